/**
 * Logs in to an SMTP server with a mechanism that the server offers: a password or token is never
 * sent by another one.
 */
import type { SmtpAccount } from './smtp-url.ts';
import type { Watch } from './watch.ts';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { thrownField } from '../../../domain/thrown.ts';

type Credentials = NonNullable<SmtpAccount['auth']>;

const FOR_PASSWORDS = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
const MOST_MECHANISMS = 8;

/** The words for a refused token, which the verdict table knows. */
const TOKEN_REFUSED = 'the access token was refused';

/** Rejects with nodemailer's error or the watch's, or with one of these two. */
export async function logIn(
  connection: SMTPConnection,
  credentials: Credentials,
  watch: Watch,
): Promise<void> {
  refuseWithoutMechanism(connection, credentials);
  const login = credentials.oauth ? withToken(credentials) : { ...credentials, credentials };
  try {
    await watch.until<boolean>((done) => connection.login(login as never, done));
  } catch (error) {
    throw credentials.oauth ? asTokenError(error, connection.lastServerResponse) : error;
  }
}

function refuseWithoutMechanism(connection: SMTPConnection, { oauth }: Credentials): void {
  const offered = offeredBy(connection);
  const usable = oauth ? ['XOAUTH2'] : FOR_PASSWORDS;
  if (offered.length === 0 || offered.some((each) => usable.includes(each))) return;
  throw new Error(
    `the server offers no mechanism for ${oauth ? 'an access token' : 'a password'}: ${offered.join(', ')}`,
  );
}

/**
 * RFC 4422 3.1: the name of a mechanism has up to twenty of these characters; other words of the
 * server are not names. The lines are nodemailer's own: without them the server is asked as before.
 */
function offeredBy(connection: object): string[] {
  const lines = (connection as { _ehloLines?: string[] })._ehloLines ?? [];
  const named = lines.flatMap(
    (line) => /^AUTH[ =](.{1,500})/i.exec(line)?.[1]?.toUpperCase().split(/[ =]/) ?? [],
  );
  return [...new Set(named.filter((name) => /^[A-Z0-9_-]{1,20}$/.test(name)))].slice(
    0,
    MOST_MECHANISMS,
  );
}

/**
 * Gmail and Exchange answer a bad token with `334` and the error as JSON, and with 535 after an
 * acknowledgement. nodemailer then asks for another token, which does not exist, and forgets the
 * 535; a server may also close the connection. In both cases the token is the cause.
 */
function asTokenError(error: unknown, last: unknown): unknown {
  const reply = thrownField(error, 'response') ?? last;
  if (typeof reply !== 'string' || !/^(?:334|5\d\d)[ -]/.test(reply)) return error;
  const refused = reply.startsWith('5') ? { response: `${reply} (${TOKEN_REFUSED})` } : {};
  return Object.assign(new Error(TOKEN_REFUSED), {
    code: 'EAUTH',
    command: 'AUTH XOAUTH2',
    ...refused,
  });
}

/**
 * The token unchanged: a refused token cannot be renewed here, so nodemailer's second try must
 * fail.
 */
function withToken({ user, pass }: { user: string; pass: string }): object {
  return {
    user,
    oauth2: {
      getToken: (renew: boolean, done: (error: Error | null, token?: string) => void) =>
        renew ? done(new Error(TOKEN_REFUSED)) : done(null, pass),
      buildXOAuth2Token: (token: string) =>
        Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64'),
    },
  };
}
