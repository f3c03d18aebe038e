/**
 * Homes in forty zones: those of the soak, and others with unusual clocks or holidays. None of them
 * has a holiday for part of a day.
 */
import type { Home } from '../../soak/world/record.ts';
import { PLACES } from '../../soak/world/places.ts';

const SATURDAY_SUNDAY = [6, 7] as const;

export const HOMES: readonly Home[] = [
  // South Australia has two evenings off.
  ...PLACES.filter(({ state }) => state !== 'SA').map(({ zone, country, state, weekend }) => ({
    zone,
    country,
    ...(state === undefined ? {} : { state }),
    weekend,
  })),
  { zone: 'America/Denver', country: 'US', state: 'CO', weekend: SATURDAY_SUNDAY },
  { zone: 'America/Phoenix', country: 'US', state: 'AZ', weekend: SATURDAY_SUNDAY },
  { zone: 'Pacific/Honolulu', country: 'US', state: 'HI', weekend: SATURDAY_SUNDAY },
  { zone: 'America/St_Johns', country: 'CA', state: 'NL', weekend: SATURDAY_SUNDAY },
  { zone: 'America/Havana', country: 'CU', weekend: SATURDAY_SUNDAY },
  { zone: 'America/Nuuk', country: 'GL', weekend: SATURDAY_SUNDAY },
  { zone: 'Atlantic/Azores', country: 'PT', state: '20', weekend: SATURDAY_SUNDAY },
  { zone: 'Europe/Kyiv', country: 'UA', weekend: SATURDAY_SUNDAY },
  { zone: 'Asia/Beirut', country: 'LB', weekend: SATURDAY_SUNDAY },
  { zone: 'Asia/Seoul', country: 'KR', weekend: SATURDAY_SUNDAY },
  { zone: 'Australia/Broken_Hill', country: 'AU', state: 'NSW', weekend: SATURDAY_SUNDAY },
  { zone: 'Australia/Lord_Howe', country: 'AU', state: 'NSW', weekend: SATURDAY_SUNDAY },
  { zone: 'Pacific/Chatham', country: 'NZ', state: 'CIT', weekend: SATURDAY_SUNDAY },
];

/** The key of a home's calendar: people who share it are planned together. */
export function keyOf({ zone, country, state }: Home): string {
  return `${zone}|${country}|${state ?? ''}`;
}
