/** Campaigns: reads rows of `campaign`. */
import type { Database } from 'better-sqlite3';
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
  const row = prepared(db, `SELECT ${COLUMNS} FROM campaign WHERE id = ?`).get(id) as
    Row | undefined;
  return row ? fromRow(row) : null;
}

export function listCampaigns(db: Database, page: { after: string; limit: number }): CampaignRow[] {
  return (
    prepared(db, `SELECT ${COLUMNS} FROM campaign WHERE id > ? ORDER BY id LIMIT ?`).all(
      page.after,
      page.limit,
    ) as Row[]
  ).map(fromRow);
}

export function campaignIds(db: Database): string[] {
  return valueOf(db, 'SELECT id FROM campaign ORDER BY id').all() as string[];
}

function fromRow({ config, ...row }: Row): CampaignRow {
  return { ...row, file: JSON.parse(config) as CampaignFile };
}
