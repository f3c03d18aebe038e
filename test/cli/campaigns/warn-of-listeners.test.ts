import { expect, it } from 'vitest';
import { warnOfListeners } from '../../../lib/cli/campaigns/warn-of-listeners.ts';

const notify = [{ url: 'https://acme.test/events?key=1', secret: 'env:HOOK_SECRET' }];

it('a listener whose secret cannot be read is told at once, by its host alone', () => {
  const [warning] = warnOfListeners({ notify }, {});
  expect(warning?.code).toBe('secret_missing');
  expect(warning?.message).toContain('HOOK_SECRET is not set');
  expect(warning?.message).toContain('the listener at acme.test;');
  expect(warning?.message).not.toContain('key=1');
});

it('a secret that can be read, or none, gives no warning', () => {
  expect(warnOfListeners({ notify }, { HOOK_SECRET: 'whsec_x' })).toEqual([]);
  expect(warnOfListeners({ notify: [{ url: 'ws://127.0.0.1:1/' }] }, {})).toEqual([]);
  expect(warnOfListeners({}, {})).toEqual([]);
});
