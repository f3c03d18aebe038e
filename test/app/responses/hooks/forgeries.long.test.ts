/** The same in bulk: 10,000 forgeries, from many callers at once. */
import { expect, it } from 'vitest';
import { everything, hookWorld } from './hook.fixture.ts';
import { forgedCall } from './forged-calls.ts';

it('10,000 forgeries, 50 at a time: 0 changes', { timeout: 300_000 }, async () => {
  const world = await hookWorld();
  const before = everything(world);
  let accepted = 0;
  for (let from = 0; from < 10_000; from += 50) {
    const calls = Array.from({ length: 50 }, (_, n) => forgedCall(from + n, world.about));
    const statuses = await Promise.all(calls.map(({ name, call }) => world.post(name, call)));
    accepted += statuses.filter((status) => status < 400 || status > 403).length;
  }
  expect([accepted, world.amazon.asked.length]).toEqual([0, 1]);
  expect(everything(world)).toEqual(before);
});
