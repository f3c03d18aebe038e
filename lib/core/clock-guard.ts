/** Decides whether the wall clock can be believed. A clock that jumped forward opens windows and empties quotas before their time. */
import { DAY, MINUTE, type Instant } from '../domain/time.ts';
import type { ClockNote, ClockReading } from '../domain/clock.ts';

/** So much time may have passed without anything to show for it. */
export const JUMP = DAY;
/** Clocks are set by seconds, and files bear the instant of their last write. */
const TOLERANCE = MINUTE;

/**
 * The time since `note` that nothing accounts for. What accounts for it is the machine's own counter, which nobody sets: within one
 * boot the whole pause, across boots the time since the last one. Dates of mails are no evidence: strangers write them.
 */
export function unexplained(note: ClockNote, reading: ClockReading): number {
  const sameBoot = note.boot !== null && note.boot === reading.boot && reading.uptime >= note.uptime;
  return reading.at - note.at - (sameBoot ? reading.uptime - note.uptime : reading.uptime);
}

/** `note`: the last reading that was believed; null when there is none. */
export function isBelievable(note: ClockNote | null, reading: ClockReading): boolean {
  if (note === null || unexplained(note, reading) <= JUMP) return true;
  // Since this boot a time server has set the clock. Within one boot the counter knows better than a file.
  return note.boot !== reading.boot && wasSynchronized(reading);
}

/** A stamp that seems older than the boot was made before the clock was moved. */
function wasSynchronized({ at, uptime, synchronizedAt }: ClockReading): boolean {
  return synchronizedAt !== null && synchronizedAt >= at - uptime - TOLERANCE && synchronizedAt <= at + TOLERANCE;
}

/** True when the newest instant that the ledger knows lies so far ahead that the clock must have been set back. */
export function isBehind(newest: Instant | null, now: Instant): boolean {
  return newest !== null && newest > now + TOLERANCE;
}
