/** Turns an HTML body into the text a person would read, bounded in time and depth. */
import { readTokens } from './html-tokens.ts';
import { startText, type TextBlocks } from './text-blocks.ts';
import { BLOCKS, CLOSES, VOID, signOf, hasValue } from './html-elements.ts';

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
