/** Logs in to the SMTP and the IMAP server of a mailbox, and says what was checked. */
import { decideOutcome } from '../../../core/sending/smtp-outcome.ts';
import { Failure } from '../../../domain/failure.ts';
import { SECOND } from '../../../domain/time.ts';
import { checkFolders } from '../../../mail/inbound/imap/check-folders.ts';
import { readImapUrl } from '../../../mail/inbound/imap/imap-url.ts';
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { nameNearestFolder } from '../../response-tracker/process/name-nearest-folder.ts';
import { loginFailure } from '../sending/smtp-trouble.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { MailPort } from '../../../app/sending/deliver.ts';
import type { Context } from '../../runner/command.ts';

/** `server`: what is known of it; `failure` null: it works. */
export type Checked = { server: Record<string, unknown>; failure: Failure | null };

const DEADLINE = 60 * SECOND;
/** A login is no attempt of a message. */
const NO_TRIES = { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: 0 };

export function checkSmtp(
  { env, clock }: Context,
  mailbox: Mailbox,
  mail: Pick<MailPort, 'logIn'>,
): Promise<Checked> {
  return check(async (server) => {
    const account = readSmtpUrl(resolveAccount(mailbox.smtpRef, env));
    const { host, port, secure, requireTls, auth } = account;
    Object.assign(server, {
      host,
      port,
      tls: secure ? 'from_the_start' : requireTls ? 'starttls' : 'if_offered',
      login: auth === null ? 'none' : auth.oauth ? 'access_token' : 'password',
    });
    const result = await mail.logIn(mailbox.id);
    if (result.accepted) return;
    const outcome = decideOutcome(result, NO_TRIES, clock.now());
    throw loginFailure({
      mailboxId: mailbox.id,
      problem: outcome.outcome === 'account' ? outcome.problem : 'unreachable',
      reply: result.response,
    });
  });
}

/** Null: the mailbox has no IMAP account. */
export async function checkImap(
  { env, signal }: Context,
  { imapRef, folders }: Mailbox,
): Promise<Checked | null> {
  if (imapRef === null) return null;
  return check(async (server) => {
    const url = resolveAccount(imapRef, env);
    const { host, port, secure, loopback, oauth } = readImapUrl(url);
    Object.assign(server, {
      host,
      port,
      tls: secure ? 'from_the_start' : loopback ? 'if_offered' : 'starttls',
      login: oauth ? 'access_token' : 'password',
    });
    server['folders'] = await checkFolders(url, folders, { deadlineMs: DEADLINE, signal });
  });
}

async function check(work: (server: Checked['server']) => Promise<void>): Promise<Checked> {
  const server: Checked['server'] = {};
  try {
    await work(server);
    return { server, failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { server, failure: nameNearestFolder(error) };
  }
}

export function describeCheck({ server, failure }: Checked) {
  return failure === null
    ? { ok: true, ...server }
    : {
        ok: false,
        ...server,
        code: failure.code,
        message: failure.message,
        hint: failure.hint,
        details: failure.details,
      };
}
