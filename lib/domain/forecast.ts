/** The input of a forecast: how many prospects wait, in groups, and which messages are planned. */
import type { Candidate } from './campaigns/candidate.ts';
import type { DueMessage } from './sending/message.ts';

/**
 * Prospects that are equal for planning. `mailboxId` is set for follow-ups only, `dueAt` also for
 * new prospects to whom another campaign wrote lately. `n`: how many.
 */
export type WaitingGroup = Pick<
  Candidate,
  'calendarKey' | 'provider' | 'step' | 'mailboxId' | 'dueAt'
> & { n: number };

/** A message that is planned already. */
export type PlannedMessage = Pick<
  DueMessage,
  'sendAt' | 'step' | 'mailboxId' | 'calendarKey' | 'provider'
>;
