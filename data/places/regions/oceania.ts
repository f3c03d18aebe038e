/** Regions of countries in Oceania. */
import type { RegionTable } from './region.ts';

export const OCEANIA: Readonly<Record<string, RegionTable>> = {
  AU: {
    complete: true,
    regions: [
      ['ACT', 'Australian Capital Territory', 'Australia/Sydney'],
      ['NSW', 'New South Wales', 'Australia/Sydney'],
      ['NT', 'Northern Territory', 'Australia/Darwin'],
      ['QLD', 'Queensland', 'Australia/Brisbane'],
      ['SA', 'South Australia', 'Australia/Adelaide'],
      ['TAS', 'Tasmania', 'Australia/Hobart'],
      ['VIC', 'Victoria', 'Australia/Melbourne'],
      ['WA', 'Western Australia', 'Australia/Perth'],
    ],
  },
  NZ: {
    complete: false,
    regions: [
      ['AUK', 'Auckland'],
      ['BOP', 'Bay of Plenty'],
      ['CAN', 'Canterbury'],
      ['CIT', 'Chatham Islands', 'Pacific/Chatham'],
      ['GIS', 'Gisborne'],
      ['HKB', "Hawke's Bay"],
      ['MBH', 'Marlborough'],
      ['MWT', 'Manawatu-Wanganui|Manawatu-Whanganui'],
      ['NSN', 'Nelson'],
      ['NTL', 'Northland'],
      ['OTA', 'Otago'],
      ['STL', 'Southland'],
      ['TAS', 'Tasman'],
      ['TKI', 'Taranaki'],
      ['WKO', 'Waikato'],
      ['WGN', 'Wellington'],
      ['WTC', 'West Coast|Westland'],
    ],
  },
};
