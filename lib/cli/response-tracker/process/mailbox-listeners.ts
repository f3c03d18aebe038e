/** Rings when mail may have come to a mailbox, by connections that listen to its folders. */
import { listenToFolder } from '../../../mail/inbound/imap/listen-to-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import type { Context } from '../../runner/command.ts';
import type { Mailbox } from '../../../state/campaigns/mailboxes.ts';

export type Bells = {
  /** Until `ms` are over, one rings, or the signal aborts. At once when one has rung already. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** The mailboxes that have rung since this was asked last. */
  take(): ReadonlySet<string>;
  /** True while every folder is listened to. */
  allListening(): boolean;
  stop(): Promise<void>;
};

/** Servers grant an account ten to fifteen connections; others want some too. What is over is looked at from time to time. */
const FOLDERS_LISTENED_TO = 4;

/** On a virtual clock nobody listens: what arrives there has no time. */
export function hangBells(
  { clock, env }: Pick<Context, 'clock' | 'env'>,
  mailboxes: readonly Mailbox[],
): Bells {
  const rung = new Set<string>();
  const silent = new Set<string>();
  const stopped = new AbortController();
  let wake = (): void => undefined;

  const folders = clock.virtual
    ? []
    : mailboxes.flatMap(({ id, imapRef, folders: names }) =>
        imapRef === null
          ? []
          : names.map((folder, index) => ({
              id,
              imapRef,
              folder,
              listen: index < FOLDERS_LISTENED_TO,
            })),
      );
  const listeners = folders.flatMap(({ id, imapRef, folder, listen }) => {
    const key = `${id} ${folder}`;
    silent.add(key);
    const ring = (): void => {
      rung.add(id);
      wake();
    };
    if (!listen) return [];
    return [
      listenToFolder({
        url: () => resolveAccount(imapRef, env),
        folder,
        signal: stopped.signal,
        onNews: ring,
        onListening(listening) {
          if (listening) silent.delete(key);
          else if (!silent.has(key)) {
            silent.add(key);
            // So that it is looked at again as often as without.
            wake();
          }
        },
      }),
    ];
  });

  return {
    async wait(ms, signal) {
      if (rung.size > 0 || signal.aborted) return;
      const awake = new AbortController();
      wake = () => awake.abort();
      signal.addEventListener('abort', wake, { once: true });
      await clock.sleep(ms, awake.signal);
      signal.removeEventListener('abort', wake);
      wake = () => undefined;
    },
    take() {
      const taken = new Set(rung);
      rung.clear();
      return taken;
    },
    allListening: () => folders.length > 0 && silent.size === 0,
    async stop() {
      stopped.abort();
      await Promise.all(listeners);
    },
  };
}
