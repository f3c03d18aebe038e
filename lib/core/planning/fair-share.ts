/** Seats the people of campaigns that share mailboxes, one after another: each campaign as often as its priority says. */
import { partiesOf } from './place-from.ts';
import { placeMessage } from './placement.ts';
import type { Place, Placed, Unplaced } from './place.ts';
import { isOverdue } from './overdue.ts';
import { book, type Party } from '../limits/slots.ts';
import { countBetween, insertInstant, type Timeline } from '../limits/timeline.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';

/** A campaign at the mailboxes. */
export type Turn<Person extends Candidate = Candidate> = {
  place: Place;
  /** Whoever is next; undefined: nobody is left. */
  take: () => Person | undefined;
  /** Messages it has had: sent today, planned to stay, and seated since. */
  used: number;
};

export type Seated<Person extends Candidate = Candidate> = {
  turn: Turn<Person>;
  candidate: Person;
  placed: Placed | Unplaced;
};

/** The day by which turns are counted, the same one whoever plans: by days of their own, what is one campaign's late part of a day would be another's early one. */
export function dayOfTurns(
  places: readonly { campaign: Pick<Campaign, 'id'>; totals: Pick<Party, 'dayOf'> }[],
): Party['dayOf'] {
  return places.reduce((first, place) => (place.campaign.id < first.campaign.id ? place : first))
    .totals.dayOf;
}

/** `had`: sorted; when it had its messages, as far back as the day of its beginning. */
type Late = { campaign: Pick<Campaign, 'id' | 'priority'>; beganAt: Instant; had: Timeline };

/**
 * Whoever begins in the middle of a day has nothing to catch up with: at that moment it is counted as having had its part of the
 * day. Adds to `had`.
 */
export function countFromBeginning(contenders: readonly Late[], dayOf: Party['dayOf']): void {
  for (const late of contenders.toSorted((a, b) => a.beganAt - b.beganAt)) {
    const { startsAt } = dayOf(late.beganAt);
    const before = contenders.filter(({ beganAt }) => beganAt < late.beganAt);
    const least = Math.min(
      ...before.map(
        ({ campaign, had }) =>
          countBetween(had, startsAt - 1, late.beganAt - 1) / campaign.priority,
      ),
    );
    if (before.length > 0)
      for (let n = Math.floor(least * late.campaign.priority); n > 0; n--)
        insertInstant(late.had, late.beganAt);
  }
}

/**
 * Weighted fair queueing: the campaign that has had least for its priority is next. Messages that were tried before are no
 * matter of turns. Every placed message is booked when it is handed out, so that who asks for no more has booked no more.
 */
export function* seatInTurns<Person extends Candidate>(
  turns: readonly Turn<Person>[],
  { now, before }: { now: Instant; before: Instant },
): Generator<Seated<Person>> {
  const heads = turns.map((turn) => ({ turn, head: turn.take() }));
  for (;;) {
    const next = nextHead(heads);
    const candidate = next?.head;
    if (!next || !candidate) return;
    const { turn } = next;
    const placed = placeMessage(turn.place, { candidate, now, before });
    if (typeof placed !== 'string') {
      bookPlaced(turn.place, candidate, { ...placed, now });
      turn.used++;
    }
    yield { turn, candidate, placed };
    next.head = turn.take();
  }
}

type Head<Person extends Candidate> = { turn: Turn<Person>; head: Person | undefined };

function nextHead<Person extends Candidate>(
  heads: readonly Head<Person>[],
): Head<Person> | undefined {
  let best: Head<Person> | undefined;
  for (const one of heads) if (one.head && (best === undefined || isBefore(one, best))) best = one;
  return best;
}

/** Among equals the higher priority, then the name decides, so that every campaign's plan sees the same turns. */
function isBefore<Person extends Candidate>(one: Head<Person>, other: Head<Person>): boolean {
  if (one.head?.tried !== other.head?.tried) return one.head?.tried === true;
  const [a, b] = [one.turn.place.campaign, other.turn.place.campaign];
  const difference =
    (one.turn.used + 1) / a.priority - (other.turn.used + 1) / b.priority ||
    b.priority - a.priority;
  return difference === 0 ? a.id < b.id : difference < 0;
}

/** From here on it counts. */
export function bookPlaced(
  place: Place,
  candidate: Candidate,
  { party, sendAt, now }: Placed & { now: Instant },
): void {
  const { given, owed } = place;
  book(partiesOf(place, party, candidate), sendAt);
  const { mailboxId } = candidate;
  if (candidate.step === 0) given.set(party.scopeId, (given.get(party.scopeId) ?? 0) + 1);
  else if (mailboxId !== null && isOverdue(candidate, now))
    owed.set(mailboxId, (owed.get(mailboxId) ?? 0) - 1);
}
