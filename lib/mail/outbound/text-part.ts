/** Writes a text unchanged if every server passes it on unchanged, else as quoted-printable. */

/** Lines longer than this are broken by quoted-printable (RFC 2045 6.7). */
const LONGEST_LINE = 76;
/** Beyond this nobody looks for long lines. */
const LOOKED_THROUGH = 128 * 1024;

export type TextPart = {
  /** Empty for an empty text. */
  encoding: '7bit' | 'quoted-printable' | '';
  body: string;
};
type QuotedPrintable = Pick<typeof import('nodemailer/lib/qp'), 'encode' | 'wrap'>;

/** `text`: with CRLF throughout. */
export function writeText(text: string, qp: QuotedPrintable): TextPart {
  if (text === '') return { encoding: '', body: '' };
  if (passesUnchanged(text)) return { encoding: '7bit', body: text };
  return { encoding: 'quoted-printable', body: qp.wrap(qp.encode(text)) };
}

function passesUnchanged(text: string): boolean {
  if (!/^[\t\n\r\u0020-\u007f]*$/.test(text)) return false;
  return text.length <= LOOKED_THROUGH && !hasLongLine(text);
}

function hasLongLine(text: string): boolean {
  for (let from = 0; ;) {
    const end = text.indexOf('\r\n', from);
    if (end < 0) return text.length - from > LONGEST_LINE;
    if (end - from > LONGEST_LINE) return true;
    from = end + 2;
  }
}
