/**
 * Lays out words in blocks like a browser: blank lines between paragraphs, blanks between words, no
 * wrapping.
 */

type Block = {
  /** Finished blocks, and the current block's own words. */
  above: string;
  words: string;
  /** Line ends after the previous block, and line ends due before the next one. */
  before: number;
  owed: number;
  /** A blank was read; it is written only if a word follows. */
  blank: boolean;
  /** Inside `<pre>`: blanks and line ends are kept. */
  literal: boolean;
  /** Inside a list: its items, each with its mark. */
  items: { mark: string; text: string; before: number; owed: number }[] | null;
};

const WORD = /[^ \t\r\n\f\u200b]+/g;
const BLANK = ' \t\r\n\f\u200b';

export type TextBlocks = {
  add(text: string): void;
  breakLine(): void;
  /** `before`: line ends after the previous block. */
  open(before: number, options?: { literal?: boolean; list?: boolean }): void;
  /** `change` is applied to the lines of the block. */
  close(after: number, change?: (text: string) => string): void;
  /** The block becomes an item of the list around it. */
  closeItem(mark: string): void;
  text(): string;
};

export function startText(): TextBlocks {
  const whole = newBlock(1);
  const stack: Block[] = [whole];
  const top = (): Block => stack.at(-1) ?? whole;
  return {
    add: (text) => addWords(top(), text),
    breakLine() {
      const block = top();
      if (block.literal) block.above += '\n';
      else block.words += '\n';
    },
    open(before, { literal = false, list = false } = {}) {
      stack.push({
        ...newBlock(before),
        literal: literal || top().literal,
        items: list ? [] : null,
      });
    },
    close(after, change) {
      const block = stack.pop() ?? whole;
      if (block.items !== null) {
        layOutItems(block);
        if (textOf(block) === '') return;
      }
      const text = change ? change(textOf(block)) : textOf(block);
      addBlock(top(), text, {
        before: block.before,
        after: block.items === null ? Math.max(block.owed, after) : after,
      });
    },
    closeItem(mark) {
      const item = stack.pop() ?? whole;
      top().items?.push({ mark, text: textOf(item), before: item.before, owed: item.owed });
    },
    text: () => textOf(whole),
  };
}

function newBlock(before: number): Block {
  return { above: '', words: '', before, owed: 0, blank: false, literal: false, items: null };
}

function textOf(block: Block): string {
  return block.above + block.words;
}

function addWords(block: Block, text: string): void {
  if (block.literal) {
    block.above += text;
    return;
  }
  const words = text.match(WORD);
  if (text === '' || (words === null && block.owed > 0)) return;
  block.words += '\n'.repeat(block.owed);
  block.owed = 0;
  if (words !== null) {
    const parted = block.blank || BLANK.includes(text.charAt(0));
    block.words += `${parted && block.words !== '' && !block.words.endsWith('\n') ? ' ' : ''}${words.join(' ')}`;
  }
  block.blank = (block.blank && words === null) || BLANK.includes(text.charAt(text.length - 1));
}

function addBlock(
  parent: Block,
  text: string,
  { before, after }: { before: number; after: number },
): void {
  const written = textOf(parent);
  const lines = Math.max(parent.owed, before);
  parent.words = '';
  if (written === '') parent.before = lines;
  parent.above = written === '' ? text : `${written}${'\n'.repeat(lines)}${text}`;
  parent.owed = after;
}

/** Marks of equal width; wrapped lines are indented by that width. */
function layOutItems(list: Block): void {
  const items = list.items ?? [];
  const width = Math.max(0, ...items.map(({ mark }) => mark.length));
  for (const { mark, text, before, owed } of items) {
    addBlock(list, mark.padEnd(width) + text.replace(/\n/g, `\n${' '.repeat(width)}`), {
      before,
      after: Math.max(owed, 1),
    });
  }
}
