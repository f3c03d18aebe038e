/**
 * Decides the role of each of the sixty people: a hash gives the order, so every run has the same
 * cast.
 */
import { chance } from '../hash.ts';
import { PEOPLE, type CountryCode, type DemoPerson } from './people.ts';

export type DemoRole =
  /** Answers one of the three messages, in their own words. */
  | { role: 'answers'; intent: 'interested' | 'question' | 'later' | 'referral' | 'not_interested' }
  | { role: 'wants_out'; by: 'reply' | 'mailto' }
  /** An absence notice answers the first message; `back` is the day of return. */
  | { role: 'away'; back: string; answersAfter: boolean }
  | { role: 'left_company' }
  /** `rcpt`: refused at once with 550. `report`: accepted, and returned hours later (RFC 3464). */
  | { role: 'unknown_address'; shows: 'rcpt' | 'report' }
  /** Refused with 452 for this number of tries, then accepted. */
  | { role: 'mailbox_full'; tries: number }
  /** Refused with 451 at the very first try, then accepted. */
  | { role: 'greylisted' }
  | { role: 'silent' };

type Part = { part: DemoRole; from?: readonly CountryCode[]; n?: number };

const PARTS: readonly Part[] = [
  { part: { role: 'away', back: '2026-05-05', answersAfter: true }, from: ['DE'] },
  { part: { role: 'away', back: '2026-05-05', answersAfter: false }, from: ['FR'] },
  { part: { role: 'away', back: '2026-05-06', answersAfter: false }, from: ['ES'] },
  { part: { role: 'away', back: '2026-05-06', answersAfter: false }, from: ['BR'] },
  { part: { role: 'away', back: '2026-05-05', answersAfter: false }, from: ['US'] },
  // Never clears: four tries, a day apart, before it counts as bounced.
  { part: { role: 'mailbox_full', tries: 99 }, from: ['US', 'CA'] },
  { part: { role: 'mailbox_full', tries: 1 } },
  { part: { role: 'unknown_address', shows: 'rcpt' }, n: 2 },
  { part: { role: 'unknown_address', shows: 'report' }, n: 2 },
  { part: { role: 'greylisted' }, n: 3 },
  { part: { role: 'wants_out', by: 'mailto' } },
  { part: { role: 'wants_out', by: 'reply' }, n: 2 },
  { part: { role: 'left_company' }, from: ['GB', 'US', 'CA', 'ZA', 'IN'] },
  { part: { role: 'answers', intent: 'interested' }, n: 5 },
  { part: { role: 'answers', intent: 'question' }, n: 3 },
  { part: { role: 'answers', intent: 'not_interested' }, n: 3 },
  { part: { role: 'answers', intent: 'later' }, n: 2 },
  {
    part: { role: 'answers', intent: 'referral' },
    from: ['GB', 'US', 'CA', 'ZA', 'IN', 'JP', 'PL', 'SA'],
  },
];

/** The role of every person, by address. */
export const CAST: ReadonlyMap<string, DemoRole> = deal();

function deal(): Map<string, DemoRole> {
  const cast = new Map<string, DemoRole>(PEOPLE.map(({ email }) => [email, { role: 'silent' }]));
  const deck = [...PEOPLE].sort((a, b) => chance(`role|${a.email}`) - chance(`role|${b.email}`));
  for (const { part, from, n = 1 } of PARTS) {
    for (let dealt = 0; dealt < n; dealt++) {
      const at = deck.findIndex(({ country }) => !from || from.includes(country));
      const [person] = deck.splice(at, 1) as [DemoPerson];
      cast.set(person.email, part);
    }
  }
  return cast;
}

export function roleOf(person: DemoPerson): DemoRole {
  return CAST.get(person.email) as DemoRole;
}

/** The number of the message (1 to 3) that a person answers: half of them answer the first. */
export function answeredStep(person: DemoPerson): number {
  const at = chance(`step|${person.email}`);
  return at < 0.5 ? 1 : at < 0.8 ? 2 : 3;
}
