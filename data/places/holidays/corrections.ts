/** All holiday corrections. */
import { AFRICA } from './africa.ts';
import { AMERICAS } from './americas.ts';
import type { HolidayCorrection } from './correction.ts';
import { EASTERN_ASIA } from './eastern-asia.ts';
import { EUROPE } from './europe.ts';
import { MIDDLE_EAST } from './middle-east.ts';
import { OCEANIA } from './oceania.ts';
import { SOUTH_AND_CENTRAL_ASIA } from './south-and-central-asia.ts';

export const HOLIDAY_CORRECTIONS: readonly HolidayCorrection[] = [
  ...AFRICA, ...AMERICAS, ...EASTERN_ASIA, ...EUROPE, ...MIDDLE_EAST, ...OCEANIA, ...SOUTH_AND_CENTRAL_ASIA,
];
