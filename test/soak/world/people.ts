/**
 * Invents the prospects of a run: who they are, where, and how they will behave. The same in each
 * run.
 */
import { createHash } from 'node:crypto';
import { PLACES, type SoakPlace } from './places.ts';

export const ROLES = [
  'silent',
  'replies',
  'unsubscribes',
  'dead',
  'soft',
  'full_for_good',
  'away',
  'refused',
  'greylisting',
] as const;
export type SoakRole = (typeof ROLES)[number];

export type Invented = {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  place: SoakPlace;
  role: SoakRole;
};

/** Of a hundred people, in the order of ROLES. */
const SHARES: Readonly<Record<SoakRole, number>> = {
  silent: 66,
  replies: 10,
  unsubscribes: 5,
  dead: 4,
  soft: 4,
  full_for_good: 1,
  away: 6,
  refused: 2,
  greylisting: 2,
};

const FIRST = [
  'Ana',
  'Béla',
  'Chloé',
  'Dmitri',
  'Emeka',
  'Fatima',
  'Göran',
  'Hana',
  'Íñigo',
  'Jo',
  'Kwame',
  'Łucja',
  'Mei',
  'Núria',
  'Omar',
  'Priya',
];
const LAST = [
  "O'Hara",
  'Müller',
  'de la Cruz',
  'Nguyễn',
  'Smith, Jr.',
  'Papadopoulos',
  'Østergaard',
  'Yamada',
  'Al-Sayed',
  'Cohen',
];

export function inventPeople(count: number): Invented[] {
  return Array.from({ length: count }, (_, i) => {
    const company = `Company ${i % 97}`;
    return {
      email: `person${String(i + 1).padStart(4, '0')}@company${i % 97}.test`,
      firstName: FIRST[i % FIRST.length]!,
      lastName: LAST[i % LAST.length]!,
      company,
      place: PLACES[i % PLACES.length]!,
      role: roleOf(i),
    };
  });
}

/** Stratified, so that every role is there in a small run too: 37 and 100 have no common factor. */
function roleOf(index: number): SoakRole {
  let point = (index * 37 + 11) % 100;
  for (const role of ROLES) {
    if (point < SHARES[role]) return role;
    point -= SHARES[role];
  }
  return 'silent';
}

/** The list as the program gets it. */
export function renderList(people: readonly Invented[]): string {
  const rows = people.map(({ email, firstName, lastName, company, place: { cells } }) => [
    email,
    firstName,
    lastName,
    company,
    cells.country ?? '',
    cells.region ?? '',
    cells.timezone ?? '',
  ]);
  return `${[['email', 'first_name', 'last_name', 'company', 'country', 'region', 'timezone'], ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A number in [0, 1) from a stable text. */
export function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
