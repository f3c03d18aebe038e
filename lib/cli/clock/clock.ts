/**
 * The only clock of the program: the machine's, or a virtual one that moves only when a command
 * sleeps (`--now`).
 */
import type { Clock } from '../runner/command.ts';
import type { Instant } from '../../domain/time.ts';

// setTimeout fires at once beyond 2^31-1 ms.
const LONGEST_TIMER = 2 ** 31 - 1;

export function systemClock(): Clock {
  return {
    virtual: false,
    now: () => Date.now(),
    async sleep(ms, signal) {
      for (let left = ms; left > 0 && !signal?.aborted; left -= LONGEST_TIMER)
        await timer(Math.min(left, LONGEST_TIMER), signal);
    },
  };
}

/** A virtual clock: to sleep moves it at once, so that a day of waiting takes no time. */
export function virtualClock(start: Instant): Clock {
  let now = start;
  return {
    virtual: true,
    now: () => now,
    sleep(ms) {
      now += Math.max(0, ms);
      return Promise.resolve();
    },
  };
}

function timer(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const handle = setTimeout(done, ms);
    function done(): void {
      clearTimeout(handle);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
