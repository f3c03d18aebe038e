/** Prints which messages the recipients' servers refused on a day, and what the tool did next. */
import { COUNTRIES, nameOf, personOf } from './people.ts';
import type { ArrivedMessage } from '../mail-server.ts';
import type { Ink } from '../story/ink.ts';

const SOFT_TRIES = 4;

type Told = { head: string; who: string };

/**
 * `before`: all earlier entries, in order, to number soft refusals. The same answer to several
 * people is printed once.
 */
export function tellRefusals(
  today: readonly ArrivedMessage[],
  before: readonly ArrivedMessage[],
  ink: Ink,
): string[] {
  const told = today.flatMap((entry) =>
    entry.what === 'refused' ? [tellOne(entry, { today, before, ink })] : [],
  );
  return [...new Set(told.map(({ head }) => head))].flatMap((head) => [
    head,
    ...told.filter((one) => one.head === head).map(({ who }) => who),
  ]);
}

function tellOne(
  entry: ArrivedMessage & { what: 'refused' },
  {
    today,
    before,
    ink,
  }: { today: readonly ArrivedMessage[]; before: readonly ArrivedMessage[]; ink: Ink },
): Told {
  const person = personOf(entry.to);
  const [code = '', words = ''] = [
    entry.reply.split(' <')[0],
    entry.reply.replace(/^.*>: /, '').split(/[,:]/)[0],
  ];
  const later = entry.reply.startsWith('451')
    ? today.find((other) => other.what === 'taken' && other.to === entry.to)
    : undefined;
  return {
    head: `  ${ink.bad('✕')} refused: ${code} ${words} ${ink.dim(`→ ${consequence(entry, before)}`)}`,
    who: `    ${`${nameOf(person)}, ${COUNTRIES[person.country].name}`.padEnd(34)} ${later?.what === 'taken' ? ink.dim(`accepted at ${later.local.slice(11)} local time`) : ''}`,
  };
}

function consequence(
  { reply, to }: ArrivedMessage & { what: 'refused' },
  before: readonly ArrivedMessage[],
): string {
  if (reply.startsWith('550')) return 'address marked invalid, sequence stops';
  if (reply.startsWith('451')) return 'tried again some minutes later';
  const nth =
    before.filter((earlier) => earlier.what === 'refused' && earlier.to === to).length + 1;
  return nth >= SOFT_TRIES
    ? `try ${nth} of ${SOFT_TRIES}: counted as bounced, sequence stops`
    : `try ${nth} of ${SOFT_TRIES}: again in 24 hours`;
}
