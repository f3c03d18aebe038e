/**
 * Every fault of the storage, on real files: its code, and that it is reported before anything is
 * written.
 */
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { storageFailure } from '../../../lib/state/file/failures.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { runCode, type ChildExit } from '../../support/child.ts';
import { newPath, seededState } from '../../support/state-file.ts';

const open = (path: string): Promise<State> => openState(path, 'write', { now: 0 });

async function closedFile(): Promise<string> {
  const state = await seededState();
  closeState(state);
  return state.path;
}

/**
 * Pages in the file and two more in the log, which stays: what a process leaves that was killed.
 */
async function fileWithLog(): Promise<string> {
  const path = await closedFile();
  const state = await open(path);
  transactOnce(state, () =>
    state.db.prepare(`INSERT INTO setting VALUES ('a', ?)`).run('x'.repeat(5_000)),
  );
  const copy = newPath();
  for (const suffix of ['', '-wal']) {
    copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
    chmodSync(`${copy}${suffix}`, 0o600);
  }
  closeState(state);
  return copy;
}

describe('a file whose end is missing', () => {
  it.each([1, 4096, 3 * 4096])('by %i bytes is truncated, not merely damaged', async (bytes) => {
    const path = await closedFile();
    const { size } = statSync(path);
    truncateSync(path, size - bytes);
    await expect(open(path)).rejects.toMatchObject({
      code: 'state_truncated',
      exit: 'configuration',
      details: { bytes: size - bytes, expectedBytes: size },
    });
  });

  it('down to less than a header', async () => {
    const path = await closedFile();
    truncateSync(path, 60);
    await expect(open(path)).rejects.toMatchObject({ code: 'state_truncated' });
  });

  it('is noticed under a log too, which SQLite alone would read over', async () => {
    const path = await fileWithLog();
    truncateSync(path, 8 * 4096);
    await expect(open(path)).rejects.toMatchObject({ code: 'state_truncated' });
  });

  it('and one that only waits for the last pages of its log is whole', async () => {
    const path = await fileWithLog();
    const state = await open(path);
    expect(
      state.db.prepare(`SELECT length(value) FROM setting WHERE key = 'a'`).pluck().get(),
    ).toBe(5_000);
    closeState(state);
  });
});

it('a log that another program made readable for all users is closed, like the file itself', async () => {
  const path = await fileWithLog();
  chmodSync(`${path}-wal`, 0o644);
  const state = await open(path);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  closeState(state);
});

/** As the user `nobody` if we are root, who ignores modes; as ourselves otherwise. */
const ROOT = process.getuid?.() === 0;
function openAsNobody(path: string): Promise<ChildExit> {
  const become = ROOT ? 'process.setgid(65534); process.setuid(65534);' : '';
  return runCode(`import { openState, closeState } from './lib/state/file/open.ts'; import { transact } from './lib/state/file/transact.ts'; import './lib/state/file/migrate.ts'; ${become}
    try { const state = await openState(${JSON.stringify(path)}, 'write', { now: 0 }); await transact(state, () => state.db.exec("INSERT INTO setting VALUES ('a', 'b')")); closeState(state); console.log('written'); }
    catch (error) { const { storageFailure } = await import('./lib/state/file/failures.ts'); console.log((storageFailure(error, ${JSON.stringify(path)}) ?? error).code); }`);
}

describe('a file that this user may not write', () => {
  async function owned(modes: { file: number; folder: number }): Promise<string> {
    const path = await closedFile();
    if (ROOT) [path, dirname(path)].forEach((each) => chownSync(each, 65534, 65534));
    chmodSync(path, modes.file);
    chmodSync(dirname(path), modes.folder);
    return path;
  }

  it.each([
    ['as it should be', { file: 0o600, folder: 0o700 }, 'written'],
    ['the file may only be read', { file: 0o400, folder: 0o700 }, 'state_unwritable'],
    ['the folder may only be read', { file: 0o600, folder: 0o500 }, 'state_unwritable'],
    ['the file may not even be read', { file: 0o000, folder: 0o700 }, 'state_unwritable'],
  ])('%s', async (_, modes, expected) => {
    const path = await owned(modes);
    expect((await openAsNobody(path)).stdout.trim()).toBe(expected);
    chmodSync(dirname(path), 0o700);
  });
});

/**
 * A file system of our own, in a namespace of our own: no root is needed where the kernel lets
 * users have one.
 */
