/** kill -9 of the public server; the long form is `npm run chaos -- serve`. */
import { expect, test } from 'vitest';
import { runServeKills } from '../chaos/serve-kills.ts';

test('12 kills: nothing that was answered is lost, and nothing else happened', async () => {
  const report = await runServeKills({ kills: 12, clients: 24, seed: 7 });
  expect(report.violations).toEqual([]);
  expect(report.answered.oneClick).toBeGreaterThan(0);
  expect(report.answered.forged).toBeGreaterThan(0);
}, 180_000);
