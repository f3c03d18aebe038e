/** Holds one IMAP connection for reading, with a wall-clock deadline that no server can exceed. */
import type { ImapFlow } from 'imapflow';
import { ESTIMATED_SIZES } from '../../../../data/imap/estimated-sizes.ts';
import { imapFailure, stopFailure, wrongPort, type ImapStop } from './imap-failure.ts';
import { listenToDriver, type ImapHeard } from './imap-heard.ts';
import { probePort } from './probe-port.ts';
import type { ImapServer } from './imap-url.ts';
import type { ImapPhase } from '../../../../data/imap/refusal-rule.ts';
import type { Failure } from '../../../domain/failure.ts';
import { LARGE_MAIL } from '../files/source.ts';
import { SECOND } from '../../../domain/time.ts';

export type ImapSession = {
  client: ImapFlow;
  server: ImapServer;
  /** What the driver receives but does not report. */
  heard: ImapHeard;
  /** True if RFC822.SIZE is an estimate (data/imap). */
  estimatesSizes: boolean;
  /**
   * Runs one command. Rejects with a `Failure` if the command fails, if the connection is lost
   * (which the driver may answer with an empty result), if the deadline passes or if the signal
   * aborts.
   */
  run<T>(command: () => Promise<T>, phase?: ImapPhase): Promise<T>;
  close(): Promise<void>;
};

/**
 * IMAP servers send a greeting at once; a server that is silent this long may wait for TLS, or
 * speak another protocol.
 */
const GREETS_WITHIN = 2 * SECOND;

/**
 * Connects and logs in. `deadlineMs` covers the whole session, because a server that sends a
 * literal byte by byte, or `* OK` without end, is never idle.
 */
export async function openImapSession(
  server: ImapServer,
  limits: { deadlineMs: number; signal?: AbortSignal | undefined },
): Promise<ImapSession> {
  const { ImapFlow } = await import('imapflow');
  const { heard, logger } = listenToDriver();
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // To another machine a password is never sent unencrypted: STARTTLS is required. On this
    // machine STARTTLS is used if offered, without verification, because no third party is in
    // between.
    ...(server.secure || server.loopback ? {} : { doSTARTTLS: true }),
    ...(server.loopback ? { tls: { rejectUnauthorized: false } } : {}),
    auth: server.oauth
      ? { user: server.user, accessToken: server.pass }
      : { user: server.user, pass: server.pass },
    logger: logger as never,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 30 * SECOND,
    greetingTimeout: 20 * SECOND,
    socketTimeout: 120 * SECOND,
    maxLiteralSize: 8 * LARGE_MAIL,
    maxResponseSize: 16 * LARGE_MAIL,
  });
  // Without a listener a late socket error would end the process; the running command reports it.
  client.on('error', () => undefined);

  let stopWith = (_failure: Failure): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stopWith = (failure) => {
      reject(failure);
      client.close();
    };
  });
  stopped.catch(() => undefined);
  const stop = (reason: ImapStop): void => stopWith(stopFailure(reason, server));
  heard.onThrottled = (error) => stopWith(imapFailure(error, server, 'read'));
  const timer = setTimeout(() => stop('deadline'), limits.deadlineMs);
  const abort = (): void => stop('aborted');
  limits.signal?.addEventListener('abort', abort, { once: true });
  if (limits.signal?.aborted === true) abort();

  const run = async <T>(command: () => Promise<T>, phase: ImapPhase = 'read'): Promise<T> => {
    try {
      const answer = await Promise.race([stopped, command()]);
      // A command on a lost connection returns an empty result, which does not mean "no message".
      if (!client.usable) throw { code: 'NoConnection', reason: client.byeReason };
      return answer;
    } catch (error) {
      throw imapFailure(error, server, phase);
    }
  };
  const close = async (): Promise<void> => {
    await Promise.race([
      client.logout().catch(() => undefined),
      stopped.catch(() => undefined),
      pause(2 * SECOND),
    ]);
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', abort);
    client.close();
  };
  const silent = setTimeout(() => {
    if (heard.lines > 0) return;
    void probePort(server).then((spoken) => {
      if (spoken !== null && heard.lines === 0) stopWith(wrongPort(spoken, server));
    });
  }, GREETS_WITHIN);
  try {
    await run(() => client.connect(), 'connect');
  } catch (error) {
    await close();
    throw error;
  } finally {
    clearTimeout(silent);
  }
  const greeting = (client.greeting ?? '').toLowerCase();
  const estimatesSizes = ESTIMATED_SIZES.some((known) => greeting.includes(known.greeting));
  return { client, server, heard, estimatesSizes, run, close };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
