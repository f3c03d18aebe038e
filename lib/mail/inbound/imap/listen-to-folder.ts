/**
 * Keeps a connection open on one IMAP folder and announces that a message may have arrived (IDLE,
 * RFC 2177). It reads nothing.
 */
import type { ImapFlow } from 'imapflow';
import { imapFailure } from './imap-failure.ts';
import { openImapSession, type ImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';
import { MINUTE, SECOND } from '../../../domain/time.ts';

export type Listening = {
  /** Called for each connection, because a file may hold a newer token. May throw. */
  url: () => string;
  folder: string;
  /**
   * A message may have arrived; also called after each new connection, for messages that arrived
   * before it.
   */
  onNews(): void;
  /** Whether a connection is listening from now on. */
  onListening(listening: boolean): void;
  signal: AbortSignal;
  /** Wall-clock bounds, for tests. */
  limits?: Partial<typeof LIMITS>;
};

const LIMITS = {
  /**
   * RFC 2177: a client renews its IDLE within 29 minutes. This client opens a new connection
   * instead; this is its deadline.
   */
  connectionMs: 25 * MINUTE,
  /**
   * A lost connection is as silent as one without news: at this interval the client checks that the
   * server still answers.
   */
  checkEveryMs: 100 * SECOND,
  answerWithinMs: 20 * SECOND,
  retryMs: 5 * SECOND,
};
const LONGEST_RETRY = 10 * MINUTE;

/**
 * Resolves when the signal aborts, or when the server does not support IDLE: then the caller must
 * read at intervals. Never rejects.
 */
export async function listenToFolder(listening: Listening): Promise<'ended' | 'no_idle'> {
  const limits = { ...LIMITS, ...listening.limits };
  for (let failures = 0; !listening.signal.aborted;) {
    try {
      const heard = await listenOnce(listening, limits);
      if (heard === 'no_idle') return 'no_idle';
      failures = heard === 'heard' ? 0 : failures + 1;
    } catch {
      // The reader of the folder reports what is wrong with it.
      failures++;
    }
    listening.onListening(false);
    if (failures > 0)
      await pause(Math.min(limits.retryMs * 2 ** (failures - 1), LONGEST_RETRY), listening.signal);
  }
  return 'ended';
}

/** One connection, from login to its end; `heard` is called when it worked. */
async function listenOnce(
  listening: Listening,
  limits: typeof LIMITS,
): Promise<'heard' | 'failed' | 'no_idle'> {
  const server = readImapUrl(listening.url());
  const session = await openImapSession(server, {
    deadlineMs: limits.connectionMs,
    signal: listening.signal,
  });
  let heard = false;
  try {
    await session.run(() => session.client.mailboxOpen(listening.folder, { readOnly: true }));
    if (!session.client.capabilities.has('IDLE')) return 'no_idle';
    session.client.on('exists', () => listening.onNews());
    listening.onListening(true);
    listening.onNews();
    for (;;) {
      await idle(session, limits.checkEveryMs);
      await within(
        limits.answerWithinMs,
        session.run(() => session.client.noop()),
        () => imapFailure({ code: 'ETIMEOUT' }, server),
      );
      heard = true;
    }
  } catch {
    return heard ? 'heard' : 'failed';
  } finally {
    await session.close();
  }
}

/**
 * Waits until `ms` have passed or the server ends the IDLE. Rejects if the server refuses it or the
 * connection is lost.
 */
async function idle({ client, run }: ImapSession, ms: number): Promise<void> {
  const timer = new AbortController();
  const ended = run(async () => (client as Idling).idle()).finally(() => timer.abort());
  // After its time this IDLE is abandoned: the next command ends it.
  ended.catch(() => undefined);
  const began = performance.now();
  await pause(ms, timer.signal);
  if (!timer.signal.aborted) return;
  if ((await ended) === false) throw new Error('the server does not idle');
  // A server may end each IDLE at once: do not ask again as fast as it answers.
  await pause(Math.max(0, SECOND - (performance.now() - began)), new AbortController().signal);
}

/** The driver's declared type omits the `false` of a lost connection. */
type Idling = Omit<ImapFlow, 'idle'> & { idle(): Promise<unknown> };

async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>(
    (_resolve, reject) => (timer = setTimeout(() => reject(late()), ms)),
  );
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
