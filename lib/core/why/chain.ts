/** Orders what binds one person's next message: the first link is why nothing has been sent, the last is what it leaves by. */
import { linkOfBlocker, linkOfUnplaced, linksOfDelays, type DelayFacts } from './links.ts';
import { sayHold, sayOthers } from './words.ts';
import type { Blocker } from './blockers.ts';
import type { Link } from './link.ts';
import type { Delay, UnplacedReason } from '../planning/place.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { MessageState } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';

/** What a plan made now would do with the message. */
export type Way = {
  sendAt: Instant | null;
  /** Why a plan has no instant for it. */
  unplaced: UnplacedReason | null;
  delays: readonly Delay[];
  /** How many of the batch leave before it. */
  ahead: number;
  /** The size of the batch that holds the message; null: it is in none of them, and placed as if nobody came before. */
  batchSize: number | null;
};
export type WaitingFacts = {
  blockers: readonly Blocker[];
  state: EnrollmentState;
  way: Way | null;
  delays: DelayFacts;
  now: Instant;
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
    lifts: 'somebody',
    until: null,
    text: 'The connection broke while it was sent: perhaps it was delivered, and it is never sent again by itself.',
  },
};

/** Of a message that is planned: the checks of the gate as they stand now, in their order. */
export function chainOfPlanned({
  blockers,
  state,
  message,
}: {
  blockers: readonly Blocker[];
  state: EnrollmentState;
  message: MessageState;
}): Link[] {
  const under = UNDER_WAY[message];
  if (under) return [under];
  const links = linksOf(blockers, state);
  return links.length > 0
    ? links
    : [
        {
          code: 'due',
          lifts: 'somebody',
          until: null,
          text: 'Nothing holds it back: send delivers it.',
        },
      ];
}

/** Of a message that is not: what ends it for good; else what a plan meets on the way to its instant, and that nobody has made this plan yet. */
export function chainOfWaiting({ blockers, state, way, delays, now }: WaitingFacts): Link[] {
  const stops = blockers.filter(({ verdict }) => verdict === 'stop');
  if (stops.length > 0) return linksOf(stops, state);
  const links = linksOf(
    blockers.filter(({ reason }) => reason === 'campaign_not_active'),
    state,
  );
  if (way === null) return links;
  if (way.unplaced !== null) return [...links, ...unplacedLinks(way.unplaced, delays)];
  return [
    ...links,
    ...wayLinks(way, delays, now),
    ...linksOf(
      blockers.filter(({ reason }) => reason === 'inbox_stale'),
      state,
    ),
    planLink(way),
  ];
}

/** Once for each code: a person who is suppressed has often a sequence that ended as `suppressed`. */
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

const never = (code: EnrollmentState, text: string): Link => ({
  code,
  lifts: 'never',
  until: null,
  text,
});
const ENDED: Readonly<Partial<Record<EnrollmentState, Link>>> = {
  finished: never('finished', 'Every step of the sequence has been sent.'),
  replied: never('replied', 'The person has answered.'),
  unsubscribed: never('unsubscribed', 'The person has said no.'),
  complained: never('complained', 'The person has reported it as spam.'),
  bounced: never('bounced', 'The message came back too often.'),
  invalid: never('invalid', 'The address cannot receive mail.'),
  suppressed: never('suppressed', 'The address, or its domain, is on the suppression list.'),
  left_company: never('left_company', 'An automatic answer said that the person has left.'),
  wrong_person: never(
    'wrong_person',
    'An automatic answer said that somebody else is responsible.',
  ),
  ended: never(
    'ended',
    'The campaign ended before the sequence did, or its text could not be filled.',
  ),
};

function unplacedLinks(reason: UnplacedReason, { holds }: DelayFacts): Link[] {
  const open = holds.filter(({ until }) => until === null);
  if (reason !== 'hold' || open.length === 0) return [linkOfUnplaced(reason)];
  return open.map((hold) => ({
    code: 'hold',
    lifts: 'somebody' as const,
    until: null,
    text: sayHold(hold),
    hold,
  }));
}

/** Ends at the instant itself: what no delay of its own explains is the turn of others. */
function wayLinks({ sendAt, delays, ahead }: Way, facts: DelayFacts, now: Instant): Link[] {
  const links = linksOfDelays(delays, facts);
  const arrived = links.at(-1)?.until ?? now;
  if (sendAt === null || arrived >= sendAt) return links;
  return [
    ...links,
    { code: 'others_first', lifts: 'itself', until: sendAt, text: sayOthers(ahead), count: ahead },
  ];
}

function planLink({ batchSize }: Way): Link {
  if (batchSize !== null)
    return {
      code: 'not_planned',
      lifts: 'somebody',
      until: null,
      text: 'It has no instant yet: schedule gives it one.',
    };
  return {
    code: 'beyond_plan',
    lifts: 'itself',
    until: null,
    text: 'It is not in the batches that a plan would hold now: too many come before it, or it is due in more than a week.',
  };
}
