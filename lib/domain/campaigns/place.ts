/** Where a prospect is: what the list says, and what is made of it. */
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
  /** Of the address, lower case, in A-label form; null when there is none. */
  domain: string | null;
  /** The campaign's zone, valid. */
  fallback: Zone;
};

/** What the list said that could not be placed. The next best source was used instead. */
export type PlaceProblem = 'unknown_zone' | 'unknown_country' | 'unknown_region';

/**
 * `zone`: in the spelling of the tz database. `country`: as given, else that of what placed the
 * person, never that of the campaign's zone alone.
 */
export type LocatedPlace = Omit<ProspectPlace, 'zone' | 'zoneSource'> & {
  zone: Zone;
  source: ZoneSource;
  problems: readonly PlaceProblem[];
};
