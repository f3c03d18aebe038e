/** Which log belongs to a state file: a table over the header, the log and the place. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../../lib/state/file/open.ts';
import { contentOfLog } from '../../../../lib/state/file/inspect.ts';
import {
  judgeLog,
  logPlaceOf,
  noteInHeader,
  readNote,
  type HeaderNote,
  type LogBeside,
} from '../../../../lib/state/file/log/log-note.ts';
import { transactOnce, type State } from '../../../../lib/state/file/transact.ts';
import { appendEvent } from '../../../../lib/state/events/event-log.ts';
import { newFolder } from '../../../support/script.ts';
import { newPath } from '../../../support/state-file.ts';

const HERE = 11;
const ELSEWHERE = 22;
const main = (place: number, round: number): HeaderNote => ({ place, round });
const log = (
  place: number,
  round: number,
  content: LogBeside['content'] = 'header',
  partial = false,
): LogBeside => ({ both: { place, round, partial }, content });
const JOIN = { foreign: false, claim: false };
const CLAIM = { foreign: false, claim: true };

describe('a log beside a file', () => {
  it.each<[string, HeaderNote, LogBeside | null, object]>([
    ['none, and the file was used here', main(HERE, 5), null, JOIN],
    ['none, and the file was used elsewhere', main(ELSEWHERE, 5), null, CLAIM],
    ['none, and the file is new', main(0, 0), null, CLAIM],
    ['none, and the file is a backup', main(-1, 0), null, CLAIM],
    ['of this round', main(HERE, 5), log(HERE, 5), JOIN],
    [
      'of this round, without the header: another program wrote it',
      main(HERE, 5),
      log(HERE, 5, 'pages'),
      JOIN,
    ],
    ['of the next round, which has just begun', main(HERE, 5), log(HERE, 6, 'header', true), JOIN],
    ['of a later round: a reader kept several from the file', main(HERE, 5), log(HERE, 9), JOIN],
    ['of the round after the last number', main(HERE, 2 ** 31 - 1), log(HERE, 0), JOIN],
    ['of an earlier round', main(HERE, 5), log(HERE, 4), { foreign: true, claim: false }],
    [
      'of an earlier round, before the last number',
      main(HERE, 0),
      log(HERE, 2 ** 31 - 1),
      { foreign: true, claim: false },
    ],
    ['of another place', main(HERE, 5), log(ELSEWHERE, 5), { foreign: true, claim: false }],
    ['moved here with the file', main(ELSEWHERE, 5), log(ELSEWHERE, 5), CLAIM],
    ['moved here with the file, and ahead of it', main(ELSEWHERE, 5), log(ELSEWHERE, 6), CLAIM],
    [
      'left here while the file was used elsewhere',
      main(ELSEWHERE, 6),
      log(HERE, 5),
      { foreign: true, claim: true },
    ],
    [
      'of whom nobody knows whose it is',
      main(ELSEWHERE, 5),
      log(ELSEWHERE, 5, 'pages'),
      { foreign: true, claim: true },
    ],
    ['of a process that died while it moved the log here', main(ELSEWHERE, 5), log(HERE, 6), CLAIM],
    ['with nothing in it', main(HERE, 5), log(HERE, 5, 'none'), JOIN],
    [
      'with nothing in it, and the file was used elsewhere',
      main(ELSEWHERE, 5),
      log(ELSEWHERE, 5, 'none'),
      CLAIM,
    ],
    ['of a new file, whose header is only there', main(0, 0), log(HERE, 0), JOIN],
    [
      'left over beside a backup that was put in its place',
      main(-1, 0),
      log(HERE, 5),
      { foreign: true, claim: true },
    ],
  ])('%s', (_, file, beside, verdict) => expect(judgeLog(file, beside, HERE)).toEqual(verdict));
});

describe('the place of a log', () => {
  it('is another in another folder and under another name, the same after the folder was renamed, and through a link to it', () => {
    const path = newPath();
    const before = logPlaceOf(path);
    expect(new Set([before, logPlaceOf(`${path}.new`), logPlaceOf(newPath())]).size).toBe(3);
    const moved = join(newFolder(), 'moved');
    renameSync(dirname(path), moved);
    writeFileSync(join(moved, 'another'), '');
    expect(logPlaceOf(join(moved, basename(path)))).toBe(before);
  });
});

/**
 * The content of the file without its log; read by another process, because closing it here would
 * drop SQLite's locks on it.
 */
