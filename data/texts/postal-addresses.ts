/**
 * How the last line of a postal address looks, by country: a sender must give one in many places
 * (15 U.S.C. 7704(a)(5), the imprint of European letters). One sign is enough.
 *
 * Source: Universal Postal Union, "Postal addressing systems in member countries".
 */
export type PostalRule = {
  country: string;
  pattern: RegExp;
  examples: readonly string[];
  nearMisses: readonly string[];
};

export const POSTAL_ADDRESSES: readonly PostalRule[] = [
  {
    country: 'US',
    pattern:
      /,? (?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])[ ,]{1,2}\d{5}(?:-\d{4})?\b/u,
    examples: ['500 Main St, Springfield, IL 62701', 'Austin TX 78701-1234'],
    nearMisses: ['Room IL 12', 'We have 62701 users'],
  },
  {
    country: 'CA',
    pattern: /\b[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b/u,
    examples: ['Toronto ON M5V 2T6'],
    nearMisses: ['model A4 2B', 'M5V'],
  },
  {
    country: 'GB',
    pattern: /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/u,
    examples: ['10 Downing Street, London SW1A 2AA', 'Leeds LS1 4AP'],
    nearMisses: ['Q3 is done, see V2', 'AB1 is ready'],
  },
  {
    country: 'IE',
    pattern: /\b(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}\b(?=[\s,.]|$)/u,
    examples: ['Dublin, D02 X285'],
    nearMisses: ['D02 is a room', 'ISO 9001'],
  },
  {
    country: 'five digits and a city (DE, FR, ES, IT, FI, TR, MX and others)',
    pattern:
      /(?:^|[\s,·|–-])(?:[A-Z]{1,2}-)?\d{5},? (?!Uhr|Euro|EUR|USD|Kunden|Mio)\p{Lu}[\p{L}'’.-]{2,}(?=[\s,.·|)]|$)/u,
    examples: [
      'Hauptstr. 5, 10115 Berlin',
      '12 rue de la Paix, 75002 Paris',
      'Calle Mayor 1, 28013 Madrid',
      'Via Roma 2, 20121 Milano (MI)',
    ],
    nearMisses: ['12000 customers', '10115 Euro', 'call 55512345 now'],
  },
  {
    country: 'four digits and a city after a street (AT, CH, BE, DK, NO, HU, AU and others)',
    pattern:
      /\d[a-z]?(?:[,·|–-]| -)\s{0,3}(?:[A-Z]{1,2}-)?\d{4},? \p{Lu}[\p{L}'’.-]{1,}(?=[\s,.·|)]|$)/u,
    examples: [
      'Bahnhofstrasse 1, 8001 Zürich',
      'Karl Johans gate 5, 0154 Oslo',
      'Graben 12, A-1010 Wien',
    ],
    nearMisses: ['In 2026 Berlin', 'version 12 of May'],
  },
  {
    country: 'four digits and a city on a line of its own',
    pattern: /^[ \t]{0,20}(?:[A-Z]{1,3}-)?(?!(?:19|20)\d\d )\d{4} \p{Lu}[\p{L}'’. -]{1,40}$/mu,
    examples: ['8001 Zürich', 'Bahnhofstrasse 1\n8001 Zürich'],
    nearMisses: ['2026 January', 'Since 2019 Acme'],
  },
  {
    country: 'NL',
    pattern: /\b[1-9]\d{3} ?(?!SA\b|SD\b|SS\b)[A-Z]{2}\b,? \p{Lu}\p{L}+/u,
    examples: ['Damrak 1, 1012 LG Amsterdam'],
    nearMisses: ['at 10 AM Ann', 'from 2026 on'],
  },
  {
    country: 'PL, PT, BR, JP',
    pattern:
      /(?:^|[\s,〒])(?:\d{2}-\d{3} \p{Lu}|\d{4}-\d{3} \p{Lu}|\d{5}-\d{3}\b)|〒? ?\b\d{3}-\d{4}(?=\s|[\u3040-\u9fff])[\s\S]{0,3}[\u3040-\u9fff]/u,
    examples: [
      'ul. Prosta 1, 00-001 Warszawa',
      '1100-148 Lisboa',
      'São Paulo, 01310-100',
      '〒100-0005 東京都',
    ],
    nearMisses: ['call 555-1234', '12-345', '2026-001'],
  },
  {
    country: 'SE, CZ, SK, GR',
    pattern: /(?:^|[\s,])(?:[A-Z]{1,2}-)?\d{3} \d{2} \p{Lu}\p{L}+/u,
    examples: ['Sveavägen 1, 111 57 Stockholm', '110 00 Praha'],
    nearMisses: ['call 555 12 34', '100 20 of them'],
  },
  {
    country: 'IN, CN, RU, RO, SG',
    pattern:
      /(?:^|[\s,–-])\d{3} ?\d{3},? (?:г\.|ул\.|Moscow|Москва|Россия|India|China|Singapore)|(?<!\p{L})\p{Lu}\p{L}{1,30}[ ,–-]{1,3}\d{3} ?\d{3}(?=$|[\s.,])|\d, \d{6} \p{Lu}\p{L}{2,30}|ул\. ?\p{Lu}/u,
    examples: [
      'MG Road, Bengaluru 560001',
      '101000, г. Москва, ул. Мясницкая, 1',
      'Singapore 048619',
      'Strada Lungă 5, 010101 București',
    ],
    nearMisses: ['saves 100000 hours', 'ref 123456'],
  },
  {
    country: 'east Asia, by its own words',
    pattern:
      /[省市区區县縣][^\s，。]{0,20}[路街道]\s?\d{0,5}\s?[号號]?|[都道府県][^\s、。]{1,12}[市区町村]|[가-힣]{1,6}(?:시|도) [가-힣]{1,6}(?:구|시|군) [가-힣\d]{1,12}(?:로|길)/u,
    examples: [
      '上海市浦东新区世纪大道100号',
      '東京都千代田区丸の内1-1',
      '서울특별시 강남구 테헤란로 1',
    ],
    nearMisses: ['您好，市场', 'こんにちは', '안녕하세요'],
  },
  {
    country: 'Arabic and Hebrew, by their words',
    pattern: /شارع \p{L}{2,}|ص\.? ?ب\.? ?\d|רחוב \p{L}{2,}|ת\.?ד\.? ?\d/u,
    examples: ['شارع الملك فهد، الرياض', 'רחוב הרצל 5, תל אביב'],
    nearMisses: ['مرحبا', 'שלום'],
  },
  {
    country: 'a post office box',
    pattern:
      /\bP\.? ?O\.? ?Box \d|\bPostfach \d|\b(?:BP|B\.P\.|CP) \d{2,}|\bApartado(?: de correos)? \d|\bCasella postale \d|\bPostbus \d|\bBox \d{2,}, \d{3} \d{2}\b/iu,
    examples: ['PO Box 12, Springfield', 'Postfach 10 20', 'BP 1234', 'Postbus 123'],
    nearMisses: ['a box 12 cm wide', 'post office'],
  },
  {
    country: 'a street with its number, by its word',
    pattern:
      /\b\d{1,5}[a-z]? (?:[\p{Lu}][\p{L}'’.]{1,20} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Square|Parkway|Pkwy|Place|Highway|Suite)\b|\b\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|gasse|platz|weg|allee|straat|gracht|laan|gatan|vägen|gade|vej|veien|gata|katu|tie) \d{1,4}/u,
    examples: [
      '500 Main Street',
      '12 Old Mill Road',
      'Hauptstraße 5',
      'Kungsgatan 10',
      'Prinsengracht 263',
    ],
    nearMisses: ['5 ways to grow', 'Street smart', 'Platz ist da', '2 more Places'],
  },
];
