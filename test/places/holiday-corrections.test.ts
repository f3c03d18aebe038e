import { createHash } from 'node:crypto';
import Package from 'date-holidays';
import { getAllCountries } from 'countries-and-timezones';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_EDITION, NO_CALENDAR, OWN_TABLE } from '../../data/places/holidays/coverage.ts';
import { readCorrections } from '../../lib/places/holiday-corrections.ts';
import { loadHolidays } from '../../lib/places/holidays.ts';
import { weekendOf } from '../../lib/places/weekends.ts';
import { LISTED_EAST } from './listed-holidays-east.fixture.ts';
import { LISTED_WEST } from './listed-holidays.fixture.ts';

const HOLIDAY_CORRECTIONS = readCorrections();
const holidays = await loadHolidays();
const plain = await loadHolidays(undefined, []);
const YEARS = [2026, 2027] as const;
const LISTED = { ...LISTED_WEST, ...LISTED_EAST };
const isoWeekday = (date: string): number =>
  ((((Date.parse(date) / 86_400_000 + 3) % 7) + 7) % 7) + 1;
const daysOf = (year: number, days: string | undefined): string[] =>
  (days ?? '')
    .split(' ')
    .filter(Boolean)
    .map((day) => `${year}-${day}`);
const offOnWorkingDays = (country: string, year: number): string[] =>
  holidays
    .holidaysOf({ country, region: null }, year)
    .dates.filter((date) => !weekendOf(country).includes(isoWeekday(date)));
const isOff = (place: string, date: string): boolean => {
  const [country = '', region = null] = place.split('-');
  return holidays.holidaysOf({ country, region }, Number(date.slice(0, 4))).dates.includes(date);
};

describe('the holidays of a country', () => {
  it.each(Object.entries(LISTED))(
    '%s are the listed ones in 2026 and 2027, and no others but those kept on purpose',
    (country, listed) => {
      for (const year of YEARS)
        expect(offOnWorkingDays(country, year), `${country} ${year}`).toEqual(
          [...daysOf(year, listed[year]), ...daysOf(year, listed.kept?.[year])].toSorted(),
        );
    },
  );

  it('are listed for forty countries and more', () => {
    expect(Object.keys(LISTED).length).toBeGreaterThanOrEqual(40);
  });

  it.each([
    ['CN', '2026-02-23', 'a day exchanged for a working Saturday'],
    ['CN', '2026-10-07', 'the last day of the golden week'],
    ['KR', '2026-02-16', 'the day before Seollal'],
    ['KR', '2026-07-17', 'Constitution Day, again since 2026'],
    ['KR', '2027-05-03', 'in place of Labour Day on a Saturday'],
    ['TW', '2026-10-09', 'the Friday for a Saturday'],
    ['JP', '2026-09-22', 'between two holidays'],
    ['VN', '2026-08-31', 'a bridge day'],
    ['TH', '2027-05-20', 'Visakha Bucha'],
    ['RU', '2026-12-31', 'moved from January'],
    ['AR', '2026-07-10', 'a bridge day for tourism'],
    ['HU', '2026-08-21', 'exchanged for a Saturday'],
    ['GB-SCT', '2026-06-15', 'of Scotland alone'],
    ['CA-BC', '2026-09-30', 'Truth and Reconciliation'],
    ['KW', '2026-02-25', 'National Day'],
    ['KW', '2027-03-10', 'Eid al-Fitr'],
    ['QA', '2026-05-28', 'Eid al-Adha'],
    ['NP', '2026-10-20', 'Dashain'],
    ['NP', '2026-11-10', 'Tihar'],
    ['JO', '2026-05-25', 'Independence Day'],
    ['OM', '2026-05-27', 'Eid al-Adha'],
    ['IQ', '2026-03-16', 'a day of remembrance'],
    ['LB', '2026-04-10', 'Orthodox Good Friday'],
    ['KH', '2026-04-15', 'Khmer New Year'],
    ['MO', '2026-02-19', 'the third day of the year'],
    ['MM', '2026-04-16', 'the Water Festival'],
    ['MN', '2026-07-13', 'Naadam'],
    ['KW', '2029-02-14', 'Eid al-Fitr of a later year, by rule'],
    ['FR-974', '2027-12-20', 'the abolition of slavery on La Réunion'],
    ['UA', '2026-05-08', 'in place of 9 May since 2023'],
    ['VN', '2026-11-24', 'Culture Day, new in 2026'],
    ['TR', '2026-03-19', 'half a day before Eid al-Fitr'],
    ['TR', '2028-10-28', 'half a day before Republic Day'],
    ['SE', '2026-06-19', 'Midsummer Eve'],
    ['KE', '2027-03-10', 'Eid al-Fitr by either sighting'],
    ['TN', '2026-12-17', 'Revolution Day since 2021'],
    ['AU-SA', '2027-04-26', 'for Anzac Day on a Sunday'],
    ['CA', '2026-10-12', 'Thanksgiving, the province unknown'],
    ['AU', '2026-06-08', "the King's Birthday, the state unknown"],
    ['ES', '2026-04-02', 'Maundy Thursday, the community unknown'],
    ['BR', '2026-02-17', 'Carnival'],
    ['IE', '2027-12-28', "for Saint Stephen's Day on a Sunday"],
  ])('%s has %s off (%s)', (place, date) => {
    expect(isOff(place, date)).toBe(true);
  });

  it.each([
    ['GB-ENG', '2026-06-15'],
    ['CN', '2026-06-01'],
    ['AE', '2026-01-16'],
    ['EG', '2026-10-06'],
    ['CY', '2026-02-24'],
    ['KR', '2026-02-19'],
    ['TR', '2026-03-23'],
    ['CA-ON', '2026-09-30'],
    ['CA-ON', '2026-04-06'],
    ['CA-NS', '2026-10-12'],
    ['AU-QLD', '2026-06-08'],
    ['ES-CT', '2026-04-02'],
    ['UA', '2026-05-11'],
    ['OM', '2026-01-01'],
    ['NG', '2026-06-16'],
    ['TN', '2026-01-14'],
  ])('%s works on %s', (place, date) => {
    expect(isOff(place, date)).toBe(false);
  });
});

