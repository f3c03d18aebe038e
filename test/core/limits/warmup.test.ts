import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/core/time/local-date.ts';
import {
  BOUNCE_LIMIT,
  createWarmup,
  extendedTo,
  FEWEST_SENDS,
  IDLE_DAYS,
  standingOn,
  stepsBackAfter,
} from '../../../lib/core/limits/warmup.ts';
import type { SendingDay } from '../../../lib/domain/limits/limits.ts';

const SCHEDULE = [10, 25, 50, 100, 150, 200];
const FIRST = '2026-03-02';
const good = (day: number): SendingDay => ({ date: addDays(FIRST, day), sent: 20, bounced: 0 });
const bad = (day: number, bounced = 2): SendingDay => ({ ...good(day), bounced });
const on = (day: number, days: readonly SendingDay[]) =>
  standingOn(SCHEDULE, days, addDays(FIRST, day));

describe('the warmup of a mailbox', () => {
  it.each<[string, SendingDay[], number, number | null]>([
    ['begins with the first entry', [], 0, 10],
    ['goes one entry further with each sending day', [good(0), good(1)], 2, 50],
    ['counts sending days, not days: a weekend changes nothing', [good(0), good(1)], 4, 50],
    ['does not count the day itself, however much was sent on it', [good(0)], 0, 10],
    ['does not count a day that is only planned, later', [good(3)], 1, 10],
    ['ends after the last entry: from then on perDay rules', [0, 1, 2, 3, 4, 5].map(good), 6, null],
    ['holds while thirteen days pass without mail', [good(0), good(1), good(2)], 2 + 13 + 1, 100],
    ['goes back one entry after fourteen', [good(0), good(1), good(2)], 2 + 14 + 1, 50],
    ['and one more for each further week', [good(0), good(1), good(2)], 2 + 21 + 1, 25],
    ['down to the first, never below', [good(0), good(1), good(2)], 400, 10],
    [
      'goes on from where the silence took it',
      [good(0), good(1), good(2), good(2 + 14 + 1)],
      2 + 14 + 2,
      100,
    ],
    [
      'goes back from the end too: what was fully warm is not for ever',
      [0, 1, 2, 3, 4, 5, 6, 7].map(good),
      7 + 14 + 1,
      200,
    ],
    [
      'does not advance by a day on which more than five in a hundred bounced',
      [good(0), bad(1)],
      2,
      25,
    ],
    ['however often that happens', [good(0), bad(1), bad(2), bad(3)], 4, 25],
    ['and goes on with the next good day', [good(0), bad(1), good(2)], 3, 50],
    ['five in a hundred is not over five', [{ ...good(0), sent: 20, bounced: 1 }], 1, 25],
    ['one of ten is', [{ ...good(0), sent: 10, bounced: 1 }], 1, 10],
    ['one of three says nothing', [{ ...good(0), sent: 3, bounced: 1 }], 1, 25],
  ])('%s', (_, days, day, cap) => expect(on(day, days).cap).toBe(cap));

  it('says which day of how many it is, and why the last one did not count', () => {
    expect(on(2, [good(0), bad(1, 3)])).toEqual({
      day: 2,
      of: 6,
      cap: 25,
      held: { reason: 'bounce_rate', date: '2026-03-03', sent: 20, bounced: 3 },
    });
    expect(on(25, [good(0), good(1), good(2)])).toEqual({
      day: 2,
      of: 6,
      cap: 25,
      held: { reason: 'idle', since: '2026-03-04', idleDays: 22, stepsBack: 2 },
    });
    expect(on(1, [good(0)])).toEqual({ day: 2, of: 6, cap: 25, held: null });
    expect(on(6, [0, 1, 2, 3, 4, 5].map(good))).toEqual({ day: 7, of: 6, cap: null, held: null });
  });

  it('includes planned days, in any order', () => {
    const warmup = createWarmup(SCHEDULE, [good(0)]);
    expect(warmup.on(addDays(FIRST, 5)).day).toBe(2);
    for (const day of [4, 2, 4, 0]) warmup.add(addDays(FIRST, day));
    expect([1, 2, 3, 4, 5].map((day) => warmup.on(addDays(FIRST, day)).day)).toEqual([
      2, 2, 3, 3, 4,
    ]);
  });
});

