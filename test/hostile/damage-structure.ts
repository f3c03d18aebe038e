/**
 * Damages the structure of a message: parts doubled, exchanged, lost or put into others, boundaries
 * broken, charsets and encodings renamed, lines joined, zeros between.
 */

type Chance = () => number;
type Damage = (mail: Buffer, chance: Chance) => Buffer;

const BOUNDARY = /^--\S+/gm;
const NAMES =
  /(charset="?|content-transfer-encoding: *|content-type: *|method=|smime-type=|protocol=")([\w./-]+)/gi;
const OTHER_NAMES = [
  ...['utf-8', 'utf-16', 'utf-7', 'big5', 'iso-2022-jp', 'gb18030', 'shift_jis', 'x-unknown'],
  ...['base64', 'quoted-printable', '8bit', 'x-uuencode', 'binary'],
  ...['text/calendar', 'text/html', 'text/plain', 'multipart/mixed', 'multipart/report'],
  ...['message/rfc822', 'message/delivery-status', 'message/feedback-report'],
  ...['application/ms-tnef', 'application/pkcs7-mime', 'multipart/signed', 'multipart/encrypted'],
  ...['REPLY', 'COUNTER', 'signed-data', 'enveloped-data'],
];
const LONGEST = 400_000;

const pick = <T>(list: readonly T[], chance: Chance): T | undefined =>
  list[Math.floor(chance() * list.length)];

/** Between the boundaries of any level; the first piece is the header. */
function piecesOf(text: string): string[] {
  const starts = [...text.matchAll(BOUNDARY)].map(({ index }) => index);
  return [0, ...starts].map((start, at) => text.slice(start, starts[at]));
}

const onText =
  (damage: (text: string, chance: Chance) => string): Damage =>
  (mail, chance) =>
    Buffer.from(damage(mail.toString('latin1'), chance).slice(0, LONGEST), 'latin1');

const onPieces = (damage: (pieces: string[], chance: Chance) => string[]): Damage =>
  onText((text, chance) => {
    const [head = '', ...pieces] = piecesOf(text);
    return pieces.length === 0 ? text : [head, ...damage(pieces, chance)].join('');
  });

export const STRUCTURE: readonly Damage[] = [
  onPieces((pieces, chance) => [...pieces, ...Array<string>(20).fill(pick(pieces, chance) ?? '')]),
  onPieces((pieces, chance) => pieces.toSorted(() => chance() - 0.5)),
  onPieces((pieces, chance) => pieces.filter(() => chance() < 0.6)),
  onText((text, chance) => text.replace(BOUNDARY, (line) => (chance() < 0.3 ? '' : line))),
  onText((text, chance) =>
    text.replace(BOUNDARY, (line) => (chance() < 0.3 ? line.slice(0, -1) : line)),
  ),
  onText((text, chance) =>
    text.replace(NAMES, (whole, before: string) =>
      chance() < 0.4 ? `${before}${pick(OTHER_NAMES, chance) ?? ''}` : whole,
    ),
  ),
  // The message in a message, in a part of itself.
  onText((text, chance) => {
    const depth = 1 + Math.floor(chance() * 100);
    const heads = Array.from({ length: depth }, (_, level) =>
      level % 2 === 0
        ? `Content-Type: multipart/mixed; boundary=n${level}\r\n\r\n--n${level}\r\n`
        : 'Content-Type: message/rfc822\r\n\r\n',
    );
    return `From: bea@example.test\r\n${heads.join('')}${text}`;
  }),
  onText((text, chance) => {
    const at = Math.floor(chance() * text.length);
    return text.slice(0, at) + text.slice(at).replaceAll(/\r?\n/g, ' ');
  }),
  onText((text, chance) => {
    const at = Math.floor(chance() * text.length);
    const letter =
      pick(['\0', ' ', '\t', 'A', '(', '"', '\\', '>', ',', '{', '\xe9'], chance) ?? '';
    return text.slice(0, at) + letter.repeat(50_000) + text.slice(at);
  }),
  onText((text, chance) => [...text].map((c) => (chance() < 0.01 ? '\0' : c)).join('')),
];
