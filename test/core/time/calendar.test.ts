import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar, isOpen, nextOpening, windowAt } from '../../../lib/core/time/calendar.ts';
import type { Calendar } from '../../../lib/core/time/calendar.ts';
import { addDays } from '../../../lib/core/time/local-date.ts';
import { createZones, formatLocal } from '../../../lib/core/time/zone.ts';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import type { SendWindowFile } from '../../../lib/domain/campaigns/campaign.ts';
import { campaign } from '../../support/campaign.ts';
import { lawfulZone } from '../../support/time/wall-clock.ts';
import { FROM, TO, ZONES } from './zones.fixture.ts';

const zones = createZones(FROM, TO);
const at = (iso: string): number => Date.parse(iso);

type Options = {
  zone?: string;
  recipient?: string;
  start?: string;
  end?: string;
  weekend?: readonly number[];
  holidays?: string[];
  skipWeekends?: boolean;
  skipHolidays?: boolean;
  window?: SendWindowFile;
  from?: number;
  to?: number;
};

function calendarOf(options: Options): Calendar {
  const hours = zones(options.zone ?? 'America/New_York');
  return buildCalendar({
    hours,
    recipient: zones(options.recipient ?? hours.zone),
    window: campaign({
      sendWindow: {
        ...(options.window ?? { start: options.start ?? '09:00', end: options.end ?? '17:00' }),
        timezone: 'recipient',
        skipWeekends: options.skipWeekends ?? true,
        skipHolidays: options.skipHolidays ?? true,
      },
    }).sendWindow,
    weekend: options.weekend ?? [6, 7],
    holidays: new Set(options.holidays ?? []),
    from: options.from ?? at('2026-03-01T00:00:00Z'),
    to: options.to ?? at('2026-04-01T00:00:00Z'),
  });
}

/** The intervals as the wall clock shows them. */
function written(calendar: Calendar, zone: string): string[] {
  return Array.from(
    calendar.starts,
    (start, i) =>
      `${formatLocal(zones(zone), start)} ${formatLocal(zones(zone), calendar.ends[i] ?? 0)}`,
  );
}

