/** Writes the address under which `serve` is reached from outside. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** `url`: checked before, without a final slash; null removes it. */
export function writePublicUrl(db: Database, url: string | null): void {
  if (url === null) prepared(db, `DELETE FROM setting WHERE key = 'publicUrl'`).run();
  else
    prepared(
      db,
      `INSERT INTO setting (key, value) VALUES ('publicUrl', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
    ).run(JSON.stringify(url));
}

export const createPublicUrlWriter = storeOf({ writePublicUrl });
