/** Keeps the ledger in step with the machine's own counter: a clock that is set, forward or back, makes nothing older or younger. */
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
  /** The last reading that was believed; null: none yet. */
  readClockNote(): ClockStanding | null;
  writeClockNote(note: ClockStanding): void;
  /** The number of the last settlement. */
  lastSettled(): number;
  /** Dates anew what the ledger knows. `settled`: whether what was sent before this boot is moved too. */
  moveByStep(
    step: number,
    how: { now: Instant; settled: 'all' | 'boot'; bootSettled: number },
  ): void;
};

export type PacePort = ClockPort & {
  /** What was read into memory may hold no longer. */
  voidReads(): void;
};

/** The two clocks of a process part by less, unless one is set or the machine sleeps. */
const SUSPICIOUS = 1_000;

/**
 * Inside a transaction: notes a reading that is believed, and carries out the step that it shows. Answers with the step; 0 for none. A
 * clock that went forward by more than may be believed moves nothing: `send` refuses it.
 */
export function keepPace(port: ClockPort, reading: ClockReading): number {
  const before = port.readClockNote();
  if (before === null || !isSameBoot(before, reading)) {
    const { at, boot, uptime } = reading;
    // The counter of another boot says nothing of this one; what goes back is noted by the next reading that is later.
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
    // By the counter from the first reading on: a drift that is forgiven each time would add up.
    port.writeClockNote({
      ...before,
      at: before.at + reading.uptime - before.uptime,
      uptime: reading.uptime,
    });
  }
  return step;
}

/** `offset`: between the wall clock and a counter that costs nothing to read. */
export type Machine = { read(): ClockReading; offset(): number };

/** Asked with every transaction, so nearly always it only compares two numbers. */
export function createClockPace(port: PacePort, machine: Machine): ClockPace {
  let offset: number | null = null;
  let ahead: { ahead: number; aheadUntil: number } | null = null;
  let stepped = 0;
  return {
    keep() {
      const current = machine.offset();
      if (offset !== null && Math.abs(current - offset) < SUSPICIOUS) return;
      const reading = machine.read();
      // A system that does not name its boots has no counter to go by.
      if (reading.boot === null) {
        offset = current;
        return;
      }
      const note = port.readClockNote();
      const step = keepPace(port, reading);
      if (step !== 0) stepped = step;
      ahead = null;
      // Another process may have carried it out; and a transaction that is rolled back has not: then the next one looks again.
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
