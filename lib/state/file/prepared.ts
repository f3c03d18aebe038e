/** Statements prepared once for each connection: preparing one takes longer than running it. */
import type { Database, Statement } from 'better-sqlite3';

type Kept = { rows: Map<string, Statement>; values: Map<string, Statement> };
const kept = new WeakMap<Database, Kept>();

/** A statement that answers with rows as objects. */
export function prepared(db: Database, sql: string): Statement {
  return keep(db, 'rows', sql, () => db.prepare(sql));
}

/** A statement that answers with the first column of each row. */
export function valueOf(db: Database, sql: string): Statement {
  return keep(db, 'values', sql, () => db.prepare(sql).pluck());
}

function keep(db: Database, how: keyof Kept, sql: string, make: () => Statement): Statement {
  let all = kept.get(db);
  if (!all) kept.set(db, (all = { rows: new Map(), values: new Map() }));
  let statement = all[how].get(sql);
  if (!statement) all[how].set(sql, (statement = make()));
  return statement;
}
