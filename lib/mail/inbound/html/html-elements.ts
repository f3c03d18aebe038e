/**
 * Decides how HTML elements become text: blocks, implied end tags, and the marks of mail programs.
 */
import { attributeOf } from './html-tokens.ts';

type Mark = {
  tag: string;
  attribute: 'id' | 'class' | 'style' | 'data-marker';
  value: string;
  sign: '-----Original Message-----' | '--';
  program: string;
};

/**
 * Elements with which mail programs mark the quoted message and the signature. They become the
 * signs of plain text, so that one set of rules reads both, in every language. Gmail's
 * `gmail_quote` is not listed: people type answers inside it, between blockquotes.
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

/** Line ends before and after a block; every other element stays in its line. */
export const BLOCKS: Readonly<Record<string, readonly [before: number, after: number]>> = {
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
/** The open elements that each tag closes. */
export const CLOSES: Readonly<Record<string, readonly string[]>> = {
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
export const VOID: ReadonlySet<string> = new Set([
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

export function signOf(tag: string, attributes: string): string | null {
  if (attributes === '') return null;
  return (
    MARKS.find((mark) => mark.tag === tag && hasValue(attributes, mark.attribute, mark.value))
      ?.sign ?? null
  );
}

export function hasValue(attributes: string, name: string, value: string): boolean {
  if (!attributes.includes(value)) return false;
  const set = attributeOf(attributes, name);
  return name === 'style' ? set.includes(value) : set.split(/\s+/).includes(value);
}
