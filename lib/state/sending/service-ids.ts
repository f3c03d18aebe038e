/** Message-IDs that services assigned in place of ours: rows of `service_id`. */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

export type ServiceId = { localPart: string; seen: string };

/** Stores an id. An id of two messages identifies neither, so it then proves nothing. */
export function putServiceId(db: Database, row: number, id: ServiceId, at: Instant): void {
  prepared(
    db,
    `INSERT INTO service_id (local_part, seen, message_id, at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      message_id = CASE WHEN message_id = excluded.message_id THEN message_id END`,
  ).run(id.localPart, id.seen, row, at);
}

export const createServiceIds = storeOf({ putServiceId });
