import { expect, it } from 'vitest';
import { coverageOf } from './simulated-campaigns.ts';

const CAMPAIGNS = 1_000;

it.each(['opened', 'clicked'] as const)(
  'the number of persons who %s lies inside low..high in 95 % of simulated campaigns',
  (what) => {
    const { inside, width } = coverageOf(what, CAMPAIGNS);
    expect(inside / CAMPAIGNS).toBeGreaterThanOrEqual(0.95);
    // From nothing to everything would always be right.
    expect(width).toBeLessThan(what === 'opened' ? 0.4 : 0.05);
  },
);
