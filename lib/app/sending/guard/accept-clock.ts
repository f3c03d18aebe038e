/** Accepts the machine's clock as right on the operator's word, whatever earlier readings say. */
import {
  isBehind,
  isBelievable,
  isSameBoot,
  stepSince,
} from '../../../core/sending/clock-guard.ts';
import type { ClockPort } from './clock-pace.ts';
import type { ClockReading, ClockStanding } from '../../../domain/clock.ts';
import type { NewEvent } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/time.ts';

export type AcceptClockPort = ClockPort & {
  transact<T>(work: () => T): Promise<T>;
  /** Dates later sendings to `now`; returns how many. */
  bringBackTo(now: Instant): number;
  appendEvent(event: NewEvent): void;
};

/** `reading` null: the caller sets the clock. Repeating the request changes nothing. */
type Request = { now: Instant; reading: ClockReading | null };

export function acceptClock(port: AcceptClockPort, { now, reading }: Request): Promise<void> {
  return port.transact(() => {
    const note = port.readClockNote();
    const jumped =
      reading !== null && (!isBelievable(note, reading) || isBehind(note?.at ?? null, now));
    if (reading) acceptReading(port, note, reading);
    const moved = port.bringBackTo(now);
    if (!jumped && moved === 0) return;
    const before = note === null ? null : new Date(note.at).toISOString();
    port.appendEvent({ type: 'clock.accepted', at: now, data: { before, moved } });
  });
}

/**
 * The machine's uptime counter is right too: messages sent since the boot keep their age by that
 * counter.
 */
function acceptReading(
  port: AcceptClockPort,
  note: ClockStanding | null,
  reading: ClockReading,
): void {
  const { at, boot, uptime } = reading;
  const sameBoot = note !== null && isSameBoot(note, reading);
  const step = sameBoot ? (stepSince(note, reading) ?? 0) : 0;
  if (sameBoot && step !== 0)
    port.moveByStep(step, { now: at, settled: 'boot', bootSettled: note.settled });
  const settled = sameBoot ? note.settled : port.lastSettled();
  port.writeClockNote({ at, boot, uptime, settled, ahead: 0, aheadUntil: 0 });
}
