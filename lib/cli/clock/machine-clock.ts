/** Reads the machine's clock together with the evidence for it, and watches it during a run. */
import { readFileSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { isBelievable, JUMP } from '../../core/sending/clock-guard.ts';
import type { Machine } from '../../app/sending/guard/clock-pace.ts';
import type { Clock } from '../runner/command.ts';
import type { ClockReading } from '../../domain/clock.ts';

/**
 * systemd-timesyncd(8) touches this file whenever a time server sets the clock; a reboot removes
 * it.
 */
const SYNCHRONIZED = '/run/systemd/timesync/synchronized';

const ONE_MOMENT = 20;

export function readMachineClock(): ClockReading {
  const boot = orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null);
  const synchronizedAt = orNull(() => Math.round(statSync(SYNCHRONIZED).mtimeMs));
  return { boot, synchronizedAt, ...readTogether() };
}

/** `offset`: the wall clock minus the monotonic counter, both read without a system file. */
export const THIS_MACHINE: Machine = {
  read: readMachineClock,
  offset: () => Date.now() - performance.now(),
};

/**
 * Reads clock and counter at one moment. A process that was suspended between the two reads tries
 * again.
 */
function readTogether(): { at: number; uptime: number } {
  for (let attempt = 0; ; attempt++) {
    const before = counted();
    const at = Date.now();
    const after = counted();
    if (after - before <= ONE_MOMENT || attempt === 5)
      return { at, uptime: Math.round((before + after) / 2) };
  }
}

/** Includes the time that the machine slept, which the monotonic clock of Linux leaves out. */
function counted(): number {
  return uptime() * 1_000;
}

/** The same clock; calls `onJump` once, when the clock has jumped while it was in use. */
export function watchClock(
  clock: Clock,
  onJump: () => void,
  read: () => ClockReading = readMachineClock,
): Clock {
  let last = read();
  let jumped = false;
  return {
    virtual: clock.virtual,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    now() {
      const at = clock.now();
      if (!jumped && at - last.at > JUMP) {
        const reading = read();
        jumped = !isBelievable(last, reading);
        last = reading;
        if (jumped) onJump();
      }
      return at;
    },
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
