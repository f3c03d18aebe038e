import { expect, test } from 'vitest';
import { listenerFaultText } from '../../../lib/core/alerts/listener-fault.ts';
import { PUSH_FAULTS, type PushFault } from '../../../lib/domain/listener.ts';

test('every fault of a listener has words of its own', () => {
  const texts = PUSH_FAULTS.map(listenerFaultText);
  expect(new Set(texts).size).toBe(PUSH_FAULTS.length);
  expect(texts.filter((text) => text.startsWith('it answered with HTTP'))).toEqual([]);
});

test.each<[PushFault, string]>([
  ['http_500', 'it answered with HTTP 500'],
  ['http_302', 'it answered with a redirect (HTTP 302), which is not followed'],
  ['http_410', 'it answered that it is gone (HTTP 410)'],
])('%s: %s', (fault, text) => expect(listenerFaultText(fault)).toBe(text));
