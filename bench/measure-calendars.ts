/**
 * Times the next legal instant of a million people in forty zones, with calendars and with
 * date-fns-tz, and measures the memory of the calendars.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadCalendars } from '../lib/app/planning/calendars.ts';
import { nextOpening, type Calendar } from '../lib/core/time/calendar.ts';
import { loadHolidays } from '../lib/places/holidays.ts';
import { weekendOf } from '../lib/places/weekends.ts';
import { campaign } from '../test/support/campaign.ts';
import { nextLegalByLibrary } from '../test/support/time/next-legal.ts';
import { HOMES, keyOf } from '../test/core/time/homes.ts';

const PEOPLE = 1_000_000;
/** The sample for the library: the million would take it half a minute. */
const SAMPLE = 50_000;
const NOW = Date.UTC(2026, 2, 4, 10);

export type CalendarFigures = { people: number; ours: number; library: number; calendarMb: number };

/**
 * Milliseconds for all of `people`; those of the library are extrapolated from a sample. Throws
 * when the two differ for any person in the sample.
 */
export async function measureCalendars(): Promise<CalendarFigures> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const keys = HOMES.map(keyOf);
  const measured = campaign();
  const { sendWindow } = measured;
  const hours = { start: '09:00', end: '17:00' };
  const places = {
    loadHolidays: () => Promise.resolve(holidays),
    weekendOf,
    countryOfZone: () => Promise.resolve(null),
  };
  const holidays = await loadHolidays();
  // Holidays are computed once for a state file; this measures what each planning builds.
  const load = () =>
    loadCalendars(places, keys, { window: sendWindow, campaign: measured, from: NOW });
  (await load()).calendarOf(keys[0] as string);
  collect();
  const before = usedBytes();
  const built = await load();
  const calendars: Calendar[] = keys.map((key) => built.calendarOf(key));
  collect();
  const calendarMb = (usedBytes() - before) / 2 ** 20;

  // Each person asks at a different instant within fifty days, spread by a fixed rule.
  const instantOf = (person: number): number => NOW + ((person * 7_919) % 72_000) * 60_000;
  const answers = new Float64Array(PEOPLE);
  let began = performance.now();
  for (let person = 0; person < PEOPLE; person += 1)
    answers[person] =
      nextOpening(calendars[person % keys.length] as Calendar, instantOf(person))?.at ?? 0;
  const ours = performance.now() - began;

  const homes = HOMES.map((home) => ({
    ...home,
    off: holidays.holidaySetOf({ country: home.country, region: home.state ?? null }, 2026, 2027),
  }));
  const answersOfLibrary = new Float64Array(SAMPLE);
  began = performance.now();
  for (let person = 0; person < SAMPLE; person += 1)
    answersOfLibrary[person] = nextLegalByLibrary(
      homes[person % homes.length] as (typeof homes)[number],
      instantOf(person),
      hours,
    );
  const library = (performance.now() - began) * (PEOPLE / SAMPLE);
  const different = answersOfLibrary.findIndex((answer, person) => answer !== answers[person]);
  if (different >= 0)
    throw new Error(
      `calendar and date-fns-tz differ for ${keys[different % keys.length]} from ${new Date(instantOf(different)).toISOString()}: ${answers[different]} and ${answersOfLibrary[different]}`,
    );
  return { people: PEOPLE, ours, library, calendarMb };
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
