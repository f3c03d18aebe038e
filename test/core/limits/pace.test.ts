import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSatOut, overdueGap, plannedGap, SPREAD_OVER } from '../../../lib/core/limits/pace.ts';
import { roomAt } from '../../../lib/core/limits/slots.ts';
import { MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { LimitKind, RateLimits } from '../../../lib/domain/limits/limits.ts';
import { MONDAY, NO_LIMITS, quota } from '../../support/quota.ts';

const LIMITS: RateLimits = { ...NO_LIMITS, perHour: 50 };

describe('overdue messages', () => {
  it.each<[string, Partial<RateLimits>, { ago: number; waiting: number }, number]>([
    [
      'leave a planned gap apart while the call has time for it',
      {},
      { ago: 0, waiting: 1 },
      54_000,
    ],
    ['leave nearer when more wait', {}, { ago: 0, waiting: 8 }, 7_500],
    ['count the time since the message before', {}, { ago: 12_000, waiting: 8 }, 9_000],
    ['leave without a gap where there are too many', {}, { ago: 0, waiting: 601 }, 0],
    ['leave without a gap at the end of the call', {}, { ago: -MINUTE, waiting: 5 }, 0],
    ['keep the explicit gap, which is a limit', { minGapSeconds: 20 }, { ago: 0, waiting: 8 }, 0],
    ['leave at once where spreading is off', { minGapSeconds: 0 }, { ago: 0, waiting: 8 }, 0],
    ['leave at once without an hourly limit', { perHour: null }, { ago: 0, waiting: 8 }, 0],
    [
      'leave at once where the plan itself is dense',
      { perHour: 36_000 },
      { ago: 0, waiting: 8 },
      0,
    ],
  ])('%s', (_, limits, { ago, waiting }, gap) => {
    expect(
      overdueGap(
        { ...LIMITS, ...limits },
        {
          last: MONDAY - ago,
          until: MONDAY + SPREAD_OVER,
          waiting,
        },
      ),
    ).toBe(gap);
  });

  it('all leave within the call, equally far apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 100 }),
        (n, perHour) => {
          const [start, until] = [MONDAY, MONDAY + SPREAD_OVER];
          const left = [start];
          for (let waiting = n - 1; waiting > 0; waiting--) {
            const last = left.at(-1) ?? start;
            left.push(last + overdueGap({ ...NO_LIMITS, perHour }, { last, until, waiting }));
          }
          expect(left.at(-1)).toBeLessThanOrEqual(until);
          const even = Math.min(plannedGap({ ...NO_LIMITS, perHour }), SPREAD_OVER / (n - 1));
          left.slice(1).forEach((at, index) => {
            expect(Math.abs(at - (left[index] ?? 0) - even)).toBeLessThan(n);
          });
        },
      ),
    );
  });

  it('are as many as every limit but the gap leaves room for', () => {
    const taken = [MONDAY - 3 * SECOND, MONDAY - 2 * SECOND];
    const one = quota({ perHour: 9, perDay: 100, minGapSeconds: 60 }, { timeline: taken });
    expect(roomAt([one, quota({})], MONDAY)).toBe(7);
    expect(roomAt([quota({ perHour: 1 }, { timeline: taken })], MONDAY)).toBe(0);
    expect(roomAt([quota({})], MONDAY)).toBe(Infinity);
  });
});

it.each<[LimitKind, number | null, boolean]>([
  ['gap', 5, true],
  ['reduced_pace', 0, true],
  ['hour', null, true],
  ['burst', null, true],
  ['rolling_day', null, true],
  ['hour', 0, false],
  ['minute', null, false],
  ['day', null, false],
  ['warmup', null, false],
])('a call sits out %s with a minimum gap of %s: %s', (kind, minGapSeconds, expected) => {
  const use = { scope: 'mailbox' as const, scopeId: 'ann', kind, used: 1, limit: 1, resetsAt: 0 };
  expect(isSatOut(use, { ...LIMITS, minGapSeconds })).toBe(expected);
});
