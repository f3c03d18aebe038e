/**
 * Random stories of a campaign: commands, clock jumps, changed limits, server faults, dying
 * processes; checked by counting.
 */
import { it } from 'vitest';
import { replay } from '../support/replay.ts';
import { runStories } from './run.ts';

const SHORT_MS = 20_000;
const LONG_MS = 3_600_000;

it(
  'in every story: never over, never twice, no message lost, never after a no, and the books are right',
  async () => {
    await runStories({
      ...replay(100),
      forMs:
        process.env['FC_RUNS'] === undefined && process.env['FC_SEED'] === undefined
          ? SHORT_MS
          : LONG_MS,
    });
  },
  LONG_MS + 600_000,
);
