/** Chooses the SQLite driver of a process, once, when the first file is opened. */
import { versions } from 'node:process';
import { Failure } from '../../domain/failure.ts';
import { loadBetterSqlite3 } from './better-sqlite3.ts';
import { loadNodeSqlite } from './node-sqlite.ts';
import type { Database, SqlEngine, ConnectionOptions } from './database.ts';

let chosen: SqlEngine | null = null;

/**
 * Opens a connection. Throws Failure `not_installed` when no driver is usable, and the errors of
 * SQLite about the file.
 */
export function openDatabase(
  file: string,
  { readonly = false, timeout = 5_000 }: ConnectionOptions = {},
): Database {
  return (chosen ??= chooseEngine()).open(file, { readonly, timeout });
}

/** From this version on better-sqlite3 may abort the process at its end (seen with Node 24.21). */
const FIRST_WITH_ITS_OWN = 24;

type Loaders = { better: () => SqlEngine; own: () => SqlEngine };
const LOADERS: Loaders = { better: loadBetterSqlite3, own: loadNodeSqlite };

/**
 * Before Node 24: better-sqlite3, or else Node's own driver. From Node 24 on: Node's own driver, or
 * else better-sqlite3.
 */
export function chooseEngine(node = versions.node, { better, own }: Loaders = LOADERS): SqlEngine {
  let problem: unknown;
  for (const load of Number.parseInt(node, 10) < FIRST_WITH_ITS_OWN ? [better, own] : [own, better])
    try {
      return load();
    } catch (error) {
      if (load === better) problem = error;
    }
  throw noEngine(problem);
}

function noEngine(problem: unknown): Failure {
  const foreign = (problem as { code?: unknown } | null)?.code === 'ERR_DLOPEN_FAILED';
  const what = foreign ? 'was made for another Node.js than this one' : 'is not installed';
  return new Failure({
    code: 'not_installed',
    exit: 'configuration',
    message: `No driver for SQLite can be used: better-sqlite3 ${what}, and this Node.js has none.`,
    hint: 'Use Node.js 22.16 or newer, which includes a driver. Or install a C++ compiler, make and Python 3, then run npm rebuild better-sqlite3 in the folder of this skill with the same Node.js.',
  });
}
