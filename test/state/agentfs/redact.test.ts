import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactParameters, redactText } from '../../../lib/state/agentfs/redact.ts';

describe('what a command was called with', () => {
  it.each([
    [
      'a flag value is kept',
      { campaignId: 'spring', batchSize: 50, dryRun: true },
      { campaignId: 'spring', batchSize: 50, dryRun: true },
    ],
    [
      'a reference to a variable is kept',
      { smtp: 'env:ANN_SMTP', imap: 'env:ANN_IMAP' },
      { smtp: 'env:ANN_SMTP', imap: 'env:ANN_IMAP' },
    ],
    [
      'a reference to a file is kept',
      { smtp: 'file:/run/secrets/ann' },
      { smtp: 'file:/run/secrets/ann' },
    ],
    [
      'a mail server given where a reference belongs is masked',
      { smtp: 'smtp://ann:hunter2@mx.acme.test:587' },
      { smtp: '***' },
    ],
    [
      'credentials of a URL are masked wherever it stands',
      { source: 'imaps://ann:hunter2@mx.acme.test/INBOX' },
      { source: 'imaps://***@mx.acme.test/INBOX' },
    ],
    [
      'a user without a password is masked with it',
      { url: 'wss://ann@feed.test/x' },
      { url: 'wss://***@feed.test/x' },
    ],
    [
      'a password holding / and @ is masked whole',
      { source: 'smtp://ann:p/w@d@mx.test' },
      { source: 'smtp://***@mx.test' },
    ],
    [
      'an address in a path is no credential',
      { url: 'https://acme.test/u?to=ann@acme.test' },
      { url: 'https://acme.test/u?to=ann@acme.test' },
    ],
    [
      'a key in a query is masked',
      { url: 'wss://feed.test/?access_token=abc&room=1' },
      { url: 'wss://feed.test/?access_token=***&room=1' },
    ],
    [
      'a value named a secret is masked',
      { apiKey: 'abc', 'app-password': 'x', TOKEN: 1234 },
      { apiKey: '***', 'app-password': '***', TOKEN: '***' },
    ],
    [
      'an authorization scheme is masked in running text',
      { note: 'sent Bearer abcdefgh12345' },
      { note: 'sent Bearer ***' },
    ],
    [
      'lists and objects are looked into',
      { a: [{ b: 'ws://u:p@h' }] },
      { a: [{ b: 'ws://***@h' }] },
    ],
    [
      'an ordinary address is kept',
      { from: 'Ann Lee <ann@acme.test>' },
      { from: 'Ann Lee <ann@acme.test>' },
    ],
    [
      'null and absent values are kept',
      { cursor: null, limit: undefined },
      { cursor: null, limit: undefined },
    ],
  ])('%s', (_fact, parameters, redacted) => {
    expect(redactParameters(parameters)).toEqual(redacted);
  });

  it('is cut when a value is an essay', () => {
    expect(String(redactParameters({ reason: 'x'.repeat(1_000_000) }).reason)).toHaveLength(2_003);
  });

  it('keeps a key named __proto__ an ordinary key', () => {
    const redacted = redactParameters(
      JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>,
    );
    expect(Object.keys(redacted)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('never shows the password of a URL, and masking twice changes nothing', () => {
    const password = fc
      .string({ minLength: 6, maxLength: 20 })
      .filter((text) => /^[^\s/?#@:]+$/.test(text) && !text.includes('***'));
    fc.assert(
      fc.property(fc.constantFrom('smtp', 'imaps', 'wss', 'https'), password, (scheme, secret) => {
        const once = redactText(`go to ${scheme}://zed:${secret}@h.test/p now`);
        expect(once).toBe(`go to ${scheme}://***@h.test/p now`);
        expect(redactText(once)).toBe(once);
      }),
    );
  });
});
