/**
 * Removes a mailbox's password or token from a server's words: some servers repeat the command they
 * refuse.
 */

/**
 * A shorter secret is masked only as a separate word: inside other words it would damage innocent
 * text.
 */
const SHORT = 4;
const LONGEST_RUN = 8_192;

export type Mask = (text: string) => string;

/**
 * Masks the secret as it is, in the forms of a URL, a form, JSON or HTML, and inside base64 (AUTH
 * PLAIN, LOGIN, XOAUTH2), complete or cut, and puts `mark` in its place.
 */
export function maskSecrets(secrets: readonly string[], mark: string): Mask {
  const known = secrets.filter((secret) => secret !== '');
  if (known.length === 0) return (text) => text;
  const plain = known.map(toPattern);
  const maskEncoded = encodedMask(known, mark);
  return (text) =>
    plain.reduce((masked, pattern) => masked.replace(pattern, mark), maskEncoded(text));
}

function toPattern(secret: string): RegExp {
  const written = [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    secret
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;'),
    Buffer.from(secret, 'utf8').toString('hex'),
    // The form of the secret in a reply whose bytes are not UTF-8.
    Buffer.from(secret, 'utf8').toString('latin1'),
  ];
  const words = [...new Set(written)]
    .sort((a, b) => b.length - a.length)
    .map((each) => {
      const literal = each.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      return each.length < SHORT ? `(?<![\\w])${literal}(?![\\w])` : literal;
    });
  return new RegExp(words.join('|'), 'gi');
}

/**
 * Every run of base64 that could hold half of a secret is decoded from each of its first four
 * characters on, because the characters before it may belong to the alphabet too.
 */
function encodedMask(secrets: readonly string[], mark: string): Mask {
  const parts = secrets.flatMap((secret) => {
    const half = Math.max(SHORT, Math.ceil(secret.length / 2));
    return [secret.slice(0, half), secret.slice(-half)].map((part) => Buffer.from(part, 'utf8'));
  });
  const shortest = Math.min(...parts.map(({ length }) => Math.ceil((length * 4) / 3)));
  const runs = new RegExp(`[A-Za-z0-9+/_-]{${shortest},}={0,2}`, 'g');
  return (text) =>
    text.replace(runs, (run) => {
      for (let from = 0; from < 4; from++) {
        const read = Buffer.from(run.slice(from, from + LONGEST_RUN), 'base64');
        if (parts.some((part) => read.includes(part))) return mark;
      }
      return run;
    });
}
