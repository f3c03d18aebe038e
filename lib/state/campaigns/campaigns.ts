/** Reads campaigns: rows of `campaign`. */
import type { Database } from '../engine/database.ts';
import type {
  CampaignFile,
  CampaignState,
  StoredCampaign,
} from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';

type Row = Omit<StoredCampaign, 'file'> & { config: JsonColumn<CampaignFile> };
const COLUMNS =
  'id, name, state, priority, config, created_at AS createdAt, started_at AS startedAt, completed_at AS completedAt';

/** Null when there is no such campaign. */
export function findCampaign(db: Database, id: string): StoredCampaign | null {
  const row = prepared<[string], Row>(db, `SELECT ${COLUMNS} FROM campaign WHERE id = ?`).get(id);
  return row ? fromRow(row) : null;
}

function campaignState(db: Database, id: string): CampaignState | null {
  return findCampaign(db, id)?.state ?? null;
}

function startedAt(db: Database, id: string): Instant | null {
  return findCampaign(db, id)?.startedAt ?? null;
}

/** Campaigns after the id `after`, sorted by id. */
export function listCampaigns(
  db: Database,
  page: { after: string; limit: number },
): StoredCampaign[] {
  return prepared<[string, number], Row>(
    db,
    `SELECT ${COLUMNS} FROM campaign WHERE id > ? ORDER BY id LIMIT ?`,
  )
    .all(page.after, page.limit)
    .map(fromRow);
}

/** Completed campaigns after the id `after`, sorted by id. */
export function listCompleted(
  db: Database,
  page: { after: string; limit: number },
): StoredCampaign[] {
  return prepared<[string, number], Row>(
    db,
    `SELECT ${COLUMNS} FROM campaign WHERE state = 'completed' AND id > ? ORDER BY id LIMIT ?`,
  )
    .all(page.after, page.limit)
    .map(fromRow);
}

export function countCompleted(db: Database): number {
  return singleValue<[], number>(
    db,
    `SELECT count(*) FROM campaign WHERE state = 'completed'`,
  ).get();
}

export function campaignIds(db: Database): string[] {
  return valueOf<[], string>(db, 'SELECT id FROM campaign ORDER BY id').all();
}

function fromRow({ config, ...row }: Row): StoredCampaign {
  return { ...row, file: readJson(config) };
}

export const createCampaigns = storeOf({ campaignState, startedAt, listCampaigns });
