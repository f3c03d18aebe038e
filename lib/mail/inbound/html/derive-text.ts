/** Decides whether the words of a message are in its HTML alone, and reads them from there. */
import { EMPTY_TEXTS } from '../../../../data/classify/empty-texts.ts';
import type { MailPart } from '../../../domain/responses/response.ts';
import { htmlToPlainText } from './html-text.ts';
import { readTokens } from './html-tokens.ts';

/** An entity that was left as it is, and characters without a width. */
const INVISIBLE = /&nbsp;|&#160;|[\s\u00ad\u2060\ufeff]|[\u200b-\u200f]/g;
/** A longer text has words of its own. */
const LONGEST_NOTE = 300;
const MAX_HTML = 131_072;

/**
 * The same parts; if no text/plain part has words but an HTML part has, they are appended as one
 * more text/plain part. A text that only sends the reader to the HTML is emptied then.
 */
export function withTextOfHtml(parts: readonly MailPart[]): MailPart[] {
  const html = parts.find(({ contentType, text }) => contentType === 'text/html' && text !== null);
  const texts = parts.filter(
    (part) => part.contentType === 'text/plain' && (html === undefined || !isAttached(part)),
  );
  if (html === undefined || texts.some(({ text }) => hasWords(text))) return [...parts];
  const source = html.text ?? '';
  const shown = htmlToPlainText(source);
  const words = shown.trim() === '' ? looseWords(source) : shown;
  const derived = {
    contentType: 'text/plain',
    headers: [{ name: 'x-derived', value: 'text/html' }],
    text: words,
  };
  if (words.trim() === '') return [...parts, derived];
  return [...parts.map((part) => (texts.includes(part) ? { ...part, text: '' } : part)), derived];
}

/** Words at a wrong place, such as above the body of a page, are better than none. */
function looseWords(html: string): string {
  const words: string[] = [];
  for (const token of readTokens(html.slice(0, MAX_HTML)))
    if (token.kind === 'text') words.push(token.text);
  return words.join(' ').trim();
}

function hasWords(text: string | null): boolean {
  const shown = (text ?? '')
    .slice(0, 4 * LONGEST_NOTE)
    .replace(INVISIBLE, ' ')
    .trim();
  if (shown === '' || shown.length > LONGEST_NOTE) return shown !== '';
  const folded = shown.replace(/ {2,}/g, ' ').toLowerCase();
  return !EMPTY_TEXTS.some((note) => folded.includes(note));
}

function isAttached({ headers }: MailPart): boolean {
  return headers.some(
    ({ name, value }) => name === 'content-disposition' && /^\s*attachment/i.test(value),
  );
}
