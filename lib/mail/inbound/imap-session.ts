/** Holds one IMAP connection for reading, bounded by a wall-clock deadline whatever the server does. */
import type { ImapFlow } from 'imapflow';
import { imapFailure, stopFailure, type ImapStop } from './imap-failure.ts';
import type { ImapServer } from './imap-url.ts';
import { LARGE_MAIL } from './source.ts';
import { SECOND } from '../../domain/time.ts';

export type ImapSession = {
  client: ImapFlow;
  /** Runs one command; rejects with a `Failure` when it fails, when the deadline passes or when the signal aborts. */
  run<T>(command: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Connects and logs in. `deadlineMs` covers the whole session: a trickled literal or an endless run of `* OK` never goes idle. */
export async function openImapSession(server: ImapServer, limits: { deadlineMs: number; signal?: AbortSignal | undefined }): Promise<ImapSession> {
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // Off this machine a password never goes out in clear: STARTTLS is demanded. Here it is used when offered, unverified: nobody is in between.
    ...(server.secure || server.loopback ? {} : { doSTARTTLS: true }),
    ...(server.loopback ? { tls: { rejectUnauthorized: false } } : {}),
    auth: server.oauth ? { user: server.user, accessToken: server.pass } : { user: server.user, pass: server.pass },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 30 * SECOND,
    greetingTimeout: 20 * SECOND,
    socketTimeout: 120 * SECOND,
    maxLiteralSize: 8 * LARGE_MAIL,
    maxResponseSize: 16 * LARGE_MAIL,
  });
  // Without a listener a late socket error ends the process; the command under way reports it.
  client.on('error', () => undefined);

  let stop = (_reason: ImapStop): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = (reason) => {
      reject(stopFailure(reason, server));
      client.close();
    };
  });
  stopped.catch(() => undefined);
  const timer = setTimeout(() => stop('deadline'), limits.deadlineMs);
  const abort = (): void => stop('aborted');
  limits.signal?.addEventListener('abort', abort, { once: true });
  if (limits.signal?.aborted === true) abort();

  const run = async <T>(command: () => Promise<T>): Promise<T> => {
    try {
      return await Promise.race([stopped, command()]);
    } catch (error) {
      throw imapFailure(error, server);
    }
  };
  const close = async (): Promise<void> => {
    await Promise.race([client.logout().catch(() => undefined), stopped.catch(() => undefined), pause(2 * SECOND)]);
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', abort);
    client.close();
  };
  try {
    await run(() => client.connect());
  } catch (error) {
    await close();
    throw error;
  }
  return { client, run, close };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
