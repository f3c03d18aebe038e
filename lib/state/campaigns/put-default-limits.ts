/**
 * Writes the default limits of all mailboxes; they can be read in AgentFS's key-value store too.
 */
import type { Database } from '../engine/database.ts';
import { setKey } from '../agentfs/keys.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

export function writeDefaultLimits(db: Database, limits: RateLimitsFile, now: number): void {
  prepared(
    db,
    `INSERT INTO setting (key, value) VALUES ('rateLimits', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(limits));
  setKey(db, 'settings/defaults', { rateLimits: limits }, now);
}

export const createSettingsWriter = storeOf({ writeDefaultLimits });
