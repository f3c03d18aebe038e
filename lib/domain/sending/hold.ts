/**
 * A stop with a reason: from..until on everything, a campaign, a mailbox, a sending domain, a
 * provider, a domain or a company.
 */
import type { Instant } from '../time.ts';

/**
 * `sending_domain`: every mailbox of ours at this registered domain. `provider`, `domain` and
 * `company` are the recipient's. `domain`: addresses at exactly this domain. `company`: at its registered domain and at all
 * domains below.
 */
export type HoldScope =
  'all' | 'campaign' | 'mailbox' | 'sending_domain' | 'provider' | 'domain' | 'company';

/**
 * Why a breaker places a hold. On a mailbox: its server cannot be used, receivers refuse us in SMTP
 * (`blocks`) or in reports that come back (`reported_blocks`), its provider allows no more messages for now, or all receivers defer its messages. On a domain or
 * provider: it defers our messages.
 */
export const BREAKER_REASONS = [
  'account_failing',
  'blocks',
  'reported_blocks',
  'sending_limit',
  'deferrals',
  'destination_failing',
] as const;
export type BreakerReason = (typeof BREAKER_REASONS)[number];

/**
 * One failure that a breaker counts. `provider`: the recipient's provider if it is a known one; its
 * domain otherwise.
 */
export type BreakerFailure = {
  against: 'mailbox' | 'domain' | 'provider';
  kind: BreakerReason;
  /** The shortest open time in ms, whatever the count of failures. */
  openAtLeast?: number;
};

/**
 * Why a response holds a company: an employee is in a conversation with us, so colleagues should
 * not get the same message.
 */
export const COLLEAGUE_REPLIED = 'colleague_replied';

/** Why a breaker holds a campaign: none of its mailboxes has worked for long. */
export const PERSISTENT_FAILURE = 'account_persistently_failing';

/** Why a rate places a hold: too many results of this kind among the attempts of the window. */
export const RATE_REASONS = ['bounce_rate', 'block_rate', 'complaint_rate'] as const;
export type RateReason = (typeof RATE_REASONS)[number];

/** What a breaker watches, and what it puts on hold. */
export type BreakerTarget = { scope: 'mailbox' | 'domain' | 'provider'; scopeId: string };

export type Hold = {
  id: number;
  scope: HoldScope;
  /** Empty for `all`. */
  scopeId: string;
  /** The mailboxes of a sending domain that is on hold; empty for every other scope. */
  mailboxIds: readonly string[];
  /**
   * A code if a breaker (`account_failing`, `bounce_rate` ...) or a response
   * (`colleague_replied`) placed the hold, the operator's text otherwise.
   */
  reason: string;
  placedBy: 'operator' | 'breaker' | 'response';
  from: Instant;
  /** Null: until it is lifted. */
  until: Instant | null;
};

/** A hold to place. */
export type NewHold = Omit<Hold, 'id' | 'mailboxIds'>;
