/** The same as the short suite's, in 200 worlds. */
import { expect, it } from 'vitest';
import { play } from './interleavings.fixture.ts';

it('200 random interleavings: no message leaves whose bytes were not approved', async () => {
  let sent = 0;
  for (let seed = 1001; seed <= 1200; seed++) {
    const played = await play(seed, { approval: 'each', steps: 40 });
    expect(played.unapproved, `seed ${seed}: ${played.steps.join(' ')}`).toEqual([]);
    sent += played.sent;
  }
  expect(sent).toBeGreaterThan(400);
}, 600_000);
