/** Consecutive failures of something of ours, or of a recipient's side: rows of `failure_run`. */
import type { BreakerReason, BreakerTarget } from './hold.ts';
import type { Instant } from '../time.ts';

/**
 * What a breaker counts: besides the reasons of its holds, an inbox that cannot be read, and a
 * listener of events that cannot be reached. These two stop no message, so they place no hold.
 */
export type FailureKind = BreakerReason | 'inbox_failing' | 'listener_failing';

export type FailureTarget = { scope: BreakerTarget['scope'] | 'listener'; scopeId: string };

export type FailureRun = FailureTarget & {
  kind: FailureKind;
  failures: number;
  /** Of the first failure. */
  since: Instant;
  lastAt: Instant;
  /**
   * No call tries again before this. A try moves it on first, so that only one process tries at a
   * time.
   */
  openUntil: Instant;
  /** The last failure came before the end of the login, so a login shows whether it is over. */
  atLogin: boolean;
};
