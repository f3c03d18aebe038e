import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFullWindow,
  afterNeighbours,
  countBetween,
  hasRoomBetween,
  insertInstant,
  type Timeline,
} from '../../../lib/core/limits/timeline.ts';

/**
 * Whether `timeline` with `at` in it keeps the rule: no half-open window of `width` that holds `at`
 * holds more than `max`.
 */
function legal(
  timeline: Timeline,
  at: number,
  { max, width }: { max: number; width: number },
): boolean {
  const all = [...timeline, at];
  for (let start = at - width + 1; start <= at; start++) {
    if (all.filter((instant) => instant >= start && instant < start + width).length > max)
      return false;
  }
  return true;
}

function earliestByOracle(
  timeline: Timeline,
  from: number,
  keeps: (at: number) => boolean,
): number {
  for (let at = from; ; at++) if (keeps(at)) return at;
}

/** Asks again until the answer stays: how `earliestSlot` uses both functions. */
function settle(from: number, after: (at: number) => number): number {
  for (let at = from; ;) {
    const next = after(at);
    if (next === at) return at;
    expect(next).toBeGreaterThan(at);
    at = next;
  }
}

const rule = fc.record({
  max: fc.integer({ min: 1, max: 4 }),
  width: fc.integer({ min: 1, max: 12 }),
});
const instants = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 25 });

/** Instants within the limit, requested in any order. */
function fill(
  wanted: readonly number[],
  after: (timeline: Timeline, at: number) => number,
): Timeline {
  const timeline: Timeline = [];
  for (const from of wanted)
    insertInstant(
      timeline,
      settle(from, (at) => after(timeline, at)),
    );
  return timeline;
}

describe('a sliding window', () => {
  it('returns the earliest instant that keeps every window within its limit, counting past and planned neighbours', () => {
    fc.assert(
      fc.property(rule, instants, fc.integer({ min: 0, max: 60 }), (limit, wanted, from) => {
        const timeline = fill(wanted, (so, at) => afterFullWindow(so, at, limit));
        const found = settle(from, (at) => afterFullWindow(timeline, at, limit));
        expect(found).toBe(earliestByOracle(timeline, from, (at) => legal(timeline, at, limit)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never over its limit, in any order of filling', () => {
    fc.assert(
      fc.property(rule, instants, (limit, wanted) => {
        const timeline = fill(wanted, (so, at) => afterFullWindow(so, at, limit));
        expect(timeline).toEqual([...timeline].sort((a, b) => a - b));
        for (let start = -1; start < 200; start++)
          expect(countBetween(timeline, start - 1, start + limit.width - 1)).toBeLessThanOrEqual(
            limit.max,
          );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['an instant exactly one width old has left it', [0], 60, { max: 1, width: 60 }, 60],
    ['one a moment younger has not', [1], 60, { max: 1, width: 60 }, 61],
    ['a plan behind it counts as well', [100], 50, { max: 1, width: 60 }, 101],
    ['room between two full stretches is used', [0, 200], 10, { max: 1, width: 60 }, 60],
    ['equal instants count each', [5, 5], 5, { max: 3, width: 60 }, 5],
  ])('%s', (_, timeline, at, limit, next) => {
    expect(afterFullWindow(timeline, at, limit)).toBe(next);
  });
});

it('a day has room as long as it contains fewer than its limit', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Infinity)),
      (wanted, startsAt, length, max) => {
        const timeline = wanted.toSorted((a, b) => a - b);
        const endsAt = startsAt + length;
        expect(hasRoomBetween(timeline, { startsAt, endsAt, max })).toBe(
          timeline.filter((at) => at >= startsAt && at < endsAt).length < max,
        );
      },
    ),
  );
});

describe('a gap between neighbours', () => {
  it('is kept to both sides, to each its own, and no earlier instant would keep it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        instants,
        fc.integer({ min: 0, max: 60 }),
        (more, less, wanted, from) => {
          const gap = { before: Math.max(more, less), after: Math.min(more, less) };
          const timeline = fill(wanted, (so, at) => afterNeighbours(so, at, gap));
          const found = settle(from, (at) => afterNeighbours(timeline, at, gap));
          const keeps = (at: number): boolean =>
            timeline.every((instant) =>
              instant <= at ? at - instant >= gap.before : instant - at >= gap.after,
            );
          expect(found).toBe(earliestByOracle(timeline, from, keeps));
        },
      ),
      { numRuns: 500 },
    );
  });
});
