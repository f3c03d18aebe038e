/**
 * Splits HTML into tags and texts, like a browser: nothing is an error, and every character is read
 * once.
 */
import { decodeEntities } from './html-entities.ts';

export type Token =
  | { kind: 'text'; text: string }
  /** `attributes` only if one of the requested ones is set; names and tag in lower case. */
  | { kind: 'open'; tag: string; attributes: string }
  | { kind: 'close'; tag: string };

/** Elements whose content is not shown to people, up to their own end tag. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style']);
/** Elements whose content is text, even if it looks like tags. */
const PLAIN: ReadonlySet<string> = new Set(['title', 'textarea']);

const NAME = /[a-z][^\s/>]{0,60}/iy;

export function* readTokens(html: string): Generator<Token> {
  let text = '';
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    const isEnd = html[open + 1] === '/';
    NAME.lastIndex = open + (isEnd ? 2 : 1);
    const tag = NAME.exec(html)?.[0].toLowerCase();
    if (tag === undefined) {
      const end = isEnd || '!?'.includes(html.charAt(open + 1)) ? endOfRemark(html, open) : open;
      if (end === open) text += '<';
      at = end + 1;
      continue;
    }
    if (text !== '') yield { kind: 'text', text: decodeEntities(text) };
    text = '';
    const end = endOfTag(html, NAME.lastIndex);
    // A tag without an end is neither a tag nor text.
    if (end >= html.length) break;
    yield isEnd
      ? { kind: 'close', tag }
      : { kind: 'open', tag, attributes: html.slice(NAME.lastIndex, end) };
    at = end + 1;
    if (isEnd || !(UNREAD.has(tag) || PLAIN.has(tag))) continue;
    const close = endOfElement(html, tag, at);
    if (PLAIN.has(tag)) yield { kind: 'text', text: decodeEntities(html.slice(at, close)) };
    at = close;
  }
  if (text !== '') yield { kind: 'text', text: decodeEntities(text) };
}

/** The value of an attribute in the source of a tag, entities decoded; `''` if it is not set. */
export function attributeOf(source: string, name: string): string {
  const found = new RegExp(
    `(?:^|[\\s"'/])${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`,
    'i',
  ).exec(source);
  return found === null ? '' : decodeEntities(found[1] ?? found[2] ?? found[3] ?? '');
}

/** A `>` within a quoted value does not end a tag. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  let afterEquals = false;
  for (let at = from; at < html.length; at++) {
    const char = html.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      continue;
    }
    if (char === '>') return at;
    if (afterEquals && (char === '"' || char === "'")) quote = char;
    afterEquals = char === '=' || (afterEquals && /\s/.test(char));
  }
  return html.length;
}

/** `<!-- -->`, `<!doctype>`, `<?xml?>`, `</ >`. */
function endOfRemark(html: string, open: number): number {
  const isComment = html.startsWith('<!--', open);
  const end = isComment ? html.indexOf('-->', open + 2) : html.indexOf('>', open);
  return end < 0 ? html.length : end + (isComment ? 2 : 0);
}

function endOfElement(html: string, tag: string, from: number): number {
  const found = new RegExp(`</${tag}[\\s/>]`, 'i').exec(html.slice(from));
  return found === null ? html.length : from + found.index;
}
