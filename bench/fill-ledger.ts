/**
 * Adds past messages to a state file, one for each of many people. By SQL, because to send a
 * million takes minutes.
 */
import { join } from 'node:path';
import { openDatabase } from '../lib/state/engine/choose-engine.ts';

const DAY = 86_400_000;

export function fillLedger(folder: string, past: number, now: number): void {
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'));
  db.pragma('synchronous = NORMAL');
  const first = 10_000_000;
  const at = `${now - 60 * DAY} + n * ${Math.floor((50 * DAY) / past)}`;
  const rows = `WITH RECURSIVE past (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM past WHERE n < ${past})`;
  db.transaction('immediate', () => {
    db.exec(
      `INSERT INTO prospect (id, email, canonical, domain, provider, zone_source, fields, created_at) ${rows} SELECT ${first} + n, 'past' || n || '@old.test', 'past' || n || '@old.test', 'old.test', 'other', 'campaign', '{}', 0 FROM past`,
    );
    db.exec(
      `INSERT INTO enrollment (id, campaign_id, prospect_id, state, next_step, calendar_key, mailbox_id) ${rows} SELECT ${first} + n, 'bench', ${first} + n, 'finished', 3, 'Europe/London||', 'ann' FROM past`,
    );
    db.exec(`INSERT INTO message (id, campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id, first_try_at, sent_at, subject)
      ${rows} SELECT ${first} + n, 'bench', ${first} + n, ${first} + n, 0, 'default', 'ann', 'sent', ${at}, 0, '<past.' || n || '@acme.test>', 'past', ${at}, ${at}, 'A question' FROM past`);
    db.exec(
      `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, settled) ${rows} SELECT ${first} + n, 'ann', 'bench', 'other', 'old.test', 'bench', ${at}, n FROM past`,
    );
    db.exec(
      `INSERT INTO attempt (message_id, n, at, outcome, phase, code, response) ${rows} SELECT ${first} + n, 1, ${at}, 'sent', 'final', 250, '250 ok' FROM past`,
    );
    db.exec(
      `INSERT INTO event (at, type, campaign_id, prospect_id, message_id, data) ${rows} SELECT ${at}, 'message.sent', 'bench', ${first} + n, ${first} + n, '{}' FROM past`,
    );
    db.exec(
      `INSERT INTO mailbox_day (mailbox_id, day, sent) ${rows} SELECT 'ann', date((${at}) / 1000, 'unixepoch') AS day, count(*) FROM past GROUP BY day ON CONFLICT DO UPDATE SET sent = sent + excluded.sent`,
    );
  });
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
