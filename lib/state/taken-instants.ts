/** The instants that count against a mailbox's or a campaign's limits: what `status` needs of the ledger and the plan. */
import type { Database } from 'better-sqlite3';
import type { Instant } from '../domain/time.ts';

/** Instants that count against a mailbox or campaign, sorted: claimed since `since`, and planned, less the messages about to be planned anew. */
export function takenInstants(db: Database, party: { column: 'mailbox_id' | 'campaign_id'; id: string }, options: { since: Instant; planned: boolean; except: ReadonlySet<number> }): Instant[] {
  const taken = db.prepare(`SELECT at FROM reservation WHERE ${party.column} = ? AND at >= ?`).pluck().all(party.id, options.since) as Instant[];
  if (options.planned) {
    const planned = db.prepare(`SELECT id, send_at AS at FROM message WHERE ${party.column} = ? AND state = 'scheduled'`).all(party.id) as { id: number; at: Instant }[];
    for (const { id, at } of planned) if (!options.except.has(id)) taken.push(at);
  }
  return taken.sort((a, b) => a - b);
}
