/** A store is its functions with the database given. */
import { expect, it } from 'vitest';
import { storeOf } from '../../../lib/state/engine/store-of.ts';
import type { Database } from '../../../lib/state/engine/database.ts';

const [first, second] = [{}, {}] as [Database, Database];
const received = (...args: unknown[]): unknown[] => args;
const createStore = storeOf({
  find: (db: Database, id: string) => received(db, id),
  count: (db: Database, id: string, since: number) => received(db, id, since),
});

it('every function gets the database first, then the arguments of the call in order', () => {
  const { find, count } = createStore(first);
  expect(find('ann')[0]).toBe(first);
  expect(find('ann').slice(1)).toEqual(['ann']);
  expect(count('ann', 7).slice(1)).toEqual(['ann', 7]);
});

it('two stores keep to their own databases', () => {
  const [one, other] = [createStore(first), createStore(second)];
  expect([one.find('ann')[0] === first, other.find('ann')[0] === second]).toEqual([true, true]);
});
