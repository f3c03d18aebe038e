/**
 * The contract of a driver: connections to a file, transactions, copies, and what it calls a fault.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINES, newPath } from './engines.fixture.ts';
import type { Database } from '../../../lib/state/engine/database.ts';

describe.each(ENGINES)('$name', (engine) => {
  const open = (path: string, { readonly = false, timeout = 0 } = {}): Database =>
    engine.open(path, { readonly, timeout });

  function newFile(): { path: string; db: Database } {
    const path = newPath();
    const db = open(path);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (n INTEGER PRIMARY KEY)');
    return { path, db };
  }
  const count = (db: Database): unknown => db.prepare('SELECT count(*) FROM t').pluck().get();
  const add = (db: Database): unknown => db.prepare('INSERT INTO t DEFAULT VALUES').run();
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
    return 'no error';
  };

  it('keeps every pragma that the promises need', () => {
    const { path, db } = newFile();
    const second = open(path);
    for (const each of [db, second]) {
      each.pragma('synchronous = FULL');
      each.pragma('foreign_keys = ON');
      each.pragma('trusted_schema = OFF');
      expect(
        ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema'].map((name) =>
          each.pragma(name),
        ),
      ).toEqual(['wal', 2, 1, 0]);
    }
    expect(db.pragma('optimize'), 'one that answers with nothing').toBeUndefined();
  });

  it('commits what returns, and rolls back what throws', () => {
    const { db } = newFile();
    expect(db.transaction('immediate', () => (add(db), 'done'))).toBe('done');
    expect(() =>
      db.transaction('immediate', () => {
        add(db);
        expect(db.inTransaction).toBe(true);
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    expect([count(db), db.inTransaction]).toEqual([1, false]);
  });

  it('inside a transaction rolls back only the inner part', () => {
    const { db } = newFile();
    db.transaction('immediate', () => {
      add(db);
      expect(() =>
        db.transaction('immediate', () => {
          add(db);
          throw new Error('inner');
        }),
      ).toThrow('inner');
      db.transaction('deferred', () => add(db));
    });
    expect(count(db)).toBe(2);
  });

  it('immediate takes the write lock at once, deferred lets others write', () => {
    const { path, db } = newFile();
    const other = open(path);
    db.transaction('immediate', () => {
      expect(codeOf(() => other.exec('BEGIN IMMEDIATE'))).toBe('SQLITE_BUSY');
    });
    db.transaction('deferred', () => {
      expect(count(db)).toBe(0);
      add(other);
      expect(count(db), 'of one state of the file').toBe(0);
    });
    expect(count(db)).toBe(1);
  });

  it('waits for another process as long as requested', () => {
    const { path, db } = newFile();
    const other = open(path, { timeout: 60 });
    db.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    expect(codeOf(() => add(other))).toBe('SQLITE_BUSY');
    expect(performance.now() - began).toBeGreaterThan(50);
  });

  it('runs several statements at once', () => {
    const { db } = newFile();
    db.exec('BEGIN IMMEDIATE; INSERT INTO t DEFAULT VALUES; COMMIT; BEGIN IMMEDIATE');
    expect([count(db), db.inTransaction]).toEqual([1, true]);
    db.exec('ROLLBACK');
  });

  it('carries the log into the file when the last connection closes, unless that can only read', () => {
    const { path, db } = newFile();
    add(db);
    const reader = open(path, { readonly: true });
    expect([reader.readonly, db.readonly, count(reader)]).toEqual([true, false, 1]);
    db.close();
    reader.close();
    expect(existsSync(`${path}-wal`)).toBe(true);
    const again = open(path);
    expect([count(again), again.open]).toEqual([1, true]);
    again.close();
    again.close();
    expect([existsSync(`${path}-wal`), again.open]).toEqual([false, false]);
    expect(() => count(again)).toThrow();
  });

  it('calls the faults of a file by the names of SQLite', () => {
    const { path, db } = newFile();
    add(db);
    db.exec('CREATE TABLE child (n REFERENCES t)');
    db.pragma('foreign_keys = ON');
    const reader = open(path, { readonly: true });
    const text = newPath();
    writeFileSync(text, 'no database at all, but long enough for a header '.repeat(4));
    const full = newFile().db;
    full.exec('CREATE TABLE big (v)');
    full.pragma('max_page_count = 4');
    expect({
      unique: codeOf(() => db.prepare('INSERT INTO t VALUES (1)').run()),
      foreign: codeOf(() => db.exec('INSERT INTO child VALUES (99)')),
      readonly: codeOf(() => add(reader)),
      syntax: codeOf(() => db.prepare('SELEKT 1')),
      table: codeOf(() => db.exec('SELECT * FROM missing')),
      missing: codeOf(() => open(newPath(), { readonly: true })),
      foreigner: codeOf(() => open(text).prepare('SELECT 1 FROM sqlite_schema').get()),
      full: codeOf(() => full.prepare('INSERT INTO big VALUES (zeroblob(99999))').run()),
    }).toEqual({
      unique: 'SQLITE_CONSTRAINT_PRIMARYKEY',
      foreign: 'SQLITE_CONSTRAINT_FOREIGNKEY',
      readonly: 'SQLITE_READONLY',
      syntax: 'SQLITE_ERROR',
      table: 'SQLITE_ERROR',
      missing: 'SQLITE_CANTOPEN',
      foreigner: 'SQLITE_NOTADB',
      full: 'SQLITE_FULL',
    });
  });

  it('copies one state of the file while others write, between turns of the event loop', async () => {
    const { path, db } = newFile();
    db.exec(`CREATE TABLE big AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c
      WHERE n < 2000) SELECT n, zeroblob(1000) AS v FROM c`);
    const target = newPath();
    writeFileSync(target, '', { mode: 0o600 });
    const writer = open(path);
    let turns = 0;
    let copying = true;
    const turn = (): void => {
      turns++;
      add(writer);
      if (copying) setImmediate(turn);
    };
    setImmediate(turn);
    db.exec('BEGIN');
    const before = count(db);
    await db.backup(target, 5);
    db.exec('ROLLBACK');
    copying = false;
    const copy = open(target);
    expect([count(copy), copy.pragma('integrity_check(1)')]).toEqual([before, 'ok']);
    expect(turns).toBeGreaterThan(2);
    expect(count(db)).toBeGreaterThan(Number(before));
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('names the fault of a copy that cannot be written', async () => {
    const { db } = newFile();
    const target = `${newPath()}/missing/copy.db`;
    await expect(db.backup(target, 5)).rejects.toThrow();
  });
});
