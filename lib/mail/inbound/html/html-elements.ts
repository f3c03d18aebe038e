/**
 * Decides how HTML elements become text: blocks, implied end tags, and the marks of mail programs.
 */
import { attributeOf } from './html-tokens.ts';

type Mark = {
  tag: string;
  attribute: 'id' | 'class' | 'style' | 'data-marker' | 'name';
  value: string;
  /** Some programs put a text of their own before the value. */
  atEnd?: true;
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
    atEnd: true,
    sign: '-----Original Message-----',
    program: 'Yahoo',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'OutlookMessageHeader',
    sign: '-----Original Message-----',
    program: 'Outlook Express, Outlook 2003',
  },
  {
    tag: 'div',
    attribute: 'name',
    value: 'messageReplySection',
    sign: '-----Original Message-----',
    program: 'Spark',
  },
  {
    tag: 'div',
    attribute: 'class',
    value: 'cm_quote',
    sign: '-----Original Message-----',
    program: 'Newton',
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
  { tag: 'div', attribute: 'name', value: 'messageSignatureSection', sign: '--', program: 'Spark' },
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

/** Elements of the attribution above a quote, which belongs to the quote. */
const ATTRIBUTIONS: readonly Pick<Mark, 'tag' | 'attribute' | 'value' | 'program'>[] = [
  { tag: 'div', attribute: 'class', value: 'gmail_attr', program: 'Gmail' },
  { tag: 'div', attribute: 'class', value: 'moz-cite-prefix', program: 'Thunderbird' },
  { tag: 'p', attribute: 'class', value: 'airmail_on', program: 'Airmail' },
  { tag: 'p', attribute: 'id', value: 'reply-intro', program: 'Roundcube' },
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
  return MARKS.find((mark) => mark.tag === tag && isMarked(attributes, mark))?.sign ?? null;
}

export function isAttribution(tag: string, attributes: string): boolean {
  return (
    attributes !== '' && ATTRIBUTIONS.some((mark) => mark.tag === tag && isMarked(attributes, mark))
  );
}

/**
 * Whether an element is not shown: preview texts, and versions for other screens. A font of size
 * zero is no sign, because templates set it around every text.
 */
export function isUnseen(attributes: string): boolean {
  if (!/none|hidden|opacity|max-height/i.test(attributes)) return false;
  return (
    /(?:^|\s)hidden(?:\s*$|\s+[\w-]|=)/i.test(attributes) ||
    /(?:^|[;\s])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|(?:opacity|max-height)\s{0,3}:\s{0,3}0(?:px)?(?![.\d]))/i.test(
      attributeOf(attributes, 'style'),
    )
  );
}

function isMarked(
  attributes: string,
  { attribute, value, atEnd }: Pick<Mark, 'attribute' | 'value' | 'atEnd'>,
): boolean {
  if (!attributes.includes(value)) return false;
  const set = attributeOf(attributes, attribute);
  if (attribute === 'style') return set.includes(value);
  return set.split(/\s+/).some((one) => one === value || (atEnd === true && one.endsWith(value)));
}
