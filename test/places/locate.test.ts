import { describe, expect, it } from 'vitest';
import { placeOf, wanted, type LocateCells, type Wanted } from './locate.fixture.ts';

describe('a city', () => {
  const rows: [LocateCells, Wanted][] = [
    // Of a country with several clocks.
    [{ city: 'San Francisco', country: 'US' }, ['America/Los_Angeles', 'city', 'US', 'CA']],
    [{ city: 'Palo Alto', country: 'United States' }, ['America/Los_Angeles', 'city', 'US', 'CA']],
    [{ city: 'Plano', country: 'US' }, ['America/Chicago', 'city', 'US', 'TX']],
    [{ city: 'New York', country: 'US' }, ['America/New_York', 'city', 'US', 'NY']],
    [{ city: 'St. Louis', country: 'US' }, ['America/Chicago', 'city', 'US', 'MO']],
    [{ city: 'Kansas City', country: 'US' }, ['America/Chicago', 'city', 'US', null]],
    [{ city: 'Vancouver', country: 'Canada' }, ['America/Vancouver', 'city', 'CA', 'BC']],
    [{ city: 'Montréal', country: 'CA' }, ['America/Toronto', 'city', 'CA', 'QC']],
    [{ city: 'Perth', country: 'AU' }, ['Australia/Perth', 'city', 'AU', 'WA']],
    [{ city: 'Manaus', country: 'Brazil' }, ['America/Manaus', 'city', 'BR', 'AM']],
    [{ city: 'Tijuana', country: 'MX' }, ['America/Tijuana', 'city', 'MX', 'BCN']],
    [{ city: 'Las Palmas', country: 'ES' }, ['Atlantic/Canary', 'city', 'ES', 'CN']],
    [{ city: 'Ponta Delgada', country: 'Portugal' }, ['Atlantic/Azores', 'city', 'PT', null]],
    [{ city: 'Novosibirsk', country: 'Russia' }, ['Asia/Novosibirsk', 'city', 'RU', null]],
    [{ city: 'Lubumbashi', country: 'CD' }, ['Africa/Lubumbashi', 'city', 'CD', null]],
    [{ city: 'Jayapura', country: 'ID' }, ['Asia/Jayapura', 'city', 'ID', null]],
    // A name of several places in different zones does not give the country.
    [{ city: 'Springfield', country: 'US' }, ['America/New_York', 'country', 'US', null]],
    [{ city: 'Glendale', country: 'US' }, ['America/New_York', 'country', 'US', null]],
    [
      { city: 'Springfield', region: 'MO', country: 'US' },
      ['America/Chicago', 'region', 'US', 'MO'],
    ],
    [{ city: 'Nowhere at all', country: 'US' }, ['America/New_York', 'country', 'US', null]],
    [{ city: 'Tokyo', country: 'US' }, ['America/New_York', 'country', 'US', null]],
    // In a region with two zones the city decides.
    [{ city: 'El Paso', region: 'Texas', country: 'US' }, ['America/Denver', 'region', 'US', 'TX']],
    [
      { city: 'Houston', region: 'Texas', country: 'US' },
      ['America/Chicago', 'region', 'US', 'TX'],
    ],
    [{ city: 'Pensacola', region: 'FL', country: 'US' }, ['America/Chicago', 'region', 'US', 'FL']],
    [
      { city: 'Knoxville', region: 'TN', country: 'US' },
      ['America/New_York', 'region', 'US', 'TN'],
    ],
    [
      { city: 'Los Angeles', region: 'NY', country: 'US' },
      ['America/New_York', 'region', 'US', 'NY'],
    ],
    // In a country with one clock the city gives the region, and so the holidays.
    [{ city: 'München', country: 'DE' }, ['Europe/Berlin', 'country', 'DE', 'BY']],
    [{ city: 'Köln', country: 'Germany' }, ['Europe/Berlin', 'country', 'DE', 'NW']],
    [{ city: 'Edinburgh', country: 'UK' }, ['Europe/London', 'country', 'GB', 'SCT']],
    [{ city: 'Annecy', country: 'FR' }, ['Europe/Paris', 'country', 'FR', null]],
    // Without a country: a name with one usual meaning.
    [{ city: 'Berlin' }, ['Europe/Berlin', 'city', 'DE', 'BE']],
    [{ city: 'TOKYO ' }, ['Asia/Tokyo', 'city', 'JP', null]],
    [{ city: 'Paris' }, ['Europe/Paris', 'city', 'FR', null]],
    [{ city: 'Chicago' }, ['America/Chicago', 'city', 'US', 'IL']],
    [{ city: 'Zürich' }, ['Europe/Zurich', 'city', 'CH', 'ZH']],
    [{ city: 'Wien' }, ['Europe/Vienna', 'city', 'AT', '9']],
    [{ city: 'Bombay' }, ['Asia/Kolkata', 'city', 'IN', null]],
    [
      { city: 'London', region: 'Greater London', fallback: 'Asia/Tokyo' },
      ['Europe/London', 'city', 'GB', 'ENG'],
    ],
    [{ city: 'Birmingham', fallback: 'Asia/Tokyo' }, ['Asia/Tokyo', 'campaign', null, null]],
    [{ city: 'Springfield' }, ['Europe/London', 'campaign', null, null]],
    [{ city: 'Valencia' }, ['Europe/London', 'campaign', null, null]],
    // With a region as written, in the one country that has both.
    [{ city: 'Paris', region: 'TX' }, ['America/Chicago', 'region', 'US', 'TX']],
    [{ city: 'Portland', region: 'Oregon' }, ['America/Los_Angeles', 'region', 'US', 'OR']],
    [{ city: 'London', region: 'Ontario' }, ['America/Toronto', 'region', 'CA', 'ON']],
    [
      { city: 'Perth', region: 'WA', fallback: 'America/New_York' },
      ['Australia/Perth', 'region', 'AU', 'WA'],
    ],
    [{ city: 'Austin, TX' }, ['America/Chicago', 'region', 'US', 'TX']],
    [{ city: 'Birmingham, AL' }, ['America/Chicago', 'region', 'US', 'AL']],
    // With a phone or an address that gives the country.
    [
      { city: 'Birmingham', domain: 'acme.co.uk', fallback: 'Asia/Tokyo' },
      ['Europe/London', 'city', 'GB', 'ENG'],
    ],
    [{ city: 'Valencia', phone: '+34 961 234 567' }, ['Europe/Madrid', 'city', 'ES', 'VC']],
    [
      { city: 'Hobart', country: 'Atlantis', domain: 'acme.com.au' },
      ['Australia/Hobart', 'city', 'AU', 'TAS'],
    ],
  ];
  it.each(rows)('%j', (cells, expected) => {
    expect(wanted(placeOf(cells))).toEqual(expected);
  });
});