describe('the growth after the schedule', () => {
  it.each<[string, number[], number, number[]]>([
    ['is a fifth a day, rounded down', [10, 25, 50, 100], 250, [120, 144, 172, 206, 247]],
    ['is at least one message a day', [2], 6, [3, 4, 5]],
    ['ends below the goal', [100], 120, []],
    ['is nothing when the last entry is the goal', [10, 200], 200, []],
    ['is nothing when the goal is lower', [10, 300], 200, []],
    ['is nothing without a schedule', [], 200, []],
  ])('%s', (_, schedule, goal, growth) => {
    expect(extendedTo(goal, schedule)).toEqual([...schedule, ...growth]);
  });

  it('is nothing without a goal', () => expect(extendedTo(null, [10])).toEqual([10]));

  it('never rises by more than a fifth or one message, and never reaches the goal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 5_000 }),
        (from, goal) => {
          const caps = extendedTo(goal, [from]);
          const rises = [...caps, Math.max(goal, from)].slice(1);
          rises.forEach((cap, index) => {
            const before = caps[index] ?? 0;
            expect(cap).toBeLessThanOrEqual(Math.max(before + 1, before * 1.2));
          });
          expect(caps.slice(1).every((cap) => cap < goal)).toBe(true);
        },
      ),
    );
  });

  it('goes on by clean days only, and is told apart from the schedule', () => {
    const caps = extendedTo(250, [10, 25, 50, 100]);
    const days = [good(0), good(1), good(2), good(3)];
    expect(standingOn(caps, days, addDays(FIRST, 4), 4)).toEqual({
      day: 5,
      of: 4,
      cap: 120,
      held: null,
      grows: true,
    });
    expect(standingOn(caps, [...days, bad(4)], addDays(FIRST, 5), 4)).toMatchObject({
      day: 5,
      cap: 120,
      held: { reason: 'bounce_rate' },
    });
    const all = caps.map((__, day) => good(day));
    expect(standingOn(caps, all, addDays(FIRST, 9), 4)).toEqual({
      day: 10,
      of: 4,
      cap: null,
      held: null,
    });
  });
});

const anyDays = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 120 }),
      sent: fc.integer({ min: 1, max: 60 }),
      share: fc.integer({ min: 0, max: 30 }),
    }),
    { selector: ({ day }) => day, maxLength: 40 },
  )
  .map((rows) =>
    rows
      .sort((a, b) => a.day - b.day)
      .map(({ day, sent, share }): SendingDay => ({
        date: addDays(FIRST, day),
        sent,
        bounced: Math.floor((sent * share) / 100),
      })),
  );
const anyDay = fc.integer({ min: 0, max: 200 }).map((day) => addDays(FIRST, day));

describe('always', () => {
  it('at most one entry further for each sending day, and at least the first', () => {
    fc.assert(
      fc.property(anyDays, anyDay, (days, date) => {
        const { day, cap } = standingOn(SCHEDULE, days, date);
        expect(day).toBeGreaterThanOrEqual(1);
        expect(day).toBeLessThanOrEqual(
          Math.min(SCHEDULE.length, days.filter((each) => each.date < date).length) + 1,
        );
        expect(cap).toBe(SCHEDULE[day - 1] ?? null);
      }),
    );
  });

  it('a pause never raises it: on each later day it is as high or lower', () => {
    fc.assert(
      fc.property(
        anyDays,
        fc.integer({ min: 121, max: 400 }),
        fc.integer({ min: 0, max: 100 }),
        (days, from, more) => {
          expect(standingOn(SCHEDULE, days, addDays(FIRST, from + more)).day).toBeLessThanOrEqual(
            standingOn(SCHEDULE, days, addDays(FIRST, from)).day,
          );
        },
      ),
    );
  });

  it('more bounces never raise it', () => {
    fc.assert(
      fc.property(anyDays, anyDay, fc.nat(), (days, date, pick) => {
        const worse = days.map((day, index) =>
          index === pick % days.length ? { ...day, bounced: day.sent } : day,
        );
        expect(standingOn(SCHEDULE, worse, date).day).toBeLessThanOrEqual(
          standingOn(SCHEDULE, days, date).day,
        );
      }),
    );
  });

  it('an additional good day never lowers it: an earlier plan makes no later plan illegal', () => {
    fc.assert(
      fc.property(anyDays, anyDay, fc.integer({ min: 0, max: 200 }), (days, date, extra) => {
        const added = createWarmup(SCHEDULE, days);
        added.add(addDays(FIRST, extra));
        expect(added.on(date).day).toBeGreaterThanOrEqual(standingOn(SCHEDULE, days, date).day);
      }),
    );
  });

  it('says why when it is held, and only then', () => {
    fc.assert(
      fc.property(anyDays, anyDay, (days, date) => {
        const { held } = standingOn(SCHEDULE, days, date);
        const last = days.filter((day) => day.date < date).at(-1);
        if (held?.reason === 'bounce_rate')
          expect([
            held.sent >= FEWEST_SENDS,
            held.bounced / held.sent > BOUNCE_LIMIT,
            held.date,
          ]).toEqual([true, true, last?.date]);
        if (held?.reason === 'idle')
          expect([
            held.idleDays >= IDLE_DAYS,
            held.stepsBack <= stepsBackAfter(held.idleDays),
            held.since,
          ]).toEqual([true, true, last?.date]);
      }),
    );
  });
});