const alone = (path: string): HeaderNote => noteInHeader(execFileSync('head', ['-c', '100', path]));
const commit = (state: State): void =>
  transactOnce(state, () => void appendEvent(state.db, { type: 'settings.changed', at: 1 }));
/** Whether the file lacks something when its log is not there: a copy of it alone is opened. */
async function lacksLog(path: string): Promise<boolean> {
  const copy = join(newFolder(), 'copy.db');
  execFileSync('cp', ['-p', path, copy]);
  const state = await openState(copy, 'read', { now: 0 });
  const { standing } = state;
  closeState(state);
  return standing.standing === 'copy' && standing.logMissing;
}

describe('a file in use', () => {
  it('lacks something from the beginning of a round to its last close, however often its log is carried, and is whole together with it', async () => {
    const path = newPath();
    const state = await openState(path, 'create', { now: 0 });
    expect(state.log?.checkpoint()).toBe(true);
    state.log?.checkpointFrom(20);
    const rounds = new Set<number>();
    for (let i = 0; i < 20; i++) {
      for (let j = 0; j < 20; j++) commit(state);
      rounds.add(alone(path).round);
      expect([await lacksLog(path), readNote(state.db).partial]).toEqual([true, false]);
    }
    expect(rounds.size, 'it was carried in between').toBeGreaterThan(5);
    closeState(state);
    expect(await lacksLog(path)).toBe(false);
  });

  it('keeps its log short: checkpointed pages are overwritten', async () => {
    const path = newPath();
    const state = await openState(path, 'create', { now: 0 });
    state.log?.checkpointFrom(100);
    for (let i = 0; i < 3_000; i++) commit(state);
    expect(statSync(`${path}-wal`).size).toBeLessThan(1_000 * 4_120);
    closeState(state);
  });

  it('is not called partial while a reader of an older state keeps the log from it, and is once that has ended', async () => {
    const path = newPath();
    const state = await openState(path, 'create', { now: 0 });
    commit(state);
    const reader = await openState(path, 'read', { now: 0 });
    reader.db.exec('BEGIN');
    reader.db.prepare('SELECT count(*) FROM event').get();
    commit(state);
    expect(state.log?.checkpoint()).toBe(false);
    expect(readNote(state.db).partial).toBe(false);
    reader.db.exec('COMMIT');
    expect(state.log?.checkpoint()).toBe(true);
    closeState(reader);
    closeState(state);
    expect(await lacksLog(path)).toBe(false);
  });

  it('begins its log with the header, whichever process writes first, so that the log is recognised after a move', async () => {
    const path = newPath();
    closeState(await openState(path, 'create', { now: 0 }));
    const state = await openState(path, 'write', { now: 0 });
    commit(state);
    const folder = newFolder();
    for (const suffix of ['', '-wal'])
      execFileSync('cp', ['-p', `${path}${suffix}`, join(folder, `moved.db${suffix}`)]);
    closeState(state);
    expect(contentOfLog(join(folder, 'moved.db'))).toBe('header');
    const moved = await openState(join(folder, 'moved.db'), 'write', { now: 0 });
    expect(moved.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(1);
    closeState(moved);
  });

  it('with the log of another file beside it is not opened, not even to read, and stays as it is', async () => {
    const [path, other] = [newPath(), newPath()];
    for (const each of [path, other]) closeState(await openState(each, 'create', { now: 0 }));
    const state = await openState(other, 'write', { now: 0 });
    commit(state);
    execFileSync('cp', ['-p', `${other}-wal`, `${path}-wal`]);
    closeState(state);
    const before = execFileSync('cat', [path]);
    for (const mode of ['read', 'write'] as const)
      await expect(openState(path, mode, { now: 0 })).rejects.toMatchObject({
        code: 'state_wal_missing',
        details: { log: 'foreign' },
      });
    expect(execFileSync('cat', [path]).equals(before)).toBe(true);
  });

  it('may be copied with its folder, log and all', async () => {
    const path = newPath();
    const state = await openState(path, 'create', { now: 0 });
    state.log?.checkpoint();
    commit(state);
    const folder = join(newFolder(), 'copy');
    mkdirSync(folder);
    cpSync(dirname(path), folder, { recursive: true });
    closeState(state);
    const copy = await openState(join(folder, basename(path)), 'write', { now: 0 });
    expect([
      copy.db.prepare('SELECT count(*) FROM event').pluck().get(),
      copy.standing,
    ]).toMatchObject([1, { by: 'other_file', logMissing: false }]);
    closeState(copy);
  });
});
