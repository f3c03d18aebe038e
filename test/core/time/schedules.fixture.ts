/** Any window, weekend, holidays and gaps, near a change of the clock. */
import fc from 'fast-check';
import { clockChanges, dateOf, wallAt } from '../../support/time/wall-clock.ts';

export const MINUTE = 60_000;
export const QUARTER = 15 * MINUTE;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Five years each; history where it holds what the present has lost. */
const ZONES: Readonly<Record<string, number>> = {
  'America/New_York': 2026,
  'America/St_Johns': 2026,
  'America/Havana': 2026,
  'America/Nuuk': 2026,
  'Atlantic/Azores': 2026,
  // Midnight does not exist on the day the clocks go forward.
  'America/Santiago': 2026,
  'America/Asuncion': 2021,
  'America/Sao_Paulo': 2015,
  'Asia/Beirut': 2026,
  'Africa/Cairo': 2026,
  'Asia/Tehran': 2018,
  'Asia/Gaza': 2022,
  // Two changes more for Ramadan; half an hour; three quarters; two hours; a day that was left out.
  'Africa/Casablanca': 2026,
  'Australia/Lord_Howe': 2026,
  'Pacific/Chatham': 2026,
  'Antarctica/Troll': 2026,
  'Pacific/Apia': 2010,
  // No changes at all, and as far from UTC as it goes.
  'Asia/Kathmandu': 2026,
  'Pacific/Kiritimati': 2026,
  'Europe/Dublin': 2026,
};
export const CHANGES = Object.entries(ZONES).flatMap(([zone, year]) =>
  clockChanges(zone, Date.UTC(year, 0, 1), Date.UTC(year + 5, 0, 1)).map((at) => ({ zone, at })),
);
const CHANGING = [...new Set(CHANGES.map(({ zone }) => zone))];
/**
 * Until 2012 these changed their clocks at one minute past midnight; the oracle reads clocks by the
 * half hour, and Samoa's years are of that time.
 */
const ONE_PAST_MIDNIGHT: readonly string[] = ['Asia/Gaza', 'America/St_Johns'];
const STILL = Object.keys(ZONES).filter((zone) => !CHANGING.includes(zone));

export type SchedulesWorld = {
  zone: string;
  start: number;
  window: {
    start: string;
    end: string;
    timezone: string;
    skipWeekends: boolean;
    skipHolidays: boolean;
  };
  weekend: readonly number[];
  holidays: string[];
  gaps: { days: number; business: boolean }[];
  /** How far into the rest of its window each message is really sent. */
  late: number[];
};

const quarter = (n: number): string =>
  `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`;
const span = (from: number, to: number): fc.Arbitrary<[number, number]> =>
  fc
    .tuple(fc.integer({ min: from, max: to - 1 }), fc.integer({ min: from + 1, max: to }))
    .map(([a, b]) => (a < b ? [a, b] : [b - 1, a + 1]));
const hours = fc
  .oneof(
    fc.constantFrom<[number, number]>([36, 68], [0, 96], [0, 4], [92, 96], [95, 96], [0, 1]),
    // Inside the hours that clocks leave out or repeat.
    span(0, 16),
    span(88, 96),
    span(0, 96),
  )
  .map(([a, b]) => ({ start: quarter(a), end: quarter(b) }));
const moment = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        change: fc
          .constantFrom(...CHANGING)
          .chain((zone) => fc.constantFrom(...CHANGES.filter((change) => change.zone === zone))),
        minutes: fc.integer({ min: -4 * 24 * 60, max: 24 * 60 }),
      })
      .map(({ change, minutes }) => ({ zone: change.zone, start: change.at + minutes * MINUTE })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        zone: fc.constantFrom(...STILL),
        minutes: fc.integer({ min: 0, max: 1_700 * 24 * 60 }),
      })
      .map(({ zone, minutes }) => ({ zone, start: Date.UTC(2026, 0, 1) + minutes * MINUTE })),
  },
);
export const anyWorld: fc.Arbitrary<SchedulesWorld> = fc
  .record({
    moment,
    hours,
    fixedZone: fc.option(fc.constantFrom(...Object.keys(ZONES)), { freq: 2, nil: null }),
    skipWeekends: fc.boolean(),
    skipHolidays: fc.boolean(),
    weekend: fc.constantFrom([6, 7], [5, 6], [4, 5], [5], [7]),
    holidays: fc.array(fc.integer({ min: -1, max: 14 }), { maxLength: 6 }),
    gaps: fc.tuple(
      ...Array.from({ length: 2 }, () =>
        fc.record({ days: fc.integer({ min: 0, max: 6 }), business: fc.boolean() }),
      ),
    ),
    late: fc.tuple(...Array.from({ length: 2 }, () => fc.double({ min: 0, max: 1, noNaN: true }))),
  })
  .map(
    ({
      moment: { zone, start },
      hours: window,
      fixedZone,
      holidays,
      skipWeekends,
      skipHolidays,
      ...rest
    }) => ({
      ...rest,
      zone,
      start,
      window: { ...window, timezone: fixedZone ?? 'recipient', skipWeekends, skipHolidays },
      holidays: holidays.map((days) => dateOf(wallAt(zone, start).day + days)),
    }),
  )
  .filter(
    ({ zone, window }) => zone !== 'Pacific/Apia' || !ONE_PAST_MIDNIGHT.includes(window.timezone),
  );
