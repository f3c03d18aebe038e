/** Writes that a sending domain has been in use for long, or takes it back: rows of `setting`. */
import type { Database } from '../engine/database.ts';
import { setKey } from '../agentfs/keys.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import { warmKey } from './sending-domains.ts';
import type { Instant } from '../../domain/time.ts';

/** False when nothing changed. */
export function setWarm(db: Database, domain: string, warm: boolean, now: Instant): boolean {
  const key = warmKey(domain);
  const { changes } = warm
    ? prepared<[string, string], unknown>(
        db,
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
      ).run(key, JSON.stringify({ since: new Date(now).toISOString() }))
    : prepared<[string], unknown>(db, 'DELETE FROM setting WHERE key = ?').run(key);
  if (changes > 0) setKey(db, `settings/sendingDomains/${domain}`, { warm }, now);
  return changes > 0;
}

export const createDomainWriter = storeOf({ setWarm });
