/** Reads settings that apply to all mailboxes, and the key of Message-IDs. */
import type { Database } from '../engine/database.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import { singleValue, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';

/** The default limits of all mailboxes; empty when none are set. */
export function readDefaultLimits(db: Database): RateLimitsFile {
  const value = valueOf<[], JsonColumn<RateLimitsFile>>(
    db,
    `SELECT value FROM setting WHERE key = 'rateLimits'`,
  ).get();
  return value === undefined ? {} : readJson(value);
}

/** The address under which `serve` is reached from outside; null: it never ran. */
export function readPublicUrl(db: Database): string | null {
  const value = valueOf<[], JsonColumn<string>>(
    db,
    `SELECT value FROM setting WHERE key = 'publicUrl'`,
  ).get();
  return value === undefined ? null : readJson(value);
}

/** The key of our Message-ID tags. */
export function readMessageIdKey(db: Database): Buffer {
  return singleValue<[], Buffer>(db, `SELECT value FROM secret WHERE name = 'message_id'`).get();
}

export const createSettings = storeOf({
  defaultLimits: readDefaultLimits,
  publicUrl: readPublicUrl,
});
