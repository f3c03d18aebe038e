/** Writes what a message carries for opens and clicks, before it leaves. */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared } from '../file/prepared.ts';
import { countMetric } from '../events/counters.ts';
import type { CountedMessage } from '../../domain/sending/message.ts';
import type { Tracked } from '../../domain/tracking/tracked-message.ts';
import type { LocalDate } from '../../domain/time.ts';

/** Another try may have another text; requests for the first one stay. */
export function putTracked(db: Database, row: number, { opens, links }: Tracked): void {
  prepared(
    db,
    `INSERT INTO tracked_message (message_id, opens, links) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET opens = excluded.opens, links = excluded.links`,
  ).run(row, opens ? 1 : 0, links === null ? null : JSON.stringify(links));
}

/** Counts a sent message among those whose opens or clicks can be seen. */
export function countTracked(db: Database, message: CountedMessage, day: LocalDate): void {
  const found = prepared<[number], { opens: 0 | 1; clicks: 0 | 1 }>(
    db,
    'SELECT opens, links IS NOT NULL AS clicks FROM tracked_message WHERE message_id = ?',
  ).get(message.row);
  if (found?.opens === 1) countMetric(db, message, { day, metric: 'pixel' });
  if (found?.clicks === 1) countMetric(db, message, { day, metric: 'links' });
}

export const createTrackedWriter = storeOf({ putTracked });
