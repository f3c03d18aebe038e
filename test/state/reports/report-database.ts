/** A real SQLite file with our tables, filled by hand for the reports. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import type { Database } from '../../../lib/state/engine/database.ts';
import { initial } from '../../../lib/state/migrations/001-initial.ts';
import type { CounterRow } from '../../../lib/domain/reports/metric.ts';

export function newReportDatabase(): Database {
  const db = openDatabase(join(mkdtempSync(join(tmpdir(), 'report-')), 'campaigns.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec(initial);
  return db;
}

export function addMailbox(db: Database, id: string): void {
  db.prepare(
    `INSERT INTO mailbox (id, from_name, from_address, smtp_ref, zone, created_at) VALUES (?, 'Ann', 'ann@acme.test', 'env:SMTP', 'UTC', 0)`,
  ).run(id);
}

export function addCampaign(
  db: Database,
  id: string,
  options: { name?: string; config?: object; mailboxes?: readonly string[] } = {},
): void {
  db.prepare(
    `INSERT INTO campaign (id, name, state, priority, config, created_at, started_at) VALUES (?, ?, 'active', 5, ?, 0, 1767225600000)`,
  ).run(
    id,
    options.name ?? id,
    JSON.stringify({
      id,
      name: options.name ?? id,
      mailboxes: options.mailboxes ?? [],
      steps: [],
      ...options.config,
    }),
  );
  for (const mailbox of options.mailboxes ?? [])
    db.prepare('INSERT INTO campaign_mailbox (campaign_id, mailbox_id) VALUES (?, ?)').run(
      id,
      mailbox,
    );
}

export function countEnrollments(
  db: Database,
  campaignId: string,
  states: Record<string, number>,
): void {
  for (const [state, n] of Object.entries(states))
    db.prepare('INSERT INTO enrollment_count (campaign_id, state, n) VALUES (?, ?, ?)').run(
      campaignId,
      state,
      n,
    );
}

/** Each row: `day step variant mailbox provider metric n`. */
export function addCounters(db: Database, campaignId: string, rows: readonly string[]): void {
  const insert = db.prepare(
    'INSERT INTO counter (campaign_id, day, step, variant, mailbox_id, provider, metric, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const row of rows) {
    const [day, step, variant, mailboxId, provider, metric, n] = row.trim().split(/\s+/) as [
      string,
      string,
      string,
      string,
      string,
      CounterRow['metric'],
      string,
    ];
    insert.run(campaignId, day, Number(step), variant, mailboxId, provider, metric, Number(n));
  }
}
