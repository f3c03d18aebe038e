import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bindingLimit,
  book,
  earliestSlot,
  limitUses,
  type Quota,
} from '../../../lib/core/limits/slots.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import type { RateLimits } from '../../../lib/domain/limits/limits.ts';

const ZONE = 'America/New_York';
const dateOf = (at: number): string => formatInTimeZone(at, ZONE, 'yyyy-MM-dd');

/** The limits in the words of the design, counted one by one: true when `sends` keep them all. */
function keepsLimits(
  sends: readonly number[],
  limits: RateLimits,
  sentOn: readonly string[] = [],
): boolean {
  const within = (width: number, max: number): boolean =>
    sends.every((start) => sends.filter((at) => at >= start && at < start + width).length <= max);
  const days = [...new Set([...sentOn, ...sends.map(dateOf)])].sort();
  const onDay = (day: string): number => sends.filter((at) => dateOf(at) === day).length;
  return (
    (limits.perMinute === null || within(MINUTE, limits.perMinute)) &&
    (limits.perHour === null || within(HOUR, limits.perHour)) &&
    (limits.burst === null || within(limits.burst.perMinutes * MINUTE, limits.burst.max)) &&
    (limits.minGapSeconds === null ||
      limits.minGapSeconds === 0 ||
      within(limits.minGapSeconds * SECOND, 1)) &&
    (limits.perDay === null ||
      (within(DAY, limits.perDay) &&
        days.every((day) => onDay(day) <= (limits.perDay as number)))) &&
    days.every(
      (day, index) =>
        onDay(day) <= Math.min(warmupCap(limits, index), limits.newPerDay ?? Infinity),
    )
  );
}

/** After the schedule it grows by a fifth, by one message at least, up to `perDay`. */
function warmupCap({ warmupSchedule, perDay }: RateLimits, index: number): number {
  let cap = warmupSchedule[index] ?? warmupSchedule.at(-1) ?? Infinity;
  if (perDay === null) return warmupSchedule[index] ?? Infinity;
  for (let day = warmupSchedule.length; day <= index && cap < Infinity; day++) {
    cap = Math.max(cap + 1, Math.floor(cap * 1.2));
    if (cap >= perDay) return Infinity;
  }
  return cap;
}

const anyLimits = fc.record({
  perMinute: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  perHour: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  perDay: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  warmupSchedule: fc
    .array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 })
    .map((caps) => caps.sort((a, b) => a - b)),
  burst: fc.option(
    fc.record({ max: fc.integer({ min: 1, max: 3 }), perMinutes: fc.integer({ min: 1, max: 90 }) }),
    { nil: null },
  ),
  minGapSeconds: fc.option(fc.integer({ min: 0, max: 1_800 }), { nil: null }),
  newPerDay: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
});
const NONE = { perMinute: null, perHour: null, burst: null, minGapSeconds: null, newPerDay: null };
const grows: RateLimits = { ...NONE, perDay: 3, warmupSchedule: [1] };
/** 23:59 in New York, on the day before the clocks change. */
const LATE = Date.parse('2026-03-08T04:59:00Z');
/** Two weeks around the change of clocks, to the minute. */
const anyFrom = fc
  .integer({ min: -3 * 24 * 60, max: 4 * 24 * 60 })
  .map((minutes) => MONDAY - DAY + minutes * MINUTE);
const range = (from: number): { from: number; until: number } => ({
  from,
  until: MONDAY + 100 * DAY,
});

function booked(quotas: readonly Quota[], from: number): number {
  const slot = earliestSlot(quotas, range(from));
  if (!slot.found) throw new Error('no slot in a hundred days');
  book(quotas, slot.at);
  return slot.at;
}

