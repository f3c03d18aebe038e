/**
 * Orders a campaign's candidates for a day: messages that were tried, follow-ups, new prospects.
 */
import { nextOpening } from '../time/calendar.ts';
import { isOverdue, isStarved } from './overdue.ts';
import type { PlanContext } from './place.ts';
import type { Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';

export type CandidateQueue = {
  /** Begins a day: takes the candidates that could leave before its end, one by one. */
  begin(day: { from: Instant; before: Instant }): void;
  /** Candidates that were tried come first. `mustOnly`: only candidates that must be planned. */
  take(mustOnly: boolean): Candidate | undefined;
  /** Call it when a candidate is placed or can never be. */
  settle(candidate: Candidate): void;
  /** Call it when no candidate with the same calendar (and mailbox) has room on this day. */
  close(candidate: Candidate): void;
  left(): { tried: number; overdue: number; all: number };
  /** The longest waiting first. */
  starved: readonly Candidate[];
};

/** The part of a batch that is reserved for overdue follow-ups; other candidates share the rest. */
const KEPT_FOR_OVERDUE = 0.5;

/**
 * Messages that were tried come first. Then follow-ups by due time and new prospects by the opening
 * of their window, mixed by the campaign's `followUpRatio`. Candidates that can leave sooner do not
 * displace those that were tried or are overdue (the latter up to half of a batch). The same input
 * in any row order gives the same order.
 */
export function createQueue(
  { campaign, calendarOf }: Pick<PlanContext, 'campaign' | 'calendarOf'>,
  candidates: readonly Candidate[],
  { now, size }: { now: Instant; size: number },
): CandidateQueue {
  const byDue = (a: Candidate, b: Candidate): number =>
    a.dueAt - b.dueAt || a.enrollmentId - b.enrollmentId;
  const tried = candidates.filter((candidate) => candidate.tried).sort(byDue);
  const followUps = candidates
    .filter((candidate) => !candidate.tried && candidate.step > 0)
    .sort(byDue);
  const overdue = followUps
    .filter((each) => isOverdue(each, now))
    .slice(0, Math.floor(KEPT_FOR_OVERDUE * size));
  const fresh = new Map<string, Candidate[]>();
  for (const candidate of candidates
    .filter((each) => !each.tried && each.step === 0)
    .sort((a, b) => a.enrollmentId - b.enrollmentId)) {
    const list = fresh.get(candidate.calendarKey);
    if (list) list.push(candidate);
    else fresh.set(candidate.calendarKey, [candidate]);
  }
  const mustLeft = { tried: new Set(tried), overdue: new Set(overdue) };
  const settled = new Set<Candidate>();
  const closed = new Set<string>();
  let take: CandidateQueue['take'] = () => undefined;

  function* waiting(list: readonly Candidate[], before: Instant): Generator<Candidate, undefined> {
    for (const candidate of list)
      if (candidate.dueAt < before && !settled.has(candidate) && !closed.has(closingKey(candidate)))
        yield candidate;
  }

  /**
   * `next` looks one ahead, and that candidate may have been placed meanwhile, as one that must be
   * planned.
   */
  const unsettled = (next: () => Candidate | undefined): Candidate | undefined => {
    for (;;) {
      const candidate = next();
      if (!candidate || !settled.has(candidate)) return candidate;
    }
  };

  return {
    begin({ from, before }) {
      closed.clear();
      const must = waiting([...tried, ...overdue], Infinity);
      const first = waiting(tried, Infinity);
      const others = mix(
        waiting(followUps, before),
        newcomers({ from: Math.max(from, campaign.startAt ?? from), before }),
        campaign.followUpRatio,
      );
      take = (mustOnly) =>
        mustOnly ? must.next().value : (first.next().value ?? unsettled(others));
    },
    take: (mustOnly) => take(mustOnly),
    settle(candidate) {
      settled.add(candidate);
      mustLeft.tried.delete(candidate);
      mustLeft.overdue.delete(candidate);
    },
    close: (candidate) => void closed.add(closingKey(candidate)),
    starved: overdue.filter((each) => isStarved(each, now)),
    left: () => ({
      tried: mustLeft.tried.size,
      overdue: mustLeft.overdue.size,
      all: candidates.length - settled.size,
    }),
  };

  /**
   * The calendar that opens first comes first; calendars that open together form one queue, by
   * enrollment.
   */
  function* newcomers({
    from,
    before,
  }: {
    from: Instant;
    before: Instant;
  }): Generator<Candidate, undefined> {
    const heads = [...fresh.entries()].flatMap(([key, list]) => {
      const at = nextOpening(calendarOf(key), from)?.at ?? Infinity;
      // A candidate without any opening is reported on the first day.
      return at < before || at === Infinity
        ? [{ at, people: waiting(list, Infinity), head: undefined as Candidate | undefined }]
        : [];
    });
    for (const each of heads) each.head = each.people.next().value;
    for (;;) {
      let next: (typeof heads)[number] | undefined;
      for (const each of heads)
        if (
          each.head &&
          (next?.head === undefined ||
            each.at < next.at ||
            (each.at === next.at && each.head.enrollmentId < next.head.enrollmentId))
        )
          next = each;
      if (!next?.head) return undefined;
      yield next.head;
      next.head = next.people.next().value;
    }
  }
}

/** Where an earlier follow-up has no room, a later one with the same key has none either. */
function closingKey({ step, mailboxId, calendarKey }: Candidate): string {
  return `${step === 0}|${mailboxId ?? ''}|${calendarKey}`;
}

/** Of the first n, `ratio` times n (rounded up) are follow-ups, while both kinds are left. */
export function mix<Person>(
  followUps: Iterator<Person, undefined>,
  fresh: Iterator<Person, undefined>,
  ratio: number,
): () => Person | undefined {
  let [followUp, newcomer] = [followUps.next(), fresh.next()];
  let [followed, begun] = [0, 0];
  return () => {
    const wanted = followed < ratio * (followed + begun + 1);
    if (!followUp.done && (wanted || newcomer.done)) {
      const { value } = followUp;
      followed++;
      followUp = followUps.next();
      return value;
    }
    if (newcomer.done) return undefined;
    const { value } = newcomer;
    begun++;
    newcomer = fresh.next();
    return value;
  };
}
