/** What planning chooses from, and what it makes of a choice. */
import type { Enrollment, Prospect } from './prospect.ts';
import type { Instant } from '../time.ts';

/** An enrollment that could have its next message planned. `mailboxId`: the one this prospect knows; null for a new prospect. */
export type Candidate = Pick<Enrollment, 'prospectId' | 'dueAt' | 'mailboxId' | 'calendarKey'> &
  Pick<Prospect, 'email' | 'domain' | 'company' | 'provider'> & {
    enrollmentId: number;
    step: number;
    /** The message that exists for it already and needs a new instant. */
    messageRow: number | null;
    /** The instant that message was planned for, when it was never tried. */
    plannedFor?: Instant;
    /** That message was tried before: it goes first, and is never dropped from a plan. */
    tried: boolean;
  };

/** A candidate with its instant; `openUntil` is the end of its send window. */
export type Planned = Omit<Candidate, 'mailboxId'> & {
  mailboxId: string;
  sendAt: Instant;
  openUntil: Instant;
  variant: string;
};

/** A plan as it is written. */
export type PlanCommit = {
  campaignId: string;
  now: Instant;
  batchId: string;
  planned: readonly Planned[];
  /** True: messages planned before, never tried and not in this plan return to waiting. */
  replaces: boolean;
};
