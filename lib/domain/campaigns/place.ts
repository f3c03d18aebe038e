/** The place of a prospect: the cells of the list, and the result. */
import type { ProspectPlace, ZoneSource } from './prospect.ts';
import type { Zone } from '../time.ts';

/** Cells of the list as written; null when there are none. */
export type PlaceCells = {
  timezone: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  phone: string | null;
};

export type PlaceRequest = PlaceCells & {
  /** The domain of the address in lower case and A-label form; null when there is none. */
  domain: string | null;
  /** The campaign's zone; must be valid. */
  fallback: Zone;
};

/** Data of the list that could not be placed. The next best source was used instead. */
export type PlaceProblem = 'unknown_zone' | 'unknown_country' | 'unknown_region';

/**
 * `zone`: in the spelling of the tz database. `country`: as given, else the country of the source
 * that placed the prospect, never that of the campaign's zone alone; null when unknown.
 */
export type LocatedPlace = Omit<ProspectPlace, 'zone' | 'zoneSource'> & {
  zone: Zone;
  source: ZoneSource;
  problems: readonly PlaceProblem[];
};
