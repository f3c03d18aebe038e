/** The limits that a message must pass, and their use. */
import type { Instant, LocalDate } from '../time.ts';
import type { PaceStanding } from './reduced-pace.ts';

/** Limits on the number of messages in a time, as campaign files and settings name them. */
export type SlidingLimit = 'perMinute' | 'perHour' | 'perDay';

/**
 * Limits of one mailbox, campaign, recipient provider or recipient domain; `null`: no such limit.
 */
export type RateLimits = Record<SlidingLimit, number | null> & {
  /**
   * The cap of each sending day, in order; empty when warmup is off. After the last entry the cap
   * grows to `perDay`.
   */
  warmupSchedule: readonly number[];
  burst: { max: number; perMinutes: number } | null;
  /**
   * Seconds between two sends of one mailbox, enforced at send time; `null`: only the plan spreads
   * messages.
   */
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
  'reduced_pace',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];
/**
 * `sending_domain`: all our mailboxes at one registered domain. `provider`, `domain`: the
 * recipient's; counted over all mailboxes of the state file, because the receiver sees one sender.
 */
export type LimitScope = 'mailbox' | 'sending_domain' | 'campaign' | 'provider' | 'domain';

/**
 * A calendar day (in the mailbox's zone) on which a mailbox sent. `bounced`: refused and returned
 * messages, which are also in `sent`.
 */
export type SendingDay = {
  date: LocalDate;
  sent: number;
  bounced: number;
  /** The inbox was not read since: its bounces are unknown. */
  unread?: boolean;
};

/** The position of a mailbox or a sending domain in its warmup on a day. */
export type WarmupStanding = {
  /** The day of the warmup that applies, from 1. */
  day: number;
  /** The entries of the schedule. On later days the cap grows to `perDay`. */
  of: number;
  /** Null: the warmup is over. */
  cap: number | null;
  /** On a day after the schedule that still has a cap. */
  grows?: true;
  /**
   * Why the position is not higher: the last sending day did not count, or idle weeks moved it
   * back. Null if the last sending day counted.
   */
  held: WarmupHeld | null;
};
/** The cap of a coming date, if each sending date before it is used. */
export type ComingCap = { date: LocalDate; day: number; cap: number };
export type WarmupHeld =
  | { reason: 'bounce_rate'; date: LocalDate; sent: number; bounced: number }
  | { reason: 'inbox_unread'; date: LocalDate }
  | { reason: 'idle'; since: LocalDate; idleDays: number; stepsBack: number };

/** The use of one limit at an instant. */
export type LimitUse = {
  scope: LimitScope;
  scopeId: string;
  kind: LimitKind;
  used: number;
  limit: number;
  /** When there is room for one more message; null when there is room now. */
  resetsAt: Instant | null;
  /** For `kind` warmup only. */
  warmup?: WarmupStanding;
  /** For `kind` reduced_pace only. */
  pace?: PaceStanding;
};
