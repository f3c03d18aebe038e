/** A real SQLite file with the AgentFS tables, opened like the program opens its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import type { Database } from '../../../lib/state/engine/database.ts';
import { AGENTFS_SCHEMA } from '../../../lib/state/agentfs/schema.ts';

export function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'agentfs-')), 'campaigns.db');
}

export function openFile(path: string): Database {
  const db = openDatabase(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  return db;
}

export function newDatabase(): Database {
  const db = openFile(newFile());
  db.exec(AGENTFS_SCHEMA);
  return db;
}
