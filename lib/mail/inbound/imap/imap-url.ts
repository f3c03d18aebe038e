/** Reads an IMAP server's URL and decides how its connection must be protected. */
import { Failure } from '../../../domain/failure.ts';
import type { ServerLogin } from '../../../domain/mail-server.ts';

/**
 * TLS from the first byte (imaps://); otherwise STARTTLS, which is required unless the server is
 * this machine.
 */
export type ImapServer = ServerLogin & {
  /** The password, or with `oauth` the access token. */
  secure: boolean;
  /** XOAUTH2 (or OAUTHBEARER, if the server prefers it) instead of a password. */
  oauth: boolean;
};

/**
 * Reads `imap://user:pass@host:port` or `imaps://...`, with user and password percent-encoded. With
 * `user;AUTH=XOAUTH2` (RFC 5092 3.2) the password is an access token. Throws `Failure`
 * `imap_url_invalid`, which never repeats the URL.
 */
export function readImapUrl(url: string): ImapServer {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid('it is no URL');
  }
  if (parsed.protocol !== 'imap:' && parsed.protocol !== 'imaps:')
    throw invalid('its scheme is neither imap nor imaps');
  if (parsed.hostname === '') throw invalid('it names no host');
  if (parsed.username === '' || parsed.password === '')
    throw invalid('it lacks a user or a password');
  const [, user = '', mechanism] =
    /^(.*?)(?:;AUTH=([^;]*))?$/is.exec(decode(parsed.username)) ?? [];
  if (mechanism !== undefined && mechanism.toUpperCase() !== 'XOAUTH2')
    throw invalid('its ;AUTH= names a mechanism other than XOAUTH2');
  if (user === '') throw invalid('it lacks a user');
  const secure = parsed.protocol === 'imaps:';
  const host = parsed.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return {
    host,
    port: parsed.port === '' ? (secure ? 993 : 143) : Number(parsed.port),
    secure,
    loopback: host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host),
    user,
    pass: decode(parsed.password),
    oauth: mechanism !== undefined,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('its user or password has a "%" that does not start a percent-encoding');
  }
}

function invalid(reason: string): Failure {
  return new Failure({
    code: 'imap_url_invalid',
    exit: 'configuration',
    message: `The IMAP URL cannot be used: ${reason}.`,
    hint:
      'Set the variable to imaps://user:password@host:993 (or imap://...); percent-encode special ' +
      'characters of user and password, "@" as %40. With an access token: ' +
      'imaps://user;AUTH=XOAUTH2:env:TOKEN@host.',
  });
}
