/** Finds the links of an html text that people can follow: where each target stands, and what it is. */

/** `from`, `to`: of the value in the source, without its quotes. `tag`: where its tag begins. */
export type FoundLink = { target: string; from: number; to: number; tag: number };

/** Their content is text, up to their own end tag, even if it looks like tags. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'noscript', 'template']);
const NAME = /[a-z][^\s/>]*/iy;
const ATTRIBUTE_NAME = /[^\s/>=][^\s/>=]*/y;
const SPACE = /[\s/]*/y;
const EQUALS = /\s*=\s*/y;
const UNQUOTED = /[^\s>]*/y;

/** `<a href>` and `<area href>`, in order. Comments are skipped, also conditional ones. */
export function findLinks(html: string): FoundLink[] {
  const links: FoundLink[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const isEnd = html[at + 1] === '/';
    const name = read(NAME, html, at + (isEnd ? 2 : 1))?.toLowerCase();
    if (name === undefined) {
      at = endOfRemark(html, at);
      continue;
    }
    const tag = at;
    const wanted = !isEnd && (name === 'a' || name === 'area');
    const { href, end } = readAttributes(html, NAME.lastIndex);
    // A tag without an end is no tag.
    if (end >= html.length) break;
    at = end + 1;
    if (wanted && href !== null) links.push({ ...href, tag });
    if (!isEnd && RAW.has(name)) at = endOfElement(html, name, at);
  }
  return links;
}

type Attributes = { href: Omit<FoundLink, 'tag'> | null; end: number };

/** `end`: of the `>`. Of several attributes of one name the first counts. */
function readAttributes(html: string, from: number): Attributes {
  let href: Attributes['href'] = null;
  for (let at = from; ;) {
    read(SPACE, html, at);
    at = SPACE.lastIndex;
    if (at >= html.length || html[at] === '>') return { href, end: at };
    // A lone equals sign begins a name, as in a browser.
    const begin = html[at] === '=' ? at + 1 : at;
    const name = read(ATTRIBUTE_NAME, html, begin) ?? '';
    at = name === '' ? begin : ATTRIBUTE_NAME.lastIndex;
    if (read(EQUALS, html, at) === undefined) continue;
    at = EQUALS.lastIndex;
    const quote = html[at];
    let value: { from: number; to: number };
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, at + 1);
      if (close < 0) return { href: null, end: html.length };
      value = { from: at + 1, to: close };
      at = close + 1;
    } else {
      read(UNQUOTED, html, at);
      value = { from: at, to: UNQUOTED.lastIndex };
      at = value.to;
    }
    if (href === null && name.toLowerCase() === 'href')
      href = { ...value, target: decodeAttribute(html.slice(value.from, value.to)) };
  }
}

/** Undefined when it does not match there. */
function read(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The index after it; `<` alone is text. */
function endOfRemark(html: string, open: number): number {
  if (!'/!?'.includes(html.charAt(open + 1)) || open + 1 >= html.length) return open + 1;
  const isComment = html.startsWith('<!--', open);
  const end = isComment ? html.indexOf('-->', open + 2) : html.indexOf('>', open);
  return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

function endOfElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['equals', '='],
  ['quest', '?'],
  ['sol', '/'],
  ['colon', ':'],
  ['num', '#'],
  ['percnt', '%'],
  ['period', '.'],
  ['lowbar', '_'],
  ['commat', '@'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
]);
/** Those that browsers also know without a semicolon, unless a letter, digit or `=` follows. */
const WITHOUT_SEMICOLON = new Set(['amp', 'lt', 'gt', 'quot', 'nbsp']);

/** HTML entities as a browser reads them in an attribute: `&copy=1` stays as it is. */
function decodeAttribute(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(?:x[0-9a-f]{1,6}|\d{1,7});?|[a-z]{2,8}(?:;|(?![a-z0-9=])))/gi,
    (whole) => {
      if (whole[1] === '#') return numbered(whole.slice(2));
      const ended = whole.endsWith(';');
      const name = ended ? whole.slice(1, -1) : whole.slice(1);
      return (ended || WITHOUT_SEMICOLON.has(name) ? NAMED.get(name) : undefined) ?? whole;
    },
  );
}

/** `x26` and `38` with what follows. */
function numbered(text: string): string {
  const code = /^x/i.test(text) ? Number.parseInt(text.slice(1), 16) : Number.parseInt(text, 10);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
