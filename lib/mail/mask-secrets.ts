/** Takes a mailbox's password or token out of what a server says: some repeat the command they refuse. */

/** Shorter than this, a secret is looked for as a word of its own: inside others it would tear innocent text. */
const SHORT = 4;
const LONGEST_RUN = 8_192;

export type Mask = (text: string) => string;

/** As it is, as it stands in a URL, a form, JSON or HTML, and inside anything in base64 (AUTH PLAIN, LOGIN, XOAUTH2), whole or cut: `mark` stands in its place. */
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
    // As a reply is read whose bytes are no UTF-8.
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

/** Every run of base64 that could hold half of a secret is read from each of its first four characters on: what stands before it may belong to the alphabet too. */
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
