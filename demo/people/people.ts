/**
 * The sixty invented people of the demo: names that fit their countries, companies that do not
 * exist, reserved domains (RFC 2606).
 */

export type DemoPerson = {
  email: string;
  first: string;
  last: string;
  company: string;
  title: string;
  city: string;
  /** ISO 3166-2 without the country; `''` if the country needs none. */
  region: string;
  country: CountryCode;
};

export type Country = {
  name: string;
  /**
   * The zone of the whole country, or of each region. Listed here, because the checks at the end
   * must not ask the tool.
   */
  zone: string | Readonly<Record<string, string>>;
  /** ISO weekdays of rest. */
  rest: readonly number[];
};

const WEEKEND = [6, 7] as const;
const [EASTERN, CENTRAL, PACIFIC] = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
] as const;

/** From east to west, like the working day. */
export const COUNTRIES = {
  JP: { name: 'Japan', zone: 'Asia/Tokyo', rest: WEEKEND },
  IN: { name: 'India', zone: 'Asia/Kolkata', rest: WEEKEND },
  SA: { name: 'Saudi Arabia', zone: 'Asia/Riyadh', rest: [5, 6] },
  ZA: { name: 'South Africa', zone: 'Africa/Johannesburg', rest: WEEKEND },
  PL: { name: 'Poland', zone: 'Europe/Warsaw', rest: WEEKEND },
  DE: { name: 'Germany', zone: 'Europe/Berlin', rest: WEEKEND },
  FR: { name: 'France', zone: 'Europe/Paris', rest: WEEKEND },
  ES: { name: 'Spain', zone: 'Europe/Madrid', rest: WEEKEND },
  GB: { name: 'United Kingdom', zone: 'Europe/London', rest: WEEKEND },
  BR: { name: 'Brazil', zone: 'America/Sao_Paulo', rest: WEEKEND },
  CA: {
    name: 'Canada',
    zone: { QC: 'America/Toronto', ON: 'America/Toronto', BC: 'America/Vancouver' },
    rest: WEEKEND,
  },
  US: {
    name: 'United States',
    zone: {
      NY: EASTERN,
      MA: EASTERN,
      IL: CENTRAL,
      TX: CENTRAL,
      CO: 'America/Denver',
      WA: PACIFIC,
      CA: PACIFIC,
      OR: PACIFIC,
    },
    rest: WEEKEND,
  },
} as const satisfies Record<string, Country>;
export type CountryCode = keyof typeof COUNTRIES;
export const COUNTRY_CODES = Object.keys(COUNTRIES) as CountryCode[];

type Row = readonly [
  first: string,
  last: string,
  company: string,
  title: string,
  city: string,
  region?: string,
];

