/** Decides whether the wall clock can be believed. A clock that jumped forward opens windows and empties quotas before their time. */
import { DAY, MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { ClockNote, ClockReading, ClockStanding } from '../../domain/clock.ts';

/** So much time may have passed without anything to show for it. */
export const JUMP = DAY;
/** Clocks are set by seconds, and files bear the instant of their last write. */
const TOLERANCE = MINUTE;
/** The counter and the clock of one machine differ by less, unless somebody sets the clock. */
const STEP = 2 * SECOND;
/** As far back as limits look: by then nothing that was sent before the step counts any more. */
const AHEAD_FOR = 2 * DAY;

/**
 * The time since `note` that nothing accounts for. What accounts for it is the machine's own counter, which nobody sets: within one
 * boot the whole pause, across boots the time since the last one. Dates of messages are no evidence: strangers write them.
 */
export function unexplained(note: ClockNote, reading: ClockReading): number {
  return (
    reading.at -
    note.at -
    (isSameBoot(note, reading) ? reading.uptime - note.uptime : reading.uptime)
  );
}

/**
 * By how much the clock was set since `note`, forward or back (negative); 0: it was not. Null: another boot, or one that is not known, where
 * nothing tells a step from a pause.
 */
export function stepSince(note: ClockNote, reading: ClockReading): number | null {
  if (!isSameBoot(note, reading)) return null;
  const step = unexplained(note, reading);
  return Math.abs(step) <= STEP ? 0 : step;
}

export function isSameBoot(note: ClockNote, reading: ClockReading): boolean {
  return note.boot !== null && note.boot === reading.boot && reading.uptime >= note.uptime;
}

/** How a clock stands after a step of its own. Days that were gained by a step are no days: they begin later for a while. */
export function afterStep(
  standing: ClockStanding,
  { at, boot, uptime }: ClockReading,
  step: number,
): ClockStanding {
  const ahead = Math.max(0, aheadAt(standing, at - step) + step);
  return {
    at,
    boot,
    uptime,
    settled: standing.settled,
    ahead,
    aheadUntil: ahead === 0 ? 0 : step > 0 ? at + AHEAD_FOR : standing.aheadUntil + step,
  };
}

/** By how much the days of limits begin later than the clock says. */
export function aheadAt(
  { ahead, aheadUntil }: Pick<ClockStanding, 'ahead' | 'aheadUntil'>,
  now: Instant,
): number {
  return now < aheadUntil ? ahead : 0;
}

/** `note`: the last reading that was believed; null when there is none. */
export function isBelievable(
  note: (ClockNote & Partial<ClockStanding>) | null,
  reading: ClockReading,
): boolean {
  if (note === null || doubtful(note, reading) <= JUMP) return true;
  // Since this boot a time server has set the clock. Within one boot the counter knows better than a file.
  return note.boot !== reading.boot && wasSynchronized(reading);
}

/** What nothing accounts for, with the steps before it: many small ones are a large one. */
export function doubtful(note: ClockNote & Partial<ClockStanding>, reading: ClockReading): number {
  const { ahead = 0, aheadUntil = 0 } = note;
  return (
    unexplained(note, reading) +
    (isSameBoot(note, reading) ? aheadAt({ ahead, aheadUntil }, note.at) : 0)
  );
}

/** A stamp that seems older than the boot was made before the clock was moved. */
function wasSynchronized({ at, uptime, synchronizedAt }: ClockReading): boolean {
  return (
    synchronizedAt !== null &&
    synchronizedAt >= at - uptime - TOLERANCE &&
    synchronizedAt <= at + TOLERANCE
  );
}

/** True when the newest instant that the ledger knows lies so far ahead that the clock must have been set back. */
export function isBehind(newest: Instant | null, now: Instant): boolean {
  return newest !== null && newest > now + TOLERANCE;
}
