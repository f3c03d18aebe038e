/** Makes a store of functions that take the database first: the same functions, with it given. */
import type { Database } from './database.ts';

type OnDatabase = (db: Database, ...args: never[]) => unknown;

type Store<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (
    db: Database,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

/** Inside the state the functions call each other with `db`; a port is made of them without it. */
export function storeOf<Functions extends Record<string, OnDatabase>>(
  functions: Functions,
): (db: Database) => Store<Functions> {
  const calls = Object.entries<OnDatabase>(functions);
  return (db) =>
    Object.fromEntries(
      calls.map(([name, call]) => [name, call.bind(null, db)]),
    ) as Store<Functions>;
}
