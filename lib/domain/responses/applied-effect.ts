/** What a response changed: the record that is shown, and from which the change is undone. */
import type { DeclineKind } from '../campaigns/contact.ts';
import type { EnrollmentState, ProspectState } from '../campaigns/prospect.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Metric } from '../reports/metric.ts';
import type { RefusalKind } from '../sending/refusal.ts';

/** A sequence that was ended. `cancelled`: rows of its planned messages. */
export type Stopped = {
  enrollmentId: number;
  campaignId: string;
  from: EnrollmentState;
  to: EnrollmentState;
  cancelled: number[];
};
/** A next step that was postponed, from one instant to another. */
export type Postponed = { enrollmentId: number; from: Instant; to: Instant };
/** A sent message that is to be sent again, and the earlier position of its sequence. */
export type Retried = {
  enrollmentId: number;
  from: EnrollmentState;
  step: number;
  dueAt: Instant;
};

export type AppliedEffect =
  /**
   * `provider`: the recipient's provider at that time. `writtenAt`: of a reply, the hour on its
   * writer's clock.
   */
  | { did: 'count'; metric: Metric; day: LocalDate; provider: string; writtenAt?: number }
  | ({ did: 'stop' } & Stopped)
  | { did: 'prospect'; from: ProspectState; to: ProspectState }
  | { did: 'suppress'; reason: string }
  /** The "no" is known to every campaign. */
  | { did: 'decline'; kind: DeclineKind }
  | ({ did: 'postpone' } & Postponed)
  | ({ did: 'retry' } & Retried)
  /** `day`: the day (in the mailbox's zone) on which the message had left. */
  | { did: 'bounced'; class: string; reason: string; mailboxId: string; day: LocalDate }
  /** A company was put on hold. */
  | { did: 'hold'; scopeId: string }
  /** The refusal counted towards the mailbox's breaker. */
  | { did: 'blame'; mailboxId: string }
  /** The server's words were logged. `entry`: the row of the log. */
  | { did: 'log'; kind: RefusalKind; entry: number };
