import { formatInTimeZone, fromZonedTime } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { addDays, isLocalDate, minutesOf, weekdayOf } from '../../../lib/core/time/local-date.ts';
import { isValidZone } from '../../../lib/core/time/zone-offset.ts';
import {
  buildZone,
  createZones,
  formatLocal,
  instantOfLocal,
  localDateAt,
  localDateTimeAt,
  offsetAt,
} from '../../../lib/core/time/zone.ts';
import { isDecidedSince, lawfulZone } from '../../support/time/wall-clock.ts';
import { FROM, TO, ZONES } from './zones.fixture.ts';

const zones = createZones(FROM, TO);
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc
  .integer({ min: FROM / 1000, max: TO / 1000 })
  .map((seconds) => seconds * 1000);
const at = (iso: string): number => Date.parse(iso);
/**
 * From the wall clock date-fns-tz shows: its own getTimezoneOffset is wrong in the hours before a
 * clock change.
 */
const offsetByOracle = (zone: string, instant: number): number =>
  Date.parse(`${formatInTimeZone(instant, lawfulZone(zone, instant), "yyyy-MM-dd'T'HH:mm:ss")}Z`) -
  instant;
const iso = (instant: number): string => new Date(instant).toISOString();

describe('a precomputed zone', () => {
  it('agrees with date-fns-tz on offset, date, time, weekday and text at any instant of eight years in forty zones', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const table = zones(zone);
        const local = localDateTimeAt(table, instant);
        const [date, hours, minutes, weekday] = formatInTimeZone(
          instant,
          lawfulZone(zone, instant),
          'yyyy-MM-dd|HH|mm|i',
        ).split('|');
        expect(local).toEqual({
          date,
          minutesOfDay: Number(hours) * 60 + Number(minutes),
          weekday: Number(weekday),
          offset: offsetByOracle(zone, instant),
        });
        expect(localDateAt(table, instant)).toBe(date);
        expect(formatLocal(table, instant).slice(0, 19)).toBe(
          formatInTimeZone(instant, lawfulZone(zone, instant), "yyyy-MM-dd'T'HH:mm:ss"),
        );
        expect(Date.parse(formatLocal(table, instant))).toBe(instant);
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows every clock change: the second before each has the old offset, the change itself the new one', () => {
    for (const zone of ZONES) {
      const { transitions, offsets } = zones(zone);
      transitions.forEach((change, i) => {
        expect(offsetByOracle(zone, change - 1000), `${zone} before ${iso(change)}`).toBe(
          offsets[i],
        );
        expect(offsetByOracle(zone, change), `${zone} at ${iso(change)}`).toBe(offsets[i + 1]);
      });
    }
  });

  it('misses no clock change between its weekly samples, not even in Morocco, where two are 35 days apart', () => {
    for (const zone of [
      'Africa/Casablanca',
      'Africa/Cairo',
      'America/Asuncion',
      'America/New_York',
      'Pacific/Apia',
    ]) {
      const table = zones(zone);
      for (let day = FROM; day < TO; day += DAY)
        expect(offsetAt(table, day)).toBe(offsetByOracle(zone, day));
    }
  });

  it('answers outside its range too, as right as inside', () => {
    const narrow = buildZone(
      'Europe/Berlin',
      at('2026-06-01T00:00:00Z'),
      at('2026-06-02T00:00:00Z'),
    );
    expect(formatLocal(narrow, at('2019-01-15T12:00:00Z'))).toBe('2019-01-15T13:00:00+01:00');
    expect(iso(instantOfLocal(narrow, '2026-12-24', 9 * 60))).toBe('2026-12-24T08:00:00.000Z');
    expect(iso(instantOfLocal(narrow, '2026-03-29', 2 * 60 + 30))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is built once for each name', () => {
    expect(zones('Asia/Tokyo')).toBe(zones('Asia/Tokyo'));
  });
});

