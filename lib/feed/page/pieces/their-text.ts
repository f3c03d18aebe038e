/** Makes a stranger's text fit for the page: no controls, nothing that turns it around, cut. */
import { html } from 'hono/html';

/** What `html` of hono gives: text in which everything that came from outside is escaped. */
export type Html = ReturnType<typeof html>;

/** Controls but tab and newline, zero-width and bidi marks, separators, byte order mark, tags. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;

/** In one line, at most `length` letters (code points; an emoji is never cut in two). */
export function shortened(text: string, length: number): string {
  const line = cleaned(text, length).replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : line;
}

/** Several lines. Four times the length is read, because some characters are removed. */
function cleaned(text: string, length: number): string {
  return text
    .slice(0, 4 * length)
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, '');
}

/** In an element of its own, so that its direction changes nothing around it. */
export function theirName(text: string, length = 60): Html {
  return html`<bdi>${shortened(text, length)}</bdi>`;
}

/** The words of a stranger, fenced: marked as theirs, as plain text, with its line breaks. */
export function theirWords(
  text: string,
  { length, lines }: { length: number; lines: number },
): Html {
  const whole = cleaned(text, length).trim();
  const letters = [
    ...whole
      .replace(/\n{3,}/g, '\n\n')
      .split('\n')
      .slice(0, lines)
      .join('\n'),
  ];
  const cut = letters.slice(0, length).join('').trim();
  const shown = cut === whole ? whole : `${cut} …`;
  // White space inside is theirs, and shown as it is.
  return html`<blockquote class="theirs" dir="auto">${shown}</blockquote>`;
}
