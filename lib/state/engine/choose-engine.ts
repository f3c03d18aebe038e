/** Decides which SQLite driver a process uses, once, when the first file is opened. */
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

/** better-sqlite3; where that is not installed, or was made for another Node, the driver that is part of Node. */
export function chooseEngine(
  loaders: readonly (() => SqlEngine)[] = [loadBetterSqlite3, loadNodeSqlite],
): SqlEngine {
  const problems: unknown[] = [];
  for (const load of loaders) {
    try {
      return load();
    } catch (error) {
      problems.push(error);
    }
  }
  throw noEngine(problems[0]);
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
