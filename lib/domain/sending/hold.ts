/**
 * A stop with a reason: from..until on everything, a campaign, a mailbox, a provider, a domain or a
 * company.
 */
import type { Instant } from '../time.ts';

/**
 * `domain`: addresses at exactly this domain. `company`: at its registered domain and at all
 * domains below.
 */
export type HoldScope = 'all' | 'campaign' | 'mailbox' | 'provider' | 'domain' | 'company';

/**
 * Why a breaker places a hold. On a mailbox: its server cannot be used, receivers refuse us, its
 * provider allows no more messages for now, or all receivers defer its messages. On a domain or
 * provider: it defers our messages.
 */
export const BREAKER_REASONS = [
  'account_failing',
  'blocks',
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

/** What a breaker watches, and what it puts on hold. */
export type BreakerTarget = { scope: 'mailbox' | 'domain' | 'provider'; scopeId: string };

export type Hold = {
  id: number;
  scope: HoldScope;
  /** Empty for `all`. */
  scopeId: string;
  /**
   * A code if a breaker (`account_failing`, `blocks` ...) or a response (`colleague_replied`)
   * placed the hold, the operator's text otherwise.
   */
  reason: string;
  placedBy: 'operator' | 'breaker' | 'response';
  from: Instant;
  /** Null: until it is lifted. */
  until: Instant | null;
};
