/**
 * Orders what blocks one prospect's next message: the first link is why it has not left, the last
 * is what it waits for.
 */
import { linkOfBlocker, linkOfUnplaced, linksOfDelays, type DelayFacts } from './links.ts';
import { holdText, messagesBeforeText } from './words.ts';
import type { Blocker } from './blockers.ts';
import type { Displaced, Link } from './link.ts';
import type { Delay, UnplacedReason } from '../planning/place.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { MessageState } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';

/** What a plan made now would do with the message. `ahead`: messages placed before it. */
export type PlanPreview = {
  sendAt: Instant | null;
  /** Why a plan has no instant for it. */
  unplaced: UnplacedReason | null;
  delays: readonly Delay[];
  /** How many messages of the batch leave before this one. */
  ahead: number;
  /**
   * The size of the batch that contains the message. Null: no batch does, so the message is placed
   * as if none came before.
   */
  batchSize: number | null;
};
export type WaitingFacts = {
  blockers: readonly Blocker[];
  state: EnrollmentState;
  preview: PlanPreview | null;
  delays: DelayFacts;
  now: Instant;
  hold: HeldBack;
};

/** What holds one person back beside the plan. */
export type HeldBack = {
  /** Undefined: not paused; null: until the operator resumes. */
  pausedUntil: Instant | null | undefined;
  /** An absence that moved the next step. `returnsOn`: as the reply says; null: it does not. */
  absence: { returnsOn: string | null; until: Instant } | null;
  /** A message from another address that may be the person's reply. */
  possible: { responseId: number; until: Instant } | null;
};

const UNDER_WAY: Readonly<Partial<Record<MessageState, Link>>> = {
  reserved: {
    code: 'under_way',
    lifts: 'itself',
    until: null,
    text: 'It is being sent at this moment.',
  },
  transmitting: {
    code: 'under_way',
    lifts: 'itself',
    until: null,
    text: 'It is being sent at this moment.',
  },
  in_doubt: {
    code: 'in_doubt',
    lifts: 'operator',
    until: null,
    text: 'The connection broke while it was sent: perhaps it was delivered, so it is never sent again automatically.',
  },
};

/** For a planned message: the gate's checks at `now`, in their order. */
export function chainOfPlanned({
  blockers,
  state,
  message,
  displaced,
}: {
  blockers: readonly Blocker[];
  state: EnrollmentState;
  message: MessageState;
  displaced: Displaced | null;
}): Link[] {
  const under = UNDER_WAY[message];
  if (under) return [under];
  const links = linksOf(blockers, state).flatMap((link) =>
    link.code === 'not_due' && displaced ? [displacedLink(link, displaced), link] : [link],
  );
  return links.length > 0
    ? links
    : [
        {
          code: 'due',
          lifts: 'operator',
          until: null,
          text: 'Nothing blocks it: run send.',
        },
      ];
}

/** Why the planned instant is as late as it is. */
function displacedLink({ lifts, until }: Link, displaced: Displaced): Link {
  return {
    code: 'displaced',
    lifts,
    until,
    text: `The campaign ${displaced.by}, whose share or precedence comes first, took its earlier slot.`,
    displaced,
  };
}

/**
 * For a message without a plan: what stops it permanently; otherwise the delays up to the instant
 * that a plan would give it, and that no plan is made yet.
 */
export function chainOfWaiting({
  blockers,
  state,
  preview,
  delays,
  now,
  hold,
}: WaitingFacts): Link[] {
  if (hold.pausedUntil !== undefined) return [pausedLink(hold.pausedUntil, now)];
  const stops = blockers.filter(({ verdict }) => verdict === 'stop');
  if (stops.length > 0) return linksOf(stops, state);
  const links = linksOf(
    blockers.filter(({ reason }) => reason === 'campaign_not_active'),
    state,
  );
  if (preview === null) return links;
  if (preview.unplaced !== null) return [...links, ...unplacedLinks(preview.unplaced, delays)];
  return [
    ...links,
    ...withPossible(withAbsence(previewLinks(preview, delays, now), hold), hold),
    ...linksOf(
      blockers.filter(({ reason }) => reason === 'inbox_stale'),
      state,
    ),
    planLink(preview),
  ];
}

/**
 * A code that never lifts is listed once: a suppressed prospect often has a sequence that ended as
 * `suppressed` too.
 */
