/** Laws of the calendar, by another library. */
import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, nextOpening, type Calendar } from '../../../lib/core/time/calendar.ts';
import { addDays } from '../../../lib/core/time/local-date.ts';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { lawfulZone } from '../../support/time/wall-clock.ts';
import { FROM, ZONES } from './zones.fixture.ts';
import { zones, at, calendarOf } from './calendar.fixture.ts';

/** The rule itself, read from date-fns-tz: a working day, and start <= wall clock < end. */
type Rule = {
  zone: string;
  start: string;
  end: string;
  weekend: readonly number[];
  holidays: string[];
};
function openByOracle(rule: Rule, instant: number): boolean {
  const [date = '', time = '', weekday = ''] = formatInTimeZone(
    instant,
    lawfulZone(rule.zone, instant),
    'yyyy-MM-dd|HH:mm|i',
  ).split('|');
  return (
    !rule.weekend.includes(Number(weekday)) &&
    !rule.holidays.includes(date) &&
    time >= rule.start &&
    time < rule.end
  );
}

const quarter = fc
  .integer({ min: 0, max: 96 })
  .map(
    (n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
  );
const anyRule = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    hours: fc
      .tuple(quarter, quarter)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a })),
    weekend: fc.constantFrom([6, 7], [5, 6], [5], [7], []),
    firstDay: fc.integer({ min: 10, max: 2_800 }),
    holidayOffsets: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
  })
  .map(({ zone, hours, weekend, firstDay, holidayOffsets }) => {
    const first = addDays('2024-01-01', firstDay);
    return {
      rule: { zone, ...hours, weekend, holidays: holidayOffsets.map((n) => addDays(first, n)) },
      from: FROM + firstDay * DAY,
    };
  });

/** The same weeks, but around a clock change, where mistakes live. */
const changeRule = anyRule.chain(({ rule }) => {
  const { transitions } = zones(rule.zone);
  return transitions.length === 0
    ? fc.constant({ rule, from: at('2026-03-01T00:00:00Z') })
    : fc
        .constantFrom(...transitions)
        .map((change) => ({ rule, from: Math.max(FROM, change - 2 * DAY) }));
});

describe('laws of the calendar', () => {
  const build = (rule: Rule, from: number): Calendar =>
    calendarOf({ ...rule, from, to: from + 10 * DAY });

  it('an instant is open exactly when date-fns-tz shows a window hour of a working day', () => {
    const check = ({ rule, from }: { rule: Rule; from: number }, minute: number): void => {
      const instant = from + minute * 5 * MINUTE;
      expect(
        isOpen(build(rule, from), instant),
        `${JSON.stringify(rule)} ${new Date(instant).toISOString()}`,
      ).toBe(openByOracle(rule, instant));
    };
    const anyMinute = fc.integer({ min: 0, max: 10 * 24 * 12 - 1 });
    fc.assert(fc.property(anyRule, anyMinute, check), { numRuns: 1_000 });
    fc.assert(fc.property(changeRule, fc.integer({ min: 0, max: 5 * 24 * 12 }), check), {
      numRuns: 1_000,
    });
  });

  it('with a fixed zone an instant is open exactly when the hours fit there and the date is a working day in both zones', () => {
    fc.assert(
      fc.property(
        changeRule,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 5 * 24 * 12 }),
        ({ rule, from }, recipient, minute) => {
          const instant = from + minute * 5 * MINUTE;
          const calendar = calendarOf({ ...rule, recipient, from, to: from + 10 * DAY });
          const expected =
            openByOracle(rule, instant) &&
            openByOracle({ ...rule, zone: recipient, start: '00:00', end: '24:00' }, instant);
          expect(isOpen(calendar, instant)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the next opening is open, and no five minutes before it were', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyRule, changeRule),
        fc.integer({ min: 0, max: 6 * 24 * 12 }),
        ({ rule, from }, minute) => {
          const instant = Math.ceil(from / (5 * MINUTE)) * 5 * MINUTE + minute * 5 * MINUTE;
          const opening = nextOpening(build(rule, from), instant);
          const limit = opening?.at ?? from + 10 * DAY;
          if (opening !== null) {
            expect(openByOracle(rule, opening.at)).toBe(true);
            expect(openByOracle(rule, opening.until - 1)).toBe(true);
            // A window without an end is cut two days after the calendar's.
            if (opening.until < from + 12 * DAY)
              expect(openByOracle(rule, opening.until)).toBe(false);
          }
          for (let earlier = instant; earlier < limit; earlier += 5 * MINUTE)
            expect(openByOracle(rule, earlier)).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('intervals are sorted, never empty, and never touch', () => {
    fc.assert(
      fc.property(anyRule, ({ rule, from }) => {
        const { starts, ends } = build(rule, from);
        starts.forEach((start, i) => {
          expect(start).toBeLessThan(ends[i] ?? -Infinity);
          if (i > 0) expect(start).toBeGreaterThan(ends[i - 1] ?? Infinity);
        });
      }),
      { numRuns: 300 },
    );
  });
});
