/**
 * Random limits, eight processes at once, some of them killed: no limit is ever broken, and each is
 * used up if there are enough messages.
 */
import { describe, expect, it } from 'vitest';
import {
  judgeLimits,
  wouldBreak,
  type Limited,
  type JudgedLimits,
  type SentMessage,
  type LimitRule,
} from '../chaos/judge-limits.ts';
import { runLimitSet } from '../chaos/limit-sets.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 23:00 in Berlin. */
const EVENING = Date.parse('2026-03-09T22:00:00Z');
/** A few minutes after midnight in Berlin on the last Sunday of October. */
const AUTUMN = Date.parse('2026-10-24T22:10:00Z') - EVENING;

describe('eight processes against random limits', () => {
  // Between them: several mailboxes and campaigns, warmup, gap, totals of a campaign, and a
  // midnight between the rounds.
  it.each([1, 3])(
    'set %i',
    async (seed) => {
      const run = await runLimitSet(seed);
      expect(run.violations).toEqual([]);
      expect(run.waiting, 'there was more to send than the limits allow').toBeGreaterThan(0);
      expect(run.usedUp.length, 'and limits held it back').toBeGreaterThan(0);
      expect(run.sent).toBeGreaterThan(0);
    },
    180_000,
  );
});

describe('the judge', () => {
  const ann = (limits: JudgedLimits, zone: string | null = 'Europe/Berlin'): Limited => ({
    who: 'ann',
    zone,
    limits,
    owns: ({ from }) => from === 'ann@acme.test',
  });
  const at = (...offsets: number[]): SentMessage[] =>
    offsets.map((offset, index) => ({
      id: `<${index}>`,
      to: `p${index}@example.test`,
      from: 'ann@acme.test',
      date: EVENING + offset,
    }));

  const cases: {
    rule: LimitRule;
    limits: JudgedLimits;
    good: SentMessage[];
    bad: SentMessage[];
  }[] = [
    {
      rule: 'minute',
      limits: { perMinute: 2 },
      good: at(0, 1_000, MINUTE),
      bad: at(0, 1_000, MINUTE - 1_000),
    },
    {
      rule: 'hour',
      limits: { perHour: 2 },
      good: at(0, 1_000, HOUR),
      bad: at(0, 1_000, HOUR - 1_000),
    },
    {
      rule: 'rolling_day',
      limits: { perDay: 2 },
      good: at(0, 2 * HOUR, DAY),
      bad: at(0, 2 * HOUR, DAY - 1_000),
    },
    // The day on which the clock is put back has 25 hours: two messages of it may be more than 24
    // hours apart.
    {
      rule: 'day',
      limits: { perDay: 1 },
      good: at(AUTUMN, AUTUMN + 25 * HOUR),
      bad: at(AUTUMN, AUTUMN + 24.5 * HOUR),
    },
    {
      rule: 'burst',
      limits: { burst: { max: 2, perMinutes: 5 } },
      good: at(0, 0, 5 * MINUTE),
      bad: at(0, 0, 5 * MINUTE - 1_000),
    },
    {
      rule: 'gap',
      limits: { burst: { minGapSeconds: 30 } },
      good: at(0, 30_000),
      bad: at(0, 29_000),
    },
    {
      rule: 'warmup',
      limits: { warmupSchedule: [1, 2] },
      good: at(0, HOUR, HOUR, 2 * DAY, 2 * DAY, 2 * DAY),
      bad: at(0, HOUR, HOUR, HOUR),
    },
  ];
  it.each(cases)('sees a broken $rule', ({ rule, limits, good, bad }) => {
    expect(judgeLimits(good, [ann(limits)])).toEqual([]);
    expect(new Set(judgeLimits(bad, [ann(limits)]).map((broken) => broken.rule))).toEqual(
      new Set([rule]),
    );
    expect(
      judgeLimits(bad, [{ ...ann(limits), owns: () => false }]),
      'messages of others do not count',
    ).toEqual([]);
  });

  it('counts a message in doubt as a sending day, not as a message', () => {
    const [early, ...late] = at(0, DAY, DAY);
    const quota = ann({ warmupSchedule: [1, 2] });
    expect(judgeLimits(late, [quota])).toHaveLength(1);
    expect(judgeLimits(late, [quota], [early!])).toEqual([]);
  });

  it('knows no calendar day of a receiver', () => {
    const messages = at(HOUR, HOUR);
    expect(
      judgeLimits(messages, [ann({ perDay: 1 }, null)]).every(({ rule }) => rule === 'rolling_day'),
    ).toBe(true);
  });

  it('says whether there was room for one more', () => {
    const [candidate] = at(HOUR - 1_000) as [SentMessage];
    expect(wouldBreak(candidate, at(0, 1_000), [ann({ perHour: 3 })])).toEqual([]);
    expect(
      wouldBreak(candidate, at(0, 1_000), [ann({ perHour: 2 })]).map(({ rule }) => rule),
    ).toEqual(['hour']);
  });
});
