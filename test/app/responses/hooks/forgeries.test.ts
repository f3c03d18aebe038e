/** Calls that a service did not make change nothing and ask no other host. */
import { expect, it } from 'vitest';
import { everything, hookWorld } from './hook.fixture.ts';
import { forgedCall } from './forged-calls.ts';

it('400 forgeries are refused: 0 changes', async () => {
  const world = await hookWorld();
  const before = everything(world);
  const statuses = new Set<number>();
  for (let n = 0; n < 400; n++) {
    const { name, call } = forgedCall(n, world.about);
    statuses.add(await world.post(name, call));
  }
  expect([...statuses].sort()).toEqual([401, 403]);
  expect(everything(world)).toEqual(before);
  expect(world.amazon.asked.every((line) => line.includes('SimpleNotificationService'))).toBe(true);
});
