/**
 * Parts of countries that people write as a country: ISO 3166-2 code (or the country alone, where
 * the part has neither clock nor holidays of its own), names as `foldName` reads them, and the zone
 * where it is not that of the region or country. The names of `regions/` are understood without a
 * row here.
 *
 * Sources: ISO 3166-2; CLDR 48 (names of subdivisions in en, de, fr, es, it, pt, nl); zone1970.tab.
 * A name that is a country of its own in ISO 3166-1 (Georgia, Jersey, Réunion, Hong Kong, Puerto
 * Rico) is left out, and so is one that several countries have (Punjab, La Rioja, Limburg).
 */
export type CountryPart = readonly [place: string, names: string, zone?: string];

export const COUNTRY_PARTS: readonly CountryPart[] = [
  ['GB-ENG', 'England|Angleterre|Inglaterra|Inghilterra|Engeland'],
  ['GB-SCT', 'Scotland|Schottland|Ecosse|Escocia|Scozia|Schotland|Alba'],
  ['GB-WLS', 'Wales|Pays de Galles|Gales|Galles|Pais de Gales|Cymru'],
  [
    'GB-NIR',
    'Northern Ireland|Nordirland|Irlande du Nord|Irlanda del Norte|Irlanda del Nord|' +
      'Irlanda do Norte|Noord-Ierland|Ulster',
  ],
  ['DE-BY', 'Bavaria|Bayern|Baviere|Baviera|Beieren'],
  ['DE-SN', 'Saxony|Sachsen|Saxe|Sajonia|Sassonia'],
  ['DE-HE', 'Hesse|Hessen|Assia'],
  ['DE-NI', 'Lower Saxony|Niedersachsen|Basse-Saxe|Baja Sajonia'],
  ['DE-NW', 'North Rhine-Westphalia|Nordrhein-Westfalen|Rhenanie-du-Nord-Westphalie'],
  ['DE-TH', 'Thuringia|Thuringen|Thueringen|Thuringe|Turingia'],
  ['DE-BW', 'Bade-Wurtemberg|Baden Wurttemberg'],
  ['DE-RP', 'Rhenanie-Palatinat|Rheinland Pfalz'],
  ['ES-CT', 'Catalonia|Catalunya|Cataluna|Katalonien|Catalogne|Catalogna|Catalunha|Catalonie'],
  ['ES-PV', 'Basque Country|Euskadi|Pais Vasco|Baskenland|Pays Basque|Paesi Baschi|Pais Basco'],
  ['ES-AN', 'Andalusia|Andalucia|Andalusien|Andalousie|Andaluzia|Andalusie'],
  ['ES-GA', 'Galicia|Galicien|Galice'],
  ['ES-NC', 'Navarre|Navarra'],
  [
    'ES-CN',
    'Canary Islands|Canaries|Islas Canarias|Canarias|Kanarische Inseln|Kanaren|Iles Canaries|' +
      'Isole Canarie|Ilhas Canarias|Canarische Eilanden',
    'Atlantic/Canary',
  ],
  [
    'ES-IB',
    'Balearic Islands|Balearen|Baleares|Iles Baleares|Illes Balears|Isole Baleari|Mallorca|' +
      'Majorca|Ibiza|Menorca',
  ],
  ['ES-CE', 'Ceuta'],
  ['ES-ML', 'Melilla'],
  ['ES-VC', 'Valencian Community|Comunitat Valenciana|Comunidad Valenciana'],
  ['PT-20', 'Azores|Acores|Azoren|Ilhas dos Acores|Azzorre', 'Atlantic/Azores'],
  ['PT-30', 'Madeira|Madere', 'Atlantic/Madeira'],
  ['IT-82', 'Sicily|Sicilia|Sizilien|Sicile|Sicilie'],
  ['IT-88', 'Sardinia|Sardegna|Sardinien|Sardaigne|Cerdena|Sardenha'],
  ['IT-BZ', 'South Tyrol|Sudtirol|Suedtirol|Alto Adige|Tyrol du Sud'],
  ['IT-52', 'Tuscany|Toscana|Toskana|Toscane'],
  ['IT-25', 'Lombardy|Lombardia|Lombardei'],
  ['FR-20R', 'Corsica|Corse|Korsika|Corcega'],
  ['FR', 'Brittany|Bretagne|Normandy|Normandie|Provence|Metropolitan France|France metropolitaine'],
  ['FR-67', 'Alsace|Elsass|Alsacia|Alsazia'],
  ['FR-974', 'La Reunion Island|Reunion Island|Ile de la Reunion', 'Indian/Reunion'],
  ['BE-VLG', 'Flanders|Flandern|Vlaanderen|Flandre|Flandes|Fiandre'],
  ['BE-WAL', 'Wallonia|Wallonie|Wallonien|Valonia'],
  ['AT-7', 'Tyrol|Tirol'],
  ['DK', 'Bornholm|Jutland|Jylland'],
  ['NO', 'Jan Mayen'],
  ['FI', 'Lapland'],
  ['NL-FR', 'Friesland|Frisia'],
  [
    'CY',
    'Northern Cyprus|North Cyprus|Nordzypern|TRNC|Turkish Republic of Northern Cyprus|KKTC',
    'Asia/Famagusta',
  ],
  ['MD', 'Transnistria|Transnistrien|Pridnestrovie|Gagauzia'],
  ['BA-SRP', 'Republika Srpska'],
  ['BA-BIH', 'Federation of Bosnia and Herzegovina'],
  ['GR', 'Crete|Kreta'],
  ['CA-QC', 'Quebec|Le Quebec'],
  ['CA-BC', 'British Columbia|Colombie-Britannique|Britisch-Kolumbien|Columbia Britanica'],
  ['CA-NS', 'Nouvelle-Ecosse'],
  ['CA-NB', 'Nouveau-Brunswick'],
  ['CA-NL', 'Terre-Neuve-et-Labrador|Newfoundland'],
  ['CA-PE', 'Ile-du-Prince-Edouard|PEI'],
  ['US-CA', 'Kalifornien|Californie|California'],
  ['US-HI', 'Hawaii|Hawai'],
  ['US-DC', 'Washington DC|District of Columbia'],
  ['CL', 'Easter Island|Isla de Pascua|Rapa Nui', 'Pacific/Easter'],
  ['EC-W', 'Galapagos|Galapagos Islands|Islas Galapagos', 'Pacific/Galapagos'],
  ['KN', 'Nevis|Saint Kitts'],
  ['TT', 'Trinidad|Tobago'],
  ['AG', 'Antigua|Barbuda'],
  ['VC', 'Saint Vincent|Grenadines'],
  ['BQ', 'Bonaire|Saba|Saint Eustatius|Sint Eustatius'],
  ['TZ', 'Zanzibar|Sansibar|Pemba|Tanganyika|Mainland Tanzania'],
  ['SO', 'Somaliland|Puntland'],
  ['CV', 'Praia'],
  ['MU', 'Rodrigues'],
  ['KM', 'Anjouan|Moheli|Grande Comore'],
  ['IQ', 'Kurdistan|Iraqi Kurdistan|Kurdistan Region|Kurdistan Region of Iraq|KRI|KRG'],
  ['PS', 'Gaza|Gaza Strip|Gazastreifen', 'Asia/Gaza'],
  ['PS', 'West Bank|Westjordanland|Cisjordanie|Cisjordania', 'Asia/Hebron'],
  ['AE', 'Dubai|Abu Dhabi|Sharjah|Ajman|Fujairah|Ras al Khaimah|Umm al Quwain'],
  ['MY-12', 'Sabah'],
  ['MY-13', 'Sarawak'],
  ['MY-07', 'Penang|Pulau Pinang'],
  ['MY-01', 'Johor'],
  ['ID-BA', 'Bali', 'Asia/Makassar'],
  ['ID', 'Java|Jawa|Sumatra|Sumatera'],
  ['ID-KT', 'Kalimantan'],
  ['CN', 'Tibet|Xizang|Xinjiang|Inner Mongolia|Hainan|Guangdong|Sichuan'],
  ['JP', 'Hokkaido|Okinawa|Kyushu|Honshu|Shikoku'],
  ['KR', 'Jeju|Jeju Island'],
  ['AZ', 'Nakhchivan|Nagorno-Karabakh|Karabakh'],
  ['GE', 'Abkhazia|South Ossetia|Adjara'],
  ['AU-TAS', 'Tasmania|Tasmanien|Tasmanie'],
  ['AU-NSW', 'Lord Howe Island', 'Australia/Lord_Howe'],
  ['NZ-CIT', 'Chatham Islands', 'Pacific/Chatham'],
  ['NZ', 'North Island|South Island|Aotearoa'],
  ['PG', 'Bougainville', 'Pacific/Bougainville'],
  ['FM', 'Chuuk|Yap', 'Pacific/Chuuk'],
  ['FM', 'Pohnpei', 'Pacific/Pohnpei'],
  ['FM', 'Kosrae', 'Pacific/Kosrae'],
  ['WF', 'Wallis|Futuna'],
  ['PF', 'Tahiti|Bora Bora', 'Pacific/Tahiti'],
  ['PF', 'Marquesas|Marquesas Islands', 'Pacific/Marquesas'],
  ['KI', 'Kiritimati|Christmas Island Kiribati', 'Pacific/Kiritimati'],
  ['SH', 'Ascension|Ascension Island|Tristan da Cunha'],
  ['YE', 'Socotra'],
  ['IN', 'Kashmir|Ladakh'],
];

/** Names of regions that are ambiguous, or mean something else, where a country is expected. */
export const NO_PARTS: ReadonlySet<string> = new Set(
  (
    'la rioja|punjab|limburg|santa cruz|mexico|papua|amazonas|cordoba|central|jura|salzburg|para|' +
    'federal district|distrito federal|moscow|washington|valencia'
  ).split('|'),
);
