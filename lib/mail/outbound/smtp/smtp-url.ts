/**
 * Reads an SMTP account's URL: where to connect, how to secure the connection, and with which
 * login.
 */
import { isIPv4 } from 'node:net';
import { Failure } from '../../../domain/failure.ts';
import type { ServerLogin } from '../../../domain/mail-server.ts';

export type SmtpAccount = Pick<ServerLogin, 'host' | 'port' | 'loopback'> & {
  /** TLS from the first byte (smtps). */
  secure: boolean;
  /** STARTTLS is required: a password must not cross a network unencrypted. */
  requireTls: boolean;
  /** `oauth`: `pass` is an access token, for XOAUTH2. */
  auth: (Pick<ServerLogin, 'user' | 'pass'> & { oauth: boolean }) | null;
};

/**
 * smtp: port 587 (RFC 6409); smtps: 465 (RFC 8314). Throws Failure `smtp_url`, which never repeats
 * the URL.
 */
export function readSmtpUrl(url: string): SmtpAccount {
  const parsed = parseUrl(url);
  if (parsed === null) throw invalid('it is not a URL');
  if (parsed.protocol !== 'smtp:' && parsed.protocol !== 'smtps:')
    throw invalid('it begins with neither smtp:// nor smtps://');
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (host === '') throw invalid('it names no host');
  if (
    (parsed.pathname !== '' && parsed.pathname !== '/') ||
    parsed.search !== '' ||
    parsed.hash !== ''
  ) {
    throw invalid('something follows the host and port; in a password write / ? # as %2F %3F %23');
  }
  const [, user = '', mechanism] =
    /^(.*?)(?:;AUTH=([^;]*))?$/is.exec(decode(parsed.username)) ?? [];
  if (mechanism !== undefined && mechanism.toUpperCase() !== 'XOAUTH2')
    throw invalid('its ;AUTH= names a mechanism other than XOAUTH2');
  const pass = decode(parsed.password);
  if ((user === '') !== (pass === ''))
    throw invalid('it has a user without a password, or the reverse');
  const secure = parsed.protocol === 'smtps:';
  const loopback = isLoopbackHost(host);
  return {
    host,
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    loopback,
    auth: user === '' ? null : { user, pass, oauth: mechanism !== undefined },
    requireTls: !secure && !loopback && user !== '',
  };
}

/** True if the connection to this server cannot leave the machine: 127.0.0.0/8, ::1, localhost. */
export function isLoopback(url: string): boolean {
  const parsed = parseUrl(url);
  return (
    parsed !== null && isLoopbackHost(parsed.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase())
  );
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('a % in it is not followed by two hexadecimal digits; a % itself is written %25');
  }
}

function invalid(why: string): Failure {
  return new Failure({
    code: 'smtp_url',
    exit: 'configuration',
    message: `The SMTP URL cannot be used: ${why}.`,
    hint:
      'It must be smtp://user:password@host:587 or smtps://user:password@host:465; percent-encode ' +
      'special characters in the password. With an access token: smtps://user;AUTH=XOAUTH2:env:TOKEN@host.',
  });
}
