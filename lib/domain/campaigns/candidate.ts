/** What planning chooses from, and what it makes of a choice. */
import type { Instant } from '../time.ts';

/** An enrollment that could have its next message planned. */
export type Candidate = {
  enrollmentId: number;
  prospectId: number;
  email: string;
  domain: string;
  /** The domain that the company registered; null for whoever has none. */
  company: string | null;
  /** The large mail provider that receives its message, or `other`. */
  provider: string;
  step: number;
  /** The step may not leave before. */
  dueAt: Instant;
  /** The mailbox this prospect knows; null for a new prospect. */
  mailboxId: string | null;
  calendarKey: string;
  /** The message that exists for it already and needs a new instant. */
  messageRow: number | null;
  /** The instant that message was planned for, when it was never tried. */
  plannedFor?: Instant;
  /** That message was tried before: it goes first, and is never dropped from a plan. */
  tried: boolean;
};

/** A candidate with its instant; `openUntil` is the end of the window it lies in. */
export type Planned = Omit<Candidate, 'mailboxId'> & {
  mailboxId: string;
  sendAt: Instant;
  openUntil: Instant;
  variant: string;
};
