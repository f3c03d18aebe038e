import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { Planned } from '../../../lib/domain/campaigns/candidate.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, instants, NEW_YORK, planIn, ZONES, type PlanWorld } from './plan.fixture.ts';

/** The window of New York opens at MONDAY and is open for eight hours. */
const CLOSES = MONDAY + 8 * HOUR;
const ONE = { limits: { perHour: 50, perDay: 200 }, mailboxes: ['ann'] };
const people = (count: number, overrides: Parameters<typeof candidate>[1] = {}) =>
  Array.from({ length: count }, (_, index) => candidate(index + 1, overrides));
const gapsOf = (planned: readonly Planned[]): number[] =>
  planned.slice(1).map(({ sendAt }, index) => sendAt - (planned[index]?.sendAt ?? 0));
const again = (planned: readonly Planned[]) =>
  planned.map(({ sendAt, enrollmentId }) =>
    candidate(enrollmentId, { messageRow: enrollmentId, plannedFor: sendAt }),
  );

describe("a day's few messages", () => {
  it('are spread over the window: the first at once, the last before its last hour', () => {
    const { planned } = planIn(ONE, people(9)).plan;
    expect(planned).toHaveLength(9);
    expect(planned[0]?.sendAt).toBeLessThan(MONDAY + 2 * MINUTE);
    for (const gap of gapsOf(planned)) expect(gap).toBeGreaterThan(20 * MINUTE);
    const last = planned.at(-1)?.sendAt ?? 0;
    expect(last).toBeGreaterThan(MONDAY + 6 * HOUR);
    expect(last).toBeLessThan(CLOSES - HOUR);
  });

  it.each<[string, PlanWorld]>([
    ['many messages keep the gaps that an hour allows', { ...ONE, size: 180 }],
    ['an explicit gap is the pace', { ...ONE, limits: { ...ONE.limits, minGapSeconds: 60 } }],
    [
      'without spreading they leave together',
      { ...ONE, limits: { ...ONE.limits, minGapSeconds: 0 } },
    ],
    [
      'a daily limit that they use up keeps them together',
      { ...ONE, limits: { perHour: 50, perDay: 9 } },
    ],
    ['so does that of the campaign', { ...ONE, total: { perDay: 12 } }],
  ])('but %s', (_, world) => {
    const { planned } = planIn(world, people(world.size ?? 9)).plan;
    const today = planned.filter(({ sendAt }) => sendAt < CLOSES);
    expect(today).toHaveLength(world.size ?? 9);
    for (const gap of gapsOf(today)) expect(gap).toBeLessThanOrEqual(90 * SECOND);
  });

  it('but what left before a plan in the middle of the day counts too', () => {
    const taken = Array.from({ length: 20 }, (_, index) => MONDAY + index * MINUTE);
    const limits = { perHour: 50, perDay: 25 };
    const { planned } = planIn({ ...ONE, limits, taken, now: MONDAY + 2 * HOUR }, people(5)).plan;
    expect(planned).toHaveLength(5);
    for (const gap of gapsOf(planned)) expect(gap).toBeLessThanOrEqual(90 * SECOND);
  });

  it('leave at once where they were tried before, are due already or late', () => {
    const late = { step: 1, mailboxId: 'ann', dueAt: MONDAY - 30 * HOUR };
    const { planned } = planIn({ ...ONE, now: MONDAY + HOUR }, [
      candidate(1, { messageRow: 1, plannedFor: MONDAY + HOUR / 2 }),
      candidate(2, { messageRow: 2, tried: true }),
      candidate(3, late),
      candidate(4, late),
      candidate(5),
    ]).plan;
    const at = new Map(planned.map(({ enrollmentId, sendAt }) => [enrollmentId, sendAt]));
    expect(at.get(1)).toBe(MONDAY + HOUR / 2);
    for (const id of [2, 3, 4]) expect(at.get(id)).toBeLessThan(MONDAY + HOUR + 6 * MINUTE);
    expect(at.get(5)).toBeGreaterThan(MONDAY + HOUR + 10 * MINUTE);
  });

  it('stay where they are when a caller plans again every few minutes', () => {
    const first = planIn(ONE, people(9)).plan.planned;
    for (const minutes of [0, 10, 20, 30]) {
      const now = MONDAY + minutes * MINUTE;
      const left = first.filter(({ sendAt }) => sendAt > now);
      expect(instants(planIn({ ...ONE, now }, again(left)).plan)).toEqual(
        instants({ planned: left, unplanned: [], others: [] }),
      );
    }
  });

  it('make room when more people come: who fits today leaves today', () => {
    const first = planIn(ONE, people(9)).plan.planned;
    const more = Array.from({ length: 141 }, (_, index) => candidate(index + 10));
    const { planned } = planIn(ONE, [...again(first), ...more]).plan;
    expect(planned.filter(({ sendAt }) => sendAt < CLOSES)).toHaveLength(150);
  });

  it('of another campaign on the mailbox keep their distance', () => {
    const taken = planIn(ONE, people(9)).plan.planned.map(({ sendAt }) => sendAt);
    const { planned } = planIn({ ...ONE, taken }, people(9)).plan;
    const all = [...taken, ...planned.map(({ sendAt }) => sendAt)].sort((a, b) => a - b);
    expect(all).toHaveLength(18);
    all
      .slice(1)
      .forEach((at, index) => expect(at - (all[index] ?? 0)).toBeGreaterThanOrEqual(54_000));
  });
});

it('spreading changes no day, no person, no window and no limit', () => {
  const anyPeople = fc
    .array(fc.record({ zone: fc.constantFrom(...ZONES, NEW_YORK), follows: fc.boolean() }), {
      minLength: 1,
      maxLength: 120,
    })
    .map((list) =>
      list.map(({ zone, follows }, index) =>
        candidate(index + 1, {
          calendarKey: zone,
          ...(follows ? { step: 1, mailboxId: 'ann', dueAt: MONDAY - (index % 50) * HOUR } : {}),
        }),
      ),
    );
  const anyLimits = fc.record({
    perHour: fc.integer({ min: 1, max: 60 }),
    perDay: fc.constantFrom(null, 5, 30, 200),
    burst: fc.constantFrom(null, { max: 3, perMinutes: 20 }),
  });
  fc.assert(
    fc.property(anyPeople, anyLimits, fc.integer({ min: -12, max: 12 }), (list, limits, hour) => {
      const now = MONDAY + hour * HOUR;
      const { plan, input } = planIn({ now, limits, mailboxes: ['ann', 'bea'] }, list);
      expect(new Set(plan.planned.map(({ enrollmentId }) => enrollmentId)).size).toBe(list.length);
      for (const { quota } of input.own.mailboxes) {
        const own = plan.planned
          .filter(({ mailboxId }) => mailboxId === quota.scopeId)
          .map(({ sendAt }) => sendAt);
        expect(quota.timeline).toEqual(own);
        const within = (width: number, most: number | null): void => {
          if (most === null) return;
          own.forEach((at, index) => {
            const before = own[index - most];
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(width);
          });
        };
        within(HOUR, limits.perHour);
        within(24 * HOUR, limits.perDay);
        if (limits.burst) within(limits.burst.perMinutes * MINUTE, limits.burst.max);
      }
      for (const { sendAt, openUntil, calendarKey } of plan.planned) {
        expect(sendAt).toBeLessThan(openUntil);
        const window = input.own.calendarOf(calendarKey);
        const index = window.ends.indexOf(openUntil);
        expect(sendAt).toBeGreaterThanOrEqual(window.starts[index] ?? Infinity);
      }
    }),
    { numRuns: 150 },
  );
});
