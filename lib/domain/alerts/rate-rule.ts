/** A rule about the share of bad results among the attempts of some days. */
import type { Signal } from './outcome-count.ts';

/** What a rate is computed for. */
export const RATE_SCOPES = ['campaign', 'mailbox', 'sending_domain', 'provider'] as const;
export type RateScope = (typeof RATE_SCOPES)[number];

/**
 * `share` of the attempts is reached, and the sample is large enough: at least `attempts` attempts
 * with at least `events` such results.
 */
export type RateLevel = { share: number; attempts: number; events: number };

export type RateRule = {
  signal: Signal;
  /**
   * In this order: what a narrower scope explains does not count in the wider ones, so that the
   * hold is placed where the cause is.
   */
  scopes: readonly RateScope[];
  /** The window: today and the days before it, in UTC. */
  days: number;
  warn: RateLevel;
  /** Any of these levels places a hold; empty: only a warning. */
  hold: readonly RateLevel[];
  /**
   * How long the first, second, ... hold on the same target lasts; the last entry holds for all
   * further ones. Empty: until the operator resumes.
   */
  holdHours: readonly number[];
  source: string;
  /** What the rule must do with a sample, and with one that it must leave alone. */
  examples: readonly { attempts: number; events: number; gives: 'hold' | 'warning' | 'nothing' }[];
};
