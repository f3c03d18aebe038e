/** Reads which messages are wanted; whatever does not exist is one clear error. */
import { Failure } from '../../../domain/failure.ts';
import { addresseeOf } from '../../../core/campaigns/prospects/canonical-address.ts';
import { upcomingPlanned } from '../../../app/preview/compose-messages.ts';
import { upcomingNext, upcomingOf, upcomingSample } from '../../../app/preview/find-upcoming.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { quote } from '../../runner/call-again.ts';
import { show, usage } from '../../runner/parse.ts';
import type { wirePreview } from '../../wiring/preview/wire-preview.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Enrolled, Upcoming } from '../../../domain/sending/upcoming.ts';
import type { Instant } from '../../../domain/time.ts';

const PATH = 'rate_limiter.ts preview';
/** How many people a later step is shown for where none is named. */
const FEW = 3;

export type Selection = {
  prospect: string | undefined;
  sample: number | undefined;
  batch: string | undefined;
  step: number | undefined;
};
export type Shown = 'prospect' | 'sample' | 'batch' | 'planned' | 'foreseen';

type Port = ReturnType<typeof wirePreview>;

export async function selectMessages(
  port: Port,
  { campaign, now }: { campaign: Campaign; now: Instant },
  selection: Selection,
): Promise<{ shown: Shown; messages: Upcoming[] }> {
  const { prospect, sample, batch } = selection;
  refuseSeveral(selection);
  const step = stepOf(campaign, selection.step);
  if (prospect !== undefined) {
    const enrolled = needEnrolled(port, campaign, prospect);
    refuseSent(enrolled, step);
    const found = await upcomingOf(port, enrolled, { campaign, now, step });
    if (found === null) throw nothingLeft(enrolled);
    return { shown: 'prospect', messages: [found] };
  }
  if (batch !== undefined) return { shown: 'batch', messages: needBatch(port, campaign, batch) };
  if (sample !== undefined || step !== null)
    return {
      shown: 'sample',
      messages: await upcomingSample(port, { campaign, now }, { size: sample ?? FEW, step }),
    };
  const messages = await upcomingNext(port, { campaign, now });
  return { shown: messages[0]?.standing === 'planned' ? 'planned' : 'foreseen', messages };
}

function refuseSeveral({ prospect, sample, batch, step }: Selection): void {
  const given = [
    ...(prospect === undefined ? [] : ['--prospect']),
    ...(sample === undefined ? [] : ['--sample']),
    ...(batch === undefined ? [] : ['--batch']),
  ];
  if (given.length > 1)
    throw usage(
      `${given.join(' and ')} were given together; expected one of them.`,
      `Example: ${PATH} --campaign-id spring --sample 5`,
      PATH,
    );
  if (batch !== undefined && step !== undefined)
    throw usage(
      '--step was given with --batch, whose messages have their steps; expected one of them.',
      `Example: ${PATH} --campaign-id spring --sample 5 --step 2`,
      PATH,
    );
}

function stepOf(campaign: Campaign, given: number | undefined): number | null {
  if (given === undefined) return null;
  const { length } = campaign.steps;
  if (given <= length) return given - 1;
  throw new Failure({
    code: 'no_step',
    exit: 'notFound',
    message: `--step ${given} was given, but the campaign ${campaign.id} has ${length} step${length === 1 ? '' : 's'}.`,
    hint: `Name a step from 1 to ${length}, or leave --step out to see each person's next message.`,
    details: { received: given, steps: length },
  });
}

function needEnrolled(port: Port, campaign: Campaign, text: string): Enrolled {
  const checked = normaliseAddress(text);
  if (!checked.ok)
    throw usage(
      `--prospect ${JSON.stringify(text.slice(0, 80))} is not a plain email address.`,
      `Example: ${PATH} --campaign-id ${campaign.id} --prospect bob@example.com`,
      PATH,
    );
  const found = port.enrolledPerson(campaign.id, addresseeOf(checked.address).canonical);
  if (found) return found;
  throw new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: `The campaign ${campaign.id} has no prospect with the address ${checked.address}.`,
    hint: `Check the spelling, or see rate_limiter.ts why --prospect ${quote(checked.address)}; without --prospect, preview --sample 5 picks people.`,
  });
}

function refuseSent({ email, nextStep }: Enrolled, step: number | null): void {
  if (step === null || step >= nextStep) return;
  throw new Failure({
    code: 'step_sent',
    exit: 'notFound',
    message: `Step ${step + 1} has been sent to ${email} already; preview shows what is still to be sent.`,
    hint: `Leave --step out to see the next message, or name step ${nextStep + 1} or a later one.`,
    details: { received: step + 1, next: nextStep + 1 },
  });
}

function nothingLeft({ email, campaignId, enrollmentState }: Enrolled): Failure {
  return new Failure({
    code: 'nothing_to_send',
    exit: 'notFound',
    message: `The campaign ${campaignId} sends nothing more to ${email} (${enrollmentState}).`,
    hint: `rate_limiter.ts why --prospect ${quote(email)} --campaign-id ${campaignId} says why.`,
    details: { state: enrollmentState },
  });
}

function needBatch(port: Port, { id }: Campaign, batchId: string): Upcoming[] {
  const messages = upcomingPlanned(port, { campaignId: id, batchId });
  if (messages.length > 0) return messages;
  const batches = port.plannedBatches(id);
  throw new Failure({
    code: 'no_batch',
    exit: 'notFound',
    message: `The campaign ${id} has no planned messages of a batch ${show(batchId)}.`,
    hint:
      batches.length === 0
        ? `Nothing is planned: rate_limiter.ts schedule --campaign-id ${id}, whose answer names the batch.`
        : `Planned batches: ${batches
            .slice(0, 5)
            .map((each) => `${each.batchId} (${each.messages})`)
            .join(', ')}. A new plan gives a new name.`,
    details: { batches: batches.slice(0, 20) },
  });
}
