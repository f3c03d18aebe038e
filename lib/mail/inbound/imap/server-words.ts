/**
 * Makes the words of an IMAP server safe to show under `untrusted`: clean, short, without secrets.
 */
import { maskSecrets } from '../../mask-secrets.ts';
import type { ImapServer } from './imap-url.ts';

const LONGEST = 300;
/** No real password is shorter: masking "a" would mask the text. */
const SHORTEST_SECRET = 3;

/** The server's words for `details`; empty if it said nothing. */
export function wordsOf(
  text: string | null,
  server: ImapServer,
): { untrusted?: { serverSaid: string } } {
  const said = text === null ? '' : cleanWords(withoutSecrets(text, server)).trim();
  return said === '' ? {} : { untrusted: { serverSaid: said } };
}

/** Removes control, zero-width and bidirectional characters, and cuts the text. */
export function cleanWords(text: string): string {
  const odd =
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;
  const clean = text.slice(0, 4 * LONGEST).replace(odd, ' ');
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** Some servers repeat the line they refuse, with the password in it. */
function withoutSecrets(text: string, { pass }: ImapServer): string {
  return pass.length < SHORTEST_SECRET ? text : maskSecrets([pass], '***')(text);
}
