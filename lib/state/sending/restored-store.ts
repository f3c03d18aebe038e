/**
 * Reads the messages and prospects whose state a restored file cannot know, because its original
 * may have sent since.
 */
import type { Database } from '../engine/database.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './message-row.ts';
import { prepared } from '../file/prepared.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

type Unsettled = { message: DueMessage; state: 'scheduled' | 'reserved' | 'transmitting' };

/** Messages planned for `now` or earlier, or claimed. */
export function dueUnsettled(db: Database, now: Instant): Unsettled[] {
  const of = (state: Unsettled['state'], condition: string): Unsettled[] =>
    prepared<{ now: number }, MessageRow>(
      db,
      `${SELECT_MESSAGE} WHERE m.state IN ('scheduled', 'reserved', 'transmitting', 'in_doubt') AND m.state = '${state}' AND ${condition} ORDER BY m.id`,
    )
      .all({ now })
      .map((row) => ({ message: toMessage(row), state }));
  return [
    ...of('scheduled', 'm.send_at <= :now'),
    ...of('reserved', ':now IS NOT NULL'),
    ...of('transmitting', ':now IS NOT NULL'),
  ];
}

/**
 * Counts, for campaigns that are not completed, the prospects without a planned message whose next
 * step may leave by `now`, and those with a message planned for later. Plans change: the original
 * may have sent that message earlier, and this file may have planned it again since it was
 * restored.
 */
export function waitingPeople(
  db: Database,
  now: Instant,
): { campaignId: string; people: number }[] {
  return prepared<[number], { campaignId: string; people: number }>(
    db,
    `SELECT e.campaign_id AS campaignId, count(*) AS people FROM enrollment e JOIN campaign c ON c.id = e.campaign_id
    WHERE c.state <> 'completed' AND ((e.state = 'waiting' AND (e.next_step = 0 OR e.due_at <= ?))
      OR (e.state = 'queued' AND EXISTS (SELECT 1 FROM message m WHERE m.enrollment_id = e.id AND m.state = 'scheduled'))) GROUP BY e.campaign_id`,
  ).all(now);
}

export const createRestoredStore = storeOf({ dueUnsettled, waitingPeople });
