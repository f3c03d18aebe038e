import { expect, it } from 'vitest';
import { trackHtml } from '../../../../lib/mail/outbound/tracking/track-html.ts';

const OPTIONS = {
  opens: true,
  clicks: true,
  base: 'https://t.acme.test',
  own: ['https://t.acme.test'],
  unsubscribeToken: 'abcdefghijklmnop.abcdefghij',
  tokenFor: (link: number) => `T${link}`,
};
const PIXEL =
  '<img src="https://t.acme.test/o/T0" width="1" height="1" alt="" aria-hidden="true" style="border:0">';

it('links lead over the public side, an invisible one comes first, a pixel at the end', () => {
  const { html, tracked } = trackHtml(
    '<html><body><p>Hi <a href="https://acme.test/a?b=1&amp;c=2">one</a>, <a href=\'http://acme.test/d\'>two</a></p></body></html>',
    OPTIONS,
  );
  expect(html).toBe(
    '<html><body><p>Hi <a href="https://t.acme.test/c/T3" tabindex="-1" aria-hidden="true"></a>' +
      `<a href="https://t.acme.test/c/T1">one</a>, <a href='https://t.acme.test/c/T2'>two</a></p>${PIXEL}\n</body></html>`,
  );
  expect(tracked).toEqual({
    opens: true,
    links: ['https://acme.test/a?b=1&c=2', 'http://acme.test/d'],
  });
});

it.each([
  'mailto:ann@acme.test',
  'tel:+4930123',
  '#top',
  '/relative',
  '//acme.test/x',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'https://bank.test@evil.test/',
  'https://user:pass@acme.test/',
  'https://acme.test/?a=\\b',
  'https://t.acme.test/u/abc',
  'https://T.acme.test/anything',
  'https://acme.test/unsubscribe?m=abcdefghijklmnop.abcdefghij',
  `https://acme.test/${'x'.repeat(5_000)}`,
])('%.60s stays as it is', (target) => {
  const html = `<a href="${target}">x</a>`;
  const found = trackHtml(html, { ...OPTIONS, opens: false });
  expect(found).toEqual({ html, tracked: { opens: false, links: [] } });
});

it('a host that only begins like ours is counted', () => {
  const { tracked } = trackHtml('<a href="https://t.acme.test.evil.test/">x</a>', OPTIONS);
  expect(tracked.links).toEqual(['https://t.acme.test.evil.test/']);
});

it('a target is a URL without line breaks, as a browser reads it', () => {
  const { tracked } = trackHtml(
    '<a href=" https://acme.test/a\r\nSet-Cookie:x ">x</a><a href="https://m&#252;ller.test/ü">y</a>',
    OPTIONS,
  );
  expect(tracked.links).toEqual([
    'https://acme.test/aSet-Cookie:x',
    'https://xn--mller-kva.test/%C3%BC',
  ]);
});

it('only the pixel, only the links, and nothing to count', () => {
  const html = '<p><a href="https://acme.test/">x</a></p>';
  expect(trackHtml(html, { ...OPTIONS, clicks: false })).toEqual({
    html: `${html}\n${PIXEL}\n`,
    tracked: { opens: true, links: null },
  });
  expect(trackHtml('<p>x</p>', { ...OPTIONS, opens: false })).toEqual({
    html: '<p>x</p>',
    tracked: { opens: false, links: [] },
  });
});

it('the pixel goes before the last end of a body, whatever the letters before it', () => {
  const { html } = trackHtml('İİİ<pre></body></pre>x</BODY >\n</html>', OPTIONS);
  expect(html).toBe(`İİİ<pre></body></pre>x${PIXEL}\n</BODY >\n</html>`);
});
