/** Prepares each statement once per connection, because preparing takes longer than running. */
import type { Bindable, Database, Statement } from '../engine/database.ts';

type Kept = { rows: Map<string, unknown>; values: Map<string, unknown> };
const kept = new WeakMap<Database, Kept>();

/** A query that always returns one row: an aggregate, or a row that always exists. */
type Single<P extends Bindable, Row> = {
  get(...bound: Parameters<Statement<P, Row>['get']>): Row;
};

/** A statement that returns rows as objects. */
export function prepared<P extends Bindable = Bindable, Row = unknown>(
  db: Database,
  sql: string,
): Statement<P, Row> {
  return keep(db, 'rows', sql) as Statement<P, Row>;
}

/** A statement that returns the first column of each row. */
export function valueOf<P extends Bindable = Bindable, Value = unknown>(
  db: Database,
  sql: string,
): Statement<P, Value> {
  return keep(db, 'values', sql) as Statement<P, Value>;
}

/** A statement that always returns one row. */
export function singleRow<P extends Bindable, Row>(db: Database, sql: string): Single<P, Row> {
  return keep(db, 'rows', sql) as Single<P, Row>;
}

/** A statement that always returns one row; reads its first column. */
export function singleValue<P extends Bindable, Value>(
  db: Database,
  sql: string,
): Single<P, Value> {
  return keep(db, 'values', sql) as Single<P, Value>;
}

function keep(db: Database, how: keyof Kept, sql: string): unknown {
  let all = kept.get(db);
  if (!all) kept.set(db, (all = { rows: new Map(), values: new Map() }));
  let statement = all[how].get(sql);
  if (statement === undefined) {
    statement = how === 'rows' ? db.prepare(sql) : db.prepare(sql).pluck();
    all[how].set(sql, statement);
  }
  return statement;
}