describe('the instant a wall clock means', () => {
  it('is the inverse of what the wall clock shows, except in the second run of an hour that happens twice', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const table = zones(zone);
        const minute = Math.floor(instant / MINUTE) * MINUTE;
        const { date, minutesOfDay } = localDateTimeAt(table, minute);
        const meant = instantOfLocal(table, date, minutesOfDay);
        if (meant === minute) return;
        expect(meant).toBeLessThan(minute);
        expect(localDateTimeAt(table, meant)).toMatchObject({ date, minutesOfDay });
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with date-fns-tz wherever the wall clock shows that time exactly once', () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.integer({ min: 0, max: 2_900 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, day, minutesOfDay) => {
          const table = zones(zone);
          const date = addDays('2024-01-02', day);
          const meant = instantOfLocal(table, date, minutesOfDay);
          const nearChange = table.transitions.some(
            (change) => Math.abs(change - meant) < 3 * HOUR,
          );
          fc.pre(!nearChange && !isDecidedSince(zone, meant));
          const clock = `${date}T${String(Math.floor(minutesOfDay / 60)).padStart(2, '0')}:${String(minutesOfDay % 60).padStart(2, '0')}:00`;
          expect(iso(meant)).toBe(fromZonedTime(clock, zone).toISOString());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const changes: [string, string, string, string, string][] = [
    [
      'America/New_York',
      '2026-03-08',
      '02:00',
      '2026-03-08T07:00:00.000Z',
      'a skipped time is the first instant after the gap',
    ],
    [
      'America/New_York',
      '2026-03-08',
      '02:59',
      '2026-03-08T07:00:00.000Z',
      'however deep in the gap it lies',
    ],
    [
      'America/New_York',
      '2026-03-08',
      '03:00',
      '2026-03-08T07:00:00.000Z',
      'the end of the gap is that same instant',
    ],
    [
      'America/New_York',
      '2026-11-01',
      '01:30',
      '2026-11-01T05:30:00.000Z',
      'a time shown twice is the earlier one',
    ],
    [
      'America/New_York',
      '2026-11-01',
      '02:00',
      '2026-11-01T07:00:00.000Z',
      'after the doubled hour there is one again',
    ],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z', 'gap, east of Greenwich'],
    [
      'Europe/Berlin',
      '2026-10-25',
      '02:30',
      '2026-10-25T00:30:00.000Z',
      'overlap, east of Greenwich',
    ],
    [
      'Australia/Lord_Howe',
      '2026-10-04',
      '02:15',
      '2026-10-03T15:30:00.000Z',
      'a gap of half an hour',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:45',
      '2026-04-04T14:45:00.000Z',
      'an overlap of half an hour',
    ],
    [
      'Africa/Cairo',
      '2026-04-24',
      '00:00',
      '2026-04-23T22:00:00.000Z',
      'a day without a midnight starts at one',
    ],
    ['Asia/Tokyo', '2026-03-08', '24:00', '2026-03-08T15:00:00.000Z', '24:00 is the next midnight'],
  ];
  it.each(changes)('in %s on %s at %s is %s: %s', (zone, date, time, expected) => {
    expect(iso(instantOfLocal(zones(zone), date, minutesOf(time)))).toBe(expected);
  });

  it('of a whole day that a country skipped is the first instant after it (Samoa, 30 December 2011)', () => {
    const apia = buildZone('Pacific/Apia', at('2011-12-01T00:00:00Z'), at('2012-01-31T00:00:00Z'));
    expect(formatLocal(apia, instantOfLocal(apia, '2011-12-30', 9 * 60))).toBe(
      '2011-12-31T00:00:00+14:00',
    );
  });
});

describe('a zone name', () => {
  it.each([
    'America/New_York',
    'america/new_york',
    'Europe/Kyiv',
    'Asia/Calcutta',
    'UTC',
    'Etc/GMT+5',
  ])('%s is valid', (name) => {
    expect(isValidZone(name)).toBe(true);
  });
  it.each([
    '',
    'Mars/Olympus',
    '+05:00',
    'America/New_York\r\nX: y',
    '../etc/passwd',
    'PST8PDT9',
    '__proto__',
    'recipient',
  ])('%j is not', (name) => {
    expect(isValidZone(name)).toBe(false);
  });
  it('that is unknown builds no table, and is not repeated in the error', () => {
    expect(() => buildZone('Mars/Olympus', FROM, TO)).toThrow(/^not an IANA time zone name$/);
  });
});

describe('a local date', () => {
  it('knows its weekday and its neighbours across months, leap days and the epoch', () => {
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(weekdayOf('2026-03-01')).toBe(7);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['today', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isLocalDate(text)).toBe(exists);
  });
  it.each(['9:00', '09:60', '24:01', '', '09:00:00'])('%j is not a time of day', (text) => {
    expect(() => minutesOf(text)).toThrow(RangeError);
  });
});
