/** What `status` shows beyond limits: the queue by state and what is in doubt. Bounded reads over partial indexes only. */
import type { Database } from 'better-sqlite3';
import type { Instant } from '../domain/time.ts';
import { prepared, valueOf } from './prepared.ts';

/** The partial index message_open is taken only where its own condition stands in the query. */
const OPEN = `state IN ('scheduled', 'reserved', 'transmitting', 'in_doubt')`;

export type Queue = { scheduled: number; dueNow: number; reserved: number; transmitting: number; inDoubt: number };

/** `nextDueAt`: the earliest planned instant, past or future. */
export function readQueue(db: Database, campaignId: string, now: Instant): Queue & { nextDueAt: Instant | null } {
  const rows = prepared(db, `SELECT state, count(*) AS n, min(send_at) AS first FROM message WHERE campaign_id = ? AND ${OPEN} GROUP BY state`)
    .all(campaignId) as { state: string; n: number; first: Instant }[];
  const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
  const dueNow = valueOf(db, `SELECT count(*) FROM message WHERE campaign_id = ? AND state = 'scheduled' AND send_at <= ?`).get(campaignId, now) as number;
  return { scheduled: of('scheduled'), dueNow, reserved: of('reserved'), transmitting: of('transmitting'), inDoubt: of('in_doubt'), nextDueAt: rows.find(({ state }) => state === 'scheduled')?.first ?? null };
}

/** Messages of which nobody can tell whether they were taken. */
export function listInDoubt(db: Database, campaignId: string, limit: number): { email: string; step: number; messageId: string; mailbox: string; at: Instant }[] {
  return prepared(db, `SELECT p.email, m.step + 1 AS step, m.message_id AS messageId, m.mailbox_id AS mailbox, m.first_try_at AS at FROM message m JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = ? AND m.${OPEN} AND m.state = 'in_doubt' ORDER BY m.send_at LIMIT ?`).all(campaignId, limit) as { email: string; step: number; messageId: string; mailbox: string; at: Instant }[];
}

/** From when the earliest follow-up that is not planned yet may leave. */
export function nextFollowUpAt(db: Database, campaignId: string): Instant | null {
  return valueOf(db, `SELECT min(due_at) FROM enrollment WHERE campaign_id = ? AND state = 'waiting' AND next_step > 0`).get(campaignId) as Instant | null;
}