describe('a phone number', () => {
  const rows: [string, Wanted][] = [
    ['+1 212 555 0100', ['America/New_York', 'phone', 'US', 'NY']],
    ['+1 (415) 555-0100 ext. 7', ['America/Los_Angeles', 'phone', 'US', 'CA']],
    ['001 915 555 0100', ['America/Denver', 'phone', 'US', 'TX']],
    ['+1.604.555.0100', ['America/Vancouver', 'phone', 'CA', 'BC']],
    ['+1 902 555 0100', ['America/Halifax', 'phone', 'CA', null]],
    ['+1 876 555 0100', ['America/Jamaica', 'phone', 'JM', null]],
    ['+1 787 555 0100', ['America/Puerto_Rico', 'phone', 'PR', null]],
    ['0049 30 1234567', ['Europe/Berlin', 'phone', 'DE', null]],
    ['+49 (0)30 1234567', ['Europe/Berlin', 'phone', 'DE', null]],
    ['tel:+44-20-7946-0000', ['Europe/London', 'phone', 'GB', null]],
    ['+44 1481 700000', ['Europe/Guernsey', 'phone', 'GG', null]],
    ['+44 28 9018 0000', ['Europe/London', 'phone', 'GB', 'NIR']],
    ['+7 495 123 45 67', ['Europe/Moscow', 'phone', 'RU', 'MOW']],
    ['+7 383 123 45 67', ['Asia/Novosibirsk', 'phone', 'RU', 'NVS']],
    ['+7 701 123 45 67', ['Asia/Almaty', 'phone', 'KZ', null]],
    ['+55 92 91234-5678', ['America/Manaus', 'phone', 'BR', 'AM']],
    ['+52 1 664 123 4567', ['America/Tijuana', 'phone', 'MX', 'BCN']],
    ['+61 8 9123 4567', ['Australia/Perth', 'phone', 'AU', 'WA']],
    ['+61 8 8912 3456', ['Australia/Darwin', 'phone', 'AU', 'NT']],
    ['+61 412 345 678', ['Australia/Sydney', 'phone', 'AU', null]],
    ['+62 361 123456', ['Asia/Makassar', 'phone', 'ID', null]],
    ['+34 928 123 456', ['Atlantic/Canary', 'phone', 'ES', 'CN']],
    ['+351 291 123 456', ['Atlantic/Madeira', 'phone', 'PT', '30']],
    ['+383 44 123 456', ['Europe/Belgrade', 'phone', 'XK', null]],
    ['+971 50 123 4567', ['Asia/Dubai', 'phone', 'AE', null]],
  ];
  it.each(rows)('%s', (phone, expected) => {
    expect(wanted(placeOf({ phone }))).toEqual(expected);
  });

  it.each([
    '212 555 0100',
    '030 1234567',
    '+1 800 555 0100',
    '+1 555 0100',
    '+',
    '00',
    '+0 123456789',
    '+999 1234567',
    '+883 5100 0000',
    'x'.repeat(10_000),
    '+49',
    '+4930123456789012345',
    'ask Ann',
  ])('%.20s gives no place', (phone) => {
    expect(placeOf({ phone }).source).toBe('campaign');
  });
});

