import type { Database } from '../../../lib/state/engine/database.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listFolder, readFile, writeFile } from '../../../lib/state/agentfs/files.ts';
import { newDatabase } from './database.ts';

const now = Date.UTC(2026, 4, 4, 9);
const later = now + 3_600_000;

function inodes(db: Database): number {
  return db.prepare<[], number>('SELECT count(*) FROM fs_inode').pluck().get() ?? 0;
}

describe('a file in the database', () => {
  it('is read back byte for byte, at every size relative to the chunk', () => {
    const db = newDatabase();
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 4095, 4096, 4097, 8192, 20_000),
        fc.nat(255),
        (size, fill) => {
          const content = Buffer.alloc(size, fill);
          writeFile(db, '/campaigns/spring/reports/a.bin', content, { now });
          expect(readFile(db, '/campaigns/spring/reports/a.bin')?.equals(content)).toBe(true);
          expect(listFolder(db, '/campaigns/spring/reports')).toEqual([
            { name: 'a.bin', kind: 'file', size, modifiedAt: now },
          ]);
        },
      ),
      { numRuns: 40 },
    );
    db.close();
  });

  it('has all chunks full but the last, and a size that is their sum', () => {
    const db = newDatabase();
    writeFile(db, '/r.txt', 'é'.repeat(5_000), { now });
    expect(
      db.prepare('SELECT length(data) FROM fs_data ORDER BY chunk_index').pluck().all(),
    ).toEqual([4096, 4096, 1808]);
    expect(
      db
        .prepare("SELECT size FROM fs_inode i JOIN fs_dentry d USING (ino) WHERE d.name = 'r.txt'")
        .pluck()
        .get(),
    ).toBe(10_000);
    db.close();
  });

  it("uses the chunk size of the file system's creator", () => {
    const db = newDatabase();
    db.prepare("UPDATE fs_config SET value = '1024' WHERE key = 'chunk_size'").run();
    writeFile(db, '/r.txt', 'x'.repeat(2_500), { now });
    expect(
      db.prepare('SELECT length(data) FROM fs_data ORDER BY chunk_index').pluck().all(),
    ).toEqual([1024, 1024, 452]);
    db.close();
  });

  it('keeps its inode when it is written again, and leaves no old chunk behind', () => {
    const db = newDatabase();
    writeFile(db, '/a/r.txt', 'x'.repeat(50_000), { now });
    const before = inodes(db);
    writeFile(db, '/a/r.txt', 'short', { now: later });
    expect(readFile(db, '/a/r.txt')?.toString()).toBe('short');
    expect(inodes(db)).toBe(before);
    expect(db.prepare('SELECT count(*) FROM fs_data').pluck().get()).toBe(1);
    expect(listFolder(db, '/a')).toEqual([
      { name: 'r.txt', kind: 'file', size: 5, modifiedAt: later },
    ]);
    db.close();
  });

  it('and its folders belong to the owner only, with one link each', () => {
    const db = newDatabase();
    writeFile(db, '/campaigns/spring/config.json', '{}', { now });
    const rows = db
      .prepare(
        "SELECT d.name, printf('%o', i.mode) AS mode, i.nlink FROM fs_dentry d JOIN fs_inode i USING (ino) ORDER BY i.ino",
      )
      .all();
    expect(rows).toEqual([
      { name: 'campaigns', mode: '40700', nlink: 1 },
      { name: 'spring', mode: '40700', nlink: 1 },
      { name: 'config.json', mode: '100600', nlink: 1 },
    ]);
    db.close();
  });

  it('is gone with the transaction that wrote it', () => {
    const db = newDatabase();
    const before = inodes(db);
    expect(() =>
      db.transaction('immediate', () => {
        writeFile(db, '/campaigns/spring/config.json', '{}', { now });
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    expect(readFile(db, '/campaigns/spring/config.json')).toBeNull();
    expect(inodes(db)).toBe(before);
    db.close();
  });

  it('that is missing reads as null, a missing folder lists as empty', () => {
    const db = newDatabase();
    expect(readFile(db, '/campaigns/none.json')).toBeNull();
    expect(readFile(db, '/')).toBeNull();
    expect(listFolder(db, '/campaigns')).toEqual([]);
    expect(listFolder(db, '/')).toEqual([]);
    db.close();
  });

  it.each([
    ['a file where a folder belongs', '/a', '/a/b'],
    ['a folder where a file belongs', '/a/b', '/a'],
  ])('refuses %s', (_fact, first, second) => {
    const db = newDatabase();
    writeFile(db, first, 'x', { now });
    expect(() => writeFile(db, second, 'y', { now })).toThrow(
      expect.objectContaining({ code: 'path_in_the_way', exit: 'refused' }),
    );
    db.close();
  });

  it.each(['', 'relative', '/', '//a', '/a/', '/a/../b', '/./a', '/a\u0000b', '/a\nb'])(
    'has a sound path, not %j',
    (path) => {
      const db = newDatabase();
      expect(() => writeFile(db, path, 'x', { now })).toThrow(TypeError);
      expect(inodes(db)).toBe(1);
      db.close();
    },
  );
});
