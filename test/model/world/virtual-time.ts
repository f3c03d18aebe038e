/**
 * One clock for all processes of a model run: it does not move while any process works, and then
 * jumps to the next awaited instant.
 */

type Timer = { at: number; order: number; resolve: () => void };
/**
 * After this many turns of the event loop without activity, all processes are waiting for the
 * clock.
 */
const IDLE_TURNS = 3;

/** A run in which the clock moves more often than this will not end by itself. */
const MOST_TURNS = 20_000;
/** Of real time: modules are loaded, and leisure is five milliseconds. */
const DEADLOCK_MS = 1_500;

export type VirtualTime = {
  now(): number;
  /** A jump of the machine's clock. */
  jump(ms: number): void;
  pause(ms: number): Promise<void>;
  /** There was activity: that process is not waiting for the clock. */
  sign(): void;
  /** Runs the clock until `work` is done. */
  drive<T>(work: Promise<T>): Promise<T>;
};

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let signs = 0;
  let order = 0;
  const timers: Timer[] = [];

  async function idle(): Promise<void> {
    for (let quiet = 0, seen = signs; quiet < IDLE_TURNS; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (signs !== seen) [quiet, seen] = [0, signs];
    }
  }

  return {
    now: () => now,
    jump(ms) {
      now += ms;
      // Each wait keeps its length.
      for (const timer of timers) timer.at += ms;
    },
    sign: () => void signs++,
    pause(ms) {
      signs++;
      return new Promise((resolve) =>
        timers.push({ at: now + Math.max(0, ms), order: order++, resolve }),
      );
    },
    async drive(work) {
      let done = false;
      const ended = work.finally(() => (done = true));
      ended.catch(() => undefined);
      let moved = performance.now();
      for (let turns = 0; !done; turns++) {
        if (turns > MOST_TURNS) throw new Error('the processes wait for the clock without end');
        await idle();
        timers.sort((a, b) => a.at - b.at || a.order - b.order);
        const next = done ? undefined : timers.shift();
        if (!next) {
          if (performance.now() - moved > DEADLOCK_MS)
            throw new Error('everybody waits, and nobody for the clock');
          turns--;
          continue;
        }
        moved = performance.now();
        now = Math.max(now, next.at);
        signs++;
        next.resolve();
      }
      return ended;
    },
  };
}
