/**
 * Follow-ups that are late by a day and more: in their hours their mailbox is full, maybe for days to come. Some would stay so for
 * ever: a mailbox that fills its 24 hours every afternoon has no room in the morning, day after day.
 */
import { DAY, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';

const OVERDUE_AFTER = DAY;
/** Late by so much, they are given a place before the days are filled. */
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

/** By mailbox: how many of them it owes. */
export function countOverdue(
  waiting: Iterable<Waiting & { n?: number }>,
  now: Instant,
): Map<string, number> {
  const owed = new Map<string, number>();
  for (const one of waiting) {
    if (one.mailboxId === null || !isOverdue(one, now)) continue;
    owed.set(one.mailboxId, (owed.get(one.mailboxId) ?? 0) + (one.n ?? 1));
  }
  return owed;
}
