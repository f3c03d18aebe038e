/** Hands composed messages to one SMTP server over one connection, and says of every try exactly how far it came. */
import { maskSecrets } from '../mask-secrets.ts';
import { acceptedResult, failedResult } from './smtp-result.ts';
import { openSession } from './smtp-session.ts';
import { readSmtpUrl } from './smtp-url.ts';
import { createWatch } from './watch.ts';
import type { ComposedMail } from './compose.ts';
import type { SmtpProgress } from './smtp-result.ts';
import type { SmtpSession } from './smtp-session.ts';
import type { Watch } from './watch.ts';
import type { SmtpResult } from '../../domain/sending/message.ts';

export type SmtpTransport = {
  /** One message at a time. Never rejects for what a server or network does. */
  send(mail: ComposedMail, hooks: TransportHooks): Promise<SmtpResult>;
  /** Connects and logs in without sending: `accepted` says whether that went well. */
  verify(): Promise<SmtpResult>;
  /** Says QUIT and waits for no answer. */
  close(): void;
};

export type TransportHooks = {
  /**
   * Called when the server has said that the text may come; not a byte of it leaves before it resolves. When it rejects,
   * the connection is destroyed, nothing has left, and the result is `aborted` with `dataStarted` false. A try never
   * ends while it is pending.
   */
  onDataStart(): Promise<void>;
  /**
   * Aborting destroys the connection. Once the text leaves nobody could tell whether it was taken: from there on it is
   * seen through, for the grace at most.
   */
  signal: AbortSignal | null;
};

/** Servers end a session after some number of messages of their own choosing; we end it first. */
const MAILS_PER_SESSION = 100;
const QUIT_MS = 1_000;

/**
 * `url`: the account (throws the Failure of readSmtpUrl). `deadlineMs`: the most one `send` may take, connecting and
 * everything else included, however busily the server trickles. `graceMs`: the most a text under way may still take once
 * the caller has aborted.
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
    session = await openSession(account, progress, watch);
    return session;
  }

  async function attempt(
    mail: ComposedMail,
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
      // The connection may break while the gate is asked: what it answers is part of how far the try came.
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
   * After a refusal before the text the session serves the next message; after anything else it is gone. A refusal of the
   * text may come while the text is still leaving, and what follows would then be read as commands.
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
        // The server had closed the kept connection meanwhile, before it heard of this message.
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

/** Says QUIT and waits for no answer; a server that gives none must not keep this process alive. */
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
  // The gate took its time: the connection may be gone, and then nothing of the text can leave.
  if (watch.failed() || !session.usable()) throw new Error('too late to begin');
  progress.phase = 'final';
  progress.dataStarted = true;
  watch.seeThrough(graceMs);
}