function linksOf(blockers: readonly Blocker[], state: EnrollmentState): Link[] {
  const links = blockers.map((each) =>
    each.reason === 'sequence_ended'
      ? { ...linkOfBlocker(each), ...ENDED[state] }
      : linkOfBlocker(each),
  );
  return links.filter(
    (link, index) =>
      link.lifts !== 'never' || links.findIndex(({ code }) => code === link.code) === index,
  );
}

const endedForGood = (code: EnrollmentState, text: string): Link => ({
  code,
  lifts: 'never',
  until: null,
  text,
});
const ENDED: Readonly<Partial<Record<EnrollmentState, Link>>> = {
  finished: endedForGood('finished', 'Every step of the sequence has been sent or skipped.'),
  removed: {
    ...endedForGood('removed', 'The operator took the person out of the campaign.'),
    lifts: 'operator',
  },
  replied: endedForGood('replied', 'The prospect has replied.'),
  unsubscribed: endedForGood('unsubscribed', 'The prospect has unsubscribed or declined.'),
  complained: endedForGood('complained', 'The prospect has reported a message as spam.'),
  bounced: endedForGood('bounced', 'Messages to the prospect bounced too often.'),
  invalid: endedForGood('invalid', 'The address cannot receive mail.'),
  suppressed: endedForGood('suppressed', 'The address, or its domain, is on the suppression list.'),
  left_company: endedForGood(
    'left_company',
    'An automatic reply said that the prospect has left the company.',
  ),
  wrong_person: endedForGood(
    'wrong_person',
    'An automatic reply said that another person is responsible.',
  ),
  declined: endedForGood('declined', 'The person said no in another campaign.'),
  ended: endedForGood(
    'ended',
    'The campaign ended before the sequence did, or its text could not be filled.',
  ),
};

function unplacedLinks(reason: UnplacedReason, { holds }: DelayFacts): Link[] {
  const open = holds.filter(({ until }) => until === null);
  if (reason !== 'hold' || open.length === 0) return [linkOfUnplaced(reason)];
  return open.map((hold) => ({
    code: 'hold',
    lifts: 'operator' as const,
    until: null,
    text: holdText(hold),
    hold,
  }));
}

/** A pause that has ended is taken up by the next plan. */
function pausedLink(until: Instant | null, now: Instant): Link {
  if (until !== null && until <= now)
    return {
      code: 'not_planned',
      lifts: 'operator',
      until: null,
      text: 'Its pause has ended: run schedule.',
    };
  return {
    code: 'person_paused',
    lifts: until === null ? 'operator' : 'itself',
    until,
    text: `The operator paused the person${until === null ? ' until people resume ends it' : ''}.`,
  };
}

/** In words why the step is not due, where an absence is the reason. */
function withAbsence(links: Link[], { absence }: HeldBack): Link[] {
  if (absence === null) return links;
  const { returnsOn, until } = absence;
  return links.map((link) =>
    link.code === 'not_due' && link.until !== null && link.until >= until
      ? {
          ...link,
          code: 'out_of_office',
          text: `Out of office${returnsOn === null ? ', without a date of return' : ` until ${returnsOn}`}: the next message waits until then.`,
        }
      : link,
  );
}

/** In words why the step is not due, where a possible reply is the reason. */
function withPossible(links: Link[], { possible }: HeldBack): Link[] {
  if (possible === null) return links;
  const { responseId, until } = possible;
  return links.map((link) =>
    link.code === 'not_due' && link.until !== null && link.until >= until
      ? {
          ...link,
          code: 'possible_reply',
          text: `A message from another address (response ${responseId}) may be the person's reply: the next message waits until a person has decided, at most until then.`,
        }
      : link,
  );
}

/**
 * Ends at the planned instant: the time that no delay explains is taken by messages placed before
 * it.
 */
function previewLinks(
  { sendAt, delays, ahead }: PlanPreview,
  facts: DelayFacts,
  now: Instant,
): Link[] {
  const links = linksOfDelays(delays, facts);
  const explainedUntil = links.at(-1)?.until ?? now;
  if (sendAt === null || explainedUntil >= sendAt) return links;
  return [
    ...links,
    {
      code: 'others_first',
      lifts: 'itself',
      until: sendAt,
      text: messagesBeforeText(ahead),
      count: ahead,
    },
  ];
}

function planLink({ batchSize }: PlanPreview): Link {
  if (batchSize !== null)
    return {
      code: 'not_planned',
      lifts: 'operator',
      until: null,
      text: 'It is not planned yet: run schedule.',
    };
  return {
    code: 'beyond_plan',
    lifts: 'itself',
    until: null,
    text: 'A plan made now would not include it: too many messages come before it, or it is due in more than a week.',
  };
}
