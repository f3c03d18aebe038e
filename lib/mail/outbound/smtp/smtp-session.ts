/**
 * One connection to an SMTP server through nodemailer, without its pool: a pool retries messages
 * that its caller must decide about.
 */
import type NodemailerConnection from 'nodemailer/lib/smtp-connection';
import {
  namedByCommand,
  socketOf,
  unsentBytes,
  withCutReply,
  withLastReply,
} from './connection-state.ts';
import { GatedText } from './gated-text.ts';
import { logIn } from './log-in.ts';
import { watchForTls } from './probe-tls.ts';
import { createWatch } from './watch.ts';
import type { OutboundMessage } from '../../../domain/sending/content.ts';
import type { SmtpProgress } from './smtp-result.ts';
import type { SmtpAccount } from './smtp-url.ts';
import type { Watch } from './watch.ts';

const RESET_MS = 5_000;

export class SmtpSession {
  readonly #connection: NodemailerConnection;
  /** The command that waits for a reply; null between commands. */
  #current: Watch | null = null;
  /** Number of messages sent so far. */
  messages = 0;
  /** The last message reached the 354: the server may read what follows as text. */
  invited = false;

  private constructor(connection: NodemailerConnection) {
    this.#connection = connection;
    connection.on('error', (error: Error) => this.#current?.interrupt(error));
    // An orderly end reports through the pending callback first, if at all.
    connection.on('end', () =>
      setImmediate(() => this.#current?.interrupt(new Error('the connection ended'))),
    );
  }

  /** Connects and logs in, noting the phase in `progress`. Rejects with nodemailer's error or the watch's. */
  static async open(
    account: SmtpAccount,
    progress: SmtpProgress,
    watch: Watch,
  ): Promise<SmtpSession> {
    const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
    const session = new SmtpSession(new SMTPConnection(optionsOf(account)));
    await session.#during(watch, () => session.#connect(account, progress, watch));
    return session;
  }

  async #connect(account: SmtpAccount, progress: SmtpProgress, watch: Watch): Promise<void> {
    const connection = this.#connection;
    const stopProbe = watchForTls(
      account,
      () => connection.lastServerResponse === false,
      () => watch.interrupt(new Error('the server speaks TLS from the first byte')),
    );
    try {
      await watch.until<void>((done) => connection.connect(done));
      stopProbe();
      // As nodemailer's own transports do: a server that offers no AUTH (a local sink) is not asked for it.
      if (account.auth !== null && connection.allowsAuth) {
        progress.phase = 'auth';
        await logIn(connection, account.auth, watch);
      }
    } catch (error) {
      connection.close();
      throw withLastReply(error, connection.lastServerResponse);
    } finally {
      stopProbe();
    }
  }

  usable(): boolean {
    return !this.#connection.destroyed;
  }

  /**
   * Resolves with the server's final reply; rejects with nodemailer's error, or if a reply cannot
   * be the one to our text. The first byte of the text is sent when `gate` has resolved.
   */
  async deliver(mail: OutboundMessage, gate: () => Promise<void>, watch: Watch): Promise<string> {
    const connection = this.#connection;
    this.invited = false;
    try {
      return await this.#during(watch, () => this.#send(mail, gate, watch));
    } catch (error) {
      throw namedByCommand(withCutReply(error, connection), connection);
    }
  }

  async #send(mail: OutboundMessage, gate: () => Promise<void>, watch: Watch): Promise<string> {
    const connection = this.#connection;
    const envelope = { from: mail.envelope.from, to: [mail.envelope.to], size: mail.raw.length };
    const text = new GatedText(mail.raw, async () => {
      checkInvitation(connection.lastServerResponse);
      this.invited = true;
      // One turn of the loop for what came together with the 354: it cannot answer a text that has not begun.
      await new Promise((resolve) => setImmediate(resolve));
      if (connection.destroyed) throw new Error('the connection ended');
      await gate();
      return socketOf(connection);
    });
    const { response } = await watch.until<{ response: string }>((done) =>
      connection.send(envelope, text as never, done),
    );
    if (!text.handedOver || unsentBytes(connection) > 0) {
      // The reply answers something else. Closed at once: the gate may be pending, and nothing may leave any more.
      connection.close();
      throw new Error('the server answered before the text had left');
    }
    this.messages += 1;
    return response;
  }

  /**
   * Ends a refused transaction (RFC 5321 4.1.1.5), within the remaining time; false if the session
   * is lost.
   */
  async reset(watch: Watch): Promise<boolean> {
    if (this.#connection.destroyed) return false;
    const brief = createWatch(Math.min(RESET_MS, watch.left()), null);
    try {
      await this.#during(brief, () => brief.until<boolean>((done) => this.#connection.reset(done)));
      return true;
    } catch {
      return false;
    } finally {
      brief.end();
    }
  }

  quit(): void {
    if (!this.#connection.destroyed) this.#connection.quit();
  }

  /** Closes at once: nothing more is sent. */
  destroy(): void {
    this.#connection.close();
  }

  /** While `work` runs, an error of the connection ends what `watch` waits for. */
  async #during<T>(watch: Watch, work: () => Promise<T>): Promise<T> {
    this.#current = watch;
    try {
      return await work();
    } finally {
      this.#current = null;
    }
  }
}

function optionsOf(account: SmtpAccount): NodemailerConnection.Options {
  return {
    host: account.host,
    port: account.port,
    secure: account.secure,
    requireTLS: account.requireTls,
    // The far end of a loopback connection is this machine; local servers sign their own certificates.
    tls: { rejectUnauthorized: !account.loopback },
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    dnsTimeout: 20_000,
    socketTimeout: 300_000,
    // 0: close() destroys the socket instead of waiting for the peer.
    socketCloseTimeout: 0,
    maxResponseSize: 65_536,
  } as NodemailerConnection.Options;
}

/**
 * Only 354 invites the text (RFC 5321 4.1.1.4). A 250 here answers an earlier command: the server
 * sends one reply too many, and the next one would be mistaken for the answer to the text.
 */
function checkInvitation(response: unknown): void {
  if (typeof response !== 'string' || !response.startsWith('354'))
    throw new Error('the server did not answer DATA with 354');
}
