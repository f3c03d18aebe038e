/** Every table of regions, by country. */
import type { RegionTable } from './region.ts';
import { EUROPE } from './europe.ts';
import { NORTH_AMERICA } from './north-america.ts';
import { SOUTH_AMERICA } from './south-america.ts';
import { AFRICA } from './africa.ts';
import { ASIA } from './asia.ts';
import { OCEANIA } from './oceania.ts';

export const REGIONS: Readonly<Record<string, RegionTable>> = {
  ...EUROPE,
  ...OCEANIA,
  ...SOUTH_AMERICA,
  ...NORTH_AMERICA,
  ...AFRICA,
  ...ASIA,
};
