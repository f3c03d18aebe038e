/**
 * Draws one day: a line for each country, its working hours on a 24-hour scale, and the messages at
 * the time they were sent.
 */
import { localAt, MINUTE, restOf } from './local-time.ts';
import {
  COUNTRIES,
  COUNTRY_CODES,
  PEOPLE,
  zoneOf,
  type CountryCode,
  type DemoPerson,
} from './people.ts';
import type { Ink } from '../story/ink.ts';
import type { ArrivedMessage } from '../mail-server.ts';

type Taken = ArrivedMessage & { what: 'taken' };

const CELL = 30 * MINUTE;
const CELLS = 48;
/** One, two, three, four or more messages in half an hour. */
const BARS = ['▂', '▄', '▆', '█'] as const;
const STEPS = ['first', 'second', 'last'] as const;

/** Countries with messages on this day, and countries with a public holiday. */
export function drawDay(dayStart: number, entries: readonly ArrivedMessage[], ink: Ink): string[] {
  const taken = entries.filter((entry) => entry.what === 'taken');
  const rows = COUNTRY_CODES.flatMap((country) => {
    const messages = taken.filter((entry) => entry.country === country);
    const rest = messages.length === 0 ? holidayOf(country, dayStart) : null;
    return messages.length > 0
      ? [drawCountry(country, { messages, dayStart, ink })]
      : rest
        ? [restLine(country, rest, ink)]
        : [];
  });
  return [ink.dim(`  ${''.padEnd(15)}${scale()} UTC`), ...rows];
}

function scale(): string {
  return Array.from({ length: 8 }, (_, i) =>
    String(i * 3)
      .padStart(2, '0')
      .padEnd(6),
  ).join('');
}

function drawCountry(
  country: CountryCode,
  { messages, dayStart, ink }: { messages: readonly Taken[]; dayStart: number; ink: Ink },
): string {
  const people = PEOPLE.filter((person) => person.country === country);
  let line = '';
  for (let cell = 0; cell < CELLS; cell++) {
    const from = dayStart + cell * CELL;
    const here = messages.filter(
      ({ at }) => Date.parse(at) >= from && Date.parse(at) < from + CELL,
    );
    const [one] = here;
    if (one)
      line += ink[STEPS[one.step - 1] ?? 'first'](BARS[Math.min(here.length, 4) - 1] as string);
    else line += people.some((person) => isOpen(person, from)) ? ink.dim('·') : ' ';
  }
  const times = messages.map(({ local }) => local.slice(11)).sort();
  const span = times.length === 1 ? (times[0] as string) : `${times[0]}–${times.at(-1)}`;
  const counts = STEPS.flatMap((name, index) => {
    const n = messages.filter(({ step }) => step === index + 1).length;
    return n === 0 ? [] : [ink[name](`${n} ${name}`)];
  });
  return `  ${COUNTRIES[country].name.padEnd(15)}${line} ${span.padEnd(11)} ${counts.join(', ')}`;
}

function restLine(country: CountryCode, holiday: string, ink: Ink): string {
  return `  ${ink.dim(COUNTRIES[country].name.padEnd(15))}${ink.away(`public holiday: ${holiday}`)}`;
}

function isOpen(person: DemoPerson, at: number): boolean {
  const local = localAt(zoneOf(person), at);
  return restOf(person, local.date) === null && local.minutes >= 9 * 60 && local.minutes < 17 * 60;
}

/**
 * A holiday of the whole country; a holiday of one region is shown with the people who wait for it.
 */
function holidayOf(country: CountryCode, dayStart: number): string | null {
  const date = new Date(dayStart).toISOString().slice(0, 10);
  const rests = PEOPLE.filter((person) => person.country === country).map((person) =>
    restOf(person, date),
  );
  const [first] = rests;
  return first && rests.every(Boolean) && first !== 'weekend' ? first : null;
}
