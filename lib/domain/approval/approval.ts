/** What a person approved, and why something still needs it. */
import type { Instant, LocalDate } from '../time.ts';

/**
 * Why a message may not leave yet. `message_new`: no approval covers it; `message_changed`: one
 * covers another text, mailbox, variant or day; `campaign_new`, `mailbox_new`, `person_added`: the
 * first of its kind; `campaign_changed`: its file, limits or senders; `over_max_per_day`: beyond
 * the messages that the policy lets leave in 24 hours.
 */
export type ApprovalCause =
  | 'message_new'
  | 'message_changed'
  | 'campaign_new'
  | 'campaign_changed'
  | 'mailbox_new'
  | 'person_added'
  | 'over_max_per_day';

/** The names of the parts that two messages or campaigns differ in. */
export type ChangedParts = readonly string[];

/** `approval_stale`: there was an approval, and what it covered has changed. */
export type ApprovalRefusal = {
  reason: 'approval_needed' | 'approval_stale';
  cause: ApprovalCause;
  changed: ChangedParts;
};

/** A short hash of each part, by its name: tells what changed. */
export type PartMarks = Readonly<Record<string, string>>;

/** One message as it was approved. */
export type ApprovedMessage = {
  digest: string;
  mailboxId: string;
  variant: string;
  day: LocalDate;
  parts: PartMarks;
  /** What differed when it was to be sent; empty: nothing, or it was not tried. */
  found: ChangedParts;
};

/** Which message of which sequence. */
export type SequencePlace = { campaignId: string; prospectId: number; step: number };

export type NewApproval = {
  digest: string;
  by: string;
  at: Instant;
} & (
  | {
      kind: 'batch';
      campaignId: string;
      batchId: string;
      /** The campaign as it was approved, and the last person in it. */
      campaign: PartMarks;
      lastEnrollment: number;
      messages: readonly (Omit<ApprovedMessage, 'found'> & SequencePlace)[];
    }
  | { kind: 'action'; action: RequestedAction }
);

/** Loosenings of guard rails that one call makes, and one approval allows once. */
export type ActionKind =
  | 'limits'
  | 'campaign_file'
  | 'warm_domain'
  | 'lift_hold'
  | 'end_open'
  | 'rate_rules'
  | 'resend'
  | 'unsuppress'
  | 'requeue'
  | 'test_outside';

/** `before`: the values when it was asked for; it is only allowed while they are the same. */
export type RequestedAction = {
  kind: ActionKind;
  target: Readonly<Record<string, string | number | null>>;
  before: unknown;
  after: unknown;
};

/** An approval as it is listed. */
export type GivenApproval = {
  id: number;
  digest: string;
  by: string;
  at: Instant;
  kind: 'batch' | 'action';
  campaignId: string | null;
  batchId: string | null;
  /** Of a batch: how many messages it covers. */
  messages: number;
  action: RequestedAction | null;
  revokedAt: Instant | null;
  /** Of an action: when the one call that it allows was made. */
  usedAt: Instant | null;
};

/** An action that was refused and can be approved. */
export type ApprovalRequest = { digest: string; action: RequestedAction; at: Instant };
