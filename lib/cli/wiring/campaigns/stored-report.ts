/** Reads the final report that `complete` stored inside the database. */
import { readFile } from '../../../state/agentfs/files.ts';
import type { Database } from '../../../state/engine/database.ts';

/** Null before the campaign is completed. */
export function readStoredReport(db: Database, campaignId: string): string | null {
  return readFile(db, `/campaigns/${campaignId}/reports/final.json`)?.toString('utf8') ?? null;
}
