/** Campaigns: rows of `campaign`, and their files inside the database. */
import type { Database } from 'better-sqlite3';
import { writeFile } from './agentfs/files.ts';
import { appendEvent } from './event-log.ts';
import { setKey } from './agentfs/keys.ts';
import type { CampaignFile, CampaignState } from '../domain/campaign.ts';
import type { Instant } from '../domain/time.ts';

export type CampaignRow = {
  id: string;
  name: string;
  state: CampaignState;
  priority: number;
  /** The campaign file as it was accepted. */
  file: CampaignFile;
  createdAt: Instant;
  startedAt: Instant | null;
  completedAt: Instant | null;
};

type Row = Omit<CampaignRow, 'file'> & { config: string };
const COLUMNS = 'id, name, state, priority, config, created_at AS createdAt, started_at AS startedAt, completed_at AS completedAt';

export function findCampaign(db: Database, id: string): CampaignRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM campaign WHERE id = ?`).get(id) as Row | undefined;
  return row ? fromRow(row) : null;
}

export function listCampaigns(db: Database, page: { after: string; limit: number }): CampaignRow[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM campaign WHERE id > ? ORDER BY id LIMIT ?`).all(page.after, page.limit) as Row[]).map(fromRow);
}

export function campaignIds(db: Database): string[] {
  return db.prepare('SELECT id FROM campaign ORDER BY id').pluck().all() as string[];
}

/** Creates the campaign as a draft, or takes over a changed file. */
export function putCampaign(db: Database, file: CampaignFile, now: Instant): 'created' | 'updated' | 'unchanged' {
  const config = JSON.stringify(file);
  const before = findCampaign(db, file.id);
  if (before && JSON.stringify(before.file) === config) return 'unchanged';
  const priority = file.priority ?? 5;
  if (before) {
    db.prepare('UPDATE campaign SET name = ?, priority = ?, config = ? WHERE id = ?').run(file.name, priority, config, file.id);
  } else {
    db.prepare(`INSERT INTO campaign (id, name, state, priority, config, created_at) VALUES (?, ?, 'draft', ?, ?, ?)`).run(file.id, file.name, priority, config, now);
  }
  db.prepare('DELETE FROM campaign_mailbox WHERE campaign_id = ?').run(file.id);
  for (const mailbox of file.mailboxes) db.prepare('INSERT INTO campaign_mailbox (campaign_id, mailbox_id) VALUES (?, ?)').run(file.id, mailbox);
  writeFile(db, `/campaigns/${file.id}/campaign.json`, `${JSON.stringify(file, null, 2)}\n`, { now });
  setKey(db, `settings/campaigns/${file.id}`, { rateLimits: file.rateLimits ?? {}, sendWindow: file.sendWindow ?? {}, sequences: file.sequences ?? {} }, now);
  appendEvent(db, { type: before ? 'campaign.updated' : 'campaign.created', at: now, campaignId: file.id });
  return before ? 'updated' : 'created';
}

/** Draft to active; false when it was active already. */
export function activateCampaign(db: Database, id: string, now: Instant): boolean {
  const changed = db.prepare(`UPDATE campaign SET state = 'active', started_at = ifnull(started_at, ?) WHERE id = ? AND state = 'draft'`).run(now, id).changes === 1;
  if (changed) appendEvent(db, { type: 'campaign.started', at: now, campaignId: id });
  return changed;
}

function fromRow({ config, ...row }: Row): CampaignRow {
  return { ...row, file: JSON.parse(config) as CampaignFile };
}
