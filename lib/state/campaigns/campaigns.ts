/** Campaigns: reads rows of `campaign`. */
import type { Database } from '../engine/database.ts';
import type { CampaignFile, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';

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
const COLUMNS =
  'id, name, state, priority, config, created_at AS createdAt, started_at AS startedAt, completed_at AS completedAt';

export function findCampaign(db: Database, id: string): CampaignRow | null {
  const row = prepared<[string], Row>(db, `SELECT ${COLUMNS} FROM campaign WHERE id = ?`).get(id);
  return row ? fromRow(row) : null;
}

export function listCampaigns(db: Database, page: { after: string; limit: number }): CampaignRow[] {
  return prepared<[string, number], Row>(
    db,
    `SELECT ${COLUMNS} FROM campaign WHERE id > ? ORDER BY id LIMIT ?`,
  )
    .all(page.after, page.limit)
    .map(fromRow);
}

export function campaignIds(db: Database): string[] {
  return valueOf<[], string>(db, 'SELECT id FROM campaign ORDER BY id').all();
}

function fromRow({ config, ...row }: Row): CampaignRow {
  return { ...row, file: JSON.parse(config) as CampaignFile };
}
