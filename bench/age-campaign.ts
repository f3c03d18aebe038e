/**
 * Brings a campaign to its middle: six of every ten prospects have had their first message. By SQL,
 * because to send 60,000 messages takes minutes.
 */
import { join } from 'node:path';
import { openDatabase } from '../lib/state/engine/choose-engine.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Inserts messages of the past three weeks with their slots, events and totals; the next step of
 * these people is due around `now`.
 */
export function ageCampaign(folder: string, now: number): void {
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'));
  db.pragma('synchronous = NORMAL');
  const waiting = db
    .prepare(
      `SELECT id, prospect_id AS prospect FROM enrollment WHERE state = 'waiting' AND next_step = 0 AND id % 10 < 6 ORDER BY id`,
    )
    .all() as { id: number; prospect: number }[];
  const message =
    db.prepare(`INSERT INTO message (campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id, first_try_at, sent_at, subject)
    VALUES ('bench', ?, ?, 0, 'default', 'ann', 'sent', ?, ?, ?, 'aged', ?, ?, 'A question')`);
  const slot = db.prepare(
    `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, settled) VALUES (?, 'ann', 'bench', 'other', 'aged.test', '', ?, ?)`,
  );
  const event = db.prepare(
    `INSERT INTO event (at, type, campaign_id, prospect_id, message_id, data) VALUES (?, 'message.sent', 'bench', ?, ?, '{}')`,
  );
  const total = db.prepare(
    `INSERT INTO counter (campaign_id, day, step, variant, mailbox_id, provider, metric, n) VALUES ('bench', ?, 0, 'default', 'ann', 'other', 'sent', 1) ON CONFLICT DO UPDATE SET n = n + 1`,
  );
  const byDay = db.prepare(
    `INSERT INTO day_count (campaign_id, day, step, sent) VALUES ('bench', ?, 0, 1) ON CONFLICT DO UPDATE SET sent = sent + 1`,
  );
  const day = db.prepare(
    `INSERT INTO mailbox_day (mailbox_id, day, sent) VALUES ('ann', ?, 1) ON CONFLICT DO UPDATE SET sent = sent + 1`,
  );
  const advance = db.prepare(
    `UPDATE enrollment SET next_step = 1, due_at = ?, mailbox_id = 'ann' WHERE id = ?`,
  );
  db.transaction('immediate', () => {
    for (const [index, { id, prospect }] of waiting.entries()) {
      // The last of them was sent three days ago: no limit is used up, and half of the follow-ups
      // are due.
      const at = now - 21 * DAY + Math.floor((index / waiting.length) * 18 * DAY);
      const row = message.run(
        id,
        prospect,
        at,
        at + HOUR,
        `<aged.${id}@acme.test>`,
        at,
        at,
      ).lastInsertRowid;
      const date = new Date(at).toISOString().slice(0, 10);
      slot.run(row, at, index + 1);
      event.run(at, prospect, row);
      total.run(date);
      byDay.run(date);
      day.run(date);
      advance.run(now - 10 * DAY + Math.floor((index / waiting.length) * 20 * DAY), id);
    }
  });
  db.close();
}
