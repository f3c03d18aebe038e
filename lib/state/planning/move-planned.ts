/** Writes the new instants of planned messages that a plan of another campaign displaced. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { prepared } from '../file/prepared.ts';
import type { PlanCommit } from '../../domain/campaigns/candidate.ts';

/**
 * A message that is now later than its own campaign planned it remembers which campaign took its
 * slot, and when that was. Appends an event for each displaced campaign.
 */
export function movePlanned(
  db: Database,
  { campaignId, now, others }: Pick<PlanCommit, 'campaignId' | 'now' | 'others'>,
): void {
  const move = prepared(
    db,
    `UPDATE message SET send_at = :sendAt, open_until = :openUntil, mailbox_id = :mailboxId,
      displaced_by = CASE WHEN :sendAt <= ifnull(displaced_from, send_at) THEN NULL WHEN :sendAt > send_at THEN :by ELSE displaced_by END,
      displaced_from = CASE WHEN :sendAt <= ifnull(displaced_from, send_at) THEN NULL ELSE ifnull(displaced_from, send_at) END
    WHERE id = :messageRow AND state = 'scheduled'`,
  );
  for (const { messageRow, sendAt, openUntil, mailboxId } of others)
    move.run({ messageRow, sendAt, openUntil, mailboxId, by: campaignId });
  for (const displaced of new Set(others.map((each) => each.campaignId))) {
    const own = others.filter((each) => each.campaignId === displaced);
    appendEvent(db, {
      type: 'batch.displaced',
      at: now,
      campaignId: displaced,
      data: {
        by: campaignId,
        moved: own.length,
        later: own.filter(({ sendAt, from }) => sendAt > from).length,
        laterDay: own.filter(({ laterDay }) => laterDay).length,
      },
    });
  }
}
