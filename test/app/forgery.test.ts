/** Proof before state: forged bounces, complaints and unsubscribes strike nobody off. `test/soak/forgeries.ts` tries ten thousand. */
import { expect, it } from 'vitest';
import { tryForgeries } from '../support/try-forgeries.ts';

it('three hundred forged bounces, complaints and unsubscribes change nothing but the list of what was read', async () => {
  const { changed, notUnverified, kinds } = await tryForgeries({ from: 1, count: 300 });
  expect(changed).toEqual([]);
  expect(notUnverified).toEqual([]);
  // They were taken for what they pretend to be.
  expect(Object.keys(kinds).sort()).toEqual(['bounce', 'complaint', 'unsubscribe']);
});
