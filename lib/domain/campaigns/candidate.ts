/** The input of planning, and its result for one message. */
import type { Enrollment, Prospect } from './prospect.ts';
import type { Instant } from '../time.ts';
import type { Message } from '../sending/message.ts';
import type { WorkLeft } from '../limits/full-slot.ts';

/**
 * An enrollment whose next message can be planned. `mailboxId`: the mailbox that wrote to the
 * prospect before; null for a new prospect. `dueAt`: the step may not leave before this instant.
 */
export type Candidate = Pick<
  Enrollment,
  'prospectId' | 'dueAt' | 'mailboxId' | 'calendarKey' | 'position'
> &
  Pick<Prospect, 'email' | 'domain' | 'company' | 'provider'> & {
    enrollmentId: number;
    step: number;
    /** The existing message that needs a new instant. */
    messageRow: number | null;
    /** The instant for which that message was planned, if it was never tried. */
    plannedFor?: Instant;
    /** The variant of that message; `left`: it left before, was returned and is tried again. */
    written?: { variant: string; left: boolean };
    /** A planned message of another campaign: it stays there if it can. */
    keeps?: Pick<Message, 'sendAt' | 'mailboxId'>;
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

/** A planned message of another campaign that a plan gave a new instant. */
export type MovedMessage = Pick<Planned, 'sendAt' | 'openUntil' | 'mailboxId'> & {
  campaignId: string;
  messageRow: number;
  /** The instant that it had. */
  from: Instant;
  /** True: it leaves on a later day of its campaign. */
  laterDay: boolean;
};

/** A plan as it is stored. */
export type PlanCommit = {
  campaignId: string;
  now: Instant;
  batchId: string;
  planned: readonly Planned[];
  /** Planned messages of other campaigns with their new instants. */
  others: readonly MovedMessage[];
  /** When the planned messages, and those left out, could leave if limits had room. */
  workLeft: readonly WorkLeft[];
  /** True: messages planned before, never tried and not in this plan return to waiting. */
  replaces: boolean;
};
