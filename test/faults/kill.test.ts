/** kill -9, the short form: `npm run chaos -- kills` is the long one. */
import { expect, it } from 'vitest';
import { runKills, type KillReport, type KillRun } from '../chaos/kills.ts';

async function killed(
  run: Pick<KillRun, 'kills' | 'sends' | 'processes' | 'withinMs' | 'command'>,
) {
  const report: KillReport = await runKills({ ...run, connections: 4, seed: 1, folder: null });
  const { kills, killsAt, messages, inDoubt, seconds } = report;
  console.log(
    `kill -9 of ${run.command}: ${kills} kills (${JSON.stringify(killsAt)}), ${messages} messages, ${inDoubt} in doubt, ${seconds} s`,
  );
  return report;
}

it('three processes of four connections, killed again and again: no message is lost or sent twice, at most one per connection and kill is in doubt', async () => {
  const { violations, kills } = await killed({
    kills: 100,
    sends: 1_500,
    processes: 3,
    withinMs: 40_000,
    command: 'send',
  });
  expect(violations).toEqual([]);
  // On a slow machine fewer fit into the time.
  expect(kills).toBeGreaterThan(10);
}, 180_000);

it('two ticks at once, killed again and again, keep the same promises', async () => {
  const { violations, kills } = await killed({
    kills: 20,
    sends: 300,
    processes: 2,
    withinMs: 15_000,
    command: 'tick',
  });
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThan(2);
}, 90_000);