describe('a correction', () => {
  it('says its source, and changes something the package says of 2026 or 2027 (or of later years)', () => {
    for (const row of HOLIDAY_CORRECTIONS) {
      expect(row.source.length, row.place).toBeGreaterThan(10);
      const changes = row.place.split(' ').some((place) => {
        const [country = '', region = null] = place.split('-');
        return [2026, 2027, 2028].some(
          (year) =>
            JSON.stringify(holidays.holidaysOf({ country, region }, year)) !==
            JSON.stringify(plain.holidaysOf({ country, region }, year)),
        );
      });
      expect(changes, row.place).toBe(true);
    }
  });

  it('names days that exist, and rules that the package understands', () => {
    for (const { place, days, expected, notDays, rules } of HOLIDAY_CORRECTIONS) {
      for (const part of [days, expected, notDays])
        for (const [year, text] of Object.entries(part ?? {}))
          for (const day of text.split(' '))
            expect(new Date(`${year}-${day}T00:00:00Z`).toISOString().slice(0, 10), place).toBe(
              `${year}-${day}`,
            );
      for (const rule of rules ?? []) {
        const calendar = new Package();
        calendar.setHoliday(rule, { name: { en: 'Holiday' }, type: 'public' } as never);
        const found = [2026, 2027, 2028, 2029, 2030, 2031, 2032].flatMap((year) =>
          calendar.getHolidays(year),
        );
        expect(found.length, `${place}: ${rule}`).toBeGreaterThan(0);
      }
    }
  });

  it('takes away only rules that the package has', () => {
    for (const { place, notRules } of HOLIDAY_CORRECTIONS) {
      const known = place.split(' ').flatMap((each) => {
        const [country = '', region] = each.split('-');
        return (region === undefined
          ? new Package(country)
          : new Package(country, region)
        ).getRules() as unknown as { rule: string }[];
      });
      for (const rule of notRules ?? [])
        expect(
          known.map((one) => one.rule),
          `${place}: ${rule}`,
        ).toContain(rule);
    }
  });

  it('is part of the name under which years are remembered', () => {
    // Rows were changed? Then what processes remember is out of date: write this digest into
    // coverage.ts.
    expect(HOLIDAY_EDITION).toBe(
      createHash('sha256').update(JSON.stringify(HOLIDAY_CORRECTIONS)).digest('hex').slice(0, 8),
    );
  });
});

describe('a country without a calendar in the package', () => {
  it('has a table of ours, or is named as one without any', () => {
    const known = new Set(Object.keys(new Package().getCountries()));
    const without = Object.keys(getAllCountries())
      .filter((country) => !known.has(country))
      .sort();
    expect([...OWN_TABLE, ...NO_CALENDAR].sort()).toEqual(without);
    for (const country of OWN_TABLE)
      expect(
        holidays.holidaysOf({ country, region: null }, 2026).dates.length,
        country,
      ).toBeGreaterThan(4);
    for (const country of NO_CALENDAR)
      expect(holidays.holidaysOf({ country, region: null }, 2026).known, country).toBe(false);
  });
});
