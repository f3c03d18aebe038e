/** Turns an HTML body into the text a person would read, bounded in time and depth. */
import type { FormatCallback, HtmlToTextOptions } from 'html-to-text';

/**
 * Elements with which mail programs mark the message they quote and the signature. Written as the signs of plain text, so that one set of
 * rules reads both, whatever language the lines inside are in. Gmail's `gmail_quote` is none: answers are typed inside it, between blockquotes.
 */
const QUOTE_ELEMENTS: readonly string[] = [
  'div#divRplyFwdMsg', // Outlook on the web, new Outlook
  'div#mail-editor-reference-message-container', // Outlook on telephones
  'span#OLK_SRC_BODY_SECTION', // Outlook for Mac
  "div[style*='border-top:solid #E1E1E1 1.0pt']", // Outlook 2013 and later
  "div[style*='border-top:solid #B5C4DF 1.0pt']", // Outlook 2007 and 2010
  'div.yahoo_quoted', // Yahoo
  'div.protonmail_quote', // Proton Mail
  'div.zmail_extra', // Zoho
  "hr[data-marker='__DIVIDER__']", // Zimbra
];
const SIGNATURE_ELEMENTS: readonly string[] = ['div.gmail_signature', 'div.moz-signature', 'pre.moz-signature', 'div#Signature', 'div#ms-outlook-mobile-signature', 'div.protonmail_signature_block', 'div#zimbra-signature'];

const writeSign = (sign: string): FormatCallback => (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addInline(sign, { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 1 });
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

/** Mail is read for its words: no link targets, no images, no wrapping; quoted blocks keep their `> ` so that replies can be told apart. */
const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 64, maxChildNodes: 5_000, ellipsis: '' },
  formatters: { quote: writeSign('-----Original Message-----'), signature: writeSign('--') },
  selectors: [
    ...QUOTE_ELEMENTS.map((selector) => ({ selector, format: 'quote' })),
    ...SIGNATURE_ELEMENTS.map((selector) => ({ selector, format: 'signature' })),
    // Thunderbird's attribution goes with the quote below it.
    { selector: 'div.moz-cite-prefix', format: 'blockquote' },
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
