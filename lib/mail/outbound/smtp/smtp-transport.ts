/**
 * Sends composed messages to one SMTP server over one connection, and reports exactly how far each
 * try came.
 */
import { maskSecrets } from '../../mask-secrets.ts';
import { acceptedResult, failedResult } from './smtp-result.ts';
import { SmtpSession } from './smtp-session.ts';
import { readSmtpUrl } from './smtp-url.ts';
import { createWatch } from './watch.ts';
import type { OutboundMessage } from '../../../domain/sending/content.ts';
import type { SmtpProgress } from './smtp-result.ts';
import type { Watch } from './watch.ts';
import type { SmtpResult } from '../../../domain/sending/message.ts';

export type SmtpTransport = {
  /** One message at a time. Never rejects because of a server or network. */
  send(mail: OutboundMessage, hooks: TransportHooks): Promise<SmtpResult>;
  /** Connects and logs in without sending: `accepted` says whether that succeeded. */
  verify(): Promise<SmtpResult>;
  /** Sends QUIT and does not wait for the answer. */
  close(): void;
};

type TransportHooks = {
  /**
   * Called when the server has invited the text; no byte of it is sent before the promise resolves.
   * If it rejects, the connection is destroyed, nothing was sent, and the result is `aborted` with
   * `dataStarted` false. A try never ends while it is pending.
   */
  onDataStart(): Promise<void>;
  /**
   * Aborting destroys the connection. Once the text is being sent, an abort would leave a doubt: so
   * the try may finish, within the grace period.
   */
  signal: AbortSignal | null;
};

/** Servers end a session after a number of messages of their own choice; we end it earlier. */
const MAILS_PER_SESSION = 100;
const QUIT_MS = 1_000;

/**
 * `url`: the account (throws the Failure of readSmtpUrl). `deadlineMs`: the maximum for one `send`,
 * including connecting, even if the server sends byte by byte. `graceMs`: the time that a text
 * being sent still has after an abort.
 */
export function openSmtp(options: {
  url: string;
  deadlineMs: number;
  graceMs: number;
}): SmtpTransport {
  const account = readSmtpUrl(options.url);
  const mask = maskSecrets(account.auth === null ? [] : [account.auth.pass], '[secret]');
  let session: SmtpSession | null = null;
  let busy = false;

  async function connected(progress: SmtpProgress, watch: Watch): Promise<SmtpSession> {
    if (session?.usable() === true && session.messages < MAILS_PER_SESSION) return session;
    leave(session);
    session = null;
    session = await SmtpSession.open(account, progress, watch);
    return session;
  }

  async function attempt(
    mail: OutboundMessage,
    hooks: TransportHooks,
    watch: Watch,
  ): Promise<SmtpResult & { stale: boolean }> {
    const progress: SmtpProgress = { phase: 'connect', dataStarted: false };
    const before = session;
    let kept = false;
    let gate: Promise<void> | null = null;
    try {
      const current = await connected(progress, watch);
      kept = current === before;
      progress.phase = 'mail';
      const reply = await current.deliver(
        mail,
        () =>
          (gate = passGate(progress, hooks, { watch, session: current, graceMs: options.graceMs })),
        watch,
      );
      const result = acceptedResult(reply, mask);
      if (!result.accepted) await recover(result, watch);
      return { ...result, stale: false };
    } catch (error) {
      // The connection may break while the gate is pending: wait for its answer, which is part of
      // the result.
      await (gate as Promise<void> | null)?.catch(() => undefined);
      const result = failedResult(error, progress, mask);
      await recover(result, watch);
      const stale =
        kept &&
        progress.phase === 'mail' &&
        (result.code === null || result.code === 421) &&
        !watch.failed();
      return { ...result, stale };
    }
  }

  /**
   * After a refusal before the text, the session serves the next message; after any other end it is
   * closed. A refusal of the text may come while the text is still being sent, and the server would
   * read the rest as commands.
   */
  async function recover(result: SmtpResult, watch: Watch): Promise<void> {
    const old = session;
    const refused =
      result.code !== null &&
      result.code !== 421 &&
      ['mail', 'rcpt', 'data'].includes(result.phase);
    if (refused && old !== null && !old.invited && (await old.reset(watch))) return;
    session = null;
    old?.destroy();
  }

  return {
    async send(mail, hooks) {
      if (busy)
        throw new TypeError(
          'one message at a time: open a second transport for a second connection',
        );
      busy = true;
      const watch = createWatch(options.deadlineMs, hooks.signal);
      try {
        let { stale, ...result } = await attempt(mail, hooks, watch);
        // The server had already closed the kept connection before it saw this message.
        if (stale) ({ stale, ...result } = await attempt(mail, hooks, watch));
        return result;
      } finally {
        watch.end();
        busy = false;
      }
    },
    async verify() {
      const progress: SmtpProgress = { phase: 'connect', dataStarted: false };
      const watch = createWatch(options.deadlineMs, null);
      try {
        await connected(progress, watch);
        return {
          accepted: true,
          dataStarted: false,
          phase: progress.phase,
          code: null,
          enhanced: null,
          response: '',
        };
      } catch (error) {
        return failedResult(error, progress, mask);
      } finally {
        watch.end();
      }
    },
    close() {
      leave(session);
      session = null;
    },
  };
}

/**
 * Sends QUIT and does not wait for the answer; a silent server must not keep this process alive.
 */
function leave(session: SmtpSession | null): void {
  if (session === null) return;
  session.quit();
  setTimeout(() => session.destroy(), QUIT_MS).unref();
}

async function passGate(
  progress: SmtpProgress,
  hooks: TransportHooks,
  { watch, session, graceMs }: { watch: Watch; session: SmtpSession; graceMs: number },
): Promise<void> {
  progress.phase = 'data';
  if (watch.failed()) throw new Error('too late to begin');
  try {
    await hooks.onDataStart();
  } catch (error) {
    progress.phase = 'aborted';
    throw error;
  }
  // The gate took time: the connection may be lost, and then no byte of the text can be sent.
  if (watch.failed() || !session.usable()) throw new Error('too late to begin');
  progress.phase = 'final';
  progress.dataStarted = true;
  watch.seeThrough(graceMs);
}
