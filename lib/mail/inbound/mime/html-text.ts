/** Turns an HTML body into the text a person would read, bounded in time and depth. */
import { attributeOf, readTokens } from './html-tokens.ts';
import { startText, type TextBlocks } from './text-blocks.ts';

type Mark = {
  tag: string;
  attribute: 'id' | 'class' | 'style' | 'data-marker';
  value: string;
  sign: '-----Original Message-----' | '--';
  program: string;
};

/**
 * Elements with which mail programs mark the message they quote and the signature. Written as the signs of plain text, so that one set of
 * rules reads both, whatever language the lines inside are in. Gmail's `gmail_quote` is none: answers are typed inside it, between blockquotes.
 */
const MARKS: readonly Mark[] = [
  {
    tag: 'div',
    attribute: 'id',
    value: 'divRplyFwdMsg',
    sign: '-----Original Message-----',
    program: 'Outlook on the web, new Outlook',
  },
  {
    tag: 'div',
    attribute: 'id',
    value: 'mail-editor-reference-message-container',
    sign: '-----Original Message-----',
    program: 'Outlook on telephones',
  },
  {
    tag: 'span',
    attribute: 'id',
    value: 'OLK_SRC_BODY_SECTION',
    sign: '-----Original Message-----',
    program: 'Outlook for Mac',
  },
  {
    tag: 'div',
    attribute: 'style',
    value: 'border-top:solid #E1E1E1 1.0pt',
    sign: '-----Original Message-----',
    program: 'Outlook 2013 and later',
  },
  {
    tag: 'div',
    attribute: 'style',
    value: 'border-top:solid #B5C4DF 1.0pt',
    sign: '-----Original Message-----',
    program: 'Outlook 2007 and 2010',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'yahoo_quoted',
    sign: '-----Original Message-----',
    program: 'Yahoo',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'protonmail_quote',
    sign: '-----Original Message-----',
    program: 'Proton Mail',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'zmail_extra',
    sign: '-----Original Message-----',
    program: 'Zoho',
  },
  {
    tag: 'hr',
    attribute: 'data-marker',
    value: '__DIVIDER__',
    sign: '-----Original Message-----',
    program: 'Zimbra',
  },
  { tag: 'div', attribute: 'class', value: 'gmail_signature', sign: '--', program: 'Gmail' },
  { tag: 'div', attribute: 'class', value: 'moz-signature', sign: '--', program: 'Thunderbird' },
  { tag: 'pre', attribute: 'class', value: 'moz-signature', sign: '--', program: 'Thunderbird' },
  { tag: 'div', attribute: 'id', value: 'Signature', sign: '--', program: 'Outlook on the web' },
  {
    tag: 'div',
    attribute: 'id',
    value: 'ms-outlook-mobile-signature',
    sign: '--',
    program: 'Outlook on telephones',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'protonmail_signature_block',
    sign: '--',
    program: 'Proton Mail',
  },
  { tag: 'div', attribute: 'id', value: 'zimbra-signature', sign: '--', program: 'Zimbra' },
];

/** Line ends before and after a block; any other element stands in its line. */
const BLOCKS: Readonly<Record<string, readonly [before: number, after: number]>> = {
  article: [1, 1],
  aside: [1, 1],
  div: [1, 1],
  footer: [1, 1],
  form: [1, 1],
  header: [1, 1],
  main: [1, 1],
  nav: [1, 1],
  section: [1, 1],
  h1: [3, 2],
  h2: [3, 2],
  h3: [3, 2],
  h4: [2, 2],
  h5: [2, 2],
  h6: [2, 2],
  p: [2, 2],
  pre: [2, 2],
  table: [2, 2],
  blockquote: [2, 2],
  ul: [2, 2],
  ol: [2, 2],
};
/** What a tag closes that was left open. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  tr: ['tr', 'th', 'td'],
  td: ['thead', 'th', 'td'],
  th: ['th'],
  dd: ['dd', 'dt'],
  dt: ['dd', 'dt'],
  body: ['head'],
  tbody: ['thead', 'tbody'],
  tfoot: ['thead', 'tbody'],
  ...Object.fromEntries(
    [
      'p',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'address',
      'article',
      'aside',
      'blockquote',
      'div',
      'dl',
      'footer',
      'form',
      'header',
      'hr',
      'main',
      'nav',
      'ol',
      'pre',
      'section',
      'table',
      'ul',
    ].map((tag) => [tag, ['p']]),
  ),
};
const VOID: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'frame',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/** Characters of HTML that are looked at, and the depth to which elements are. */
const MAX_HTML = 131_072;
const MAX_DEPTH = 64;
const RULE = '-'.repeat(40);

