/**
 * What does not belong into a finished letter, whatever its language. A rule's first match is shown.
 * Each with texts that it must match and near misses that it must leave alone.
 */
export type LetterRule = {
  code: string;
  parts: readonly ('subject' | 'text' | 'html')[];
  source: string;
  pattern: RegExp;
  examples: readonly string[];
  nearMisses: readonly string[];
};

export const LETTER_RULES: readonly LetterRule[] = [
  {
    code: 'mojibake',
    parts: ['subject', 'text', 'html'],
    source: 'UTF-8 bytes read as Windows-1252 or ISO 8859-1 (the tables of python-ftfy)',
    pattern:
      /\ufffd|\u00c3[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00c2[\u0080-\u00bf](?!\u00bb)|\u00e2\u20ac[\u0080-\u00bf\u0153\u0161\u02dc\u2013-\u2122]|\u00e2\u0080[\u0080-\u00bf]|\u00f0\u0178[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a]|(?:[\u00d0\u00d1][\u0080-\u00bf\u201a-\u203a\u0152-\u0192]){2}|\u00ef\u00bb\u00bf/u,
    examples: ['MÃ¼ller', 'itâ€™s', 'cafÃ©', 'Ð¿Ñ€Ð¸Ð²ÐµÑ‚', 'na\ufffdve', 'Â£100', 'ðŸ˜€'],
    nearMisses: [
      'Müller',
      'it’s',
      'SÃO PAULO',
      'São Paulo',
      'Âge',
      'ÂNGELA',
      'Ísland Ðór',
      '€ 5',
      'привет',
    ],
  },
  {
    code: 'encoding_left',
    parts: ['subject', 'text'],
    source: 'RFC 2045 6.7 and RFC 2047: encodings that a program was to undo',
    pattern: /=(?:C2|C3|E2)=[89AB][0-9A-F]|=\?utf-8\?[bq]\?/iu,
    examples: ['caf=C3=A9', '=?utf-8?Q?Caf=C3=A9?=', '=E2=80=99'],
    nearMisses: ['a=b', 'x=3C', 'https://acme.test/?a=C2&b=1'],
  },
  {
    code: 'html_in_text',
    parts: ['subject', 'text'],
    source: 'https://html.spec.whatwg.org/multipage/named-characters.html',
    pattern:
      /&(?:nbsp|amp|quot|apos|lt|gt|#39|#160|#8217|rsquo|lsquo|ldquo|rdquo|ndash|mdash|eacute|uuml|auml|ouml|szlig);|<\/?(?:br|p|b|i|u|div|span|strong|em|a|ul|li|table|td|tr|h[1-6])(?:\s[^<>]{0,200})?\/?>/iu,
    examples: ['Smith &amp; Sons', 'Hello<br>there', 'a&nbsp;b', '<p>Hi</p>'],
    nearMisses: [
      'Smith & Sons',
      'a < b > c',
      'x <3',
      '<ann@acme.test>',
      '<https://acme.test>',
      'R&D; more',
    ],
  },
  {
    code: 'liquid_left',
    parts: ['subject', 'text', 'html'],
    source: 'https://liquidjs.com/tutorials/intro-to-liquid.html',
    pattern: /\{\{[^{}\n]{0,120}\}\}|\{%[^{}\n]{0,120}%\}|\[object Object\]/u,
    examples: ['Hi {{ first_name }}', '{% if x %}', '[object Object]'],
    nearMisses: ['{ a }', '{{', '100 % }', '}}{{'],
  },
  {
    code: 'exclamation_marks',
    parts: ['subject', 'text', 'html'],
    source: 'SpamAssassin 20_head_tests.cf and 20_body_tests.cf (PLING_QUERY, repeated marks)',
    pattern: /[!！]{2,}|[?？]{3,}|[!！][?？][!！]/u,
    examples: ['Buy now!!!', 'Really???', 'Free!!'],
    nearMisses: ['Hello!', 'Really?', 'What?!', '¡Hola!', 'Wow! Great!'],
  },
  {
    code: 'shouting',
    parts: ['text', 'html'],
    source: 'SpamAssassin (UPPERCASE_50_75) counts letters; this counts words in a row',
    pattern:
      /(?<![\p{L}\p{N}_/.@-])\p{Lu}{3,}(?:[ \t]+\p{Lu}{2,}){2,}(?:[ \t]+\p{Lu}{3,})(?![\p{L}\p{N}_/@-])/u,
    examples: ['THIS IS YOUR LAST CHANCE', 'BUY NOW AND SAVE MONEY', 'KLICKEN SIE JETZT HIER'],
    nearMisses: ['ISO, SOC 2 and GDPR', 'ACME GmbH', 'the NASA and ESA', 'USA, UK', 'IBM AND SAP'],
  },
];

/** A subject without small letters, in which at least two words of four letters are. */
export const SHOUTED_SUBJECTS = {
  source: 'SpamAssassin 20_head_tests.cf (SUBJ_ALL_CAPS)',
  examples: ['LAST CHANCE TODAY', 'LETZTE CHANCE HEUTE', 'RE: YOUR ORDER'],
  nearMisses: ['GDPR', 'ISO 27001 & SOC 2', 'Last Chance', 'ACME x IBM: an idea', 'UK/US: Q3'],
} as const;
