/** The types around placing a message: what a campaign brings to a plan, and the results. */
import type { Calendar } from '../time/calendar.ts';
import type { Quota, Pushed } from '../limits/slots.ts';
import type { Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { ContactReason, ContactWait } from '../../domain/campaigns/contact.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { LimitKind } from '../../domain/limits/limits.ts';

export type Span = { from: Instant; until: Instant | null };
export type SendingMailbox = {
  quota: Quota;
  holds: readonly Span[];
  /** It is blind or its account is dead: new prospects go to other mailboxes where there are any. */
  closedToNew: boolean;
};

/** What a campaign brings to a plan. */
export type PlanContext = {
  campaign: Campaign;
  /** The campaign's totals, and its limit on new prospects (null: no limit). */
  totals: Quota;
  newcomers: Quota | null;
  mailboxes: readonly SendingMailbox[];
  holds: readonly Span[];
  /** Limits and holds of the provider and the domain that receive the candidate's messages. */
  recipientsOf: (candidate: Candidate) => readonly Quota[];
  /** The reduced pace of the mailbox to the candidate's provider or domain, if there is one. */
  pacesOf: (mailbox: Quota, candidate: Candidate) => readonly Quota[];
  recipientHoldsOf: (candidate: Candidate) => readonly Span[];
  /** Until when the pace between campaigns, or the person's choice, keeps messages waiting. */
  contactWait: (candidate: Candidate) => ContactWait;
  /** The open sequences at the candidate's company; null: no limit on them. */
  companyOf: (candidate: Candidate) => CompanyRoom | null;
  calendarOf: (calendarKey: string) => Calendar;
  /** How many new prospects each mailbox has received so far. */
  assigned: Map<string, number>;
  /** Updated while placing: how many follow-ups of each mailbox are overdue. */
  overdue: Map<string, number>;
  /**
   * Updated while placing: the instant from which each mailbox has room, for candidates that may
   * leave from the same instant.
   */
  roomFrom: Map<string, Map<string, Instant>>;
};

/** The people of one company with open sequences; updated while placing, up to `most`. */
export type CompanyRoom = { most: number; people: Set<number> };

/**
 * `step_gone`: the campaign file has fewer steps than when this sequence began. `company_open`: too
 * many colleagues have open sequences.
 */
export type UnplacedReason =
  'step_gone' | 'no_opening' | 'campaign_ended' | 'hold' | 'company_open';
/** `later`: the message could leave, but not before the end of the planned span. */
export type Unplaced = UnplacedReason | 'later';
export type Placed = { quota: Quota; sendAt: Instant; openUntil: Instant };

/** A reason that moved a message from one instant to a later one. */
export type Delay = {
  reason:
    | 'not_started'
    | 'not_due'
    | ContactReason
    | 'hold'
    | 'window'
    | 'opening'
    | 'pace'
    | 'spread'
    | `limit_${LimitKind}`;
  from: Instant;
  until: Instant;
  pushed?: Pushed;
};
export type Note = (delay: Delay) => void;
export type PlacementRequest = { candidate: Candidate; now: Instant; before: Instant; note?: Note };
/** `room`: the instant from which each mailbox has room, as far as known. */
export type SearchRequest = PlacementRequest & { from: Instant; room: Map<string, Instant> };
