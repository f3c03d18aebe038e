/** What a forecast reads of a campaign: how many wait where and for what, and what is planned; not who. */
import type { Candidate } from './campaigns/candidate.ts';
import type { DueMessage } from './sending/message.ts';

/** People who are alike for planning. `mailboxId`, `dueAt`: of follow-ups. */
export type WaitingGroup = Pick<
  Candidate,
  'calendarKey' | 'provider' | 'step' | 'mailboxId' | 'dueAt'
> & { n: number };

/** A message that has its instant already. */
export type PlannedMessage = Pick<
  DueMessage,
  'sendAt' | 'step' | 'mailboxId' | 'calendarKey' | 'provider'
>;
