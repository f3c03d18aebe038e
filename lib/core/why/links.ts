/** Turns verdicts of the gate and delays of a plan into links. */
import { AT_MOST, blockerText, closedText, holdText, limitText } from './words.ts';
import type { Blocker } from './blockers.ts';
import type { ClosedBy, Lifts, Link } from './link.ts';
import type { Delay, UnplacedReason } from '../planning/place.ts';
import { PERSISTENT_FAILURE, type Hold } from '../../domain/sending/hold.ts';
import type { LimitKind, LimitUse } from '../../domain/limits/limits.ts';
import type { Pushed } from '../limits/slots.ts';
import type { Instant } from '../../domain/time.ts';

export function linkOfBlocker(blocker: Blocker): Link {
  const until = blocker.verdict === 'stop' ? null : blocker.until;
  const own =
    blocker.verdict === 'wait' &&
    blocker.hold?.placedBy === 'breaker' &&
    blocker.hold.reason === PERSISTENT_FAILURE;
  const lifts: Lifts =
    blocker.verdict === 'stop'
      ? 'never'
      : until !== null || own || blocker.reason === 'company_open'
        ? 'itself'
        : 'operator';
  return {
    code: blocker.reason,
    lifts,
    until,
    text: blockerText(blocker),
    ...(blocker.verdict === 'wait' && blocker.limit ? { limit: blocker.limit } : {}),
    ...(blocker.verdict === 'wait' && blocker.hold ? { hold: blocker.hold } : {}),
  };
}

export type DelayFacts = {
  closedBy: (from: Instant, until: Instant) => ClosedBy[];
  holds: readonly Hold[];
};

/**
 * Sorted by when they lift: a limit that lasts beyond the end of a window begins before the night
 * and lifts after it. Consecutive delays with the same cause become one link. Of a long chain, only
 * the beginning and the end are returned.
 */
export function linksOfDelays(delays: readonly Delay[], facts: DelayFacts): Link[] {
  const links: Link[] = [];
  for (const delay of [...delays].sort((a, b) => a.until - b.until)) {
    const link = linkOfDelay(delay, facts);
    const last = links.at(-1);
    if (last && sameCause(last, link))
      links[links.length - 1] = {
        ...link,
        ...(link.closedBy
          ? { closedBy: [...new Set([...(last.closedBy ?? []), ...link.closedBy])] }
          : {}),
        count: (last.count ?? 1) + 1,
      };
    else links.push(link);
  }
  return links.length <= HEAD + TAIL ? links : [...links.slice(0, HEAD), ...links.slice(-TAIL)];
}

const HEAD = 8;
const TAIL = 12;

function sameCause(one: Link, other: Link): boolean {
  return (
    one.code === other.code &&
    one.limit?.scope === other.limit?.scope &&
    one.limit?.scopeId === other.limit?.scopeId &&
    one.hold === other.hold
  );
}

function linkOfDelay(
  { reason, from, until, pushed }: Delay,
  { closedBy, holds }: DelayFacts,
): Link {
  const link = {
    code: reason === 'not_started' ? 'campaign_not_started' : reason,
    lifts: 'itself' as const,
    until,
  };
  switch (reason) {
    case 'not_started':
      return { ...link, text: 'The campaign has not reached its startAt.' };
    case 'not_due':
      return {
        ...link,
        text: 'The gap after the previous message, or an absence of the prospect, lasts until then.',
      };
    case 'contacted_recently':
      return { ...link, text: 'Another campaign wrote to the person: contact.minDaysBetween.' };
    case 'recipient_paused':
      return { ...link, text: 'The recipient asked for a pause until then.' };
    case 'recipient_less_often':
      return { ...link, text: `${AT_MOST}.` };
    case 'hold': {
      // Of several consecutive holds, the last one lifts at that instant.
      const hold =
        holds.find((each) => each.until === until) ??
        holds.find((each) => each.from <= from && each.until !== null && each.until > from);
      return {
        ...link,
        text: hold ? holdText(hold) : 'A hold lasts until then.',
        ...(hold ? { hold } : {}),
      };
    }
    case 'window': {
      const kinds = closedBy(from, until);
      return { ...link, text: closedText(kinds), closedBy: kinds };
    }
    case 'opening':
      return { ...link, text: 'The first message of a window leaves some minutes after it opens.' };
    case 'spread':
      return {
        ...link,
        text: 'The mailbox has few messages that day: they are spread over the send window.',
      };
    case 'pace':
      return { ...link, text: 'The mailbox keeps a gap between its messages.' };
    default: {
      const limit = pushed && limitOf(pushed, reason.slice('limit_'.length) as LimitKind);
      return {
        ...link,
        text: limit ? limitText(limit) : 'A limit is used up.',
        ...(limit ? { limit } : {}),
      };
    }
  }
}

function limitOf({ scope, scopeId, used, limit, until, pace }: Pushed, kind: LimitKind): LimitUse {
  return { scope, scopeId, kind, used, limit, resetsAt: until, ...(pace ? { pace } : {}) };
}

const UNPLACED: Readonly<Record<UnplacedReason, { lifts: Lifts; text: string }>> = {
  step_gone: {
    lifts: 'operator',
    text: 'The campaign file has fewer steps than when this sequence began.',
  },
  no_opening: {
    lifts: 'operator',
    text: 'No send window opens for this prospect within 120 days: check sendWindow in the campaign file.',
  },
  campaign_ended: {
    lifts: 'never',
    text: 'The campaign reaches its endAt before the message could leave.',
  },
  hold: { lifts: 'operator', text: 'A hold lasts until the operator lifts it.' },
  company_open: {
    lifts: 'itself',
    text: 'As many colleagues as contact.maxOpenPerCompany allows are planned or have open sequences: it waits until one ends.',
  },
};

export function linkOfUnplaced(reason: UnplacedReason): Link {
  return { code: reason, until: null, ...UNPLACED[reason] };
}