describe('slots', () => {
  it('never break a limit of the mailbox or of the campaign, in any order of requests', () => {
    fc.assert(
      fc.property(
        anyLimits,
        anyLimits,
        fc.array(anyFrom, { minLength: 1, maxLength: 25 }),
        (own, total, wanted) => {
          const limits = {
            ...total,
            warmupSchedule: [],
            burst: null,
            minGapSeconds: null,
            newPerDay: null,
          };
          const quotas = [
            quota(own, { sentOn: ['2026-03-01'] }),
            quota(limits, { scope: 'campaign', id: 'spring' }),
          ];
          const sends = wanted.map((from) => booked(quotas, from));
          sends.forEach((at, index) => expect(at).toBeGreaterThanOrEqual(wanted[index] as number));
          expect(keepsLimits(sends, own, ['2026-03-01'])).toBe(true);
          expect(keepsLimits(sends, limits)).toBe(true);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('are the earliest: no instant at which anything changes, before the one found, keeps the limits', () => {
    fc.assert(
      fc.property(
        anyLimits,
        fc.array(anyFrom, { maxLength: 10 }),
        anyFrom,
        (limits, wanted, from) => {
          const mailbox = quota(limits);
          const sends = wanted.map((each) => booked([mailbox], each));
          const slot = earliestSlot([mailbox], range(from));
          const found = slot.found ? slot.at : Infinity;
          const widths = [
            MINUTE,
            HOUR,
            DAY,
            (limits.burst?.perMinutes ?? 1) * MINUTE,
            (limits.minGapSeconds ?? 1) * SECOND,
          ];
          // Legality changes only where an instant leaves or enters a window, or a day begins.
          const edges = [
            from,
            ...sends.flatMap((at) => [at + 1, ...widths.map((width) => at + width)]),
            ...midnights(from, Math.min(found, from + 30 * DAY)),
          ];
          const candidates = edges.filter((at) => at >= from && at < found);
          for (const at of candidates) {
            // Warmup caps of later days may rise by a new earlier sending day, never fall.
            expect([at, keepsLimits([...sends, at], limits)]).toEqual([at, false]);
          }
        },
      ),
      {
        numRuns: 150,
        // The day after the schedule has a cap too.
        examples: [[grows, [LATE, LATE - DAY, LATE], LATE]],
      },
    );
  });

  it('are refused when the range ends first; the limits that pushed them are reported', () => {
    const full = quota({ perHour: 1 }, { timeline: [MONDAY] });
    const pushes: unknown[] = [];
    earliestSlot([full], range(MONDAY + MINUTE), { before: 2 * MINUTE, after: MINUTE }, (pushed) =>
      pushes.push(pushed),
    );
    expect(pushes).toEqual([
      {
        scope: 'mailbox',
        scopeId: 'ann',
        kind: 'pace',
        from: MONDAY + MINUTE,
        until: MONDAY + 2 * MINUTE,
        used: 1,
        limit: 1,
      },
      {
        scope: 'mailbox',
        scopeId: 'ann',
        kind: 'hour',
        from: MONDAY + 2 * MINUTE,
        until: MONDAY + HOUR,
        used: 1,
        limit: 1,
      },
    ]);
    expect(earliestSlot([full], { from: MONDAY + MINUTE, until: MONDAY + HOUR })).toEqual({
      found: false,
    });
    expect(earliestSlot([full], { from: MONDAY + MINUTE, until: MONDAY + HOUR + 1 })).toEqual({
      found: true,
      at: MONDAY + HOUR,
    });
  });

  it('keep the gap asked for from the neighbours of the mailbox, not of the campaign', () => {
    const quotas = [
      quota({}, { timeline: [MONDAY] }),
      quota({}, { scope: 'campaign', timeline: [MONDAY + 5 * MINUTE] }),
    ];
    expect(
      earliestSlot(quotas, range(MONDAY + MINUTE), { before: 3 * MINUTE, after: MINUTE }),
    ).toEqual({ found: true, at: MONDAY + 3 * MINUTE });
  });
});

function midnights(from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = Math.floor(from / HOUR) * HOUR; at <= to; at += HOUR)
    if (dateOf(at) !== dateOf(at - 1)) found.push(at);
  return found;
}

describe('a day', () => {
  it('is the calendar day of the mailbox and any rolling 24 hours: messages of late yesterday still count this morning', () => {
    const evening = Date.parse('2026-03-09T23:00:00Z');
    const mailbox = quota({ perDay: 2 }, { timeline: [evening, evening + MINUTE] });
    // 00:10 of the next day in New York: the calendar day is new, the 24 hours are not.
    expect(earliestSlot([mailbox], range(Date.parse('2026-03-10T04:10:00Z')))).toEqual({
      found: true,
      at: evening + DAY,
    });
  });

  it('has 23 hours when the clocks go forward, and the daily limit counts by the wall', () => {
    const uses = limitUses(
      quota(
        { perDay: 3 },
        {
          timeline: [
            Date.parse('2026-03-08T05:00:00Z'),
            Date.parse('2026-03-09T03:59:00Z'),
            Date.parse('2026-03-09T04:00:00Z'),
          ],
        },
      ),
      Date.parse('2026-03-08T20:00:00Z'),
    );
    expect(uses.find(({ kind }) => kind === 'day')).toMatchObject({
      used: 2,
      limit: 3,
      resetsAt: null,
    });
  });
});

describe('warmup', () => {
  const schedule = [2, 4];
  it('counts sending days, not days: a weekend without messages does not raise the cap', () => {
    const mailbox = quota({ warmupSchedule: schedule, perDay: 10 });
    const friday = Date.parse('2026-03-06T15:00:00Z');
    const sends = Array.from({ length: 9 }, (_, index) =>
      booked([mailbox], index < 2 ? friday : MONDAY),
    );
    expect(sends.map(dateOf)).toEqual([
      ...Array(2).fill('2026-03-06'),
      ...Array(4).fill('2026-03-09'),
      ...Array(3).fill('2026-03-10'),
    ]);
  });
});

describe('the state of the limits', () => {
  it('the one that lifts last is the one that binds', () => {
    const mailbox = quota({ perHour: 1, perDay: 1, minGapSeconds: 60 }, { timeline: [MONDAY] });
    expect(bindingLimit([mailbox], MONDAY + SECOND)).toMatchObject({
      kind: 'rolling_day',
      resetsAt: MONDAY + DAY,
    });
    expect(
      bindingLimit([quota({ perHour: 2 }, { timeline: [MONDAY] })], MONDAY + SECOND),
    ).toBeNull();
  });

  it('every limit shows used and limit, and a full one shows its reset', () => {
    const mailbox = quota(
      { perHour: 2, perDay: 5, warmupSchedule: [3], burst: { max: 1, perMinutes: 10 } },
      { timeline: [MONDAY - 2 * MINUTE] },
    );
    expect(
      limitUses(mailbox, MONDAY).map(({ kind, used, limit, resetsAt }) => [
        kind,
        used,
        limit,
        resetsAt,
      ]),
    ).toEqual([
      ['hour', 1, 2, null],
      ['burst', 1, 1, MONDAY + 8 * MINUTE],
      ['warmup', 1, 3, null],
      ['day', 1, 5, null],
      ['rolling_day', 1, 5, null],
    ]);
  });
});
