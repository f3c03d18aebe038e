/** The shape of a table of regions, and the sources of all of them. */

/**
 * Regions of the countries where the region decides the zone or the holidays: ISO 3166-2 code
 * without the country, names (English first, then the region's own; compared without accents, case
 * and punctuation), and the zone where it is not the country's main one. A region in two zones has
 * the one where more of its people live.
 *
 * Sources: ISO 3166-2; tz database 2025b, zone1970.tab (the comments name the regions); population
 * where a region is split (Florida, Tennessee, Indiana, Ontario...). `complete: false`: only the
 * regions that differ are listed.
 */
type Region = readonly [code: string, names: string, zone?: string];
export type RegionTable = { complete: boolean; regions: readonly Region[] };
