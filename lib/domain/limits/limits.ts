/** The limits a message must pass, and the words for the one that stopped it. */
import type { Instant, LocalDate } from '../time.ts';

/** Limits of so many messages in a time, as campaign files and settings name them. */
export type SlidingLimit = 'perMinute' | 'perHour' | 'perDay';

/** Limits of one mailbox, campaign, recipient provider or recipient domain; `null` means no such limit. */
export type RateLimits = Record<SlidingLimit, number | null> & {
  /** Caps of the mailbox's i-th sending day; empty when warmup is off. */
  warmupSchedule: readonly number[];
  burst: { max: number; perMinutes: number } | null;
  /** Seconds between two sends of one mailbox, enforced at send time; `null`: only the plan is spread evenly. */
  minGapSeconds: number | null;
  /** New prospects of a campaign in a calendar day. */
  newPerDay: number | null;
};

export const LIMIT_KINDS = [
  'minute',
  'hour',
  'day',
  'rolling_day',
  'warmup',
  'burst',
  'gap',
  'new_day',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];
/** `provider`, `domain`: the recipient's; counted over all mailboxes of the state file, because the receiver sees one sender. */
export type LimitScope = 'mailbox' | 'campaign' | 'provider' | 'domain';

/** A calendar day (its own zone) on which a mailbox sent; refused and returned messages are `bounced`, and count as `sent` too. */
export type SendingDay = { date: LocalDate; sent: number; bounced: number };

/** Where a mailbox stands in its warmup schedule on some day. */
export type WarmupStanding = {
  /** Entry of the schedule that rules, from 1; one more than `of` when the schedule is through. */
  day: number;
  of: number;
  /** Null: the schedule is through. */
  cap: number | null;
  /** Why it does not stand higher: the last sending day did not count, or silence took it back. Null when the last sending day counted. */
  held: WarmupHeld | null;
};
export type WarmupHeld =
  | { reason: 'bounce_rate'; date: LocalDate; sent: number; bounced: number }
  | { reason: 'idle'; since: LocalDate; idleDays: number; stepsBack: number };

/** One limit as it stands at an instant. */
export type LimitUse = {
  scope: LimitScope;
  scopeId: string;
  kind: LimitKind;
  used: number;
  limit: number;
  /** When enough of it is free again for one more message; null when there is room now. */
  resetsAt: Instant | null;
  /** Of `kind` warmup only. */
  warmup?: WarmupStanding;
};
