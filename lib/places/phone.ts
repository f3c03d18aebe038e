/**
 * Reads the country, and if possible the region, from the start of an international phone number.
 */
import { AREA_CODES, CALLING_CODES } from '../../data/places/phone-prefixes.ts';

export type PhonePlace = {
  /** ISO alpha-2. */
  country: string;
  /** ISO 3166-2 without the country; null if the number does not tell. */
  region: string | null;
  /** Null: the zone of the region, or of the country. */
  zone: string | null;
};

/** ITU-T E.164: fifteen digits at most. A number of fewer than seven is an extension. */
const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

let prefixes: { places: ReadonlyMap<string, PhonePlace>; longest: number } | null = null;

/**
 * Understands `+49 (0)30 1234567`, `0049-30-1234567`, `tel:+49...` and `+1 (212) 555-0100 ext. 7`.
 * Null for a number without `+` or `00`, which may belong to any country, and for other texts.
 */
export function placeOfPhone(text: string): PhonePlace | null {
  const digits = internationalDigits(text);
  if (digits === null) return null;
  prefixes ??= readPrefixes();
  for (let length = Math.min(prefixes.longest, digits.length); length > 0; length -= 1) {
    const place = prefixes.places.get(digits.slice(0, length));
    if (place !== undefined) return place;
  }
  return null;
}

/** The digits from the calling code on; null when the number is not in international form. */
function internationalDigits(text: string): string | null {
  const written = /^(?:tel:)?[\s(]*(\+|00)([\d\s()./\u00a0\u2010-\u2015-]*)/i.exec(
    text.slice(0, 60).trim(),
  );
  if (written === null) return null;
  // The zero in brackets is dialled only inside the country.
  const digits = (written[2] ?? '').replace(/\(0\)/, '').replace(/\D/g, '');
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return null;
  // Mexico's mobile numbers had a 1 after the calling code until 2019, and address books still have
  // it.
  return digits.length === 13 && digits.startsWith('521') ? `52${digits.slice(3)}` : digits;
}

function readPrefixes(): { places: Map<string, PhonePlace>; longest: number } {
  const places = new Map<string, PhonePlace>();
  for (const pair of CALLING_CODES) {
    const [code = '', country = ''] = pair.split(':');
    places.set(code, { country, region: null, zone: null });
  }
  for (const [callingCode, place, codes] of AREA_CODES) {
    const [where = '', zone] = place.split(' ');
    const [country = '', region] = where.split('-');
    for (const code of codes.split(' '))
      places.set(callingCode + code, { country, region: region ?? null, zone: zone ?? null });
  }
  return { places, longest: Math.max(...[...places.keys()].map(({ length }) => length)) };
}
