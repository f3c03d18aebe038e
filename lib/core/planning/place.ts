/** What a campaign brings to a plan, and what placing a message answers. */
import type { Calendar } from '../time/calendar.ts';
import type { Quota, Pushed } from '../limits/slots.ts';
import type { Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { LimitKind } from '../../domain/limits/limits.ts';

export type Span = { from: Instant; until: Instant | null };
export type SendingMailbox = { quota: Quota; holds: readonly Span[] };

/** What a campaign brings to a plan. */
export type PlanContext = {
  campaign: Campaign;
  /** Its own totals, then its new prospects (null: no limit on them). */
  totals: Quota;
  newcomers: Quota | null;
  mailboxes: readonly SendingMailbox[];
  holds: readonly Span[];
  /** Of the provider and the domain that receive the candidate's mail: limits, and holds. */
  recipientsOf: (candidate: Candidate) => readonly Quota[];
  recipientHoldsOf: (candidate: Candidate) => readonly Span[];
  calendarOf: (calendarKey: string) => Calendar;
  /** How many new prospects each mailbox has got so far. */
  assigned: Map<string, number>;
  /** Kept up while placing: how many overdue follow-ups each mailbox owes. */
  overdue: Map<string, number>;
  /** Kept up while placing: from when each mailbox has room, for those who may leave from the same instant. */
  roomFrom: Map<string, Map<string, Instant>>;
};

/** `step_gone`: the campaign file has fewer steps than when this sequence began. */
export type UnplacedReason = 'step_gone' | 'no_opening' | 'campaign_ended' | 'hold';
/** `later`: it could leave, but not before the end of what is planned. */
export type Unplaced = UnplacedReason | 'later';
export type Placed = { quota: Quota; sendAt: Instant; openUntil: Instant };

/** What moved a message from one instant to a later one. */
export type Delay = {
  reason: 'not_started' | 'not_due' | 'hold' | 'window' | 'opening' | 'pace' | `limit_${LimitKind}`;
  from: Instant;
  until: Instant;
  pushed?: Pushed;
};
export type Note = (delay: Delay) => void;
export type PlacementRequest = { candidate: Candidate; now: Instant; before: Instant; note?: Note };
/** `room`: from when each mailbox has some, as far as known. */
export type SearchRequest = PlacementRequest & { from: Instant; room: Map<string, Instant> };
