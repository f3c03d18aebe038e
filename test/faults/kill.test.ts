/** kill -9, the short form: `npm run chaos -- kills` is the long one. */
import { expect, it } from 'vitest';
import { runKills } from '../chaos/kills.ts';

it('three processes of four lanes, killed again and again: nothing is lost, nothing goes twice, at most one mail a lane and kill is in doubt', async () => {
  const report = await runKills({ kills: 100, sends: 3_000, processes: 3, lanes: 4, seed: 1, withinMs: 40_000 });
  expect(report.violations).toEqual([]);
  // On a slow machine fewer fit into the time.
  expect(report.kills).toBeGreaterThan(10);
  console.log(`kill -9: ${report.kills} kills, ${report.taken} mails, ${report.inDoubt} in doubt, ${report.seconds} s`);
}, 180_000);
