/** The contract of a driver: statements, their parameters, and the rows that they answer with. */
import { describe, expect, it } from 'vitest';
import { ENGINES } from './engines.fixture.ts';
import type { Database, SqlValue } from '../../../lib/state/engine/database.ts';

describe.each(ENGINES)('$name', (engine) => {
  function memory(schema = ''): Database {
    const db = engine.open(':memory:', { readonly: false, timeout: 0 });
    db.exec(schema);
    return db;
  }

  it('answers with plain objects by column, and with undefined where there is no row', () => {
    const db = memory(`CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x'), (2, NULL)`);
    const select = db.prepare<[number], { a: number; b: string | null }>(
      'SELECT a, b FROM t WHERE a >= ? ORDER BY a',
    );
    expect(select.get(1)).toStrictEqual({ a: 1, b: 'x' });
    expect(select.all(1)).toStrictEqual([
      { a: 1, b: 'x' },
      { a: 2, b: null },
    ]);
    expect(select.get(3)).toBeUndefined();
    expect(select.all(3)).toEqual([]);
  });

  it('answers with the first column alone once it is plucked', () => {
    const db = memory();
    const values = db.prepare<[], number>('VALUES (1, 10), (2, 20)').pluck();
    expect([values.get(), values.all(), [...values.iterate()]]).toEqual([1, [1, 2], [1, 2]]);
  });

  it('hands over rows one at a time', () => {
    const db = memory();
    const many = db.prepare<[], { n: number }>(
      'WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c',
    );
    const seen: number[] = [];
    for (const { n } of many.iterate()) {
      seen.push(n);
      if (n === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(many.get(), 'it can be asked again').toEqual({ n: 1 });
  });

  it.each<[string, SqlValue]>([
    ['text', 'Zürich \u{1F600}'],
    ['an empty text', ''],
    ['the largest exact integer', Number.MAX_SAFE_INTEGER],
    ['the smallest exact integer', Number.MIN_SAFE_INTEGER],
    ['a fraction', 0.1],
    ['nothing', null],
    ['bytes', Buffer.from([0, 1, 254, 255])],
    ['no bytes', Buffer.alloc(0)],
  ])('gives back %s as it was written', (_, value) => {
    const db = memory('CREATE TABLE t (v)');
    db.prepare('INSERT INTO t VALUES (?)').run(value);
    const read = db.prepare<[], SqlValue>('SELECT v FROM t').pluck().get();
    expect(read).toStrictEqual(value);
    expect(db.prepare('SELECT v FROM t').get()).toStrictEqual({ v: value });
    expect(Buffer.isBuffer(read)).toBe(value instanceof Uint8Array);
  });

  it('keeps bytes that were read when the statement runs again', () => {
    const db = memory(`CREATE TABLE t (v); INSERT INTO t VALUES (x'01'), (x'02')`);
    const all = db.prepare<[], Buffer>('SELECT v FROM t').pluck();
    const [first] = all.all();
    all.all();
    expect(first).toEqual(Buffer.from([1]));
  });

  it.each([':', '@'])('takes named parameters with %s, and more than are named', (sign) => {
    const sum = memory()
      .prepare<Record<string, number>, number>(`SELECT ${sign}a + ${sign}b + ${sign}a`)
      .pluck();
    expect(sum.get({ a: 1, b: 10, c: 100 })).toBe(12);
  });

  it.each<[string, string, unknown[]]>([
    ['too few', 'SELECT ?, ?', [1]],
    ['too many', 'SELECT ?', [1, 2]],
    ['none of those named', 'SELECT :a', []],
    ['one of those named', 'SELECT :a, :b', [{ a: 1 }]],
    ['an object', 'SELECT ?, ?', [1, { a: 1 }]],
  ])('refuses %s instead of taking it for NULL', (_, sql, bound) => {
    const statement = memory().prepare(sql);
    for (const how of ['get', 'all', 'run'] as const)
      expect(() => statement[how](...(bound as SqlValue[]))).toThrow();
  });

  it('does not take a question mark or a colon in a text or a comment for a parameter', () => {
    const sql = `SELECT 'why? :a ''@b''' || "x?" || ? -- or :c?
      FROM (SELECT 'x' AS "x?")`;
    expect(memory().prepare<[string], string>(sql).pluck().get('!')).toBe(`why? :a '@b'x!`);
  });

  it('says how many rows changed and which was inserted last', () => {
    const db = memory('CREATE TABLE t (id INTEGER PRIMARY KEY, v)');
    const insert = db.prepare('INSERT INTO t (v) VALUES (?), (?)');
    expect(insert.run('a', 'b')).toMatchObject({ changes: 2, lastInsertRowid: 2 });
    expect(db.prepare('UPDATE t SET v = 0 WHERE id = 9').run()).toMatchObject({ changes: 0 });
  });

  it('changes all that a statement with RETURNING changes, however many rows are taken', () => {
    const db = memory(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t (v) VALUES (1), (2)',
    );
    const row = db.prepare<[], { v: number }>('UPDATE t SET v = v * 10 RETURNING v').get();
    expect([row, db.prepare('SELECT v FROM t').pluck().all()]).toEqual([{ v: 10 }, [10, 20]]);
  });

  it('has what our SQL is written with: JSON, upserts, rows as values, RETURNING', () => {
    const db = memory('CREATE TABLE t (k PRIMARY KEY, n)');
    const upsert = db.prepare<[string], number>(
      'INSERT INTO t VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + excluded.n RETURNING n',
    );
    expect([upsert.pluck().get('a'), upsert.get('a')]).toEqual([1, 2]);
    const json = db.prepare(
      `SELECT e.value ->> 'a' AS a FROM json_each('[{"a":1},{"a":2}]') e WHERE (1, 2) < (1, 3)`,
    );
    expect(json.all()).toEqual([{ a: 1 }, { a: 2 }]);
    expect(db.prepare('SELECT unixepoch() > 0 AS now').get()).toEqual({ now: 1 });
  });
});