describe('a calendar', () => {
  it('is open from nine to five, Monday to Friday, on the wall clock of the prospect', () => {
    const week = calendarOf({ from: at('2026-03-06T00:00:00Z'), to: at('2026-03-10T20:00:00Z') });
    expect(written(week, 'America/New_York')).toEqual([
      '2026-03-06T09:00:00-05:00 2026-03-06T17:00:00-05:00',
      '2026-03-09T09:00:00-04:00 2026-03-09T17:00:00-04:00',
      '2026-03-10T09:00:00-04:00 2026-03-10T17:00:00-04:00',
    ]);
  });

  it('holds the window at either edge whole, so that its start and end are true', () => {
    const hour = calendarOf({ from: at('2026-03-09T15:00:00Z'), to: at('2026-03-09T16:00:00Z') });
    expect(written(hour, 'America/New_York')).toEqual([
      '2026-03-09T09:00:00-04:00 2026-03-09T17:00:00-04:00',
    ]);
  });

  it('is closed on a holiday, and open on it when holidays are not skipped', () => {
    const monday = {
      from: at('2026-05-25T04:00:00Z'),
      to: at('2026-05-26T04:00:00Z'),
      holidays: ['2026-05-25'],
    };
    expect(calendarOf(monday).starts).toHaveLength(0);
    expect(calendarOf({ ...monday, skipHolidays: false }).starts).toHaveLength(1);
  });

  it('rests Friday and Saturday in Riyadh and works on Sunday', () => {
    const riyadh = calendarOf({
      zone: 'Asia/Riyadh',
      weekend: [5, 6],
      from: at('2026-03-05T00:00:00Z'),
      to: at('2026-03-08T20:00:00Z'),
    });
    expect(written(riyadh, 'Asia/Riyadh').map((line) => line.slice(0, 10))).toEqual([
      '2026-03-05',
      '2026-03-08',
    ]);
  });

  it('runs through midnight when the window is the whole day, and stops at the weekend', () => {
    const week = calendarOf({
      zone: 'Europe/Berlin',
      start: '00:00',
      end: '24:00',
      from: at('2026-03-02T00:00:00Z'),
      to: at('2026-03-08T00:00:00Z'),
    });
    expect(written(week, 'Europe/Berlin')).toEqual([
      '2026-03-02T00:00:00+01:00 2026-03-07T00:00:00+01:00',
    ]);
  });

  it('has no hour that spring skips, and both runs of the hour that autumn repeats', () => {
    const day = { zone: 'America/New_York', start: '01:30', end: '02:30', skipWeekends: false };
    const spring = calendarOf({
      ...day,
      from: at('2026-03-08T05:00:00Z'),
      to: at('2026-03-09T04:00:00Z'),
    });
    expect(written(spring, day.zone)).toEqual([
      '2026-03-08T01:30:00-05:00 2026-03-08T03:00:00-04:00',
    ]);
    const autumn = calendarOf({
      ...day,
      from: at('2026-11-01T04:00:00Z'),
      to: at('2026-11-02T05:00:00Z'),
    });
    expect(written(autumn, day.zone)).toEqual([
      '2026-11-01T01:30:00-04:00 2026-11-01T01:00:00-05:00',
      '2026-11-01T01:30:00-05:00 2026-11-01T02:30:00-05:00',
    ]);
  });

  it('has nothing on a day whose whole window the clock skips', () => {
    const spring = calendarOf({
      start: '02:00',
      end: '03:00',
      skipWeekends: false,
      from: at('2026-03-08T05:00:00Z'),
      to: at('2026-03-09T04:00:00Z'),
    });
    expect(spring.starts).toHaveLength(0);
  });

  it('with a fixed zone opens only where the date is a working day on both clocks', () => {
    // Friday 09:00-17:00 in New York is Friday 23:00 to Saturday 07:00 in Tokyo; Sunday evening there is not New York's Monday either.
    const calendar = calendarOf({
      zone: 'America/New_York',
      recipient: 'Asia/Tokyo',
      from: at('2026-03-12T04:00:00Z'),
      to: at('2026-03-17T04:00:00Z'),
    });
    expect(written(calendar, 'Asia/Tokyo')).toEqual([
      '2026-03-12T22:00:00+09:00 2026-03-13T06:00:00+09:00',
      '2026-03-13T22:00:00+09:00 2026-03-14T00:00:00+09:00',
      '2026-03-16T22:00:00+09:00 2026-03-17T06:00:00+09:00',
    ]);
  });

  it('refuses a window that ends before it starts, and one that has no length', () => {
    expect(() => calendarOf({ start: '17:00', end: '09:00' })).toThrow(RangeError);
    expect(() => calendarOf({ start: '09:00', end: '09:00' })).toThrow(RangeError);
  });
});