describe("the ending of an address's domain", () => {
  const rows: [string, Wanted][] = [
    ['acme.de', ['Europe/Berlin', 'domain', 'DE', null]],
    ['acme.co.uk', ['Europe/London', 'domain', 'GB', null]],
    ['acme.com.br', ['America/Sao_Paulo', 'domain', 'BR', null]],
    ['acme.su', ['Europe/Moscow', 'domain', 'RU', null]],
    ['xn--mnchen-3ya.at', ['Europe/Vienna', 'domain', 'AT', null]],
    ['yahoo.fr', ['Europe/Paris', 'domain', 'FR', null]],
    ['web.de', ['Europe/Berlin', 'domain', 'DE', null]],
    ['mail.ru', ['Europe/Moscow', 'domain', 'RU', null]],
  ];
  it.each(rows)('%s', (domain, expected) => {
    expect(wanted(placeOf({ domain, fallback: 'Asia/Tokyo' }))).toEqual(expected);
  });

  it.each([
    'acme.com',
    'acme.io',
    'acme.co',
    'acme.me',
    'acme.tv',
    'acme.ai',
    'acme.ly',
    'acme.fm',
    'acme.gg',
    'acme.to',
    'acme.cc',
    'acme.ws',
    'acme.eu',
    'acme.la',
    'acme.sh',
    'acme.im',
    'acme.vc',
    'acme.bz',
    'acme.nu',
    'acme.tk',
    'acme.ml',
    'acme.ga',
    'acme.cf',
    'acme.gq',
    'acme.pw',
    'acme.icu',
    'acme.zz',
    'protonmail.ch',
    '',
  ])('%s gives no place', (domain) => {
    expect(wanted(placeOf({ domain }))).toEqual(['Europe/London', 'campaign', null, null]);
  });
});

describe('a zone chosen by population', () => {
  it.each([
    [{ country: 'US' }, true],
    [{ country: 'RU' }, true],
    [{ domain: 'acme.ca' }, true],
    [{ phone: '+61 412 345 678' }, true],
    [{ country: 'ES' }, true],
    [{ country: 'US', city: 'Springfield' }, true],
    [{ country: 'US', region: 'NY' }, false],
    [{ country: 'US', city: 'Boston' }, false],
    [{ country: 'NZ', region: 'Otago' }, false],
    [{ phone: '+1 212 555 0100' }, false],
    [{ country: 'DE' }, false],
    [{ country: 'AR' }, false],
    [{ country: 'US', timezone: 'America/Denver' }, false],
    [{}, false],
  ] as const)('%j: %s', (cells, expected) => {
    expect(placeOf(cells).byPopulation).toBe(expected);
  });
});
