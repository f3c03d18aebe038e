/**
 * Regions of the countries where the region decides the zone or the holidays: ISO 3166-2 code without the country, names
 * (English first, then the region's own; compared without accents, case and punctuation), and the zone where it is not the
 * country's main one. A region in two zones has the one where more of its people live.
 *
 * Sources: ISO 3166-2; tz database 2025b, zone1970.tab (the comments name the regions); population where a region is split
 * (Florida, Tennessee, Indiana, Ontario...). `complete: false`: only the regions that differ are listed.
 */
export type Region = readonly [code: string, names: string, zone?: string];
export type RegionTable = { complete: boolean; regions: readonly Region[] };

export const REGIONS: Readonly<Record<string, RegionTable>> = {
  AT: {
    complete: true,
    regions: [
      ['1', 'Burgenland'], ['2', 'Carinthia|Karnten|Kaernten'], ['3', 'Lower Austria|Niederosterreich|Niederoesterreich'],
      ['4', 'Upper Austria|Oberosterreich|Oberoesterreich'], ['5', 'Salzburg'], ['6', 'Styria|Steiermark'], ['7', 'Tyrol|Tirol'],
      ['8', 'Vorarlberg'], ['9', 'Vienna|Wien'],
    ],
  },
  AU: {
    complete: true,
    regions: [
      ['ACT', 'Australian Capital Territory', 'Australia/Sydney'], ['NSW', 'New South Wales', 'Australia/Sydney'],
      ['NT', 'Northern Territory', 'Australia/Darwin'], ['QLD', 'Queensland', 'Australia/Brisbane'],
      ['SA', 'South Australia', 'Australia/Adelaide'], ['TAS', 'Tasmania', 'Australia/Hobart'],
      ['VIC', 'Victoria', 'Australia/Melbourne'], ['WA', 'Western Australia', 'Australia/Perth'],
    ],
  },
  BR: {
    complete: true,
    regions: [
      ['AC', 'Acre', 'America/Rio_Branco'], ['AL', 'Alagoas', 'America/Maceio'], ['AM', 'Amazonas', 'America/Manaus'],
      ['AP', 'Amapa', 'America/Belem'], ['BA', 'Bahia', 'America/Bahia'], ['CE', 'Ceara', 'America/Fortaleza'],
      ['DF', 'Distrito Federal|Federal District', 'America/Sao_Paulo'], ['ES', 'Espirito Santo', 'America/Sao_Paulo'],
      ['GO', 'Goias', 'America/Sao_Paulo'], ['MA', 'Maranhao', 'America/Fortaleza'], ['MG', 'Minas Gerais', 'America/Sao_Paulo'],
      ['MS', 'Mato Grosso do Sul', 'America/Campo_Grande'], ['MT', 'Mato Grosso', 'America/Cuiaba'], ['PA', 'Para', 'America/Belem'],
      ['PB', 'Paraiba', 'America/Fortaleza'], ['PE', 'Pernambuco', 'America/Recife'], ['PI', 'Piaui', 'America/Fortaleza'],
      ['PR', 'Parana', 'America/Sao_Paulo'], ['RJ', 'Rio de Janeiro', 'America/Sao_Paulo'],
      ['RN', 'Rio Grande do Norte', 'America/Fortaleza'], ['RO', 'Rondonia', 'America/Porto_Velho'],
      ['RR', 'Roraima', 'America/Boa_Vista'], ['RS', 'Rio Grande do Sul', 'America/Sao_Paulo'],
      ['SC', 'Santa Catarina', 'America/Sao_Paulo'], ['SE', 'Sergipe', 'America/Maceio'], ['SP', 'Sao Paulo', 'America/Sao_Paulo'],
      ['TO', 'Tocantins', 'America/Araguaina'],
    ],
  },
  CA: {
    complete: true,
    regions: [
      ['AB', 'Alberta', 'America/Edmonton'], ['BC', 'British Columbia', 'America/Vancouver'], ['MB', 'Manitoba', 'America/Winnipeg'],
      ['NB', 'New Brunswick', 'America/Moncton'], ['NL', 'Newfoundland and Labrador|Newfoundland', 'America/St_Johns'],
      ['NS', 'Nova Scotia', 'America/Halifax'], ['NT', 'Northwest Territories', 'America/Edmonton'], ['NU', 'Nunavut', 'America/Iqaluit'],
      ['ON', 'Ontario', 'America/Toronto'], ['PE', 'Prince Edward Island', 'America/Halifax'], ['QC', 'Quebec', 'America/Toronto'],
      ['SK', 'Saskatchewan', 'America/Regina'], ['YT', 'Yukon|Yukon Territory', 'America/Whitehorse'],
    ],
  },
  CD: {
    complete: false,
    regions: [
      ['HK', 'Haut-Katanga', 'Africa/Lubumbashi'], ['LU', 'Lualaba', 'Africa/Lubumbashi'],
      ['NK', 'North Kivu|Nord-Kivu', 'Africa/Lubumbashi'], ['SK', 'South Kivu|Sud-Kivu', 'Africa/Lubumbashi'],
      ['TO', 'Tshopo', 'Africa/Lubumbashi'], ['IT', 'Ituri', 'Africa/Lubumbashi'], ['TA', 'Tanganyika', 'Africa/Lubumbashi'],
      ['MA', 'Maniema', 'Africa/Lubumbashi'], ['KE', 'Kasai Oriental', 'Africa/Lubumbashi'],
    ],
  },
  CH: {
    complete: true,
    regions: [
      ['ZH', 'Zurich|Zuerich'], ['BE', 'Bern|Berne'], ['LU', 'Lucerne|Luzern'], ['UR', 'Uri'], ['SZ', 'Schwyz'], ['OW', 'Obwalden'],
      ['NW', 'Nidwalden'], ['GL', 'Glarus'], ['ZG', 'Zug'], ['FR', 'Fribourg|Freiburg'], ['SO', 'Solothurn'],
      ['BS', 'Basel-Stadt|Basel-City|Basel'], ['BL', 'Basel-Landschaft|Basel-Country'], ['SH', 'Schaffhausen'],
      ['AR', 'Appenzell Ausserrhoden'], ['AI', 'Appenzell Innerrhoden'], ['SG', 'St Gallen|Saint Gallen|Sankt Gallen'],
      ['GR', 'Graubunden|Grisons'], ['AG', 'Aargau'], ['TG', 'Thurgau'], ['TI', 'Ticino|Tessin'], ['VD', 'Vaud|Waadt'],
      ['VS', 'Valais|Wallis'], ['NE', 'Neuchatel|Neuenburg'], ['GE', 'Geneva|Geneve|Genf'], ['JU', 'Jura'],
    ],
  },
  CL: {
    complete: false,
    regions: [
      ['MA', 'Magallanes|Magallanes y de la Antartica Chilena', 'America/Punta_Arenas'], ['AI', 'Aysen', 'America/Punta_Arenas'],
    ],
  },
  DE: {
    complete: true,
    regions: [
      ['BB', 'Brandenburg'], ['BE', 'Berlin'], ['BW', 'Baden-Wurttemberg|Baden-Wuerttemberg'], ['BY', 'Bavaria|Bayern'], ['HB', 'Bremen'],
      ['HE', 'Hesse|Hessen'], ['HH', 'Hamburg'], ['MV', 'Mecklenburg-Western Pomerania|Mecklenburg-Vorpommern'],
      ['NI', 'Lower Saxony|Niedersachsen'], ['NW', 'North Rhine-Westphalia|Nordrhein-Westfalen|NRW'],
      ['RP', 'Rhineland-Palatinate|Rheinland-Pfalz'], ['SH', 'Schleswig-Holstein'], ['SL', 'Saarland'], ['SN', 'Saxony|Sachsen'],
      ['ST', 'Saxony-Anhalt|Sachsen-Anhalt'], ['TH', 'Thuringia|Thuringen|Thueringen'],
    ],
  },
  EC: {
    complete: false,
    regions: [
      ['W', 'Galapagos', 'Pacific/Galapagos'],
    ],
  },
  ES: {
    complete: true,
    regions: [
      ['AN', 'Andalusia|Andalucia'], ['AR', 'Aragon'], ['AS', 'Asturias'], ['CB', 'Cantabria'], ['CE', 'Ceuta', 'Africa/Ceuta'],
      ['CL', 'Castile and Leon|Castilla y Leon'], ['CM', 'Castile-La Mancha|Castilla-La Mancha'],
      ['CN', 'Canary Islands|Canarias|Islas Canarias', 'Atlantic/Canary'], ['CT', 'Catalonia|Cataluna|Catalunya'], ['EX', 'Extremadura'],
      ['GA', 'Galicia'], ['IB', 'Balearic Islands|Islas Baleares|Illes Balears'], ['MC', 'Murcia|Region of Murcia|Region de Murcia'],
      ['MD', 'Madrid|Community of Madrid|Comunidad de Madrid'], ['ML', 'Melilla', 'Africa/Ceuta'], ['NC', 'Navarre|Navarra'],
      ['PV', 'Basque Country|Pais Vasco|Euskadi'], ['RI', 'La Rioja'],
      ['VC', 'Valencia|Valencian Community|Comunidad Valenciana|Comunitat Valenciana'],
    ],
  },
  FR: {
    complete: false,
    regions: [
      ['971', 'Guadeloupe', 'America/Guadeloupe'], ['972', 'Martinique', 'America/Martinique'],
      ['973', 'French Guiana|Guyane', 'America/Cayenne'], ['974', 'Reunion|La Reunion', 'Indian/Reunion'],
      ['976', 'Mayotte', 'Indian/Mayotte'],
    ],
  },
  GB: {
    complete: true,
    regions: [
      ['ENG', 'England'], ['NIR', 'Northern Ireland'], ['SCT', 'Scotland'], ['WLS', 'Wales'],
    ],
  },
  ID: {
    complete: true,
    regions: [
      ['AC', 'Aceh', 'Asia/Jakarta'], ['BB', 'Bangka Belitung', 'Asia/Jakarta'], ['BT', 'Banten', 'Asia/Jakarta'],
      ['BE', 'Bengkulu', 'Asia/Jakarta'], ['JT', 'Central Java|Jawa Tengah', 'Asia/Jakarta'],
      ['JI', 'East Java|Jawa Timur', 'Asia/Jakarta'], ['JK', 'Jakarta', 'Asia/Jakarta'], ['JA', 'Jambi', 'Asia/Jakarta'],
      ['LA', 'Lampung', 'Asia/Jakarta'], ['SU', 'North Sumatra|Sumatera Utara', 'Asia/Jakarta'], ['RI', 'Riau', 'Asia/Jakarta'],
      ['KR', 'Riau Islands|Kepulauan Riau', 'Asia/Jakarta'], ['SS', 'South Sumatra|Sumatera Selatan', 'Asia/Jakarta'],
      ['JB', 'West Java|Jawa Barat', 'Asia/Jakarta'], ['SB', 'West Sumatra|Sumatera Barat', 'Asia/Jakarta'],
      ['YO', 'Yogyakarta', 'Asia/Jakarta'], ['KB', 'West Kalimantan|Kalimantan Barat', 'Asia/Pontianak'],
      ['KT', 'Central Kalimantan|Kalimantan Tengah', 'Asia/Pontianak'], ['BA', 'Bali', 'Asia/Makassar'],
      ['KI', 'East Kalimantan|Kalimantan Timur', 'Asia/Makassar'], ['NT', 'East Nusa Tenggara|Nusa Tenggara Timur', 'Asia/Makassar'],
      ['GO', 'Gorontalo', 'Asia/Makassar'], ['ST', 'Central Sulawesi|Sulawesi Tengah', 'Asia/Makassar'],
      ['KU', 'North Kalimantan|Kalimantan Utara', 'Asia/Makassar'], ['SA', 'North Sulawesi|Sulawesi Utara', 'Asia/Makassar'],
      ['KS', 'South Kalimantan|Kalimantan Selatan', 'Asia/Makassar'], ['SN', 'South Sulawesi|Sulawesi Selatan', 'Asia/Makassar'],
      ['SG', 'Southeast Sulawesi|Sulawesi Tenggara', 'Asia/Makassar'], ['NB', 'West Nusa Tenggara|Nusa Tenggara Barat', 'Asia/Makassar'],
      ['SR', 'West Sulawesi|Sulawesi Barat', 'Asia/Makassar'], ['PT', 'Central Papua|Papua Tengah', 'Asia/Jayapura'],
      ['PE', 'Highland Papua|Papua Pegunungan', 'Asia/Jayapura'], ['MA', 'Maluku', 'Asia/Jayapura'],
      ['MU', 'North Maluku|Maluku Utara', 'Asia/Jayapura'], ['PA', 'Papua', 'Asia/Jayapura'],
      ['PS', 'South Papua|Papua Selatan', 'Asia/Jayapura'], ['PD', 'Southwest Papua|Papua Barat Daya', 'Asia/Jayapura'],
      ['PB', 'West Papua|Papua Barat', 'Asia/Jayapura'],
    ],
  },
  IN: {
    complete: true,
    regions: [
      ['AN', 'Andaman and Nicobar Islands'], ['AP', 'Andhra Pradesh'], ['AR', 'Arunachal Pradesh'], ['AS', 'Assam'], ['BR', 'Bihar'],
      ['CH', 'Chandigarh'], ['CT', 'Chhattisgarh'], ['DL', 'Delhi|New Delhi|NCT of Delhi'], ['GA', 'Goa'], ['GJ', 'Gujarat'],
      ['HP', 'Himachal Pradesh'], ['HR', 'Haryana'], ['JK', 'Jammu and Kashmir'], ['KA', 'Karnataka'], ['KL', 'Kerala'],
      ['MH', 'Maharashtra'], ['ML', 'Meghalaya'], ['MN', 'Manipur'], ['MP', 'Madhya Pradesh'], ['MZ', 'Mizoram'], ['NL', 'Nagaland'],
      ['OR', 'Odisha|Orissa'], ['PB', 'Punjab'], ['PY', 'Puducherry|Pondicherry'], ['RJ', 'Rajasthan'], ['SK', 'Sikkim'],
      ['TG', 'Telangana'], ['TN', 'Tamil Nadu'], ['TR', 'Tripura'], ['UP', 'Uttar Pradesh'], ['UT', 'Uttarakhand'], ['WB', 'West Bengal'],
    ],
  },
  MN: {
    complete: false,
    regions: [
      ['071', 'Bayan-Olgii', 'Asia/Hovd'], ['043', 'Khovd|Hovd', 'Asia/Hovd'], ['046', 'Uvs', 'Asia/Hovd'],
    ],
  },
  MX: {
    complete: true,
    regions: [
      ['AGU', 'Aguascalientes', 'America/Mexico_City'], ['BCN', 'Baja California', 'America/Tijuana'],
      ['BCS', 'Baja California Sur', 'America/Mazatlan'], ['CAM', 'Campeche', 'America/Merida'],
      ['CHP', 'Chiapas', 'America/Mexico_City'], ['CHH', 'Chihuahua', 'America/Chihuahua'],
      ['CMX', 'Ciudad de Mexico|Mexico City|CDMX|DF|Distrito Federal', 'America/Mexico_City'],
      ['COA', 'Coahuila|Coahuila de Zaragoza', 'America/Monterrey'], ['COL', 'Colima', 'America/Mexico_City'],
      ['DUR', 'Durango', 'America/Monterrey'], ['GUA', 'Guanajuato', 'America/Mexico_City'], ['GRO', 'Guerrero', 'America/Mexico_City'],
      ['HID', 'Hidalgo', 'America/Mexico_City'], ['JAL', 'Jalisco', 'America/Mexico_City'],
      ['MEX', 'Mexico|Estado de Mexico|State of Mexico', 'America/Mexico_City'],
      ['MIC', 'Michoacan|Michoacan de Ocampo', 'America/Mexico_City'], ['MOR', 'Morelos', 'America/Mexico_City'],
      ['NAY', 'Nayarit', 'America/Mazatlan'], ['NLE', 'Nuevo Leon', 'America/Monterrey'], ['OAX', 'Oaxaca', 'America/Mexico_City'],
      ['PUE', 'Puebla', 'America/Mexico_City'], ['QUE', 'Queretaro', 'America/Mexico_City'], ['ROO', 'Quintana Roo', 'America/Cancun'],
      ['SLP', 'San Luis Potosi', 'America/Mexico_City'], ['SIN', 'Sinaloa', 'America/Mazatlan'], ['SON', 'Sonora', 'America/Hermosillo'],
      ['TAB', 'Tabasco', 'America/Mexico_City'], ['TAM', 'Tamaulipas', 'America/Monterrey'], ['TLA', 'Tlaxcala', 'America/Mexico_City'],
      ['VER', 'Veracruz', 'America/Mexico_City'], ['YUC', 'Yucatan', 'America/Merida'], ['ZAC', 'Zacatecas', 'America/Mexico_City'],
    ],
  },
  NZ: {
    complete: false,
    regions: [
      ['AUK', 'Auckland'], ['BOP', 'Bay of Plenty'], ['CAN', 'Canterbury'], ['CIT', 'Chatham Islands', 'Pacific/Chatham'],
      ['GIS', 'Gisborne'], ['HKB', "Hawke's Bay"], ['MBH', 'Marlborough'], ['MWT', 'Manawatu-Wanganui|Manawatu-Whanganui'],
      ['NSN', 'Nelson'], ['NTL', 'Northland'], ['OTA', 'Otago'], ['STL', 'Southland'], ['TAS', 'Tasman'], ['TKI', 'Taranaki'],
      ['WKO', 'Waikato'], ['WGN', 'Wellington'], ['WTC', 'West Coast|Westland'],
    ],
  },
  PT: {
    complete: false,
    regions: [
      ['20', 'Azores|Acores', 'Atlantic/Azores'], ['30', 'Madeira', 'Atlantic/Madeira'],
    ],
  },
  RU: {
    complete: true,
    regions: [
      ['AD', 'Adygea', 'Europe/Moscow'], ['ARK', 'Arkhangelsk Oblast', 'Europe/Moscow'], ['BEL', 'Belgorod Oblast', 'Europe/Moscow'],
      ['BRY', 'Bryansk Oblast', 'Europe/Moscow'], ['CE', 'Chechnya|Chechen Republic', 'Europe/Moscow'],
      ['CU', 'Chuvashia|Chuvash Republic', 'Europe/Moscow'], ['DA', 'Dagestan', 'Europe/Moscow'], ['IN', 'Ingushetia', 'Europe/Moscow'],
      ['IVA', 'Ivanovo Oblast', 'Europe/Moscow'], ['KB', 'Kabardino-Balkaria', 'Europe/Moscow'],
      ['KDA', 'Krasnodar Krai', 'Europe/Moscow'], ['KL', 'Kalmykia', 'Europe/Moscow'], ['KLU', 'Kaluga Oblast', 'Europe/Moscow'],
      ['KC', 'Karachay-Cherkessia', 'Europe/Moscow'], ['KR', 'Karelia', 'Europe/Moscow'], ['KO', 'Komi|Komi Republic', 'Europe/Moscow'],
      ['KOS', 'Kostroma Oblast', 'Europe/Moscow'], ['KRS', 'Kursk Oblast', 'Europe/Moscow'], ['KIR', 'Kirov Oblast', 'Europe/Kirov'],
      ['LEN', 'Leningrad Oblast', 'Europe/Moscow'], ['LIP', 'Lipetsk Oblast', 'Europe/Moscow'], ['ME', 'Mari El', 'Europe/Moscow'],
      ['MO', 'Mordovia', 'Europe/Moscow'], ['MOW', 'Moscow', 'Europe/Moscow'], ['MOS', 'Moscow Oblast', 'Europe/Moscow'],
      ['MUR', 'Murmansk Oblast', 'Europe/Moscow'], ['NEN', 'Nenets Autonomous Okrug', 'Europe/Moscow'],
      ['NGR', 'Novgorod Oblast', 'Europe/Moscow'], ['NIZ', 'Nizhny Novgorod Oblast', 'Europe/Moscow'],
      ['ORL', 'Oryol Oblast', 'Europe/Moscow'], ['PNZ', 'Penza Oblast', 'Europe/Moscow'], ['PSK', 'Pskov Oblast', 'Europe/Moscow'],
      ['ROS', 'Rostov Oblast', 'Europe/Moscow'], ['RYA', 'Ryazan Oblast', 'Europe/Moscow'],
      ['SE', 'North Ossetia-Alania|North Ossetia', 'Europe/Moscow'], ['SMO', 'Smolensk Oblast', 'Europe/Moscow'],
      ['SPE', 'Saint Petersburg|St Petersburg', 'Europe/Moscow'], ['STA', 'Stavropol Krai', 'Europe/Moscow'],
      ['TA', 'Tatarstan', 'Europe/Moscow'], ['TAM', 'Tambov Oblast', 'Europe/Moscow'], ['TVE', 'Tver Oblast', 'Europe/Moscow'],
      ['TUL', 'Tula Oblast', 'Europe/Moscow'], ['VLA', 'Vladimir Oblast', 'Europe/Moscow'], ['VLG', 'Vologda Oblast', 'Europe/Moscow'],
      ['VOR', 'Voronezh Oblast', 'Europe/Moscow'], ['YAR', 'Yaroslavl Oblast', 'Europe/Moscow'],
      ['VGG', 'Volgograd Oblast', 'Europe/Volgograd'], ['KGD', 'Kaliningrad Oblast', 'Europe/Kaliningrad'],
      ['SAM', 'Samara Oblast', 'Europe/Samara'], ['UD', 'Udmurtia|Udmurt Republic', 'Europe/Samara'],
      ['AST', 'Astrakhan Oblast', 'Europe/Astrakhan'], ['SAR', 'Saratov Oblast', 'Europe/Saratov'],
      ['ULY', 'Ulyanovsk Oblast', 'Europe/Ulyanovsk'], ['BA', 'Bashkortostan', 'Asia/Yekaterinburg'],
      ['CHE', 'Chelyabinsk Oblast', 'Asia/Yekaterinburg'], ['KHM', 'Khanty-Mansi Autonomous Okrug', 'Asia/Yekaterinburg'],
      ['KGN', 'Kurgan Oblast', 'Asia/Yekaterinburg'], ['ORE', 'Orenburg Oblast', 'Asia/Yekaterinburg'],
      ['PER', 'Perm Krai', 'Asia/Yekaterinburg'], ['SVE', 'Sverdlovsk Oblast', 'Asia/Yekaterinburg'],
      ['TYU', 'Tyumen Oblast', 'Asia/Yekaterinburg'], ['YAN', 'Yamalo-Nenets Autonomous Okrug', 'Asia/Yekaterinburg'],
      ['OMS', 'Omsk Oblast', 'Asia/Omsk'], ['NVS', 'Novosibirsk Oblast', 'Asia/Novosibirsk'], ['TOM', 'Tomsk Oblast', 'Asia/Tomsk'],
      ['AL', 'Altai Republic', 'Asia/Barnaul'], ['ALT', 'Altai Krai', 'Asia/Barnaul'], ['KEM', 'Kemerovo Oblast', 'Asia/Novokuznetsk'],
      ['KYA', 'Krasnoyarsk Krai', 'Asia/Krasnoyarsk'], ['KK', 'Khakassia', 'Asia/Krasnoyarsk'], ['TY', 'Tuva|Tyva', 'Asia/Krasnoyarsk'],
      ['IRK', 'Irkutsk Oblast', 'Asia/Irkutsk'], ['BU', 'Buryatia', 'Asia/Irkutsk'], ['ZAB', 'Zabaykalsky Krai', 'Asia/Chita'],
      ['AMU', 'Amur Oblast', 'Asia/Yakutsk'], ['SA', 'Sakha|Yakutia|Sakha Republic', 'Asia/Yakutsk'],
      ['PRI', 'Primorsky Krai', 'Asia/Vladivostok'], ['KHA', 'Khabarovsk Krai', 'Asia/Vladivostok'],
      ['YEV', 'Jewish Autonomous Oblast', 'Asia/Vladivostok'], ['MAG', 'Magadan Oblast', 'Asia/Magadan'],
      ['SAK', 'Sakhalin Oblast', 'Asia/Sakhalin'], ['KAM', 'Kamchatka Krai', 'Asia/Kamchatka'],
      ['CHU', 'Chukotka Autonomous Okrug|Chukotka', 'Asia/Anadyr'],
    ],
  },
  US: {
    complete: true,
    regions: [
      ['AL', 'Alabama', 'America/Chicago'], ['AK', 'Alaska', 'America/Anchorage'], ['AZ', 'Arizona', 'America/Phoenix'],
      ['AR', 'Arkansas', 'America/Chicago'], ['CA', 'California', 'America/Los_Angeles'], ['CO', 'Colorado', 'America/Denver'],
      ['CT', 'Connecticut', 'America/New_York'], ['DE', 'Delaware', 'America/New_York'],
      ['DC', 'District of Columbia|Washington DC|Washington D C', 'America/New_York'], ['FL', 'Florida', 'America/New_York'],
      ['GA', 'Georgia', 'America/New_York'], ['HI', 'Hawaii', 'Pacific/Honolulu'], ['ID', 'Idaho', 'America/Boise'],
      ['IL', 'Illinois', 'America/Chicago'], ['IN', 'Indiana', 'America/Indiana/Indianapolis'], ['IA', 'Iowa', 'America/Chicago'],
      ['KS', 'Kansas', 'America/Chicago'], ['KY', 'Kentucky', 'America/New_York'], ['LA', 'Louisiana', 'America/Chicago'],
      ['ME', 'Maine', 'America/New_York'], ['MD', 'Maryland', 'America/New_York'], ['MA', 'Massachusetts', 'America/New_York'],
      ['MI', 'Michigan', 'America/Detroit'], ['MN', 'Minnesota', 'America/Chicago'], ['MS', 'Mississippi', 'America/Chicago'],
      ['MO', 'Missouri', 'America/Chicago'], ['MT', 'Montana', 'America/Denver'], ['NE', 'Nebraska', 'America/Chicago'],
      ['NV', 'Nevada', 'America/Los_Angeles'], ['NH', 'New Hampshire', 'America/New_York'], ['NJ', 'New Jersey', 'America/New_York'],
      ['NM', 'New Mexico', 'America/Denver'], ['NY', 'New York|New York State', 'America/New_York'],
      ['NC', 'North Carolina', 'America/New_York'], ['ND', 'North Dakota', 'America/Chicago'], ['OH', 'Ohio', 'America/New_York'],
      ['OK', 'Oklahoma', 'America/Chicago'], ['OR', 'Oregon', 'America/Los_Angeles'], ['PA', 'Pennsylvania', 'America/New_York'],
      ['RI', 'Rhode Island', 'America/New_York'], ['SC', 'South Carolina', 'America/New_York'], ['SD', 'South Dakota', 'America/Chicago'],
      ['TN', 'Tennessee', 'America/Chicago'], ['TX', 'Texas', 'America/Chicago'], ['UT', 'Utah', 'America/Denver'],
      ['VT', 'Vermont', 'America/New_York'], ['VA', 'Virginia', 'America/New_York'],
      ['WA', 'Washington|Washington State', 'America/Los_Angeles'], ['WV', 'West Virginia', 'America/New_York'],
      ['WI', 'Wisconsin', 'America/Chicago'], ['WY', 'Wyoming', 'America/Denver'], ['PR', 'Puerto Rico', 'America/Puerto_Rico'],
      ['GU', 'Guam', 'Pacific/Guam'], ['VI', 'US Virgin Islands|Virgin Islands', 'America/St_Thomas'],
      ['AS', 'American Samoa', 'Pacific/Pago_Pago'], ['MP', 'Northern Mariana Islands', 'Pacific/Saipan'],
    ],
  },
};
