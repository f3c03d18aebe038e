/** Reads the words of an html text as lines, and remembers where each stands in the source. */

export type HtmlWords = { text: string; indexOf(at: number): number };

/** Tags after which a reader sees a new line. */
const BLOCK =
  /^<\/?(?:p|div|br|hr|tr|td|th|table|tbody|thead|li|ul|ol|h[1-6]|body|section|article|header|footer|blockquote|center|pre)\b/i;
/** Code that no reader sees, and tags. */
const MARKUP =
  /<!--[\s\S]*?-->|<(style|script|title|head)\b[^>]{0,500}>[\s\S]*?<\/\1\s{0,5}>|<[a-z/!][^>]{0,5000}>/gi;

export function htmlWords(html: string): HtmlWords {
  const pieces: { at: number; from: number }[] = [];
  let text = '';
  let from = 0;
  const add = (piece: string, source: number): void => {
    pieces.push({ at: text.length, from: source });
    text += piece;
  };
  for (const match of html.matchAll(MARKUP)) {
    add(html.slice(from, match.index).replace(/&nbsp;/gi, '      '), from);
    if (BLOCK.test(match[0])) add('\n', match.index);
    from = match.index + match[0].length;
  }
  add(html.slice(from).replace(/&nbsp;/gi, '      '), from);
  return {
    text,
    indexOf(at) {
      const piece = pieces.findLast((each) => each.at <= at);
      return piece ? piece.from + at - piece.at : at;
    },
  };
}
