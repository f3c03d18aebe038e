/**
 * Finds follow-ups that are a day or more late because their mailbox is full in their hours.
 * Without help some would wait for ever: a mailbox that uses up its rolling 24 hours every
 * afternoon has no room in the morning, day after day.
 */
import { DAY, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';

const OVERDUE_AFTER = DAY;
/** This late, they are placed before the days are filled. */
const STARVED_AFTER = 3 * DAY;

type Waiting = Pick<Candidate, 'step' | 'dueAt' | 'mailboxId'>;

export function isOverdue(waiting: Waiting, now: Instant): boolean {
  return isLate(waiting, now - OVERDUE_AFTER);
}

export function isStarved(waiting: Waiting, now: Instant): boolean {
  return isLate(waiting, now - STARVED_AFTER);
}

function isLate({ step, dueAt }: Waiting, since: Instant): boolean {
  return step > 0 && dueAt <= since;
}

/** The number of overdue follow-ups per mailbox. */
export function countOverdue(
  waiting: Iterable<Waiting & { n?: number }>,
  now: Instant,
): Map<string, number> {
  const overdue = new Map<string, number>();
  for (const followUp of waiting) {
    if (followUp.mailboxId === null || !isOverdue(followUp, now)) continue;
    overdue.set(followUp.mailboxId, (overdue.get(followUp.mailboxId) ?? 0) + (followUp.n ?? 1));
  }
  return overdue;
}
