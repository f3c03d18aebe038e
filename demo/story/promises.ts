/** Checks the promises against the log of the mail server, with a calendar of its own. */
import { addDays, localAt, restOf } from '../people/local-time.ts';
import { personOf, zoneOf } from '../people/people.ts';
import type { DemoAnswer } from '../people/answers.ts';
import type { ArrivedMessage } from '../mail-server.ts';

export type KeptPromise = { promise: string; seen: number; broken: string[] };

export function checkPromises(
  entries: readonly ArrivedMessage[],
  answers: readonly DemoAnswer[],
): KeptPromise[] {
  const taken = entries.filter((entry) => entry.what === 'taken');
  const broken = (test: (entry: ArrivedMessage & { what: 'taken' }) => boolean): string[] =>
    taken.filter(test).map(({ to, local, step }) => `message ${step} to ${to} at ${local}`);
  const seen = taken.length;
  return [
    {
      promise: 'no person got the same message twice',
      seen,
      broken: broken(
        ({ to, step }) =>
          taken.filter((other) => other.to === to && other.step === step).length > 1,
      ),
    },
    {
      promise: "no message outside 09:00 to 17:00 on the recipient's clock",
      seen,
      broken: broken(({ at, to }) => !isOffice(at, to)),
    },
    {
      promise: "no message on a weekend or a public holiday of the recipient's country",
      seen,
      broken: broken(({ local, to }) => restOf(personOf(to), local.slice(0, 10)) !== null),
    },
    {
      promise: 'no message after a reply, a no, or a final bounce',
      seen: answers.filter(({ final }) => final).length,
      broken: afterNo(entries, answers),
    },
    {
      promise: 'no message before the return of an absent recipient',
      seen: answers.filter(({ awayUntil }) => awayUntil).length,
      broken: whileAway(taken, answers),
    },
    {
      promise: 'at least 3 and 4 days between the three messages',
      seen,
      broken: broken(({ to, at, step }) =>
        taken.some(
          (other) =>
            other.to === to &&
            other.step === step - 1 &&
            localDays(to, other.at, at) < (step === 2 ? 3 : 4),
        ),
      ),
    },
  ];
}

function isOffice(at: string, to: string): boolean {
  const { minutes } = localAt(personZone(to), Date.parse(at));
  return minutes >= 9 * 60 && minutes < 17 * 60;
}

function afterNo(entries: readonly ArrivedMessage[], answers: readonly DemoAnswer[]): string[] {
  const late = answers
    .filter(({ final }) => final)
    .flatMap(({ person, at }) =>
      entries.filter(
        (entry) =>
          entry.to === person.email &&
          (entry.what === 'taken' ? Date.parse(entry.at) > at : Date.parse(entry.day) > at),
      ),
    );
  const refused = entries.filter((entry, index) =>
    entries
      .slice(0, index)
      .some(
        (earlier) =>
          earlier.to === entry.to && earlier.what === 'refused' && earlier.reply.startsWith('550'),
      ),
  );
  return [...late, ...refused].map(({ to, day }) => `${to} on ${day}`);
}

function whileAway(
  taken: readonly (ArrivedMessage & { what: 'taken' })[],
  answers: readonly DemoAnswer[],
): string[] {
  return answers
    .flatMap(({ person, at, awayUntil }) =>
      awayUntil === null
        ? []
        : taken.filter(
            (entry) =>
              entry.to === person.email &&
              Date.parse(entry.at) > at &&
              entry.local.slice(0, 10) <= awayUntil,
          ),
    )
    .map(({ to, local }) => `${to} at ${local}`);
}

function localDays(to: string, from: string, until: string): number {
  const [first, last] = [from, until].map((at) => localAt(personZone(to), Date.parse(at)).date) as [
    string,
    string,
  ];
  for (let days = 0; ; days++) if (addDays(first, days) >= last) return days;
}

function personZone(to: string): string {
  return zoneOf(personOf(to));
}
