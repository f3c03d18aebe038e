/**
 * Current settings as AgentFS key-value pairs: JSON text by key, readable with the SDK and the
 * `agentfs` tool.
 */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';

/** Stores a JSON value under a key, replacing the earlier one. Runs in the caller's transaction. */
export function setKey(db: Database, key: string, value: unknown, now: Instant): void {
  prepared(
    db,
    `INSERT INTO kv_store (key, value, created_at, updated_at) VALUES (@key, @value, @at, @at)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  ).run({ key, value: JSON.stringify(value ?? null), at: Math.floor(now / 1000) });
}

/**
 * The value under a key; `undefined` when there is none. Throws SyntaxError when another program
 * stored text that is not JSON.
 */
export function getKey(db: Database, key: string): unknown {
  const row = db
    .prepare<[string], { value: string }>('SELECT value FROM kv_store WHERE key = ?')
    .get(key);
  return row === undefined ? undefined : JSON.parse(row.value);
}
