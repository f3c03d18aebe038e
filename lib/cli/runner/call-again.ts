/** Writes the command lines of `next`: they can be pasted and run in the current folder. */
import { isAbsolute, join, dirname, relative } from 'node:path';
import { iso } from './values.ts';
import type { Instant } from '../../domain/time.ts';

type Caller = {
  scriptPath: string;
  cwd: string;
  db: string | undefined;
  virtual: boolean;
  now: () => Instant;
};

/** Passes a virtual clock on: on the real clock, the next step would contradict this answer. */
export function callAgainFrom(
  caller: Caller,
): (script: string, rest: string, at?: Instant | null) => string {
  return (script, rest, at) => {
    const path = join(dirname(caller.scriptPath), `${script}.ts`);
    const near = isAbsolute(path) ? relative(caller.cwd, path) : path;
    const shown = near.startsWith('..') ? path : near;
    const program = shown.startsWith('scripts/') ? `npx tsx ${shown}` : quote(shown);
    const db = caller.db === undefined ? '' : ` --db ${quote(caller.db)}`;
    const now = caller.virtual ? ` --now ${iso(at ?? caller.now())}` : '';
    return `${program} ${rest}${db}${now}`;
  };
}

/** Quotes for a POSIX shell. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll(`'`, `'\\''`)}'`;
}
