/**
 * Splits a template into the text around Liquid tags and the outputs in them, each with its index.
 */

export type LiquidSplit = {
  /** The text with spaces in place of tags: every other character keeps its index. */
  around: string;
  /**
   * Outputs `{{ ... }}`: `written` begins at `from`, `content` is without the braces and trim
   * marks.
   */
  inside: { from: number; content: string; written: string }[];
};

/**
 * A tag that is never closed extends to the end. The contents of `raw` and `comment` are skipped.
 */
export function splitLiquid(text: string): LiquidSplit {
  const inside: LiquidSplit['inside'] = [];
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const open = nextOpening(text, at);
    if (open < 0) break;
    pieces.push(text.slice(at, open));
    const isTag = text[open + 1] === '%';
    const end = closingOf(text, open, isTag);
    const written = text.slice(open, end);
    if (!isTag)
      inside.push({
        from: open,
        written,
        content: written
          .slice(2)
          .replace(/-?\}{2}$/, '')
          .replace(/^-/, ''),
      });
    const block = isTag
      ? /^\{%-?\s{0,20}(raw|comment)\s{0,20}-?%\}$/.exec(written)?.[1]
      : undefined;
    const after = block === undefined ? end : endOfBlock(text, end, block);
    pieces.push(text.slice(open, after).replace(/[^\n]/g, ' '));
    at = after;
  }
  pieces.push(text.slice(at));
  return { around: pieces.join(''), inside };
}

function nextOpening(text: string, from: number): number {
  const output = text.indexOf('{{', from);
  const tag = text.indexOf('{%', from);
  if (output < 0 || tag < 0) return Math.max(output, tag);
  return Math.min(output, tag);
}

function closingOf(text: string, open: number, isTag: boolean): number {
  const close = text.indexOf(isTag ? '%}' : '}}', open + 2);
  return close < 0 ? text.length : close + 2;
}

function endOfBlock(text: string, from: number, name: string): number {
  const end = new RegExp(`\\{%-?\\s{0,20}end${name}\\s{0,20}-?%\\}`, 'g');
  end.lastIndex = from;
  return end.exec(text) === null ? text.length : end.lastIndex;
}
