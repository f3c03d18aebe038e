/** Decides which addresses `serve` may be reached under: they go into every message. */

export type PublicUrlCheck =
  | { ok: true; url: string }
  /** What was expected instead, and an address that would do; null: none can be guessed. */
  | { ok: false; expected: string; guess: string | null };

/** It stands in a header of every message, before a token. */
const LONGEST = 200;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
const PATH = /^\/[\w.~/-]*$/;

/**
 * Returns the address without a final slash. RFC 8058 allows https only; http is for tests on this
 * machine.
 */
export function checkPublicUrl(text: string): PublicUrlCheck {
  const given = text.trim();
  const refuse = (expected: string, near: string | null = null): PublicUrlCheck => {
    const guess = near === null ? null : checkPublicUrl(near);
    return { ok: false, expected, guess: guess?.ok ? guess.url : null };
  };
  if (given.length > LONGEST) return refuse(`at most ${LONGEST} characters`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(given) || /^[\w.-]+:\d+(?:\/|$)/.test(given))
    return refuse('an address that begins with https://', `https://${given}`);
  if (!URL.canParse(given)) return refuse('an address such as https://t.acme.test');
  const { protocol, hostname, port, pathname, username, password } = new URL(given);
  if (protocol !== 'https:' && protocol !== 'http:')
    return refuse('an address that begins with https://');
  const plain = `${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
  if (protocol === 'http:' && !isThisMachine(hostname))
    return refuse('https:// (RFC 8058 allows no other; a TLS proxy gives it)', `https://${plain}`);
  const scheme = `${protocol}//`;
  if (username !== '' || password !== '' || given.includes('@'))
    return refuse('an address without a user or password', `${scheme}${plain}`);
  if (given.includes('?')) return refuse('an address without a query', `${scheme}${plain}`);
  if (given.includes('#')) return refuse('an address without a #fragment', `${scheme}${plain}`);
  if (!HOST.test(hostname)) return refuse('an address with the name of a host');
  if (!PATH.test(pathname) || pathname.includes('//'))
    return refuse('a path of letters, digits and . _ ~ - only', `${scheme}${hostname}`);
  return { ok: true, url: `${scheme}${plain}`.replace(/\/$/, '') };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
