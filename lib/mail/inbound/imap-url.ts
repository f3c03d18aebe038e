/** Reads an IMAP server's URL and decides how its connection must be protected. */
import { Failure } from '../../domain/failure.ts';

export type ImapServer = {
  host: string;
  port: number;
  /** TLS from the first byte (imaps://); otherwise STARTTLS, demanded unless the server is this machine. */
  secure: boolean;
  loopback: boolean;
  user: string;
  pass: string;
};

/** Reads `imap://user:pass@host:port` or `imaps://...`, user and password percent-encoded. Throws `Failure` `imap_url_invalid`, which never repeats the URL. */
export function readImapUrl(url: string): ImapServer {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid('it is no URL');
  }
  if (parsed.protocol !== 'imap:' && parsed.protocol !== 'imaps:') throw invalid('its scheme is neither imap nor imaps');
  if (parsed.hostname === '') throw invalid('it names no host');
  if (parsed.username === '' || parsed.password === '') throw invalid('it lacks a user or a password');
  const secure = parsed.protocol === 'imaps:';
  const host = parsed.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return {
    host,
    port: parsed.port === '' ? (secure ? 993 : 143) : Number(parsed.port),
    secure,
    loopback: host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host),
    user: decode(parsed.username),
    pass: decode(parsed.password),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('its user or password has a "%" that starts no percent-encoding');
  }
}

function invalid(reason: string): Failure {
  return new Failure({
    code: 'imap_url_invalid',
    exit: 'configuration',
    message: `The IMAP URL cannot be used: ${reason}.`,
    hint: 'Set the variable to imaps://user:password@host:993 (or imap://...); write special characters of user and password percent-encoded, "@" as %40.',
  });
}
