/**
 * One connection to an SMTP server through nodemailer, without its pool: a pool retries messages
 * that its caller must decide about.
 */
import { GatedText, type Socket } from './gated-text.ts';
import { logIn } from './log-in.ts';
import { watchForTls } from './probe-tls.ts';
import { createWatch } from './watch.ts';
import type { ComposedMail } from './compose.ts';
import type { SmtpProgress } from './smtp-result.ts';
import type { SmtpAccount } from './smtp-url.ts';
import type { Watch } from './watch.ts';
import { thrownField } from '../../domain/thrown.ts';

export type SmtpSession = {
  /** Number of messages sent so far. */
  messages: number;
  /** The last message reached the 354: the server may read what follows as text. */
  invited: boolean;
  usable(): boolean;
  /**
   * Resolves with the server's final reply; rejects with nodemailer's error, or if a reply cannot
   * be the one to our text. The first byte of the text is sent when `gate` has resolved.
   */
  deliver(mail: ComposedMail, gate: () => Promise<void>, watch: Watch): Promise<string>;
  /**
   * Ends a refused transaction (RFC 5321 4.1.1.5), within the remaining time; false if the session
   * is lost.
   */
  reset(watch: Watch): Promise<boolean>;
  quit(): void;
  /** Closes at once: nothing more is sent. */
  destroy(): void;
};

const RESET_MS = 5_000;

/**
 * Connects and logs in, noting the phase in `progress`. Rejects with nodemailer's error or the
 * watch's.
 */
export async function openSession(
  account: SmtpAccount,
  progress: SmtpProgress,
  watch: Watch,
): Promise<SmtpSession> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const connection = new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.secure,
    requireTLS: account.requireTls,
    // The other end of a loopback connection is this machine; local servers sign their own
    // certificates.
    tls: { rejectUnauthorized: !account.loopback },
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    dnsTimeout: 20_000,
    socketTimeout: 300_000,
    // 0: close() destroys the socket instead of waiting for the peer.
    socketCloseTimeout: 0,
    maxResponseSize: 65_536,
  });
  let current: Watch | null = watch;
  connection.on('error', (error: Error) => current?.interrupt(error));
  // A regular end reports through the pending callback first, if at all.
  connection.on('end', () =>
    setImmediate(() => current?.interrupt(new Error('the connection ended'))),
  );
  const stopProbe = watchForTls(
    account,
    () => connection.lastServerResponse === false,
    () => current?.interrupt(new Error('the server speaks TLS from the first byte')),
  );
  try {
    await watch.until<void>((done) => connection.connect(done));
    stopProbe();
    // Like nodemailer's own transports: a server without AUTH (a local sink) is not asked for it.
    if (account.auth !== null && connection.allowsAuth) {
      progress.phase = 'auth';
      await logIn(connection, account.auth, watch);
    }
  } catch (error) {
    connection.close();
    throw withLastReply(error, connection.lastServerResponse);
  } finally {
    stopProbe();
    current = null;
  }

  const session: SmtpSession = {
    messages: 0,
    invited: false,
    usable: () => !connection.destroyed,
    async deliver(mail, gate, during) {
      current = during;
      session.invited = false;
      try {
        const envelope = {
          from: mail.envelope.from,
          to: [mail.envelope.to],
          size: mail.raw.length,
        };
        const text = new GatedText(mail.raw, async () => {
          checkInvitation(connection.lastServerResponse);
          session.invited = true;
          // Wait one turn of the event loop: a reply that came together with the 354 cannot be the
          // answer to a text that has not begun.
          await new Promise((resolve) => setImmediate(resolve));
          if (connection.destroyed) throw new Error('the connection ended');
          await gate();
          return socketOf(connection);
        });
        const info = await during.until<{ response: string }>((done) =>
          connection.send(envelope, text as never, done),
        );
        if (!text.handedOver || unsentBytes(connection) > 0) {
          // The reply answers another command. Close at once: the gate may be pending, and then
          // must not send anything.
          connection.close();
          throw new Error('the server answered before the text had left');
        }
        session.messages += 1;
        return info.response;
      } catch (error) {
        throw named(withCutReply(error, connection), connection);
      } finally {
        current = null;
      }
    },
    async reset(during) {
      if (connection.destroyed) return false;
      const brief = createWatch(Math.min(RESET_MS, during.left()), null);
      current = brief;
      try {
        await brief.until<boolean>((done) => connection.reset(done));
        return true;
      } catch {
        return false;
      } finally {
        current = null;
        brief.end();
      }
    },
    quit() {
      if (!connection.destroyed) connection.quit();
    },
    destroy() {
      connection.close();
    },
  };
  return session;
}

/**
 * Only 354 invites the text (RFC 5321 4.1.1.4). A 250 here answers an earlier command: the server
 * sends one reply too many, and the next one would be mistaken for the answer to the text.
 */
function checkInvitation(response: unknown): void {
  if (typeof response !== 'string' || !response.startsWith('354'))
    throw new Error('the server did not answer DATA with 354');
}

/**
 * nodemailer reports a 421 in a pipelined envelope for the connection, not for the command it
 * answers; that command decides whether the reply is about the mailbox or the recipient. The
 * envelope is nodemailer's own: without it, the phase stays MAIL.
 */
function named(error: unknown, connection: object): unknown {
  const envelope = (
    connection as { _envelope?: { accepted?: unknown[]; rejected?: unknown[] } | null }
  )._envelope;
  if (thrownField(error, 'command') !== 'CONN' || !envelope) return error;
  const answered = envelope.rejected?.length
    ? 'RCPT TO'
    : envelope.accepted?.length
      ? 'DATA'
      : null;
  return answered === null ? error : Object.assign(error as object, { command: answered });
}

/** A server may refuse EHLO with a reason and close the connection before our HELO. */
function withLastReply(error: unknown, last: unknown): unknown {
  const response = thrownField(error, 'response');
  return typeof response === 'string' || typeof last !== 'string' || !/^[45]\d\d[ -]/.test(last)
    ? error
    : Object.assign(error as object, { response: last });
}

/** The connection, or its time, ended in the middle of a reply. */
const BROKEN: ReadonlySet<unknown> = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDEADLINE']);

/**
 * A refusal of several lines counts from its first line on (RFC 5321 4.2.1: all have the same
 * code), even if the others never come. The queue is nodemailer's own.
 */
function withCutReply(error: unknown, connection: object): unknown {
  if (typeof thrownField(error, 'response') === 'string') return error;
  if (!BROKEN.has(thrownField(error, 'code'))) return error;
  const { _responseQueue: lines = [], _remainder: rest = '' } = connection as {
    _responseQueue?: string[];
    _remainder?: string;
  };
  const begun = lines.at(-1) ?? rest;
  if (!/^[45]\d\d[ -]/.test(begun)) return error;
  return Object.assign(error as object, { response: begun });
}

/** The socket is nodemailer's own: a test sends an early reply into a long text. */
function socketOf(connection: object): Socket | null {
  return (connection as { _socket?: Socket | null })._socket ?? null;
}

/** Bytes that the socket has not passed to the system yet. */
function unsentBytes(connection: object): number {
  return socketOf(connection)?.writableLength ?? 0;
}
