/** The lock of the one round (`tick`) that runs on a state file. */
import type { Instant } from './time.ts';

export type TickLock = {
  /** The process that holds it: lib/cli/clock/owner.ts. */
  owner: string;
  since: Instant;
  /** Renewed while it runs; from then on another process may take it. */
  leaseUntil: Instant;
};
