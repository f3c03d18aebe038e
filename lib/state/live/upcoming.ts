/** Reads the planned messages that leave next, by the index over planned messages. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import type { PlannedMessage } from '../../domain/live/facts.ts';

/** The mailboxes with planned messages of the campaign: one lookup for each. */
export function planningMailboxes(db: Database, campaignId: string): string[] {
  const next = singleValue<[string, string], string | null>(
    db,
    `SELECT min(mailbox_id) FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND state = 'scheduled' AND mailbox_id > ?`,
  );
  const found: string[] = [];
  for (let id = next.get(campaignId, ''); id !== null; id = next.get(campaignId, id))
    found.push(id);
  return found;
}

export function nextMessages(
  db: Database,
  { campaignId, mailboxId }: { campaignId: string; mailboxId: string },
  limit: number,
): PlannedMessage[] {
  return prepared<[string, string, number], PlannedMessage>(
    db,
    `SELECT id AS row, campaign_id AS campaignId, prospect_id AS prospectId, step, mailbox_id AS mailboxId, send_at AS sendAt
      FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND mailbox_id = ? AND state = 'scheduled' ORDER BY send_at LIMIT ?`,
  ).all(campaignId, mailboxId, limit);
}
