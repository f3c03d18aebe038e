/** What a response changed, as it was really done: the record by which it is shown, and by which it is taken back. */
import type { EnrollmentState, ProspectState } from '../campaigns/prospect.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Metric } from '../reports/metric.ts';

/** A sequence that was ended. `cancelled`: rows of the messages that were planned for it. */
export type Stopped = {
  enrollmentId: number;
  campaignId: string;
  from: EnrollmentState;
  to: EnrollmentState;
  cancelled: number[];
};
/** A next step that was put off, from one instant to another. */
export type Postponed = { enrollmentId: number; from: Instant; to: Instant };
/** A message that was sent and is to go again; the place its sequence had before. */
export type Retried = { enrollmentId: number; from: EnrollmentState; step: number; dueAt: Instant };

export type AppliedEffect =
  /** `provider`: the recipient's, as it was then. */
  | { did: 'count'; metric: Metric; day: LocalDate; provider: string }
  | ({ did: 'stop' } & Stopped)
  | { did: 'prospect'; from: ProspectState; to: ProspectState }
  | { did: 'suppress'; reason: string }
  | ({ did: 'postpone' } & Postponed)
  | ({ did: 'retry' } & Retried)
  /** `day`: of the mailbox, on which the message had left. */
  | { did: 'bounced'; class: string; reason: string; mailboxId: string; day: LocalDate }
  /** A company was held. */
  | { did: 'hold'; scopeId: string }
  /** The mailbox was blamed: its breaker counts. */
  | { did: 'blame'; mailboxId: string };
