/**
 * Facts that the countries-and-timezones package lacks: other names, alpha-3 codes, and the zone in
 * which most people live.
 */

/**
 * Other English names and abbreviations in use, compared without accents, case, punctuation and a
 * leading "the". The names of CLDR (English, and the languages listed) come from Intl and need no
 * entry here.
 */
export const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  'united states': 'US',
  'united states of america': 'US',
  america: 'US',
  us: 'US',
  usa: 'US',
  'united kingdom': 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'south korea': 'KR',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  korea: 'KR',
  'north korea': 'KP',
  'russian federation': 'RU',
  'czech republic': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  holland: 'NL',
  uae: 'AE',
  emirates: 'AE',
  ksa: 'SA',
  'kingdom of saudi arabia': 'SA',
  'ivory coast': 'CI',
  'cote d ivoire': 'CI',
  vatican: 'VA',
  'vatican city': 'VA',
  macau: 'MO',
  macao: 'MO',
  'hong kong sar': 'HK',
  prc: 'CN',
  'peoples republic of china': 'CN',
  'mainland china': 'CN',
  'taiwan province of china': 'TW',
  'republic of china': 'TW',
  burma: 'MM',
  swaziland: 'SZ',
  'cape verde': 'CV',
  'viet nam': 'VN',
  'lao pdr': 'LA',
  'lao peoples democratic republic': 'LA',
  'syrian arab republic': 'SY',
  'tanzania united republic of': 'TZ',
  'united republic of tanzania': 'TZ',
  tanzania: 'TZ',
  'iran islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'bolivia plurinational state of': 'BO',
  'venezuela bolivarian republic of': 'VE',
  'moldova republic of': 'MD',
  'republic of moldova': 'MD',
  'palestine state of': 'PS',
  'state of palestine': 'PS',
  'brunei darussalam': 'BN',
  drc: 'CD',
  'dr congo': 'CD',
  'congo kinshasa': 'CD',
  zaire: 'CD',
  congo: 'CG',
  'congo brazzaville': 'CG',
  macedonia: 'MK',
  'east timor': 'TL',
  'republic of ireland': 'IE',
  eire: 'IE',
  bosnia: 'BA',
  'federated states of micronesia': 'FM',
  gambia: 'GM',
  bahamas: 'BS',
  philippines: 'PH',
  'slovak republic': 'SK',
  kosovo: 'XK',
  el: 'GR',
};

/** Languages whose country names are understood beside English. */
export const NAME_LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl'] as const;

/**
 * For countries with several zones, the one in which most people live, by each country's census;
 * and that of Kosovo, which the package lacks.
 */
export const MAIN_ZONES: Readonly<Record<string, string>> = {
  AQ: 'Antarctica/McMurdo',
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  ER: 'Africa/Asmara',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  ML: 'Africa/Bamako',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  SJ: 'Arctic/Longyearbyen',
  UA: 'Europe/Kyiv',
  UM: 'Pacific/Midway',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
  VI: 'America/St_Thomas',
  VN: 'Asia/Ho_Chi_Minh',
  XK: 'Europe/Belgrade',
};

/** ISO 3166-1 alpha-3 to alpha-2, as pairs. Source: ISO 3166-1:2020. */
export const ALPHA_3 =
  'ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATF:TF ATG:AG AUS:AU AUT:AT AZE:AZ BDI:BI BEL:BE BEN:BJ ' +
  'BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ BMU:BM BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BVT:BV BWA:BW CAF:CF CAN:CA ' +
  'CCK:CC CHE:CH CHL:CL CHN:CN CIV:CI CMR:CM COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV CRI:CR CUB:CU CUW:CW CXR:CX CYM:KY CYP:CY CZE:CZ DEU:DE ' +
  'DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FLK:FK FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB ' +
  'GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM GNB:GW GNQ:GQ GRC:GR GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HKG:HK HMD:HM HND:HN HRV:HR ' +
  'HTI:HT HUN:HU IDN:ID IMN:IM IND:IN IOT:IO IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH ' +
  'KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAC:MO MAF:MF MAR:MA MCO:MC MDA:MD ' +
  'MDG:MG MDV:MV MEX:MX MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY MYT:YT NAM:NA ' +
  'NCL:NC NER:NE NFK:NF NGA:NG NIC:NI NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN PER:PE PHL:PH PLW:PW PNG:PG POL:PL ' +
  'PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG SGS:GS SHN:SH SJM:SJ SLB:SB SLE:SL ' +
  'SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ ' +
  'TKL:TK TKM:TM TLS:TL TON:TO TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA UMI:UM URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG ' +
  'VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS XKX:XK YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW';
