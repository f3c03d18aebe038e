/** The numbers of SQLite's result codes by name. */
import { describe, expect, it } from 'vitest';
import { nameOfCode, translated } from '../../../lib/state/engine/sqlite-error.ts';

describe('a result code', () => {
  // From https://sqlite.org/rescode.html, the first and the last of each kind.
  it.each([
    [1, 'SQLITE_ERROR'],
    [5, 'SQLITE_BUSY'],
    [8, 'SQLITE_READONLY'],
    [10, 'SQLITE_IOERR'],
    [13, 'SQLITE_FULL'],
    [14, 'SQLITE_CANTOPEN'],
    [26, 'SQLITE_NOTADB'],
    [261, 'SQLITE_BUSY_RECOVERY'],
    [773, 'SQLITE_BUSY_TIMEOUT'],
    [264, 'SQLITE_READONLY_RECOVERY'],
    [1544, 'SQLITE_READONLY_DIRECTORY'],
    [266, 'SQLITE_IOERR_READ'],
    [778, 'SQLITE_IOERR_WRITE'],
    [1034, 'SQLITE_IOERR_FSYNC'],
    [4874, 'SQLITE_IOERR_SHMSIZE'],
    [6154, 'SQLITE_IOERR_MMAP'],
    [8714, 'SQLITE_IOERR_IN_PAGE'],
    [267, 'SQLITE_CORRUPT_VTAB'],
    [779, 'SQLITE_CORRUPT_INDEX'],
    [1550, 'SQLITE_CANTOPEN_SYMLINK'],
    [275, 'SQLITE_CONSTRAINT_CHECK'],
    [787, 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    [1555, 'SQLITE_CONSTRAINT_PRIMARYKEY'],
    [2067, 'SQLITE_CONSTRAINT_UNIQUE'],
    [3091, 'SQLITE_CONSTRAINT_DATATYPE'],
  ])('%i is %s', (code, name) => {
    expect(nameOfCode(code)).toBe(name);
  });

  it('that has no name of its own gets that of its kind', () => {
    expect(nameOfCode(10 + 256 * 200)).toBe('SQLITE_IOERR');
  });
});

it('an error that is not from SQLite stays what it is', () => {
  const error = new TypeError('a bug');
  expect(translated(error)).toBe(error);
  expect(translated('text')).toBe('text');
});
