import { expect, test } from 'vitest';
import { checkNotify } from '../../../../lib/core/campaigns/checks/check-notify.ts';
import type { ListenerFile } from '../../../../lib/domain/listener.ts';

const said = (...notify: unknown[]): string[] =>
  checkNotify({ notify: notify as ListenerFile[] }).map(
    ({ path, expected }) => `${path}: ${expected}`,
  );
const secret = 'env:HOOK_SECRET';

test.each<[unknown[]]>([
  [[{ url: 'https://acme.test/events', secret }]],
  [[{ url: 'wss://acme.test/events' }]],
  [[{ url: 'ws://127.0.0.1:8080/', allowPrivate: true }]],
  [[{ url: 'http://localhost:8080/', secret, allowPrivate: true }]],
  [[{ url: 'https://acme.test/', secret, types: ['message.sent', 'hold.placed'] }]],
])('%j is in order', (notify) => expect(said(...notify)).toEqual([]));

test.each<[unknown, string]>([
  [
    { url: 'https://acme.test/' },
    'notify[0].secret: a reference to the secret that signs each request',
  ],
  [
    { url: 'wss://acme.test/', secret },
    'notify[0].secret: no secret: a WebSocket gets no signatures',
  ],
  [{ url: 'ws://127.0.0.1:1/' }, 'notify[0].url: an address that is not private'],
  [{ url: 'ws://0x7f.1:1/' }, 'notify[0].url: an address that is not private'],
  [{ url: 'wss://[::1]/' }, 'notify[0].url: an address that is not private'],
  [{ url: 'https://x.localhost/', secret }, 'notify[0].url: an address that is not private'],
  [
    { url: 'http://acme.test/', secret, allowPrivate: true },
    'notify[0].url: https:// for an address beyond this machine',
  ],
  [{ url: 'https://[x/', secret }, 'notify[0].url: a complete URL'],
  [
    { url: 'wss://acme.test/', types: ['message.sent', 'message.snt'] },
    'notify[0].types[1]: an event type as in references/events.md',
  ],
])('%j has one fault', (listener, fault) => expect(said(listener)).toEqual([fault]));

test('an address is given once', () => {
  const url = 'wss://acme.test/';
  expect(said({ url }, { url, types: ['message.sent'] })).toEqual([
    'notify[1].url: every address at most once',
  ]);
});

test('a misspelt type is answered with the one that was meant', () => {
  const [problem] = checkNotify({
    notify: [{ url: 'wss://a.test/', types: ['mesage.sent' as 'message.sent'] }],
  });
  expect(problem).toMatchObject({ received: '"mesage.sent"', try: '"message.sent"' });
});
