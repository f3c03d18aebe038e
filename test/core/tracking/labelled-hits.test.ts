import { expect, it } from 'vitest';
import { readLabelled } from './labelled/labelled-message.ts';
import { score, type Score } from './labelled/score.ts';

const whole = [...readLabelled('held-out'), ...readLabelled('adjusted')];

const shareOf = (count: number, of: number): number => count / of;
const say = (name: string, found: Score): void =>
  console.log(
    `${name}: ${found.hits} requests; ${found.machinesAsPersons} of ${found.machines} machines' count as a person's, ` +
      `${found.personsLost} of ${found.persons} persons' as a machine's, ${found.personsSeen} as a person's`,
  );

it('of 400 labelled requests at most 1 % of machines count as persons, at most 5 % of persons are lost', () => {
  const found = score(whole);
  say('whole set', found);
  expect(found.hits).toBe(400);
  expect(shareOf(found.machinesAsPersons, found.machines)).toBeLessThanOrEqual(0.01);
  expect(shareOf(found.personsLost, found.persons)).toBeLessThanOrEqual(0.05);
  // Doubt about everything would satisfy both.
  expect(shareOf(found.personsSeen, found.persons)).toBeGreaterThan(0.85);
});

it('the part that was labelled before the rules were written is judged as well', () => {
  const found = score(readLabelled('held-out'));
  say('held out', found);
  expect(found.machines).toBeGreaterThan(40);
  expect(shareOf(found.machinesAsPersons, found.machines)).toBeLessThanOrEqual(0.01);
  expect(shareOf(found.personsLost, found.persons)).toBeLessThanOrEqual(0.05);
});

it('each message names its source, and each part has persons and machines', () => {
  for (const { source, hits } of whole) {
    expect(source.length).toBeGreaterThan(10);
    expect(hits.length).toBeGreaterThan(0);
  }
});
