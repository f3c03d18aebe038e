/** Stays and reads again and again, until its time is over or a signal ends it; what was read is settled either way. */
import { Failure } from '../../domain/failure.ts';
import { MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { Context } from '../command.ts';

/** A server that fails is asked less and less often, at the least so often. */
const LONGEST_PAUSE = 10 * MINUTE;

export type Watched = { rounds: number; endedBy: 'time' | 'signal' };

/** `until` null: until a signal. What fails in the first round is thrown: nobody would watch over a wrong password. Each reading is bounded by a deadline of its own. */
export async function watch({ clock, signal }: Pick<Context, 'clock' | 'signal'>, read: () => Promise<void>, { until, every }: { until: Instant | null; every: number }): Promise<Watched> {
  let failures = 0;
  for (let rounds = 1; ; rounds++) {
    try {
      await read();
      failures = 0;
    } catch (error) {
      if (error instanceof Failure && error.code === 'interrupted') return { rounds, endedBy: 'signal' };
      if (!(error instanceof Failure) || rounds === 1) throw error;
      failures++;
    }
    if (signal.aborted) return { rounds, endedBy: 'signal' };
    const pause = failures === 0 ? every : Math.min(every * 2 ** failures, Math.max(every, LONGEST_PAUSE));
    const left = until === null ? Infinity : until - clock.now();
    if (left <= 0) return { rounds, endedBy: 'time' };
    await clock.sleep(Math.min(Math.max(pause, SECOND), left), signal);
    if (signal.aborted) return { rounds, endedBy: 'signal' };
  }
}
