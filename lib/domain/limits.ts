/** The limits a message must pass, and the words for the one that stopped it. */
import type { Instant } from './time.ts';

/** Limits of one mailbox or campaign; `null` means no such limit. */
export type RateLimits = {
  perHour: number | null;
  perDay: number | null;
  /** Caps of the mailbox's i-th sending day; empty when warmup is off. */
  warmupSchedule: readonly number[];
  burst: { max: number; perMinutes: number } | null;
  /** Seconds between two sends of one mailbox, enforced at send time; `null`: only the plan is spread evenly. */
  minGapSeconds: number | null;
};

export const LIMIT_KINDS = ['hour', 'day', 'rolling_day', 'warmup', 'burst', 'gap'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];
export type LimitScope = 'mailbox' | 'campaign';

/** One limit as it stands at an instant. */
export type LimitUse = {
  scope: LimitScope;
  scopeId: string;
  kind: LimitKind;
  used: number;
  limit: number;
  /** When enough of it is free again for one more message; null when there is room now. */
  resetsAt: Instant | null;
};
