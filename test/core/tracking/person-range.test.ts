import { expect, it } from 'vitest';
import { personRange } from '../../../lib/core/tracking/person-range.ts';
import { coverageOf } from './simulated-campaigns.ts';

/** A thousand in the long form. */
const CAMPAIGNS = 100;

it.each(['opened', 'clicked'] as const)(
  'the number of persons who %s lies inside low..high in 95 % of simulated campaigns',
  (what) => {
    const { inside, width } = coverageOf(what, CAMPAIGNS);
    expect(inside / CAMPAIGNS).toBeGreaterThanOrEqual(0.95);
    // From nothing to everything would always be right.
    expect(width).toBeLessThan(what === 'opened' ? 0.4 : 0.05);
  },
);

it('without machines and doubt the interval is close to the persons seen', () => {
  expect(personRange({ person: 100, unclear: 0, hidden: 0, machine: 0, of: 400 })).toEqual({
    low: 95,
    high: 100,
  });
});

it('what Apple asked for may be read or not: it widens the interval upwards only', () => {
  const { low, high } = personRange({ person: 20, unclear: 0, hidden: 50, machine: 0, of: 100 });
  expect(low).toBeGreaterThan(15);
  expect(high).toBe(70);
});

it('lies within nothing and all', () => {
  expect(personRange({ person: 0, unclear: 0, hidden: 0, machine: 3, of: 3 })).toEqual({
    low: 0,
    high: 0,
  });
  expect(personRange({ person: 1, unclear: 1, hidden: 1, machine: 0, of: 3 }).high).toBe(3);
});
