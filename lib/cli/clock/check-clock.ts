/** Guards `send` against a false clock: refuses one that jumped forward, and takes the caller's word for it when it is given. */
import {
  doubtful,
  isBehind,
  isBelievable,
  isSameBoot,
  stepSince,
} from '../../core/sending/clock-guard.ts';
import { Failure } from '../../domain/failure.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import {
  bringBackTo,
  lastSettled,
  newestInstant,
  readClockNote,
  writeClockNote,
} from '../../state/sending/clock-reading.ts';
import { moveByStep } from '../../state/sending/clock-step.ts';
import { appendEvent } from '../../state/events/event-log.ts';
import { transact } from '../../state/file/transact.ts';
import { readMachineClock } from './machine-clock.ts';
import { iso } from '../runner/values.ts';
import type { Context, Warning } from '../runner/command.ts';
import type { ClockNote, ClockReading, ClockStanding } from '../../domain/clock.ts';

/** With `--now` the clock is the caller's word already. Throws Failure `clock_jump`. */
export function refuseClockJump({ state, clock }: Pick<Context, 'state' | 'clock'>): void {
  if (clock.virtual) return;
  const note = readClockNote(state.db);
  const reading = readMachineClock();
  if (note !== null && !isBelievable(note, reading)) throw clockJump(note, reading);
}

/** `--accept-clock`: the clock is right, whatever was noted before. Said twice, it changes nothing more. */
export async function acceptClock({
  state,
  clock,
}: Pick<Context, 'state' | 'clock'>): Promise<void> {
  const now = clock.now();
  const reading = clock.virtual ? null : readMachineClock();
  await transact(state, () => {
    const note = readClockNote(state.db);
    const jumped =
      reading !== null && (!isBelievable(note, reading) || isBehind(note?.at ?? null, now));
    if (reading) acceptReading(state.db, note, reading);
    const moved = bringBackTo(state.db, now);
    if (jumped || moved > 0)
      appendEvent(state.db, {
        type: 'clock.accepted',
        at: now,
        data: { before: iso(note?.at ?? null), moved },
      });
  });
}

/** The clock is right, and the machine's own counter is too: what was sent since its start keeps the age that it has by it. */
function acceptReading(
  db: Context['state']['db'],
  note: ClockStanding | null,
  reading: ClockReading,
): void {
  const { at, boot, uptime } = reading;
  const sameBoot = note !== null && isSameBoot(note, reading);
  const step = sameBoot ? (stepSince(note, reading) ?? 0) : 0;
  if (sameBoot && step !== 0)
    moveByStep(db, step, { now: at, settled: 'boot', bootSettled: note.settled });
  writeClockNote(db, {
    at,
    boot,
    uptime,
    settled: sameBoot ? note.settled : lastSettled(db),
    ahead: 0,
    aheadUntil: 0,
  });
}

/** A step that the call met: nothing is wrong with the limits, but somebody set the clock. */
export function warnOfClockStep({ state }: Pick<Context, 'state'>): Warning[] {
  const by = state.pace?.stepped() ?? 0;
  if (Math.abs(by) < MINUTE) return [];
  const minutes = Math.round(Math.abs(by) / MINUTE);
  return [
    {
      code: 'clock_stepped',
      details: { byMilliseconds: by },
      message: `The clock was set ${by > 0 ? 'forward' : 'back'} by ${minutes} minutes while the machine ran: what was sent keeps its age by the machine's own counter, so no limit was refilled. Send windows go by the clock: compare it with another one.`,
    },
  ];
}

/** Sending goes on when the clock was set back, but nothing grows old: whoever waits must know why. */
export function warnOfClockBehind({ state, clock }: Pick<Context, 'state' | 'clock'>): Warning[] {
  const newest = newestInstant(state.db);
  if (!isBehind(newest, clock.now())) return [];
  return [
    {
      code: 'clock_behind',
      details: { newest: iso(newest) },
      message: `The clock says ${iso(clock.now())}, but mail was sent at ${iso(newest)}: until then it counts against every limit as sent just now. If the clock is right now, call once with --accept-clock.`,
    },
  ];
}

export function clockJump(note: ClockNote, reading: ClockReading): Failure {
  const hours = Math.round(doubtful(note, reading) / HOUR);
  return new Failure({
    code: 'clock_jump',
    exit: 'refused',
    message: `The clock says ${iso(reading.at)}; this state file was last used at ${iso(note.at)}, and nothing on this machine accounts for ${hours} of the hours between. Nothing was sent: a clock that runs ahead opens send windows and empties limits too early.`,
    hint: 'Compare the clock with another one. If it is right and nobody used the file for so long, call once with --accept-clock.',
    details: { now: iso(reading.at), lastUsed: iso(note.at), unexplainedHours: hours },
  });
}
