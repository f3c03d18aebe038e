/** Stays and reads again and again, as mail comes and from time to time, until its time is over or a signal ends it; what was read is settled either way. */
import { Failure } from '../../../domain/failure.ts';
import { MINUTE, SECOND, type Instant } from '../../../domain/time.ts';
import type { Context } from '../../runner/command.ts';
import type { MailboxListeners } from './mailbox-listeners.ts';

/** A server that fails is asked less and less often, at the least so often. */
const LONGEST_PAUSE = 10 * MINUTE;
/** Without a word on it: where somebody listens to every folder, reading from time to time only makes up for a bell that failed. */
const OFTEN = 30 * SECOND;
const RARELY = 5 * MINUTE;

export type Watched = { rounds: number; endedBy: 'time' | 'signal' };

/** `until` null: until a signal. `every` null: as often as it takes. `listen` is called when the first reading went well. */
export type Watching = {
  until: Instant | null;
  every: number | null;
  listen: () => MailboxListeners;
};

/**
 * `read` is given the mailboxes that have rung, or null for all. What fails in the first round is thrown: nobody would watch over a wrong
 * password. Each reading is bounded by a deadline of its own.
 */
export async function watch(
  { clock, signal }: Pick<Context, 'clock' | 'signal'>,
  read: (rung: ReadonlySet<string> | null) => Promise<void>,
  { until, every, listen }: Watching,
): Promise<Watched> {
  let rounds = 0;
  let failures = 0;
  let allAt = clock.now();
  let listeners: MailboxListeners | null = null;
  try {
    for (;;) {
      const began = clock.now();
      const rung = listeners?.take() ?? null;
      const all = rung === null || began >= Math.min(allAt, until ?? Infinity);
      if (all || rung.size > 0) {
        rounds++;
        try {
          await read(all ? null : rung);
          failures = 0;
        } catch (error) {
          if (error instanceof Failure && error.code === 'interrupted')
            return { rounds, endedBy: 'signal' };
          if (!(error instanceof Failure) || rounds === 1) throw error;
          failures++;
        }
      }
      if (signal.aborted) return { rounds, endedBy: 'signal' };
      listeners ??= listen();
      const pause = Math.max(SECOND, every ?? (listeners.allListening() ? RARELY : OFTEN));
      const next =
        clock.now() +
        (failures === 0 ? pause : Math.min(pause * 2 ** failures, Math.max(pause, LONGEST_PAUSE)));
      // A bell that has failed since brings the next look at everything forward.
      allAt = all || failures > 0 ? next : Math.min(allAt, next);
      if (until !== null && clock.now() >= until) return { rounds, endedBy: 'time' };
      const left = (): number => Math.min(allAt, until ?? Infinity) - clock.now();
      // Ten messages at once are read once; a server that fails is left alone, whatever rings.
      await clock.sleep(
        failures > 0 ? left() : Math.min(left(), began + SECOND - clock.now()),
        signal,
      );
      if (failures === 0) await listeners.wait(left(), signal);
      if (signal.aborted) return { rounds, endedBy: 'signal' };
    }
  } finally {
    await listeners?.stop();
  }
}
