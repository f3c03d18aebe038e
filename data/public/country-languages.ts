/**
 * In which of the languages of our pages people of a country read official and business mail.
 *
 * Source: Unicode CLDR 48, supplemental data, territoryInfo (languages with an official status),
 * narrowed to the languages of `data/public/words`. A country with several is decided by its region
 * or by what else is known (see `page-language.ts`). Countries whose people read none of them as an
 * official language (Croatia, Estonia, Thailand ...) have no entry, rather than a guess.
 */
import { list } from '../list.ts';
import type { PublicLanguage } from '../../lib/domain/responses/public-texts.ts';

/** ISO 3166 codes by language. A country may stand under several. */
export const COUNTRIES_OF: Readonly<Record<PublicLanguage, readonly string[]>> = {
  ar: list`AE | BH | DJ | DZ | EG | IQ | JO | KM | KW | LB | LY | MA | MR | OM | PS | QA | SA | SD | SO | SY | TD | TN | YE`,
  ca: list`AD`,
  cs: list`CZ`,
  da: list`DK | FO | GL`,
  de: list`AT | BE | CH | DE | LI | LU`,
  el: list`CY | GR`,
  en: list`
    AG | AU | BB | BM | BS | BW | BZ | CA | CM | DM | FJ | FM | GB | GD | GG | GH | GI | GM | GU |
    GY | HK | IE | IM | IN | JE | JM | KE | KN | KY | LC | LR | MH | MT | MU | MW | NA | NG | NZ |
    PG | PH | PK | PR | PW | RW | SB | SC | SG | SL | SS | SZ | TT | TZ | UG | US | VC | VG | VI |
    ZA | ZM | ZW
  `,
  es: list`AR | BO | CL | CO | CR | CU | DO | EC | ES | GQ | GT | HN | MX | NI | PA | PE | PR | PY | SV | UY | VE`,
  fi: list`FI`,
  fr: list`
    BE | BF | BI | BJ | BL | CA | CD | CF | CG | CH | CI | CM | DJ | DZ | FR | GA | GF | GN | GP |
    HT | KM | LB | LU | MA | MC | MF | MG | ML | MQ | MR | MU | NC | NE | PF | PM | RE | RW | SC |
    SN | TD | TG | TN | WF | YT
  `,
  he: list`IL`,
  hu: list`HU`,
  it: list`CH | IT | SM | VA`,
  ja: list`JP`,
  ko: list`KP | KR`,
  nb: list`NO | SJ`,
  nl: list`AW | BE | BQ | CW | NL | SR | SX`,
  pl: list`PL`,
  pt: list`AO | BR | CV | GW | MO | MZ | PT | ST | TL`,
  ro: list`MD | RO`,
  ru: list`BY | KG | KZ | RU`,
  sk: list`SK`,
  sv: list`AX | FI | SE`,
  tr: list`CY | TR`,
  uk: list`UA`,
  vi: list`VN`,
  zh: list`CN | SG`,
  'zh-Hant': list`HK | MO | TW`,
};

/**
 * Regions (country and ISO 3166-2 code, as in `data/places/regions`) with fewer languages than their
 * country, or with one more. Source: the official languages of the cantons, the provinces and the
 * autonomous communities. Not here, because two languages are official and neither is rare: Bern,
 * Fribourg, Graubünden, Valais, New Brunswick.
 */
export const LANGUAGES_OF_REGION: Readonly<Record<string, readonly PublicLanguage[]>> = {
  ...each(
    'CH',
    ['de'],
    list`AG | AI | AR | BL | BS | GL | LU | NW | OW | SG | SH | SO | SZ | TG | UR | ZG | ZH`,
  ),
  ...each('CH', ['fr'], list`GE | JU | NE | VD`),
  ...each('CH', ['it'], list`TI`),
  ...each('CA', ['fr'], list`QC`),
  ...each('CA', ['en'], list`AB | BC | MB | NL | NS | ON | PE | SK | YT`),
  ...each('ES', ['es', 'ca'], list`CT | IB | VC`),
};

function each(
  country: string,
  languages: readonly PublicLanguage[],
  regions: readonly string[],
): Record<string, readonly PublicLanguage[]> {
  return Object.fromEntries(regions.map((region) => [`${country}-${region}`, languages]));
}
