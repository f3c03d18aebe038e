/** A message that is still to be sent, and what it will say. */
import type {
  Enrollment,
  EnrollmentState,
  Prospect,
  ProspectState,
} from '../campaigns/prospect.ts';
import type { TextFault } from '../campaigns/text-fault.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Tracked } from '../tracking/tracked-message.ts';
import type { MessageContent } from './content.ts';
import type { DueMessage } from './message.ts';

/** `tracked`: what its opens and clicks are measured by; null: nothing. */
export type Composed =
  { ok: true; content: MessageContent; tracked: Tracked | null } | { ok: false; fault: TextFault };

/**
 * `planned`: the state file has it with its instant. `foreseen`: a plan made now would give it this
 * mailbox and instant. `later`: it follows messages that have not been sent, so it has no instant.
 */
type UpcomingStanding = 'planned' | 'foreseen' | 'later';

export type Upcoming = {
  /** `row` is 0 unless it is planned. */
  message: DueMessage;
  standing: UpcomingStanding;
  /** The plan that it belongs to; null unless it is planned. */
  batchId: string | null;
  sendAt: Instant | null;
  /** Earlier messages of the sequence, oldest first, as a threaded message answers them. */
  earlier: readonly EarlierMessage[];
};

/** `sent` false: it is not sent yet, and is shown as it would be. */
export type EarlierMessage = { messageId: string; subject: string; sent: boolean };

export type ComposedMessage = Upcoming & {
  /** The date on which it leaves, in the zone of the mailbox; null while `sendAt` is. */
  day: LocalDate | null;
  /** Its Date field: the planned instant, or now if that has passed or is not known. */
  date: Instant;
  /** The server that will receive it; null: its address is not known here. */
  host: string | null;
  written: Composed;
};

/** A planned message and the plan that it belongs to. */
export type QueuedMessage = { message: DueMessage; batchId: string };

/** A person's place in a campaign, with all that a message to the person needs. */
export type Enrolled = Pick<
  Enrollment,
  'campaignId' | 'prospectId' | 'nextStep' | 'dueAt' | 'mailboxId' | 'calendarKey'
> &
  Omit<Prospect, 'id' | 'state' | 'zoneSource' | 'byPopulation' | 'region'> & {
    enrollmentId: number;
    enrollmentState: EnrollmentState;
    prospectState: ProspectState;
  };
