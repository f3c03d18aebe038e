/** Prints the answers of a day: the invented people's words, and the tool's verdicts on them. */
import { COUNTRIES, nameOf, personOf } from './people.ts';
import type { Ink } from '../story/ink.ts';

/** A row of `response_tracker.ts replies`. */
export type Response = {
  responseId: number;
  kind: string;
  email: string;
  intent: string | null;
  untrusted: { text: string | null };
};

type Group = {
  kind: string;
  sign: string;
  colour: keyof Ink;
  title: (n: number) => string;
  follows: string;
};

const GROUPS: readonly Group[] = [
  {
    kind: 'reply',
    sign: '↩',
    colour: 'good',
    title: (n) => (n === 1 ? '1 reply' : `${n} replies`),
    follows: 'the sequence stops, a person takes over',
  },
  {
    kind: 'unsubscribe',
    sign: '⊘',
    colour: 'bad',
    title: (n) => `${n} unsubscribed`,
    follows: 'no campaign ever writes to them again',
  },
  {
    kind: 'out_of_office',
    sign: '☼',
    colour: 'away',
    title: (n) => `${n} out of office`,
    follows: 'the next message waits for their return',
  },
  {
    kind: 'auto_reply',
    sign: '⌂',
    colour: 'away',
    title: (n) => `${n} left the company`,
    follows: 'the sequence stops',
  },
  {
    kind: 'bounce',
    sign: '✕',
    colour: 'bad',
    title: (n) => (n === 1 ? '1 returned as undeliverable' : `${n} returned as undeliverable`),
    follows: 'the report is proven, the address is marked invalid, the sequence stops',
  },
];

export function tellArrivals(responses: readonly Response[], ink: Ink): string[] {
  return GROUPS.flatMap((group) => {
    const rows = responses.filter(({ kind }) => kind === group.kind);
    if (rows.length === 0) return [];
    const head = `  ${ink[group.colour](`${group.sign} ${group.title(rows.length)}`)} ${ink.dim(`→ ${group.follows}`)}`;
    return [head, ...rows.map((row) => tellOne(row, ink))];
  });
}

function tellOne({ email, kind, intent, untrusted }: Response, ink: Ink): string {
  const person = personOf(email);
  const who = `${nameOf(person)}, ${COUNTRIES[person.country].name}`.padEnd(34).slice(0, 34);
  const meaning = kind === 'reply' ? (intent ?? '').replaceAll('_', ' ').padEnd(15) : '';
  return `    ${who} ${meaning}${ink.dim(quote(untrusted.text, 58 - meaning.length))}`;
}

/** The first line of substance: a notice begins with a greeting. */
function quote(text: string | null, width: number): string {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 12);
  const said = lines[0] ?? '';
  if (said === '') return '';
  return said.length > width ? `“${said.slice(0, width - 3).trimEnd()}…”` : `“${said}”`;
}
