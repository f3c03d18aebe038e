/**
 * Guards `send` against a wrong clock: refuses one that jumped forward, unless the operator accepts
 * it.
 */
import { acceptClock as accept } from '../../app/sending/guard/accept-clock.ts';
import { doubtful, isBehind, isBelievable } from '../../core/sending/clock-guard.ts';
import { Failure } from '../../domain/failure.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import { newestInstant, readClockNote } from '../../state/time/clock-reading.ts';
import { wireAcceptingClock } from '../wiring/sending/wire-clock.ts';
import { readMachineClock } from './machine-clock.ts';
import { iso } from '../runner/values.ts';
import type { Context, Warning } from '../runner/command.ts';
import type { ClockNote, ClockReading } from '../../domain/clock.ts';

/** With `--now`, the caller sets the clock: nothing is checked. Throws Failure `clock_jump`. */
export function refuseClockJump({ state, clock }: Pick<Context, 'state' | 'clock'>): void {
  if (clock.virtual) return;
  const note = readClockNote(state.db);
  const reading = readMachineClock();
  if (note !== null && !isBelievable(note, reading)) throw clockJump(note, reading);
}

/** `--accept-clock`. */
export function acceptClock({ state, clock }: Pick<Context, 'state' | 'clock'>): Promise<void> {
  return accept(wireAcceptingClock(state), {
    now: clock.now(),
    reading: clock.virtual ? null : readMachineClock(),
  });
}

/**
 * The wall clock was set during this call: the limits are right, but the operator should check the
 * clock.
 */
export function warnOfClockStep({ state }: Pick<Context, 'state'>): Warning[] {
  const by = state.pace?.stepped() ?? 0;
  if (Math.abs(by) < MINUTE) return [];
  const minutes = Math.round(Math.abs(by) / MINUTE);
  return [
    {
      code: 'clock_stepped',
      details: { byMilliseconds: by },
      message: `The clock was set ${by > 0 ? 'forward' : 'back'} by ${minutes} minutes while the machine ran. The ages of sent messages follow the machine's own counter, so no limit was refilled. Send windows follow the clock: compare it with another one.`,
    },
  ];
}

/**
 * After the clock was set back, sending continues, but sent messages do not age: the operator must
 * know why messages wait.
 */
export function warnOfClockBehind({ state, clock }: Pick<Context, 'state' | 'clock'>): Warning[] {
  const newest = newestInstant(state.db);
  if (!isBehind(newest, clock.now())) return [];
  return [
    {
      code: 'clock_behind',
      details: { newest: iso(newest) },
      message: `The clock says ${iso(clock.now())}, but a message was sent at ${iso(newest)}: until then it counts against every limit as if it was sent just now. If the clock is right now, call once with --accept-clock.`,
    },
  ];
}

export function clockJump(note: ClockNote, reading: ClockReading): Failure {
  const hours = Math.round(doubtful(note, reading) / HOUR);
  return new Failure({
    code: 'clock_jump',
    exit: 'refused',
    message: `The clock says ${iso(reading.at)}; this state file was last used at ${iso(note.at)}, and nothing on this machine explains ${hours} of the hours between. Nothing was sent: a clock that is ahead opens send windows and frees limits too early.`,
    hint: 'Compare the clock with another one. If it is right, and the file was not used for that long, call once with --accept-clock.',
    details: { now: iso(reading.at), lastUsed: iso(note.at), unexplainedHours: hours },
  });
}
