/** The input of planning, and its result for one message. */
import type { Instant } from '../time.ts';

/** An enrollment whose next message can be planned. */
export type Candidate = {
  enrollmentId: number;
  prospectId: number;
  email: string;
  domain: string;
  /** The company's registered domain; null without a company. */
  company: string | null;
  /** The large mail provider that receives the message, or `other`. */
  provider: string;
  step: number;
  /** The step may not leave before this instant. */
  dueAt: Instant;
  /** The mailbox that wrote to the prospect before; null for a new prospect. */
  mailboxId: string | null;
  calendarKey: string;
  /** The existing message that needs a new instant. */
  messageRow: number | null;
  /** The instant for which that message was planned, if it was never tried. */
  plannedFor?: Instant;
  /** That message was tried before: it goes first, and no plan drops it. */
  tried: boolean;
};

/** A candidate with its instant; `openUntil` is the end of its send window. */
export type Planned = Omit<Candidate, 'mailboxId'> & {
  mailboxId: string;
  sendAt: Instant;
  openUntil: Instant;
  variant: string;
};
