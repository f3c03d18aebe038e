/** A mailbox that sends more slowly to one destination, because its servers deferred messages. */
import type { Instant } from '../time.ts';

/** A known recipient provider; for every other recipient, the domain. */
export type Destination = { scope: 'provider' | 'domain'; scopeId: string };

/** `factor`: the part of the usual pace (1: all of it) at `at`, the last deferral. */
export type Slowdown = { factor: number; at: Instant };

export type ReducedPace = Destination & Slowdown & { mailboxId: string };

/** The reduced pace at an instant. */
export type PaceStanding = {
  mailboxId: string;
  factor: number;
  /** The least time between two messages of the mailbox to the destination. */
  gapSeconds: number;
  deferredAt: Instant;
  /** When the pace is the usual one again, if no further message is deferred. */
  recoversAt: Instant;
};
