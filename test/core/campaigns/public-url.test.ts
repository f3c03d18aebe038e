/** Which addresses `serve` may be reached under. */
import { expect, test } from 'vitest';
import { checkPublicUrl } from '../../../lib/core/campaigns/public-url.ts';

test.each([
  ['https://t.acme.test', 'https://t.acme.test'],
  [' https://T.Acme.test/ ', 'https://t.acme.test'],
  ['https://t.acme.test:8443', 'https://t.acme.test:8443'],
  ['https://t.acme.test:443/mail/', 'https://t.acme.test/mail'],
  ['https://tücher.test', 'https://xn--tcher-kva.test'],
  ['http://127.0.0.1:8025', 'http://127.0.0.1:8025'],
  ['http://localhost:1/a', 'http://localhost:1/a'],
])('%j becomes %j', (given, url) => {
  expect(checkPublicUrl(given)).toEqual({ ok: true, url });
});

test.each([
  ['http://t.acme.test', 'https://t.acme.test'],
  ['t.acme.test', 'https://t.acme.test'],
  ['t.acme.test:8443/a', 'https://t.acme.test:8443/a'],
  ['https://ann:secret@t.acme.test/a', 'https://t.acme.test/a'],
  ['https://t.acme.test/?a=1', 'https://t.acme.test'],
  ['https://t.acme.test/?', 'https://t.acme.test'],
  ['https://t.acme.test/#a', 'https://t.acme.test'],
  ['https://t.acme.test/a b', 'https://t.acme.test'],
  ['https://t.acme.test//a', 'https://t.acme.test'],
  ['https://t.acme.test/<a>', 'https://t.acme.test'],
  ['http://127.0.0.1.acme.test', 'https://127.0.0.1.acme.test'],
  ['javascript:alert(1)', null],
  ['ftp://t.acme.test', null],
  ['https://', null],
  ['https://[::1]', null],
  ['', null],
  [`https://t.acme.test/${'a'.repeat(300)}`, null],
])('%j is refused; it may be %j', (given, guess) => {
  expect(checkPublicUrl(given)).toMatchObject({ ok: false, guess });
});