/** 9 to 13 March 2026 in Berlin: Monday to Friday, no holiday. Each row: what the window says, and its intervals as `day HH:MM-HH:MM`. */
describe('what a window says of single days', () => {
  const noonToTwo = [
    { start: '09:00', end: '12:00' },
    { start: '14:00', end: '17:00' },
  ];
  const rows: [string, Options, string[]][] = [
    [
      'several windows a day leave the break closed',
      { window: { windows: noonToTwo } },
      [
        '09 09:00-12:00',
        '09 14:00-17:00',
        '10 09:00-12:00',
        '10 14:00-17:00',
        '11 09:00-12:00',
        '11 14:00-17:00',
        '12 09:00-12:00',
        '12 14:00-17:00',
        '13 09:00-12:00',
        '13 14:00-17:00',
      ],
    ],
    [
      'windows that touch are one',
      {
        window: {
          windows: [
            { start: '13:00', end: '17:00' },
            { start: '09:00', end: '13:00' },
          ],
          weekdays: { tuesday: [], wednesday: [], thursday: [], friday: [] },
        },
      },
      ['09 09:00-17:00'],
    ],
    [
      'a weekday may have hours of its own, or none',
      {
        window: {
          weekdays: {
            monday: [],
            wednesday: [{ start: '10:00', end: '11:00' }],
            friday: noonToTwo,
          },
        },
      },
      ['10 09:00-17:00', '11 10:00-11:00', '12 09:00-17:00', '13 09:00-12:00', '13 14:00-17:00'],
    ],
    [
      'a half day ends early, and what would begin later does not',
      {
        window: {
          windows: noonToTwo,
          halfDays: { '03-10': '12:30', '03-11': '15:00', '03-12': '08:00' },
        },
      },
      [
        '09 09:00-12:00',
        '09 14:00-17:00',
        '10 09:00-12:00',
        '11 09:00-12:00',
        '11 14:00-15:00',
        '13 09:00-12:00',
        '13 14:00-17:00',
      ],
    ],
    [
      'a blackout closes its first and its last day',
      { window: { blackouts: [{ from: '2026-03-10', to: '2026-03-12' }] } },
      ['09 09:00-17:00', '13 09:00-17:00'],
    ],
    [
      'a date of its own stands above weekday, holiday and half day',
      {
        holidays: ['2026-03-11'],
        window: {
          halfDays: { '03-12': '12:00' },
          days: {
            '2026-03-10': [],
            '2026-03-11': [{ start: '10:00', end: '11:00' }],
            '2026-03-12': [{ start: '13:00', end: '14:00' }],
          },
        },
      },
      ['09 09:00-17:00', '11 10:00-11:00', '12 13:00-14:00', '13 09:00-17:00'],
    ],
    [
      'and under a blackout',
      {
        window: {
          blackouts: [{ from: '2026-03-10', to: '2026-03-13' }],
          days: { '2026-03-11': [{ start: '10:00', end: '11:00' }] },
        },
      },
      ['09 09:00-17:00'],
    ],
    [
      'hours of a weekday do not open a holiday',
      {
        holidays: ['2026-03-10'],
        window: { weekdays: { monday: [], tuesday: noonToTwo, wednesday: [], thursday: [] } },
      },
      ['13 09:00-17:00'],
    ],
  ];
  it.each(rows)('%s', (_name, options, expected) => {
    const week = calendarOf({
      zone: 'Europe/Berlin',
      from: at('2026-03-09T00:00:00Z'),
      to: at('2026-03-13T20:00:00Z'),
      ...options,
    });
    expect(
      written(week, 'Europe/Berlin').map(
        (line) => `${line.slice(8, 10)} ${line.slice(11, 16)}-${line.slice(37, 42)}`,
      ),
    ).toEqual(expected);
  });

  it('a date of its own opens a weekend of the recipient on both clocks', () => {
    // Saturday 14 March: nine to ten in Berlin, read by somebody in New York.
    const options = {
      zone: 'Europe/Berlin',
      recipient: 'America/New_York',
      from: at('2026-03-14T00:00:00Z'),
      to: at('2026-03-15T00:00:00Z'),
    };
    expect(calendarOf(options).starts).toHaveLength(0);
    expect(
      written(
        calendarOf({
          ...options,
          window: { days: { '2026-03-14': [{ start: '09:00', end: '10:00' }] } },
        }),
        'Europe/Berlin',
      ),
    ).toEqual(['2026-03-14T09:00:00+01:00 2026-03-14T10:00:00+01:00']);
  });

  it('refuses hours that overlap', () => {
    expect(() =>
      calendarOf({
        window: {
          windows: [
            { start: '09:00', end: '12:00' },
            { start: '11:00', end: '13:00' },
          ],
        },
      }),
    ).toThrow(RangeError);
  });
});

describe('the next opening', () => {
  const calendar = calendarOf({ holidays: ['2026-03-03'] });
  const rows: [string, string, string | null, string | null][] = [
    [
      'in the window it is now',
      '2026-03-02T15:00:00Z',
      '2026-03-02T15:00:00Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'at the first moment it is now',
      '2026-03-02T14:00:00Z',
      '2026-03-02T14:00:00Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'at the last moment it is the next working day, past the holiday',
      '2026-03-02T22:00:00Z',
      '2026-03-04T14:00:00Z',
      '2026-03-04T22:00:00Z',
    ],
    [
      'a millisecond before the last moment it is still now',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'on Saturday it is Monday, an hour earlier in UTC after the clocks went forward',
      '2026-03-07T12:00:00Z',
      '2026-03-09T13:00:00Z',
      '2026-03-09T21:00:00Z',
    ],
    ['after the last window there is none', '2026-04-01T12:00:00Z', null, null],
  ];
  it.each(rows)('%s (%s)', (_name, instant, expectedAt, until) => {
    const opening = nextOpening(calendar, at(instant));
    expect(opening).toEqual(
      expectedAt === null || until === null ? null : { at: at(expectedAt), until: at(until) },
    );
  });

  it('cannot be asked before the calendar starts', () => {
    expect(() => nextOpening(calendar, calendar.from - 1)).toThrow(RangeError);
  });

  it('lies in the window that windowAt reports', () => {
    expect(windowAt(calendar, at('2026-03-02T15:00:00Z'))).toEqual({
      at: at('2026-03-02T14:00:00Z'),
      until: at('2026-03-02T22:00:00Z'),
    });
    expect(windowAt(calendar, at('2026-03-03T15:00:00Z'))).toBeNull();
  });
});

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
