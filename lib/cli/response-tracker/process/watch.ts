/**
 * Reads again whenever a listener announces mail, and at intervals, until its time is over or a
 * signal ends it. Every message that was read is settled either way.
 */
import { Failure } from '../../../domain/failure.ts';
import { MINUTE, SECOND, type Instant } from '../../../domain/time.ts';
import type { Context } from '../../runner/command.ts';
import type { MailboxListeners } from './mailbox-listeners.ts';

/** The longest interval at which a failing server is tried; the interval doubles up to it. */
const LONGEST_PAUSE = 10 * MINUTE;
/**
 * The default intervals. Where every folder has a listener, polling only covers a listener that
 * failed.
 */
const OFTEN = 30 * SECOND;
const RARELY = 5 * MINUTE;

export type Watched = { rounds: number; endedBy: 'time' | 'signal' };

/**
 * `until` null: until a signal. `every` null: the default interval. `listen` is called after the
 * first round that succeeds.
 */
export type Watching = {
  until: Instant | null;
  every: number | null;
  listen: () => MailboxListeners;
};

/**
 * `read` gets the mailboxes with news, or null for all. A failure of the first round is thrown:
 * with a wrong password there is nothing to watch. Each round has a deadline of its own.
 */
export async function watch(
  { clock, signal }: Pick<Context, 'clock' | 'signal'>,
  read: (withNews: ReadonlySet<string> | null) => Promise<void>,
  { until, every, listen }: Watching,
): Promise<Watched> {
  let rounds = 0;
  let failures = 0;
  let allAt = clock.now();
  let listeners: MailboxListeners | null = null;
  try {
    for (;;) {
      const began = clock.now();
      const withNews = listeners?.take() ?? null;
      const all = withNews === null || began >= Math.min(allAt, until ?? Infinity);
      if (all || withNews.size > 0) {
        rounds++;
        try {
          await read(all ? null : withNews);
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
      // A listener that failed meanwhile shortens the interval.
      allAt = all || failures > 0 ? next : Math.min(allAt, next);
      if (until !== null && clock.now() >= until) return { rounds, endedBy: 'time' };
      const left = (): number => Math.min(allAt, until ?? Infinity) - clock.now();
      // Ten messages that arrive together are read in one round. A failing server is not tried
      // earlier because of a listener.
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