/** `end` finishes what the element began; `items`: how many a list has so far; `inItem`: it stands in an item of another. */
type Open = { tag: string; end: (() => void) | null; items: number; inItem: boolean };

/** Mail is read for its words: no link targets, no images, no wrapping; quoted blocks have `> ` before each line, so that replies can be told apart. Never throws. */
export function htmlToPlainText(source: string): string {
  const html = source.slice(0, MAX_HTML);
  let text = startText();
  let stack: Open[] = [];
  let afterBody = false;
  const close = (from: number): void => {
    for (const element of stack.splice(from).reverse()) element.end?.();
  };
  const add = (words: string): void => {
    if (afterBody || stack.length >= MAX_DEPTH) return;
    const list = stack.at(-1);
    if (!isList(list)) text.add(words);
    else if (words.trim() !== '') {
      text.open(1);
      text.add(words);
      text.closeItem('');
    }
  };
  for (const token of readTokens(html)) {
    if (token.kind === 'text') {
      add(token.text);
      continue;
    }
    const { tag } = token;
    const at = token.kind === 'close' ? stack.findLastIndex((element) => element.tag === tag) : -1;
    if (at >= 0) {
      close(at);
      if (tag === 'body' && !stack.some((element) => element.tag === 'body')) afterBody = true;
    }
    // The end of a paragraph that has not begun is an empty one, that of a line break a line break.
    if (token.kind === 'close' && (at >= 0 || !(tag === 'p' || tag === 'br'))) continue;
    while (stack.length > 0 && CLOSES[tag]?.includes((stack.at(-1) as Open).tag) === true)
      close(stack.length - 1);
    if (tag === 'body' && !stack.some((element) => element.tag === 'body')) {
      // What stands before the body is not shown.
      if (!afterBody) [text, stack] = [startText(), []];
      afterBody = false;
    }
    if (afterBody) continue;
    const parent = stack.at(-1);
    const end =
      stack.length < MAX_DEPTH
        ? begin(text, { tag, attributes: token.kind === 'open' ? token.attributes : '', parent })
        : null;
    if (VOID.has(tag) || token.kind === 'close') end?.();
    else stack.push({ tag, end, items: 0, inItem: parent?.tag === 'li' });
  }
  close(0);
  return text.text();
}

/** Writes what an element begins with; the answer writes what it ends with, null when that is nothing. */
function begin(
  text: TextBlocks,
  element: { tag: string; attributes: string; parent: Open | undefined },
): (() => void) | null {
  const { tag, parent } = element;
  if (!isList(parent)) return beginInside(text, element);
  const mark = tag === 'li' ? itemMark(parent) : '';
  text.open(1);
  const end = beginInside(text, element);
  return () => {
    end?.();
    text.closeItem(mark);
  };
}

function beginInside(
  text: TextBlocks,
  { tag, attributes, parent }: { tag: string; attributes: string; parent: Open | undefined },
): (() => void) | null {
  if (tag === 'br') {
    text.breakLine();
    return null;
  }
  const sign = signOf(tag, attributes);
  if (sign !== null) {
    text.open(2);
    text.add(sign);
    text.close(1);
    text.open(1);
    return () => text.close(2);
  }
  if (tag === 'hr') {
    text.open(2);
    text.add(RULE);
    return () => text.close(2);
  }
  // Thunderbird's attribution goes with the quote below it.
  const isQuote =
    tag === 'blockquote' || (tag === 'div' && hasValue(attributes, 'class', 'moz-cite-prefix'));
  const block = BLOCKS[isQuote ? 'blockquote' : tag];
  if (block === undefined) return null;
  const inItem = (tag === 'ul' || tag === 'ol') && parent?.tag === 'li';
  const [before, after] = inItem ? [1, 1] : block;
  text.open(before, { literal: tag === 'pre', list: tag === 'ul' || tag === 'ol' });
  return () => text.close(after, isQuote ? quote : undefined);
}

function isList(element: Open | undefined): element is Open {
  return element?.tag === 'ul' || element?.tag === 'ol';
}

function itemMark(list: Open): string {
  list.items++;
  const mark = list.tag === 'ul' ? ' * ' : ` ${list.items}. `;
  return list.inItem ? mark.trimStart() : mark;
}

function quote(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === '\n') start++;
  while (end > start && text[end - 1] === '\n') end--;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function signOf(tag: string, attributes: string): string | null {
  if (attributes === '') return null;
  return (
    MARKS.find((mark) => mark.tag === tag && hasValue(attributes, mark.attribute, mark.value))
      ?.sign ?? null
  );
}

function hasValue(attributes: string, name: string, value: string): boolean {
  if (!attributes.includes(value)) return false;
  const set = attributeOf(attributes, name);
  return name === 'style' ? set.includes(value) : set.split(/\s+/).includes(value);
}
