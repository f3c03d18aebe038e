/** Decides which SQLite driver a process uses, once, when the first file is opened. */
import { versions } from 'node:process';
import { Failure } from '../../domain/failure.ts';
import { loadBetterSqlite3 } from './better-sqlite3.ts';
import { loadNodeSqlite } from './node-sqlite.ts';
import type { Database, SqlEngine, ConnectionOptions } from './database.ts';

let chosen: SqlEngine | null = null;

/** Throws Failure `not_installed` where no driver can be used, and what SQLite says to the file. */
export function openDatabase(
  file: string,
  { readonly = false, timeout = 5_000 }: ConnectionOptions = {},
): Database {
  return (chosen ??= chooseEngine()).open(file, { readonly, timeout });
}

/** From here on better-sqlite3 may abort the process as it ends (seen with Node 24.21). */
const FIRST_WITH_ITS_OWN = 24;

type Loaders = { better: () => SqlEngine; own: () => SqlEngine };
const LOADERS: Loaders = { better: loadBetterSqlite3, own: loadNodeSqlite };

/**
 * Before Node 24 better-sqlite3, and the driver that is part of Node where that is not installed or
 * was made for another Node; from 24 on the other way round.
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
    hint: 'Call with Node.js 22.16 or newer, which brings a driver. Or install a C++ compiler, make and Python 3, then run npm rebuild better-sqlite3 in the folder of this skill with the Node.js you call it with.',
  });
}