const ROWS: Readonly<Record<CountryCode, readonly Row[]>> = {
  JP: [
    ['Haruka', 'Mori', 'Kitayama Seiki', 'Quality Manager', 'Kyoto'],
    ['Kenji', 'Aoyama', 'Minato Sokki', 'Head of Production', 'Tokyo'],
    ['Yui', 'Tanabe', 'Hoshino Glass', 'Laboratory Lead', 'Nagoya'],
    ['Daichi', 'Kuroda', 'Setouchi Marine', 'Plant Manager', 'Hiroshima'],
    ['Emi', 'Sakamoto', 'Fujikawa Foods', 'Quality Assurance', 'Osaka'],
  ],
  IN: [
    ['Ananya', 'Iyer', 'Nilgiri Sensors', 'Operations Director', 'Bengaluru', 'KA'],
    ['Rohan', 'Deshpande', 'Sahyadri Castings', 'Plant Head', 'Pune', 'MH'],
    ['Kavya', 'Menon', 'Malabar Spice Works', 'Quality Manager', 'Kochi', 'KL'],
    ['Arjun', 'Malhotra', 'Yamuna Textiles', 'Managing Director', 'Delhi', 'DL'],
  ],
  SA: [
    ['Faisal', 'Al-Harbi', 'Najd Water Systems', 'Technical Director', 'Riyadh'],
    ['Noura', 'Al-Qahtani', 'Asir Polymers', 'Laboratory Manager', 'Jeddah'],
  ],
  ZA: [
    ['Thandi', 'Mokoena', 'Highveld Metals', 'Metallurgist', 'Johannesburg'],
    ['Pieter', 'van Zyl', 'Breede Cellars', 'Cellar Master', 'Cape Town'],
    ['Lerato', 'Dlamini', 'Umgeni Paper', 'Production Manager', 'Durban'],
  ],
  PL: [
    ['Zofia', 'Kamińska', 'Bursztyn Optyka', 'Kierownik laboratorium', 'Gdańsk'],
    ['Marek', 'Wiśniewski', 'Wisła Maszyny', 'Dyrektor techniczny', 'Kraków'],
    ['Agnieszka', 'Zielińska', 'Mazur Mleko', 'Kontrola jakości', 'Olsztyn'],
    ['Tomasz', 'Borkowski', 'Odra Logistyka', 'Dyrektor operacyjny', 'Wrocław'],
  ],
  DE: [
    ['Jonas', 'Vogel', 'Nordkran Technik', 'Betriebsleiter', 'Hamburg', 'HH'],
    ['Katrin', 'Lindner', 'Isartal Messtechnik', 'Leiterin Qualität', 'München', 'BY'],
    ['Tobias', 'Reuter', 'Spreewerk', 'Geschäftsführer', 'Berlin', 'BE'],
    ['Anneliese', 'Brandt', 'Rheinfaden Textil', 'Einkauf', 'Köln', 'NW'],
    ['Florian', 'Eckert', 'Schwarzwald Uhrwerke', 'Werkstattleiter', 'Freiburg', 'BW'],
    ['Miriam', 'Sommer', 'Taunus Labor', 'Laborleiterin', 'Frankfurt', 'HE'],
    ['Henrik', 'Petersen', 'Fördeblick Marine', 'Technischer Leiter', 'Kiel', 'SH'],
  ],
  FR: [
    ['Camille', 'Rousselin', 'Atelier Garance', 'Responsable qualité', 'Lyon'],
    ['Théo', 'Marchand', 'Garonne Aéro', 'Directeur technique', 'Toulouse'],
    ['Inès', 'Delacour', 'Lumen Provence', 'Cheffe de laboratoire', 'Marseille'],
    ['Baptiste', 'Lemoine', 'Brasserie du Canal', 'Gérant', 'Lille'],
    ['Margaux', 'Fontenay', 'Verrerie Fontenelle', 'Directrice de production', 'Nantes'],
    ['Lucien', 'Perrault', 'Cartonnages Perrin', 'Achats', 'Dijon'],
  ],
  ES: [
    ['Lucía', 'Navarro', 'Cerámicas Levante', 'Directora de calidad', 'Valencia', 'VC'],
    ['Mateo', 'Cifuentes', 'Talleres Manzanares', 'Director de planta', 'Madrid', 'MD'],
    ['Carmen', 'Ibarra', 'Aceros Nervión', 'Responsable de metrología', 'Bilbao', 'PV'],
    ['Diego', 'Santamaría', 'Olivar del Sur', 'Gerente', 'Sevilla', 'AN'],
    ['Nuria', 'Valverde', 'Químicas Besòs', 'Jefa de laboratorio', 'Barcelona', 'CT'],
  ],
  GB: [
    ['Eleanor', 'Hargreaves', 'Pennine Gauges', 'Head of Quality', 'Leeds'],
    ['Callum', 'Rutherford', 'Clydebank Sensors', 'Engineering Director', 'Glasgow', 'SCT'],
    ['Imogen', 'Ashdown', 'Thamesmoor Partners', 'Operations Manager', 'London'],
    ['Rhys', 'Llewellyn', 'Cambrian Glass', 'Works Manager', 'Cardiff', 'WLS'],
    ['Oliver', 'Pemberton', 'Fenland Foods', 'Technical Manager', 'Cambridge'],
    ['Harriet', 'Osborne', 'Severn Bindery', 'Managing Director', 'Bristol'],
  ],
  BR: [
    ['Beatriz', 'Carvalho', 'Paineira Alimentos', 'Gerente de qualidade', 'São Paulo', 'SP'],
    ['Rafael', 'Monteiro', 'Guanabara Naval', 'Diretor técnico', 'Rio de Janeiro', 'RJ'],
    ['Larissa', 'Andrade', 'Minas Cristal', 'Metrologista', 'Belo Horizonte', 'MG'],
    ['Thiago', 'Nogueira', 'Serra Café', 'Diretor de operações', 'Curitiba', 'PR'],
    ['Helena', 'Prado', 'Pampa Couros', 'Compras', 'Porto Alegre', 'RS'],
  ],
  CA: [
    ['Chloé', 'Gagnon', 'Laurentide Mesure', 'Directrice qualité', 'Montréal', 'QC'],
    ['Liam', 'Mackenzie', 'Humber Valley Tools', 'Plant Manager', 'Toronto', 'ON'],
    ['Aria', 'Bennett', 'Saltspring Optics', 'Founder', 'Vancouver', 'BC'],
    ['Noah', 'Desrosiers', 'Chaudière Papier', 'Directeur', 'Québec', 'QC'],
  ],
  US: [
    ['Maya', 'Whitfield', 'Larkspur Analytics', 'Head of Operations', 'New York', 'NY'],
    ['Ethan', 'Calloway', 'Bramble and Pike', 'Founder', 'Chicago', 'IL'],
    ['Sofia', 'Delgado', 'Mesa Verde Tools', 'Plant Manager', 'Denver', 'CO'],
    ['Caleb', 'Thornton', 'Cedar Loop', 'CTO', 'Seattle', 'WA'],
    ['Naomi', 'Ashford', 'Tidewater Labs', 'Laboratory Director', 'Boston', 'MA'],
    ['Grant', 'Holloway', 'Prairie Instruments', 'Quality Lead', 'Austin', 'TX'],
    ['Lena', 'Hartwell', 'Sunfield Optics', 'VP Engineering', 'San Diego', 'CA'],
    ['Owen', 'Fairbanks', 'Juniper Robotics', 'COO', 'Los Angeles', 'CA'],
    ['Priscilla', 'Drake', 'Harbor Metrics', 'Director of Quality', 'Portland', 'OR'],
  ],
};

export const PEOPLE: readonly DemoPerson[] = COUNTRY_CODES.flatMap((country) =>
  ROWS[country].map(([first, last, company, title, city, region = '']) => ({
    first,
    last,
    company,
    title,
    city,
    region,
    country,
    email: `${plain(first)}.${plain(last)}@${plain(company)}.example`,
  })),
);

const BY_EMAIL = new Map(PEOPLE.map((person) => [person.email, person]));

/** Throws for an unknown address: then the campaign wrote to a stranger. */
export function personOf(email: string): DemoPerson {
  const person = BY_EMAIL.get(email);
  if (!person) throw new Error('a message went to an address that is not on the list');
  return person;
}

export function zoneOf(person: DemoPerson): string {
  const { zone } = COUNTRIES[person.country] as Country;
  if (typeof zone === 'string') return zone;
  const found = zone[person.region];
  if (found === undefined) throw new Error(`${person.email} lives in a region without a zone`);
  return found;
}

export function nameOf({ first, last }: DemoPerson): string {
  return `${first} ${last}`;
}

/** Letters, digits and hyphens: `Fördeblick Marine` becomes `fordeblick-marine`. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ł/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
