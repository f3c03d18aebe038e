/** A reasoned stop: from..until on everything, a campaign, a mailbox, a provider or a domain. */
import type { Instant } from './time.ts';

export const HOLD_SCOPES = ['all', 'campaign', 'mailbox', 'provider', 'domain'] as const;
export type HoldScope = (typeof HOLD_SCOPES)[number];

/** Why a breaker holds a mailbox: it cannot be used, or receivers refuse us. */
export const BREAKER_REASONS = ['account_failing', 'blocks'] as const;
export type BreakerReason = (typeof BREAKER_REASONS)[number];

export type Hold = {
  id: number;
  scope: HoldScope;
  /** Empty for `all`. */
  scopeId: string;
  /** A code for holds placed by a breaker (`account_failing`, `blocks`, `bounce_rate`), the operator's words otherwise. */
  reason: string;
  placedBy: 'operator' | 'breaker';
  from: Instant;
  /** Null: until it is lifted. */
  until: Instant | null;
};
