/** Guards `send` against a false clock: refuses one that jumped forward, and takes the caller's word for it when it is given. */
import { isBehind, isBelievable, unexplained } from '../core/clock-guard.ts';
import { Failure } from '../domain/failure.ts';
import { HOUR } from '../domain/time.ts';
import { bringBackTo, newestInstant, readClockNote, writeClockNote } from '../state/clock-note.ts';
import { appendEvent } from '../state/event-log.ts';
import { transact } from '../state/transact.ts';
import { readMachineClock } from './machine-clock.ts';
import { iso } from './values.ts';
import type { Context, Warning } from './command.ts';
import type { ClockNote, ClockReading } from '../domain/clock.ts';

/** With `--now` the clock is the caller's word already. Throws Failure `clock_jump`. */
export function refuseClockJump({ state, clock }: Pick<Context, 'state' | 'clock'>): void {
  if (clock.virtual) return;
  const note = readClockNote(state.db);
  const reading = readMachineClock();
  if (note !== null && !isBelievable(note, reading)) throw clockJump(note, reading);
}

/** `--accept-clock`: the clock is right, whatever was noted before. Said twice, it changes nothing more. */
export async function acceptClock({ state, clock }: Pick<Context, 'state' | 'clock'>): Promise<void> {
  const now = clock.now();
  const reading = clock.virtual ? null : readMachineClock();
  await transact(state, () => {
    const note = readClockNote(state.db);
    const jumped = reading !== null && (!isBelievable(note, reading) || isBehind(note?.at ?? null, now));
    const moved = bringBackTo(state.db, now);
    if (reading) writeClockNote(state.db, reading);
    if (jumped || moved > 0) appendEvent(state.db, { type: 'clock.accepted', at: now, data: { before: iso(note?.at ?? null), moved } });
  });
}

/** Sending goes on when the clock was set back, but nothing grows old: whoever waits must know why. */
export function warnOfClockBehind({ state, clock }: Pick<Context, 'state' | 'clock'>): Warning[] {
  const newest = newestInstant(state.db);
  if (!isBehind(newest, clock.now())) return [];
  return [{
    code: 'clock_behind', details: { newest: iso(newest) },
    message: `The clock says ${iso(clock.now())}, but mail was sent at ${iso(newest)}: until then it counts against every limit as sent just now. If the clock is right now, call once with --accept-clock.`,
  }];
}

/** Called with every command, in the transaction of its audit row: a reading that is not believed is not noted, so that asking again changes nothing. */
export function noteClock(db: Context['state']['db'], reading: ClockReading): void {
  const note = readClockNote(db);
  if (isBelievable(note, reading) && (note === null || reading.at > note.at)) writeClockNote(db, reading);
}

export function clockJump(note: ClockNote, reading: ClockReading): Failure {
  const hours = Math.round(unexplained(note, reading) / HOUR);
  return new Failure({
    code: 'clock_jump', exit: 'refused',
    message: `The clock says ${iso(reading.at)}; this state file was last used at ${iso(note.at)}, and nothing on this machine accounts for ${hours} of the hours between. Nothing was sent: a clock that runs ahead opens send windows and empties limits too early.`,
    hint: 'Compare the clock with another one. If it is right and nobody used the file for so long, call once with --accept-clock.',
    details: { now: iso(reading.at), lastUsed: iso(note.at), unexplainedHours: hours },
  });
}