const MOUNTS = ((): boolean => {
  try {
    execFileSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!MOUNTS)(
  'on a file system of its own (skipped where unshare or mount is not allowed)',
  () => {
    /**
     * `prepare` runs with the file at $1 on a fresh tmpfs of `size`; answers what writing to the
     * file came to.
     */
    async function writeOn(size: string, prepare: string): Promise<string> {
      const from = await closedFile();
      const script = join(dirname(from), 'write.mjs');
      writeFileSync(
        script,
        `import { openState, closeState } from '${new URL('../../../lib/state/file/open.ts', import.meta.url).pathname}';
      import { storageFailure } from '${new URL('../../../lib/state/file/failures.ts', import.meta.url).pathname}';
      const path = process.argv[2];
      try { const state = await openState(path, 'write', { now: 0 });
        for (let i = 0; i < 1000; i++) state.db.prepare('INSERT INTO setting VALUES (?, ?)').run('k' + i, 'x'.repeat(4000));
        closeState(state); console.log('written');
      } catch (error) { console.log((storageFailure(error, path) ?? error).code); }`,
      );
      const tsx = new URL('../../../node_modules/.bin/tsx', import.meta.url).pathname;
      return execFileSync(
        'unshare',
        [
          '-rm',
          'sh',
          '-c',
          `set -e; mount -t tmpfs -o size=${size} none /mnt; cp -p "$1" /mnt/campaigns.db; ${prepare}; exec "${tsx}" "$2" /mnt/campaigns.db`,
          'sh',
          from,
          script,
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      ).trim();
    }

    it('there is room', async () => expect(await writeOn('32m', ':')).toBe('written'));
    it('the disk fills up', async () => expect(await writeOn('1m', ':')).toBe('state_full'));
    it('the disk is mounted read-only', async () =>
      expect(await writeOn('32m', 'mount -o remount,ro /mnt')).toBe('state_read_only'));
  },
);

describe('what SQLite calls', () => {
  const path = newPath();
  writeFileSync(path, '');
  it.each([
    ['SQLITE_FULL', 'state_full', 'tryAgain'],
    ['SQLITE_IOERR_READ', 'state_failing', 'configuration'],
    ['SQLITE_IOERR_FSYNC', 'state_failing', 'configuration'],
    ['SQLITE_CORRUPT_INDEX', 'state_corrupt', 'configuration'],
    ['SQLITE_NOTADB', 'state_corrupt', 'configuration'],
    ['SQLITE_READONLY_DIRECTORY', 'state_unwritable', 'configuration'],
    ['SQLITE_CANTOPEN', 'state_unwritable', 'configuration'],
  ])('%s is %s', (code, expected, exit) => {
    expect(storageFailure(Object.assign(new Error(), { code }), path)).toMatchObject({
      code: expected,
      exit,
      details: { cause: code },
      message: expect.stringContaining(path),
    });
    expect(readdirSync(dirname(path)), 'asking the system leaves nothing behind').toEqual([
      'campaigns.db',
    ]);
  });

  it.each([['SQLITE_CONSTRAINT_UNIQUE'], ['EACCES'], [undefined]])(
    '%s is not a fault of the storage',
    (code) => {
      expect(storageFailure(Object.assign(new Error(), { code }), path)).toBeNull();
    },
  );

  it('an I/O error because a file may not grow (ulimit, quota) is a lack of room', async () => {
    const from = await closedFile();
    const { size } = statSync(from);
    const code = `import { openDatabase } from './lib/state/engine/choose-engine.ts'; import { storageFailure } from './lib/state/file/failures.ts'; const path = process.argv[1];
      try { const db = openDatabase(path); for (let i = 0; i < 1000; i++) db.prepare('INSERT INTO setting VALUES (?, ?)').run('k' + i, 'x'.repeat(4000)); }
      catch (error) { console.log(error.code, storageFailure(error, path).code); }`;
    const tsx = new URL('../../../node_modules/.bin/tsx', import.meta.url).pathname;
    // POSIX sh counts in blocks of 512 bytes.
    const said = execFileSync(
      'sh',
      [
        '-c',
        `ulimit -f ${Math.ceil(size / 512) + 100}; exec "${tsx}" --input-type=module -e "$1" "$2"`,
        'sh',
        code,
        from,
      ],
      { encoding: 'utf8', cwd: new URL('../../../', import.meta.url).pathname },
    );
    expect(said.trim()).toBe('SQLITE_IOERR_WRITE state_full');
  });
});

it('nothing is created, not even a folder, by looking for a missing file', async () => {
  const path = join(dirname(newPath()), 'nowhere', 'campaigns.db');
  await expect(open(path)).rejects.toMatchObject({ code: 'no_state' });
  expect(existsSync(dirname(path))).toBe(false);
});
