/** Turns an HTML body into the text a person would read, bounded in time and depth. */
import type { HtmlToTextOptions } from 'html-to-text';

/** Mail is read for its words: no link targets, no images, no wrapping; quoted blocks keep their `> ` so that replies can be told apart. */
const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 64, maxChildNodes: 5_000, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
};

/** Characters of HTML that are looked at: nesting costs the converter time by its square. Cut here, because the converter's own limit writes to stderr. */
const MAX_HTML = 131_072;

let convert: ((html: string) => string) | null = null;

/** Never throws: HTML that the converter refuses (nesting deeper than its stack) is stripped of its tags instead. */
export async function htmlToPlainText(source: string): Promise<string> {
  const html = source.slice(0, MAX_HTML);
  convert ??= (await import('html-to-text')).compile(OPTIONS);
  try {
    return convert(html);
  } catch {
    // Split at `<` rather than match tags: linear whatever the input.
    return html.split('<').map((piece) => piece.slice(piece.indexOf('>') + 1)).join(' ').trim();
  }
}
