/**
 * A machine's readings of time: its wall clock, which can be set, and its uptime counter, which
 * cannot.
 */
import type { Instant } from './time.ts';

/** The last trusted reading; stored in the state file. */
export type ClockNote = {
  at: Instant;
  /** The id of this boot; null if unknown. */
  boot: string | null;
  /** Milliseconds since boot, sleep included. */
  uptime: number;
};

/** The reading with what the state file stores beside it. */
export type ClockStanding = ClockNote & {
  /** The last settlement before this boot. */
  settled: number;
  /** By how much the clock was set forward in this boot (ms), and until when that counts. */
  ahead: number;
  aheadUntil: Instant;
};

export type ClockReading = ClockNote & {
  /** When a time server last set the clock, if the system tells. */
  synchronizedAt: Instant | null;
};

/** What keeps the file in step with the machine's clock. */
export type ClockPace = {
  /** Called first in every transaction. */
  keep(): void;
  /** By how much the days of limits begin later than the clock says. */
  ahead(now: Instant): number;
  /** The last step that this process has seen, in milliseconds; 0: none. */
  stepped(): number;
};
