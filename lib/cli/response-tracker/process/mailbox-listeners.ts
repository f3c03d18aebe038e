/**
 * Wakes `process --watch` when a message may have arrived: one IMAP IDLE connection listens to each
 * folder.
 */
import { listenToFolder } from '../../../mail/inbound/imap/listen-to-folder.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import type { Context } from '../../runner/command.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';

export type MailboxListeners = {
  /**
   * Waits until `ms` are over, a mailbox has news, or the signal aborts. Returns at once when there
   * is news already.
   */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** The mailboxes with news since the last call. */
  take(): ReadonlySet<string>;
  /** True while every folder has a listener. */
  allListening(): boolean;
  stop(): Promise<void>;
};

/**
 * Servers grant an account ten to fifteen connections, and other programs need some of them.
 * Further folders are polled.
 */
const FOLDERS_LISTENED_TO = 4;

/**
 * On a virtual clock, no connection is opened: a message that arrives there has no virtual time.
 */
export function listenToMailboxes(
  { clock, env }: Pick<Context, 'clock' | 'env'>,
  mailboxes: readonly Mailbox[],
): MailboxListeners {
  const withNews = new Set<string>();
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
    const onNews = (): void => {
      withNews.add(id);
      wake();
    };
    if (!listen) return [];
    return [
      listenToFolder({
        url: () => resolveAccount(imapRef, env),
        folder,
        signal: stopped.signal,
        onNews,
        onListening(listening) {
          if (listening) silent.delete(key);
          else if (!silent.has(key)) {
            silent.add(key);
            // The folder is then polled as often as without a listener.
            wake();
          }
        },
      }),
    ];
  });

  return {
    async wait(ms, signal) {
      if (withNews.size > 0 || signal.aborted) return;
      const awake = new AbortController();
      wake = () => awake.abort();
      signal.addEventListener('abort', wake, { once: true });
      await clock.sleep(ms, awake.signal);
      signal.removeEventListener('abort', wake);
      wake = () => undefined;
    },
    take() {
      const taken = new Set(withNews);
      withNews.clear();
      return taken;
    },
    allListening: () => folders.length > 0 && silent.size === 0,
    async stop() {
      stopped.abort();
      await Promise.all(listeners);
    },
  };
}
