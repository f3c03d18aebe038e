/** Keeps a connection open on one IMAP folder and says when mail may have come (IDLE, RFC 2177). It reads nothing. */
import type { ImapFlow } from 'imapflow';
import { imapFailure } from './imap-failure.ts';
import { openImapSession, type ImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';
import { MINUTE, SECOND } from '../../../domain/time.ts';

export type Listening = {
  /** Asked anew for each connection: a file that holds a token may have a fresh one. May throw. */
  url: () => string;
  folder: string;
  /** Mail may have come; also after each new connection, for what came without one. */
  onNews(): void;
  /** Whether somebody listens from now on. */
  onListening(listening: boolean): void;
  signal: AbortSignal;
  /** Wall-clock bounds, for tests. */
  limits?: Partial<typeof LIMITS>;
};

const LIMITS = {
  /** RFC 2177: a client renews its IDLE before 29 minutes are over. Here by a new connection, whose deadline this is. */
  connectionMs: 25 * MINUTE,
  /** A connection whose other end is gone stays silent like one with no news: it is asked so often whether it still answers. */
  checkEveryMs: 100 * SECOND,
  answerWithinMs: 20 * SECOND,
  retryMs: 5 * SECOND,
};
const LONGEST_RETRY = 10 * MINUTE;

/** Resolves when the signal aborts, or when the server cannot IDLE: there whoever asks must look from time to time. Never rejects. */
export async function listenToFolder(listening: Listening): Promise<'ended' | 'no_idle'> {
  const limits = { ...LIMITS, ...listening.limits };
  for (let failures = 0; !listening.signal.aborted;) {
    try {
      const heard = await listenOnce(listening, limits);
      if (heard === 'no_idle') return 'no_idle';
      failures = heard === 'heard' ? 0 : failures + 1;
    } catch {
      // Whoever reads the folder says what is wrong with it.
      failures++;
    }
    listening.onListening(false);
    if (failures > 0)
      await pause(Math.min(limits.retryMs * 2 ** (failures - 1), LONGEST_RETRY), listening.signal);
  }
  return 'ended';
}

/** One connection, from login to its end; `heard` when it was of use. */
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

/** Until `ms` are over or the server ends it. Rejects when it refuses, or the connection is lost. */
async function idle({ client, run }: ImapSession, ms: number): Promise<void> {
  const timer = new AbortController();
  const ended = run(async () => (client as Idling).idle()).finally(() => timer.abort());
  // Left behind when its time is over: it ends with the next command.
  ended.catch(() => undefined);
  const began = performance.now();
  await pause(ms, timer.signal);
  if (!timer.signal.aborted) return;
  if ((await ended) === false) throw new Error('the server does not idle');
  // One that ends each IDLE at once is not asked as fast as it answers.
  await pause(Math.max(0, SECOND - (performance.now() - began)), new AbortController().signal);
}

/** Its declared result leaves out the `false` of a lost connection. */
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
