import { expect, it } from 'vitest';
import { findLinks } from '../../../../lib/mail/outbound/tracking/find-links.ts';

const targets = (html: string): string[] => findLinks(html).map(({ target }) => target);

it.each<[string, string, string[]]>([
  ['double quotes', '<a href="https://a.test/x">x</a>', ['https://a.test/x']],
  ['single quotes', "<a class='b' href='https://a.test/x'>x</a>", ['https://a.test/x']],
  ['no quotes', '<a href=https://a.test/x?y=1>x</a>', ['https://a.test/x?y=1']],
  ['upper case and space', '<A\n HREF = "https://a.test" >', ['https://a.test']],
  ['an area', '<area href="https://a.test">', ['https://a.test']],
  [
    'entities',
    '<a href="https://a.test/?a=1&amp;b=2&#38;c=&#x33;">',
    ['https://a.test/?a=1&b=2&c=3'],
  ],
  [
    'no entity of a parameter',
    '<a href="https://a.test/?a=1&copy=2&amp=3&lt=4">',
    ['https://a.test/?a=1&copy=2&amp=3&lt=4'],
  ],
  [
    'each entity once',
    '<a href="https://a.test/?a=&#38;amp;&amp;lt;">',
    ['https://a.test/?a=&amp;&lt;'],
  ],
  ['the first of two', '<a href="https://a.test" href="https://b.test">', ['https://a.test']],
  ['no other attribute', '<a data-href="https://a.test" title="see href=https://b.test">', []],
  ['a quote that ends nothing', '<a title=">" href="https://a.test">', ['https://a.test']],
  ['not of other elements', '<link href="https://a.test"><abbr href="https://b.test">', []],
  [
    'not in comments',
    '<!-- <a href="https://a.test"> --><!--[if mso]><a href="https://b.test"><![endif]-->',
    [],
  ],
  [
    'not in styles and scripts',
    '<style>a{x:"<a href=https://a.test>"}</style><script>"<a href=https://b.test>"</script>',
    [],
  ],
  [
    'not in a title',
    '<title><a href="https://a.test"></title><a href="https://b.test">',
    ['https://b.test'],
  ],
  ['an end tag with one', '</a href="https://a.test">', []],
  ['a lone angle', '1 < 2 <a href="https://a.test">', ['https://a.test']],
  ['a tag without an end', '<a href="https://a.test"', []],
  ['a quote without an end', '<a href="https://a.test>x</a>', []],
  ['a slash before', '<a/href="https://a.test"/>', ['https://a.test']],
  ['empty', '<a href="">', ['']],
])('%s', (_, html, found) => {
  expect(targets(html)).toEqual(found);
});

it('names the place of each value, so that the rest stays as it is', () => {
  const html = '<p><a href="one">1</a> <a href=two>2</a></p>';
  expect(findLinks(html).map(({ from, to }) => html.slice(from, to))).toEqual(['one', 'two']);
  expect(findLinks(html).map(({ tag }) => html.slice(tag, tag + 2))).toEqual(['<a', '<a']);
});

it.each(['<', '<a ', '<a href=', '<!--', '<a href="', '<style>', '&#', '<a =', '=<a\t'])(
  'takes linear time for %j, repeated',
  (piece) => {
    const time = (count: number): number => {
      const html = piece.repeat(count);
      const began = process.cpuUsage();
      findLinks(html);
      return process.cpuUsage(began).user;
    };
    time(2_000);
    expect(time(60_000)).toBeLessThan(400_000);
  },
);
