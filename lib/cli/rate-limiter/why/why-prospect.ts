/** `rate_limiter.ts why --prospect`: each sequence of one person. */
import { whySequence, type WhyAnswer } from '../../../app/why/why-prospect.ts';
import { Failure } from '../../../domain/failure.ts';
import { readTogether } from '../../../state/file/read-together.ts';
import { suppressionsOf } from '../../../state/campaigns/suppressions.ts';
import { countAhead, endingResponse, sequencesOf } from '../../../state/why/why-store.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { findRefusals } from '../../../app/sending/guard/find-refusals.ts';
import { nextAfterRefusals, warnOfRefusals } from '../../campaigns/show-refusals.ts';
import { wireRefusals } from '../../wiring/sending/wire-refusals.ts';
import { isLed } from '../../../core/why/lead-chain.ts';
import { leftOutOf } from '../../../state/campaigns/people/left-out.ts';
import { needPerson, wasLeftOut } from '../../campaigns/find-person.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { wireWhy } from '../../wiring/why/wire-why.ts';
import { describeLink, renderChain } from './describe-why.ts';
import { nextAfter } from './why-next.ts';
import type { Answer, Context, NextStep, Warning } from '../../runner/command.ts';
import type { KnownPerson, Sequence } from '../../../domain/campaigns/prospect.ts';

/** More people than this are not counted. */
const MOST_AHEAD = 1_000;

export async function answerProspect(
  context: Context,
  request: { email: string; campaignId: string | null },
): Promise<Answer> {
  const { db } = context.state;
  const now = context.clock.now();
  if (request.campaignId !== null) needCampaign(db, request.campaignId);
  const person = await needPerson(context.state, request.email, 'rate_limiter.ts why');
  const sequences = sequencesOf(db, person.id, request.campaignId);
  const suppressions = suppressionsOf(db, person);
  if (sequences.length === 0) {
    const leftOut = leftOutOf(db, person.canonical).filter(
      ({ campaignId }) => request.campaignId === null || campaignId === request.campaignId,
    );
    throw leftOut.length > 0
      ? wasLeftOut(person, leftOut, suppressions.length > 0)
      : notEnrolled(person, request.campaignId);
  }
  const port = wireWhy(context.state);
  const warnings: Warning[] = [];
  const shown: ReturnType<typeof describeSequence>[] = [];
  const next: NextStep[] = [];
  for (const sequence of sequences) {
    const { row, campaign } = needCampaign(db, sequence.campaignId);
    const refusals = findRefusals(
      wireRefusals(context),
      row.state === 'active' ? campaign.mailboxes : [],
    );
    const answered = await whySequence(port, { person, sequence, campaign, refusals, now });
    warnings.push(...warnOfRefusals(refusals));
    if (isLed(answered.chain, refusals))
      next.push(...nextAfterRefusals(context, refusals, ` --campaign-id ${sequence.campaignId}`));
    shown.push(describeSequence(context, { person, sequence, answered, now }));
    next.push(
      ...nextAfter(context, {
        ...answered,
        campaignId: sequence.campaignId,
        email: person.email,
        now,
      }),
    );
  }
  const data = {
    email: person.email,
    state: person.state,
    provider: person.provider,
    zoneSource: person.zoneSource,
    country: person.country,
    region: person.region,
    suppressions: suppressions.map(({ kind, value, reason, source, at }) => ({
      kind,
      value,
      reason,
      source,
      at: iso(at),
    })),
    campaigns: shown,
  };
  return {
    data,
    warnings: warnings.filter(
      ({ message }, index) => warnings.findIndex((each) => each.message === message) === index,
    ),
    next,
    render: {
      text: () =>
        [`${person.email} (${person.state})`, ...shown.flatMap(renderSequence)].join('\n'),
    },
  };
}

type SequenceFacts = { person: KnownPerson; sequence: Sequence; answered: WhyAnswer; now: number };

function describeSequence(
  { state: { db } }: Context,
  { person, sequence, answered, now }: SequenceFacts,
) {
  const { clock, lastMessage, sendAt, mailboxId } = answered;
  const mailbox = mailboxId ?? sequence.mailboxId;
  const response = endingResponse(db, {
    prospectId: person.id,
    enrollmentId: sequence.enrollmentId,
  });
  const waits = sequence.state === 'waiting' && sequence.campaignState === 'active';
  return {
    campaignId: sequence.campaignId,
    campaignState: sequence.campaignState,
    state: sequence.state,
    step: sequence.step + 1,
    because: answered.because,
    chain: answered.chain.map(describeLink),
    sendAt: iso(sendAt),
    local: sendAt === null ? null : clock.local(sendAt),
    planned: answered.planned,
    mailbox,
    batchSize: answered.batchSize,
    ahead: answered.ahead,
    waitingBefore: waits ? readTogether(db, () => countAhead(db, sequence, MOST_AHEAD)) : null,
    clock: {
      zone: clock.zone,
      local: clock.local(now),
      openUntil: iso(clock.openUntil),
      nextOpening: iso(clock.nextOpening),
      closedBy: clock.closedBy,
    },
    dueAt: sequence.dueAt === 0 ? null : iso(sequence.dueAt),
    lastMail: lastMessage && {
      step: lastMessage.step + 1,
      sentAt: iso(lastMessage.sentAt),
      mailbox: lastMessage.mailboxId,
    },
    inboxReadAt: mailbox === null ? null : iso(needMailbox(db, mailbox).inboxReadAt),
    response: response && {
      responseId: response.responseId,
      kind: response.kind,
      receivedAt: iso(response.receivedAt),
      bounce:
        response.bounceClass === null
          ? null
          : { class: response.bounceClass, reason: response.bounceReason },
      untrusted: { subject: untrusted(response.subject, 200) },
    },
  };
}

function renderSequence(shown: ReturnType<typeof describeSequence>): string[] {
  const when =
    shown.sendAt === null
      ? 'nothing will be sent in this state'
      : `step ${shown.step} ${shown.planned ? 'is planned for' : 'would be sent at'} ${shown.sendAt} (${shown.local}) from ${shown.mailbox}`;
  return ['', `${shown.campaignId} (${shown.state}): ${when}`, ...renderChain(shown.chain)];
}

function notEnrolled({ email }: KnownPerson, campaignId: string | null): Failure {
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: `${email} is known, but ${campaignId === null ? 'in no campaign' : `not in the campaign ${campaignId}`}.`,
    hint:
      campaignId === null
        ? 'rate_limiter.ts import adds people to a campaign.'
        : 'Leave --campaign-id out to see the campaigns this person is in.',
  });
}
