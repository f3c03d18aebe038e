/** Turns an HTML body into the text a person would read, bounded in time and depth. */
import { readTokens } from './html-tokens.ts';
import { startText, type TextBlocks } from './text-blocks.ts';
import { BLOCKS, CLOSES, VOID, isAttribution, isUnseen, signOf } from './html-elements.ts';

/** Maximum characters of HTML that are read, and maximum depth of elements. */
const MAX_HTML = 131_072;
const MAX_DEPTH = 64;
const RULE = '-'.repeat(40);

/**
 * `end` finishes the element; `items` counts the items of a list; `inItem`: the element is inside
 * an item of another list.
 */
type Open = {
  tag: string;
  end: (() => void) | null;
  items: number;
  inItem: boolean;
  isHidden: boolean;
};

/**
 * Keeps the words only: no link targets, no images, no wrapping. Quoted blocks get `> ` before each
 * line, so that replies can be separated from quotes. Never throws.
 */
export function htmlToPlainText(source: string): string {
  const html = source.slice(0, MAX_HTML);
  const shown = readText(html, true);
  if (shown.trim() !== '') return shown;
  // A page may show by its style what its elements hide.
  return readText(html, false);
}

/** `hides`: leaves out elements that a reader does not see, such as preview texts. */
function readText(html: string, hides: boolean): string {
  let text = startText();
  let stack: Open[] = [];
  let afterBody = false;
  let hidden = 0;
  const close = (from: number): void => {
    for (const element of stack.splice(from).reverse()) {
      element.end?.();
      if (element.isHidden) hidden--;
    }
  };
  const add = (words: string): void => {
    if (afterBody || hidden > 0 || stack.length >= MAX_DEPTH) return;
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
    // An end tag without a start tag counts as an empty paragraph, or as a line break.
    if (token.kind === 'close' && (at >= 0 || !(tag === 'p' || tag === 'br'))) continue;
    while (stack.length > 0 && CLOSES[tag]?.includes(stack.at(-1)?.tag ?? '') === true)
      close(stack.length - 1);
    if (tag === 'body' && !stack.some((element) => element.tag === 'body')) {
      // Text before the body is not shown.
      if (!afterBody) [text, stack, hidden] = [startText(), [], 0];
      afterBody = false;
    }
    if (afterBody) continue;
    const parent = stack.at(-1);
    const attributes = token.kind === 'open' ? token.attributes : '';
    const end =
      stack.length < MAX_DEPTH && hidden === 0 ? begin(text, { tag, attributes, parent }) : null;
    if (VOID.has(tag) || token.kind === 'close') {
      end?.();
      continue;
    }
    const isHidden = hides && tag !== 'body' && isUnseen(attributes);
    if (isHidden) hidden++;
    stack.push({ tag, end, items: 0, inItem: parent?.tag === 'li', isHidden });
  }
  close(0);
  return text.text();
}

/** Writes the beginning of an element; returns the function that writes its end, or null. */
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
  const mark =
    tag === 'blockquote' ? quote : isAttribution(tag, attributes) ? quoteAttribution : undefined;
  const block = BLOCKS[mark === undefined ? tag : 'blockquote'];
  if (block === undefined) return null;
  const inItem = (tag === 'ul' || tag === 'ol') && parent?.tag === 'li';
  const [before, after] = inItem ? [1, 1] : block;
  text.open(before, { literal: tag === 'pre', list: tag === 'ul' || tag === 'ol' });
  return () => text.close(after, mark);
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

/** Gmail writes the header of a message that it passes on into the same element; no quote follows. */
function quoteAttribution(text: string): string {
  return text.includes('-----') ? text : quote(text);
}
