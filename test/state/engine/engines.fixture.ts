/** The drivers that this Node can load: each has to keep the contract. At least one always can. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBetterSqlite3 } from '../../../lib/state/engine/better-sqlite3.ts';
import { loadNodeSqlite } from '../../../lib/state/engine/node-sqlite.ts';
import type { SqlEngine } from '../../../lib/state/engine/database.ts';

export const ENGINES: readonly SqlEngine[] = [loadBetterSqlite3, loadNodeSqlite].flatMap((load) => {
  try {
    return load();
  } catch {
    return [];
  }
});

export function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'engine-')), 'state.db');
}
