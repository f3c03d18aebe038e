/**
 * Guards `send` against a wrong clock: refuses one that jumped forward, unless the operator accepts
 * it.
 */
import { acceptClock as accept } from '../../app/sending/guard/accept-clock.ts';
import { refuseClock } from '../../core/sending/refusals.ts';
import { MINUTE } from '../../domain/time.ts';
import { readClockNote } from '../../state/time/clock-reading.ts';
import { wireAcceptingClock } from '../wiring/sending/wire-clock.ts';
import { readMachineClock } from './machine-clock.ts';
import type { Context, Warning } from '../runner/command.ts';

/** With `--now`, the caller sets the clock: nothing is checked. Throws Failure `clock_jump`. */
export function refuseClockJump({ state, clock }: Pick<Context, 'state' | 'clock'>): void {
  const { virtual } = clock;
  const refusal = refuseClock({
    virtual,
    note: readClockNote(state.db),
    reading: readMachineClock(),
  });
  if (refusal) throw refusal;
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
