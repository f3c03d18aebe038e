import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import {
  transact,
  transactLowPriority,
  transactOnce,
  type State,
} from '../../../lib/state/file/transact.ts';
import { newPath } from '../../support/state-file.ts';

const put = (state: State, key: string): void =>
  void state.db.prepare('INSERT INTO setting VALUES (?, ?)').run(key, 'x');
const keys = (state: State): unknown[] =>
  state.db.prepare('SELECT key FROM setting ORDER BY key').pluck().all();

async function two(): Promise<[State, State]> {
  const path = newPath();
  return [await openState(path, 'create', { now: 0 }), await openState(path, 'write', { now: 0 })];
}

describe('a transaction', () => {
  it('waits for another to end, and then sees what it wrote', async () => {
    const [mine, theirs] = await two();
    theirs.db.exec('BEGIN IMMEDIATE');
    put(theirs, 'theirs');
    const waiting = transact(mine, () => {
      put(mine, 'mine');
      return keys(mine);
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    theirs.db.exec('COMMIT');
    expect(await waiting).toEqual(['mine', 'theirs']);
    [mine, theirs].forEach(closeState);
  });

  it('without a waiting time fails at once when another is running', async () => {
    const [mine, theirs] = await two();
    theirs.db.exec('BEGIN IMMEDIATE');
    expect(() => transactOnce(mine, () => put(mine, 'mine'))).toThrow(/locked/);
    theirs.db.exec('ROLLBACK');
    [mine, theirs].forEach(closeState);
  });

  it('leaves nothing behind when it fails, and fails with its own error', async () => {
    const [mine, theirs] = await two();
    await expect(
      transact(mine, () => {
        put(mine, 'half');
        throw new TypeError('no');
      }),
    ).rejects.toThrow(TypeError);
    expect(keys(theirs)).toEqual([]);
    [mine, theirs].forEach(closeState);
  });

  it('of a dry run answers as usual and changes nothing', async () => {
    const [mine, theirs] = await two();
    const dry = { ...mine, dryRun: true };
    expect(
      await transact(dry, () => {
        put(dry, 'dry');
        return keys(dry);
      }),
    ).toEqual(['dry']);
    expect(keys(theirs)).toEqual([]);
    await expect(
      transact(dry, () => {
        throw new TypeError('no');
      }),
    ).rejects.toThrow(TypeError);
    [mine, theirs].forEach(closeState);
  });

  it('is shared by simultaneous requests, in their order; one that fails does not make the others fail', async () => {
    const [mine, theirs] = await two();
    const changes = (): unknown => theirs.db.pragma('data_version');
    const before = changes() as number;
    const outcomes = await Promise.allSettled([
      transactLowPriority(mine, () => put(mine, 'a')),
      transact(mine, () => put(mine, 'b')),
      transact(mine, () => keys(mine)),
    ]);
    expect([outcomes[2], (changes() as number) - before]).toEqual([
      { status: 'fulfilled', value: ['a', 'b'] },
      1,
    ]);
    const mixed = await Promise.allSettled([
      transact(mine, () => put(mine, 'c')),
      transact(mine, () => put(mine, 'a')),
      transact(mine, () => put(mine, 'd')),
    ]);
    expect([mixed.map(({ status }) => status), keys(theirs)]).toEqual([
      ['fulfilled', 'rejected', 'fulfilled'],
      ['a', 'b', 'c', 'd'],
    ]);
    [mine, theirs].forEach(closeState);
  });

  it('of low priority is committed within moments, even without other requests', async () => {
    const [mine, theirs] = await two();
    await transactLowPriority(mine, () => put(mine, 'alone'));
    expect(keys(theirs)).toEqual(['alone']);
    [mine, theirs].forEach(closeState);
  });
});
