/** Finds the messages that a campaign will send next, planned or as a plan made now would have them. */
import { chooseSample } from '../../core/preview/choose-sample.ts';
import { foresee } from '../why/foresee.ts';
import { scheduleBatch } from '../planning/schedule.ts';
import { asUpcoming, upcomingPlanned } from './compose-messages.ts';
import { bareMessage, variantOf, type UpcomingPort } from './unplanned-message.ts';
import { upcomingLater } from './later-step.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Planned } from '../../domain/campaigns/candidate.ts';
import type { MessageState } from '../../domain/sending/message.ts';
import type { Enrolled, Upcoming } from '../../domain/sending/upcoming.ts';
import type { Instant } from '../../domain/time.ts';

type Asked = { campaign: Campaign; now: Instant };

/** As many messages as `schedule` plans without a word about it. */
const BATCH = 50;
/** A sample is chosen among so many, and so many more of each group of people. */
const MOST_PLANNED = 1_000;
const SAMPLE_BATCH = 200;
const PER_GROUP = 10;
const MOST_GROUPS = 100;

/** What is planned; where nothing is, what `schedule` would plan now. */
export async function upcomingNext(port: UpcomingPort, asked: Asked): Promise<Upcoming[]> {
  const planned = upcomingPlanned(port, { campaignId: asked.campaign.id, batchId: null });
  return planned.length > 0 ? planned : foreseeBatch(port, asked, BATCH);
}

/** Messages that differ: other steps, variants, countries, and people who lack fields. */
export async function upcomingSample(
  port: UpcomingPort,
  asked: Asked,
  { size, step }: { size: number; step: number | null },
): Promise<Upcoming[]> {
  const { campaign } = asked;
  const batch = await foreseeBatch(port, asked, SAMPLE_BATCH);
  const planned = upcomingPlanned(port, { campaignId: campaign.id, batchId: null });
  const known = [...planned.slice(0, MOST_PLANNED), ...batch];
  const ids = new Set(known.map(({ message }) => message.enrollmentId));
  const others = port
    .newcomers(campaign.id, {
      keys: port.calendarKeys(campaign.id).slice(0, MOST_GROUPS),
      limit: PER_GROUP,
    })
    .map(({ enrollmentId }) => enrollmentId);
  const all = port.enrolledById([...new Set([...ids, ...others])]);
  const wanted = all.filter(({ nextStep }) => step === null || nextStep <= step);
  const names = await port.fieldNames(campaign);
  const chosen = chooseSample(
    wanted.map((enrolled) => {
      const shown = step ?? enrolled.nextStep;
      const { name } = variantOf(campaign, enrolled, shown);
      return { ...enrolled, step: shown, variant: name };
    }),
    { size, names },
  );
  const found: Upcoming[] = [];
  for (const person of chosen) {
    const ready = known.find(({ message }) => message.enrollmentId === person.enrollmentId);
    const next = ready ?? (await foreseePerson(port, person, asked));
    found.push(
      person.step === next.message.step
        ? next
        : await upcomingLater(port, person, { ...asked, next, step: person.step }),
    );
  }
  return found;
}

/** The next message of a person, or that of a later step; null: the sequence sends nothing more. */
export async function upcomingOf(
  port: UpcomingPort,
  enrolled: Enrolled,
  { step, ...asked }: Asked & { step: number | null },
): Promise<Upcoming | null> {
  const { campaign } = asked;
  const stored = port.messageOfStep(enrolled.enrollmentId, enrolled.nextStep);
  const leaves = stored !== null && LEAVES.includes(stored.state);
  if (!leaves && enrolled.enrollmentState !== 'waiting') return null;
  if (enrolled.nextStep >= campaign.steps.length) return null;
  const next = leaves ? asUpcoming(port, stored) : await foreseePerson(port, enrolled, asked);
  return step === null || step === next.message.step
    ? next
    : upcomingLater(port, enrolled, { ...asked, next, step });
}

const LEAVES: readonly MessageState[] = ['scheduled', 'reserved', 'transmitting'];

async function foreseeBatch(port: UpcomingPort, asked: Asked, size: number): Promise<Upcoming[]> {
  const { planned } = await scheduleBatch(port, asked.campaign, { size, now: asked.now });
  const people = new Map(
    port
      .enrolledById(planned.map(({ enrollmentId }) => enrollmentId))
      .map((enrolled) => [enrolled.enrollmentId, enrolled]),
  );
  return planned.flatMap((each) => {
    const stored =
      each.messageRow === null ? null : port.messageOfStep(each.enrollmentId, each.step);
    if (stored !== null) return [asUpcoming(port, stored)];
    const enrolled = people.get(each.enrollmentId);
    return enrolled ? [foreseen(port, enrolled, asked, each)] : [];
  });
}

/**
 * A person whom no plan made now would take has no instant yet; then the first mailbox of the
 * campaign stands for the one that will write.
 */
async function foreseePerson(
  port: UpcomingPort,
  enrolled: Enrolled,
  asked: Asked,
): Promise<Upcoming> {
  const { campaign, now } = asked;
  const candidate = { ...enrolled, step: enrolled.nextStep, messageRow: null, tried: false };
  const plan = await foresee(port, campaign, { candidate, now });
  const mailboxId = plan.mailboxId ?? enrolled.mailboxId ?? [...campaign.mailboxes].sort()[0] ?? '';
  return foreseen(port, enrolled, asked, { mailboxId, sendAt: plan.sendAt });
}

function foreseen(
  port: UpcomingPort,
  enrolled: Enrolled,
  { campaign, now }: Asked,
  plan: Pick<Planned, 'mailboxId'> & {
    sendAt: Instant | null;
    openUntil?: Instant;
    variant?: string;
  },
): Upcoming {
  const step = enrolled.nextStep;
  const message = {
    ...bareMessage(enrolled),
    step,
    variant: plan.variant ?? variantOf(campaign, enrolled, step).name,
    mailboxId: plan.mailboxId,
    sendAt: plan.sendAt ?? now,
    openUntil: plan.openUntil ?? Infinity,
    messageId: port.messageIdOf({
      campaignId: campaign.id,
      email: enrolled.email,
      step,
      mailboxId: plan.mailboxId,
    }),
  };
  return {
    message,
    standing: 'foreseen',
    batchId: null,
    sendAt: plan.sendAt,
    earlier: port.earlierMessages(message).map((each) => ({ ...each, sent: true })),
  };
}
