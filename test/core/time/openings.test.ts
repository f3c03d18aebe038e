/**
 * The calendars against date-fns-tz and date-holidays, without our corrections: forty homes, five
 * years, every clock change. `FC_RUNS=100000 npx vitest run test/core/time/openings.test.ts`: the
 * long form.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadCalendars, type Calendars } from '../../../lib/app/planning/calendars.ts';
import { nextOpening } from '../../../lib/core/time/calendar.ts';
import { loadHolidays } from '../../../lib/places/holidays.ts';
import { weekendOf } from '../../../lib/places/weekends.ts';
import { campaign } from '../../support/campaign.ts';
import { nextLegal, type LegalHours } from '../../support/time/next-legal.ts';
import { replay } from '../../support/replay.ts';
import { clockChanges, isDecidedSince } from '../../support/time/wall-clock.ts';
import { HOMES, keyOf } from './homes.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FROM = Date.UTC(2026, 0, 1);
const YEARS = 5;
const TO = Date.UTC(2026 + YEARS, 0, 1);
/** So long the calendars of one planning are asked: they reach a hundred and twenty days ahead. */
const SPAN = 60 * DAY;

/**
 * Office hours; hours that clocks leave out and repeat. Lunar holidays begin at sunset, after all
 * of them.
 */
const HOURS: readonly LegalHours[] = [
  { start: '09:00', end: '17:00' },
  { start: '08:15', end: '12:30' },
  { start: '01:30', end: '02:30' },
  { start: '00:00', end: '03:00' },
  { start: '02:00', end: '09:00' },
];

const changes = HOMES.flatMap((home) =>
  clockChanges(home.zone, FROM, TO).map((at) => ({ home, at })),
);
const moment = fc.oneof(
  fc.record({
    home: fc.constantFrom(...HOMES),
    at: fc
      .integer({ min: 0, max: (TO - FROM) / MINUTE - 1 })
      .map((minutes) => FROM + minutes * MINUTE),
  }),
  fc
    .record({
      change: fc.constantFrom(...changes),
      minutes: fc.integer({ min: -36 * 60, max: 36 * 60 }),
    })
    .map(({ change, minutes }) => ({ home: change.home, at: change.at + minutes * MINUTE })),
);

const countryOfZone = () => Promise.resolve(null);
const places = { loadHolidays: () => holidays, weekendOf, countryOfZone };
const holidays = loadHolidays(undefined, []);
const planned = new Map<string, Promise<Calendars>>();

function calendarsAt(at: number, hours: LegalHours): Promise<Calendars> {
  const from = FROM + Math.floor((at - FROM) / SPAN) * SPAN;
  const key = `${from} ${hours.start}`;
  const known =
    planned.get(key) ??
    loadCalendars(places, HOMES.map(keyOf), {
      window: campaign({ sendWindow: hours }).sendWindow,
      campaign: campaign(),
      from,
    });
  planned.set(key, known);
  return known;
}

// The long form asks date-holidays, which takes a millisecond, about every working day of forty
// homes.
it('the next opening of a calendar is the next legal instant of the library', async () => {
  await fc.assert(
    fc.asyncProperty(moment, fc.constantFrom(...HOURS), async ({ home, at }, hours) => {
      // date-fns-tz knows what Intl knows.
      fc.pre(!isDecidedSince(home.zone, at) && !isDecidedSince(home.zone, at + SPAN));
      const calendars = await calendarsAt(at, hours);
      expect(
        nextOpening(calendars.calendarOf(keyOf(home)), at)?.at,
        `${home.zone} ${new Date(at).toISOString()} ${hours.start}`,
      ).toBe(nextLegal(home, at, hours));
    }),
    replay(2_000),
  );
}, 1_800_000);

it('these cases hold every clock change of the forty zones in five years', () => {
  expect(new Set(HOMES.map(({ zone }) => zone)).size).toBe(40);
  expect(changes.length).toBeGreaterThan(250);
});
