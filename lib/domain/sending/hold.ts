/** A reasoned stop: from..until on everything, a campaign, a mailbox, a provider, a domain or a company. */
import type { Instant } from '../time.ts';

/** `domain`: addresses at exactly this one. `company`: at the domain that it registered and at all below it. */
export type HoldScope = 'all' | 'campaign' | 'mailbox' | 'provider' | 'domain' | 'company';

/**
 * Why a breaker holds. A mailbox: it cannot be used, receivers refuse us, its provider lets it send no more for now, or whatever it
 * is sent to puts it off. A domain or a provider: it puts us off.
 */
export const BREAKER_REASONS = [
  'account_failing',
  'blocks',
  'sending_limit',
  'deferrals',
  'destination_failing',
] as const;
export type BreakerReason = (typeof BREAKER_REASONS)[number];

/** One failure that a breaker counts. `provider`: the recipient's provider where it is a known one, its domain otherwise. */
export type BreakerFailure = {
  against: 'mailbox' | 'domain' | 'provider';
  kind: BreakerReason;
  /** The shortest rest in ms, whatever the count says. */
  openAtLeast?: number;
};

/** Why a response holds a company: somebody there is in a conversation, and colleagues should not get the same message meanwhile. */
export const COLLEAGUE_REPLIED = 'colleague_replied';

/** What a breaker watches, and what it holds. */
export type BreakerTarget = { scope: 'mailbox' | 'domain' | 'provider'; scopeId: string };

export type Hold = {
  id: number;
  scope: HoldScope;
  /** Empty for `all`. */
  scopeId: string;
  /** A code for holds placed by a breaker (`account_failing`, `blocks` ...) or a response (`colleague_replied`), the operator's words otherwise. */
  reason: string;
  placedBy: 'operator' | 'breaker' | 'response';
  from: Instant;
  /** Null: until it is lifted. */
  until: Instant | null;
};
