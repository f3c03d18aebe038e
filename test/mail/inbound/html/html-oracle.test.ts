/**
 * Our reader of HTML against html-to-text, which takes longer to load than a thousand messages to
 * read: both make the same text of whole documents.
 */
import fc from 'fast-check';
import { compile } from 'html-to-text';
import { expect, it } from 'vitest';
import { htmlToPlainText } from '../../../../lib/mail/inbound/html/html-text.ts';

const theirs = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
});

const words = fc
  .array(
    fc.constantFrom(
      'Fine',
      'thanks',
      ' ',
      '\n',
      '\t',
      '.',
      '&amp;',
      '&nbsp;',
      '&uuml;',
      '&#8217;',
      '&#x2014;',
      '&lt;',
      '<br>',
      '<!-- x > y -->',
      '<img alt="a">',
      '5 < 6',
      '\u00e9',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const { html } = fc.letrec<{ html: string; element: string; list: string }>((tie) => ({
  html: fc
    .array(fc.oneof({ weight: 3, arbitrary: words }, tie('element'), tie('list')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(
      fc.constantFrom(
        'div',
        'span',
        'b',
        'a',
        'blockquote',
        'section',
        'h1',
        'h5',
        'pre',
        'table',
        'article',
      ),
      fc.constantFrom('', ' class="x"', " style='a > b'", ' nowrap'),
      tie('html'),
    )
    .map(([tag, attributes, inner]) => `<${tag}${attributes}>${inner}</${tag}>`),
  list: fc
    .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('html'), { maxLength: 11 }))
    .map(
      ([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('\n')}</${tag}>`,
    ),
}));

it('makes the text that the library makes', () => {
  fc.assert(
    fc.property(html, (body) => {
      expect(htmlToPlainText(body)).toBe(theirs(body));
      expect(
        htmlToPlainText(
          `<html><head><title>t</title><style>a > b { }</style></head><BODY lang=en>${body}</BODY></html>`,
        ),
      ).toBe(theirs(`<body>${body}</body>`));
    }),
  );
});

it.each([
  ['paragraphs that are not closed', '<p>One<p>Two<div>Three</div>', 'One\n\nTwo\n\nThree'],
  ['a list in a list', '<ul><li>a<ul><li>b</li></ul></li></ul>', ' * a\n   * b'],
  ['a script', 'a<script>if (a < b) "</b>"</script>b', 'ab'],
  ['a tag that never ends', 'Fine.<a href="x', 'Fine.'],
  ['a number that is no character', '&#55555555;&#xd800;', '\ufffd\ufffd'],
])('reads %s', (_name, source, expected) => {
  expect(htmlToPlainText(source)).toBe(expected);
});

it('takes no longer for depth than for length', () => {
  expect(htmlToPlainText('<div>'.repeat(20_000) + 'x')).toBe('');
  expect(htmlToPlainText('<blockquote>'.repeat(60) + 'x').startsWith('> > > ')).toBe(true);
});
