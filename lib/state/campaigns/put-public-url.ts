/** Writes the address under which `serve` is reached from outside. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** `url`: https, without a path's final slash, checked before. */
export function writePublicUrl(db: Database, url: string): void {
  prepared(
    db,
    `INSERT INTO setting (key, value) VALUES ('publicUrl', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(url));
}

export const createPublicUrlWriter = storeOf({ writePublicUrl });
