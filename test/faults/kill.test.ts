/** kill -9, the short form: `npm run chaos -- kills` is the long one. */
import { expect, it } from 'vitest';
import { runKills } from '../chaos/kills.ts';

it('three processes of four connections, killed again and again: no message is lost or sent twice, at most one per connection and kill is in doubt', async () => {
  const { violations, kills, killsAt, messages, inDoubt, seconds } = await runKills({
    kills: 100,
    sends: 1_500,
    processes: 3,
    connections: 4,
    seed: 1,
    withinMs: 40_000,
    folder: null,
  });
  console.log(
    `kill -9: ${kills} kills (${JSON.stringify(killsAt)}), ${messages} messages, ${inDoubt} in doubt, ${seconds} s`,
  );
  expect(violations).toEqual([]);
  // On a slow machine fewer fit into the time.
  expect(kills).toBeGreaterThan(10);
}, 180_000);
