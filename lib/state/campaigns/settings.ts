/** Settings of every mailbox and of one; each change is readable in AgentFS's key-value store as well. */
import type { Database } from '../engine/database.ts';
import { setKey } from '../agentfs/keys.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';

/** What `configure` without a scope said: the defaults of every mailbox. */
export function readDefaultLimits(db: Database): RateLimitsFile {
  const value = valueOf<[], string>(db, `SELECT value FROM setting WHERE key = 'rateLimits'`).get();
  return value === undefined ? {} : (JSON.parse(value) as RateLimitsFile);
}

export function writeDefaultLimits(db: Database, limits: RateLimitsFile, now: number): void {
  prepared(
    db,
    `INSERT INTO setting (key, value) VALUES ('rateLimits', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(limits));
  setKey(db, 'settings/defaults', { rateLimits: limits }, now);
}

/** The key behind our Message-ID tags. */
export function readMessageIdKey(db: Database): Buffer {
  return singleValue<[], Buffer>(db, `SELECT value FROM secret WHERE name = 'message_id'`).get();
}
