/**
 * Keeps the ages of recorded sendings right when the wall clock is set forward or back, by the
 * machine's uptime counter.
 */
import {
  aheadAt,
  afterStep,
  isBelievable,
  isSameBoot,
  JUMP,
  stepSince,
} from '../../../core/sending/clock-guard.ts';
import type { ClockPace, ClockReading, ClockStanding } from '../../../domain/clock.ts';
import type { Instant } from '../../../domain/time.ts';

export type ClockPort = {
  /** The last accepted reading; null: none yet. */
  readClockNote(): ClockStanding | null;
  writeClockNote(note: ClockStanding): void;
  /** The number of the last recorded result. */
  lastSettled(): number;
  /**
   * Moves the recorded instants by `step` milliseconds. `settled`: `all`, or only the results since
   * this boot.
   */
  moveByStep(
    step: number,
    how: { now: Instant; settled: 'all' | 'boot'; bootSettled: number },
  ): void;
};

export type PacePort = ClockPort & {
  /** Marks cached reads as outdated. */
  voidReads(): void;
};

/**
 * Milliseconds. The two clocks of a process differ by less, unless one is set or the machine
 * sleeps.
 */
const SUSPICIOUS = 1_000;

/**
 * Notes an accepted reading and applies the step that it shows. Returns the step in milliseconds; 0
 * for none. Runs inside a transaction. A forward step that is too large to accept moves nothing:
 * `send` refuses that clock.
 */
export function keepPace(port: ClockPort, reading: ClockReading): number {
  const before = port.readClockNote();
  if (before === null || !isSameBoot(before, reading)) {
    const { at, boot, uptime } = reading;
    // The counter of another boot cannot be compared. A clock that went back is noted by the next
    // later reading.
    if (
      before === null ||
      (isBelievable(before, reading) && (boot !== before.boot || at > before.at))
    )
      port.writeClockNote({
        at,
        boot,
        uptime,
        settled: port.lastSettled(),
        ahead: 0,
        aheadUntil: 0,
      });
    return 0;
  }
  const step = stepSince(before, reading) ?? 0;
  if (step > JUMP) return 0;
  if (step !== 0) {
    port.moveByStep(step, { now: reading.at, settled: 'all', bootSettled: before.settled });
    port.writeClockNote(afterStep(before, reading, step));
  } else if (reading.uptime > before.uptime) {
    // Follows the counter since the first reading: a drift that is ignored each time would add up.
    port.writeClockNote({
      ...before,
      at: before.at + reading.uptime - before.uptime,
      uptime: reading.uptime,
    });
  }
  return step;
}

/** `offset`: the difference between the wall clock and a counter that is cheap to read. */
export type Machine = { read(): ClockReading; offset(): number };

/** `keep` runs in every transaction, so it usually compares only two numbers. */
export function createClockPace(port: PacePort, machine: Machine): ClockPace {
  let offset: number | null = null;
  let ahead: { ahead: number; aheadUntil: number } | null = null;
  let stepped = 0;
  return {
    keep() {
      const current = machine.offset();
      if (offset !== null && Math.abs(current - offset) < SUSPICIOUS) return;
      const reading = machine.read();
      // A system without boot ids has no counter to compare with.
      if (reading.boot === null) {
        offset = current;
        return;
      }
      const note = port.readClockNote();
      const step = keepPace(port, reading);
      if (step !== 0) stepped = step;
      ahead = null;
      // Another process may have applied the step, or this transaction may be rolled back. So the
      // next transaction checks again.
      if (offset !== null) port.voidReads();
      const carriedOut = step === 0 && note !== null && isSameBoot(note, reading);
      if (carriedOut) offset = current;
    },
    ahead(now) {
      ahead ??= port.readClockNote() ?? { ahead: 0, aheadUntil: 0 };
      return aheadAt(ahead, now);
    },
    stepped: () => stepped,
  };
}
