/** Whatever happens in between, only bytes leave that were approved. */
import { expect, it } from 'vitest';
import { play } from './interleavings.fixture.ts';

it('12 random interleavings of edit, import, configure, schedule, approve and send', async () => {
  let sent = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const played = await play(seed, { approval: 'each', steps: 18 });
    expect(played.unapproved, `seed ${seed}: ${played.steps.join(' ')}`).toEqual([]);
    sent += played.sent;
  }
  expect(sent).toBeGreaterThan(10);
});

it('without a policy the same worlds send other bytes, so the oracle sees them', async () => {
  const played = await play(1, { approval: 'none', steps: 18 });
  expect(played.unapproved.length).toBeGreaterThan(0);
});
