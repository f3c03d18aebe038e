/**
 * A megabyte of what each reader finds hard, and a hundred thousand damaged messages: none takes a
 * second, none is an error, and memory stays bounded.
 */
import { expect, it } from 'vitest';
import { CRAFTED_READERS } from './crafted-readers.ts';
import { readHostile, readMutated } from './read-hostile.ts';
import { seedMails } from './seed-messages.ts';

it.each(Object.entries(CRAFTED_READERS))('%s', async (_name, make) => {
  const mail = make();
  const { cpuMs } = await readHostile(typeof mail === 'string' ? Buffer.from(mail) : mail);
  expect(cpuMs).toBeLessThan(1_000);
});

it('a hundred thousand damaged messages', { timeout: 900_000 }, async () => {
  const { violations } = await readMutated(seedMails(), { messages: 100_000, seed: 20_261_130 });
  expect(violations).toEqual([]);
});
