/**
 * Builds calendars for the prospects to be planned: zone tables, weekends and holidays, each
 * computed once.
 */
import { buildCalendar, type Calendar } from '../../core/time/calendar.ts';
import { isWorkingDay, type WorkingDays } from '../../core/time/working-day.ts';
import { buildZone } from '../../core/time/zone.ts';
import { DAY, type Instant, type LocalDate, type Zone, type ZoneTable } from '../../domain/time.ts';
import type { Campaign, SendWindow } from '../../domain/campaigns/campaign.ts';

/** The reference data about places that planning needs. */
export type PlacesPort = {
  /** Loads the holiday data; the returned lookup is synchronous. */
  loadHolidays(): Promise<{
    holidaySetOf(
      place: { country: string | null; region: string | null },
      firstYear: number,
      lastYear: number,
    ): ReadonlySet<LocalDate>;
  }>;
  /** The weekdays off as ISO numbers, 1 Monday to 7 Sunday. */
  weekendOf(country: string | null): readonly number[];
  /** Null for a zone that belongs to no country, such as UTC. */
  countryOfZone(zone: Zone): Promise<string | null>;
};

export type Calendars = {
  /** Throws UnknownCalendar for a key that was not loaded. */
  calendarOf(key: string): Calendar;
  zoneOf(key: string): ZoneTable;
  isWorkingDay(key: string, date: LocalDate): boolean;
};

export class UnknownCalendar extends Error {}

/** No message is planned further ahead than this. */
export const HORIZON = 120 * DAY;

/**
 * `keys`: 'zone|country|region' (state/campaigns/prospects.ts). The calendars reach from 14 days
 * before `from` to HORIZON after it.
 */
export async function loadCalendars(
  places: PlacesPort,
  keys: readonly string[],
  request: { window: SendWindow; campaign: Home; from: Instant },
): Promise<Calendars> {
  const [from, to] = [request.from - 14 * DAY, request.from + HORIZON];
  const keyed = keys.map((key) => ({ key, place: parseKey(key) }));
  const { skipHolidays } = request.window;
  const home =
    skipHolidays && keyed.some(({ place }) => place.country === null)
      ? await homeCountry(places, request.campaign)
      : null;
  const wanted = skipHolidays && keyed.some(({ place }) => (place.country ?? home) !== null);
  const holidays = wanted ? await places.loadHolidays() : null;
  const [firstYear, lastYear] = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
  const zones = new Map<Zone, ZoneTable>();
  const zone = (name: Zone): ZoneTable => {
    const table = zones.get(name) ?? buildZone(name, from, to);
    zones.set(name, table);
    return table;
  };
  const days = new Map(
    keyed.map(({ key, place }): [string, WorkingDays] => [
      key,
      {
        weekend: places.weekendOf(place.country),
        holidays:
          holidays?.holidaySetOf(placeOfHolidays(place, home), firstYear, lastYear) ??
          new Set<LocalDate>(),
      },
    ]),
  );
  const calendars = new Map<string, Calendar>();
  const ofKey = new Map<string, ZoneTable>();
  const daysOf = (key: string): WorkingDays => {
    const found = days.get(key);
    if (!found) throw new UnknownCalendar(key);
    return found;
  };
  return {
    zoneOf(key) {
      const known = ofKey.get(key) ?? zone(parseKey(key).zone);
      ofKey.set(key, known);
      return known;
    },
    isWorkingDay: (key, date) => isWorkingDay(daysOf(key), date),
    calendarOf(key) {
      const known = calendars.get(key);
      if (known) return known;
      const recipient = zone(parseKey(key).zone);
      const hours =
        request.window.timezone === 'recipient' ? recipient : zone(request.window.timezone);
      const { weekend, holidays: off } = daysOf(key);
      const calendar = buildCalendar({
        hours,
        recipient,
        window: request.window,
        weekend,
        holidays: off,
        from,
        to,
      });
      calendars.set(key, calendar);
      return calendar;
    },
  };
}

/** What of a campaign decides whose holidays people without a known country get. */
type Home = Pick<Campaign, 'country' | 'timezone'>;

/** Asked with every plan, so that a changed campaign file also counts for people imported before. */
export async function homeCountry(
  places: Pick<PlacesPort, 'countryOfZone'>,
  { country, timezone }: Home,
): Promise<string | null> {
  return country ?? (await places.countryOfZone(timezone));
}

/** A region without its country says nothing. */
export function placeOfHolidays(
  { country, region }: Pick<Place, 'country' | 'region'>,
  home: string | null,
): Pick<Place, 'country' | 'region'> {
  return country === null ? { country: home, region: null } : { country, region };
}

type Place = { zone: Zone; country: string | null; region: string | null };

function parseKey(key: string): Place {
  const [zone = '', country = '', region = ''] = key.split('|');
  return { zone, country: country || null, region: region || null };
}
