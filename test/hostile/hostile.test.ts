/**
 * Hostile messages are read in bounded time or quarantined; nothing crashes. The long form:
 * `hostile.long.test.ts`, and `npm run chaos -- messages`.
 */
import { expect, it } from 'vitest';
import { CRAFTED } from './crafted.ts';
import { readHostile, readMutated } from './read-hostile.ts';
import { seedMails } from './seed-messages.ts';

it.each(Object.entries(CRAFTED))('%s', async (_name, make) => {
  const mail = make();
  const { cpuMs } = await readHostile(
    typeof mail === 'string' ? Buffer.from(mail, 'latin1') : mail,
  );
  expect(cpuMs).toBeLessThan(1_000);
});

it('two thousand damaged messages', async () => {
  const { violations, outcomes } = await readMutated(seedMails(), {
    messages: 2_000,
    seed: 20_261_124,
  });
  expect(violations.filter(({ rule }) => rule !== 'memory')).toEqual([]);
  expect(Object.keys(outcomes).length).toBeGreaterThan(4);
});
