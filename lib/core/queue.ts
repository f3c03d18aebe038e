/** Decides in which order the people of a campaign come: who was tried, who waits for an answer to be followed up, who is new. */
import { nextOpening, type Calendar } from './calendar.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Candidate } from '../domain/candidate.ts';

type QueueRequest = { now: Instant; campaign: Campaign; candidates: readonly Candidate[]; calendarOf: (calendarKey: string) => Calendar };
type Ranked = { candidate: Candidate; at: Instant };

/**
 * Messages that were tried come first. Then follow-ups due within a day and new prospects whose window opens soonest, mixed
 * as the campaign's `followUpRatio` says; then later follow-ups: they book their day before new prospects fill it. Same input,
 * same order, in whatever order the rows came.
 */
export function inOrder(request: QueueRequest): Candidate[] {
  const { now, campaign, candidates } = request;
  const opensAt = createOpensAt(request);
  const tried: Ranked[] = [];
  const due: Ranked[] = [];
  const fresh: Ranked[] = [];
  const later: Ranked[] = [];
  for (const candidate of candidates) {
    if (candidate.tried) tried.push({ candidate, at: candidate.dueAt });
    else if (candidate.step === 0) fresh.push({ candidate, at: opensAt(candidate) });
    else (candidate.dueAt <= now + DAY ? due : later).push({ candidate, at: candidate.dueAt });
  }
  return [...sorted(tried), ...mixed(sorted(due), sorted(fresh), campaign.followUpRatio), ...sorted(later)];
}

function createOpensAt({ now, campaign, calendarOf }: QueueRequest): (candidate: Candidate) => Instant {
  const known = new Map<string, Instant>();
  return ({ calendarKey }) => {
    let at = known.get(calendarKey);
    if (at === undefined) known.set(calendarKey, (at = nextOpening(calendarOf(calendarKey), Math.max(now, campaign.startAt ?? now))?.at ?? Infinity));
    return at;
  };
}

function sorted(ranked: Ranked[]): Candidate[] {
  return ranked.sort((a, b) => a.at - b.at || a.candidate.enrollmentId - b.candidate.enrollmentId).map(({ candidate }) => candidate);
}

/** Of the first n, `ratio` times n (rounded up) are follow-ups, as long as there are both. */
function mixed(followUps: readonly Candidate[], fresh: readonly Candidate[], ratio: number): Candidate[] {
  const take = mix(followUps.values(), fresh.values(), ratio);
  const order: Candidate[] = [];
  for (let next = take(); next !== undefined; next = take()) order.push(next);
  return order;
}

/** The same, one by one. */
export function mix<Person>(followUps: Iterator<Person, undefined>, fresh: Iterator<Person, undefined>, ratio: number): () => Person | undefined {
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
