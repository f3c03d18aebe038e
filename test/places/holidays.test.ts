import Package from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { loadHolidays } from '../../lib/places/holidays.ts';
import type { HolidayYear } from '../../lib/places/holidays.ts';

const holidays = await loadHolidays();
const datesOf = (country: string, region: string | null, year: number): readonly string[] =>
  holidays.holidaysOf({ country, region }, year).dates;

describe('public holidays', () => {
  it('of the United States are the federal ones, with the day given for the fourth of July that falls on a Saturday', () => {
    expect(datesOf('US', null, 2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('hold a substitute day in the year it falls in: New Year 2028 is given on 31 December 2027', () => {
    expect(datesOf('US', null, 2027)).toContain('2027-12-31');
  });

  const days: [string, string | null, string, boolean, string][] = [
    ['DE', 'BY', '2026-01-06', true, 'Epiphany is one in Bavaria'],
    ['DE', null, '2026-01-06', false, 'and not in all of Germany'],
    [
      'DE',
      'ZZ',
      '2026-10-03',
      true,
      'a region that does not exist has the holidays of the country',
    ],
    ['GB', 'SCT', '2026-06-15', true, 'a royal proclamation gave Scotland a day'],
    ['GB', 'SCT', '2026-08-31', false, 'the late summer bank holiday is not Scottish'],
    ['GB', null, '2026-08-31', true, 'without a region the English days count'],
    ['US', null, '2026-02-14', false, "an observance (Valentine's Day) is a working day"],
    ['US', null, '2026-12-24', false, 'so is an optional holiday'],
    ['JP', null, '2026-05-06', true, 'substitute days count in Japan'],
  ];
  it.each(days)('%s %s on %s: %s (%s)', (country, region, date, off) => {
    expect(datesOf(country, region, 2026).includes(date)).toBe(off);
  });

  it('that last for days mark every one of them, and the year they run into', () => {
    expect(datesOf('SA', null, 2026)).toEqual(
      expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']),
    );
    expect(datesOf('RU', null, 2026)).toEqual(
      expect.arrayContaining([
        '2026-01-02',
        '2026-01-03',
        '2026-01-04',
        '2026-01-05',
        '2026-01-06',
      ]),
    );
    expect(datesOf('SZ', null, 2027)).toEqual(expect.arrayContaining(['2027-01-01', '2027-01-02']));
  });

  it('that begin at sunset do not close the working day before them', () => {
    expect(datesOf('SA', null, 2026)).not.toContain('2026-03-18');
  });

  it('of half a day count as the whole day, and of an evening as none', () => {
    expect(datesOf('IS', null, 2026)).toContain('2026-12-24');
    expect(datesOf('AU', 'SA', 2026)).not.toContain('2026-12-24');
  });

  it('on a day of 25 hours are one day', () => {
    expect(datesOf('AT', null, 2025)).toContain('2025-10-26');
    expect(datesOf('AT', null, 2025)).not.toContain('2025-10-27');
  });

  it('are unknown, not absent, without data', () => {
    expect(holidays.holidaysOf({ country: 'AQ', region: null }, 2026)).toEqual({
      dates: [],
      known: false,
    });
    expect(holidays.holidaysOf({ country: null, region: null }, 2026)).toEqual({
      dates: [],
      known: false,
    });
    expect(holidays.holidaysOf({ country: '__proto__', region: null }, 2026)).toEqual({
      dates: [],
      known: false,
    });
  });

  it('of several years come as one set', () => {
    const set = holidays.holidaySetOf({ country: 'FR', region: null }, 2026, 2028);
    expect(['2026-07-14', '2027-07-14', '2028-07-14'].every((date) => set.has(date))).toBe(true);
    expect(set.has('2029-07-14')).toBe(false);
  });

  it('are computed once, even across processes, when the memory outlives one', async () => {
    const memory = new Map<string, HolidayYear>();
    const first = (await loadHolidays(memory)).holidaysOf({ country: 'DE', region: 'BY' }, 2026);
    expect([...memory.keys()]).toEqual([
      expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{8}\/DE-BY\/2026$/),
    ]);
    const stored = new Map(JSON.parse(JSON.stringify([...memory])) as [string, HolidayYear][]);
    const second = await loadHolidays({
      get: (key) => stored.get(key),
      set: () => expect.unreachable(),
    });
    expect(second.holidaysOf({ country: 'DE', region: 'BY' }, 2026)).toEqual(first);
  });

  it('without corrections leave out no date that the package itself calls a public holiday', async () => {
    const plain = await loadHolidays(undefined, []);
    for (const country of [
      'US',
      'GB',
      'DE',
      'FR',
      'JP',
      'CN',
      'SA',
      'TR',
      'IL',
      'BR',
      'IN',
      'RU',
    ]) {
      const off = new Set(plain.holidaysOf({ country, region: null }, 2026).dates);
      for (const entry of new Package(country).getHolidays(2026)) {
        if (entry.type === 'public')
          expect(off.has(entry.date.slice(0, 10)), `${country} ${entry.date}`).toBe(true);
      }
    }
  });
});
