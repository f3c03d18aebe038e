/** A sample shows what differs: variants and steps first, then empty fields, then places. */
import { expect, test } from 'vitest';
import { chooseSample, type SampleCandidate } from '../../../lib/core/preview/choose-sample.ts';

const person = (overrides: Partial<SampleCandidate> & { id: number }) => ({
  step: 0,
  variant: 'a',
  country: null,
  zone: 'UTC',
  mailboxId: null,
  fields: { first_name: 'Bob', company: 'Acme' },
  ...overrides,
});
const names = ['first_name', 'company'];
const ids = (list: { id: number }[]): number[] => list.map(({ id }) => id);

test('the person with the most empty fields comes first', () => {
  const all = [
    person({ id: 1 }),
    person({ id: 2, fields: { first_name: 'Al' } }),
    person({ id: 3, fields: {} }),
  ];
  expect(ids(chooseSample(all, { size: 1, names }))).toEqual([3]);
});

test('each choice adds what none before it has', () => {
  const all = [
    person({ id: 1 }),
    person({ id: 2 }),
    person({ id: 3, variant: 'b' }),
    person({ id: 4, country: 'DE' }),
    person({ id: 5, step: 1 }),
  ];
  expect(ids(chooseSample(all, { size: 4, names })).sort()).toEqual([1, 3, 4, 5].sort());
});

test('equal people come in their order, and no one twice', () => {
  const all = [1, 2, 3].map((id) => person({ id }));
  expect(ids(chooseSample(all, { size: 9, names }))).toEqual([1, 2, 3]);
  expect(chooseSample([], { size: 2, names })).toEqual([]);
});
