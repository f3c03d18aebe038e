/** What a machine says of the time: its wall clock, which anybody can set, and beside it what nobody sets. */
import type { Instant } from './time.ts';

/** Kept in the state file: the last reading that was believed. */
export type ClockNote = {
  at: Instant;
  /** Which start of the machine it was; null where that is not known. */
  boot: string | null;
  /** Milliseconds since then, sleep included. */
  uptime: number;
};

/** What the state file keeps of it beside. */
export type ClockStanding = ClockNote & {
  /** The last settlement before this boot. */
  settled: number;
  /** By how much the clock was set forward in this boot, and until when that counts. */
  ahead: number;
  aheadUntil: Instant;
};

export type ClockReading = ClockNote & {
  /** When a time server last set the clock, as far as the system says. */
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
