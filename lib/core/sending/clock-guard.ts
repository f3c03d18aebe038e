/**
 * Decides whether the wall clock can be trusted: a clock that jumped forward opens windows and
 * resets limits too early.
 */
import { DAY, MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { ClockNote, ClockReading, ClockStanding } from '../../domain/clock.ts';

/** The most time that may have passed without evidence for it. */
export const JUMP = DAY;
/** Time services correct clocks by seconds, and files carry the time of their last write. */
const TOLERANCE = MINUTE;
/** The uptime counter and the clock of one machine differ by less, unless the clock is set. */
const STEP = 2 * SECOND;
/** As far back as limits look: later, no message sent before the step counts any more. */
const AHEAD_FOR = 2 * DAY;

/**
 * The time since `note` without evidence for it, in ms. The evidence is the uptime counter, which
 * cannot be set: within one boot it covers the whole pause, across boots the time since boot. Dates
 * of messages are no evidence, because strangers write them.
 */
export function unexplained(note: ClockNote, reading: ClockReading): number {
  return (
    reading.at -
    note.at -
    (isSameBoot(note, reading) ? reading.uptime - note.uptime : reading.uptime)
  );
}

/**
 * By how much the clock was set since `note`, in ms, negative for back; 0: it was not set. Null:
 * another or an unknown boot, where a step cannot be told from a pause.
 */
export function stepSince(note: ClockNote, reading: ClockReading): number | null {
  if (!isSameBoot(note, reading)) return null;
  const step = unexplained(note, reading);
  return Math.abs(step) <= STEP ? 0 : step;
}

export function isSameBoot(note: ClockNote, reading: ClockReading): boolean {
  return note.boot !== null && note.boot === reading.boot && reading.uptime >= note.uptime;
}

/**
 * The standing after a step of the clock. Time gained by a step is not real: for a while, the days
 * of limits begin later by as much.
 */
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

/** By how much the days of limits begin later than the clock says, in ms. */
export function aheadAt(
  { ahead, aheadUntil }: Pick<ClockStanding, 'ahead' | 'aheadUntil'>,
  now: Instant,
): number {
  return now < aheadUntil ? ahead : 0;
}

/** `note`: the last trusted reading; null when there is none. */
export function isBelievable(
  note: (ClockNote & Partial<ClockStanding>) | null,
  reading: ClockReading,
): boolean {
  if (note === null || doubtful(note, reading) <= JUMP) return true;
  // A time server has set the clock since this boot. Within one boot the counter is better evidence
  // than that file.
  return note.boot !== reading.boot && wasSynchronized(reading);
}

/** The unexplained time including the earlier steps: many small steps make a large one. */
export function doubtful(note: ClockNote & Partial<ClockStanding>, reading: ClockReading): number {
  const { ahead = 0, aheadUntil = 0 } = note;
  return (
    unexplained(note, reading) +
    (isSameBoot(note, reading) ? aheadAt({ ahead, aheadUntil }, note.at) : 0)
  );
}

/** A time stamp older than the boot was made before the clock was moved. */
function wasSynchronized({ at, uptime, synchronizedAt }: ClockReading): boolean {
  return (
    synchronizedAt !== null &&
    synchronizedAt >= at - uptime - TOLERANCE &&
    synchronizedAt <= at + TOLERANCE
  );
}

/**
 * True when the newest recorded instant lies so far ahead that the clock must have been set back.
 */
export function isBehind(newest: Instant | null, now: Instant): boolean {
  return newest !== null && newest > now + TOLERANCE;
}
