/**
 * Reads the data of `status` besides limits: the queue by state, and messages in doubt. Bounded
 * reads over partial indexes only.
 */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleRow, singleValue } from '../file/prepared.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import { storeOf } from '../engine/store-of.ts';

export type QueueCounts = {
  scheduled: number;
  dueNow: number;
  reserved: number;
  transmitting: number;
  inDoubt: number;
};

/** `nextDueAt`: the earliest planned instant, past or future; null without planned messages. */
export function readQueue(
  db: Database,
  campaignId: string,
  now: Instant,
): QueueCounts & { nextDueAt: Instant | null } {
  const planned = singleRow<[number, string], { n: number; first: Instant | null; due: number }>(
    db,
    `SELECT count(*) AS n, min(send_at) AS first, count(CASE WHEN send_at <= ? THEN 1 END) AS due FROM message WHERE campaign_id = ? AND state = 'scheduled'`,
  ).get(now, campaignId);
  const claims = countClaims(db, campaignId);
  return { scheduled: planned.n, dueNow: planned.due, ...claims, nextDueAt: planned.first };
}

/** Counts claims by the few slots that have an owner. */
export function countClaims(
  db: Database,
  campaignId: string,
): { reserved: number; transmitting: number; inDoubt: number } {
  const claimed = singleRow<[string], { reserved: number; transmitting: number }>(
    db,
    `SELECT count(CASE WHEN m.state = 'reserved' THEN 1 END) AS reserved, count(CASE WHEN m.state = 'transmitting' THEN 1 END) AS transmitting
    FROM reservation r INDEXED BY reservation_under_way JOIN message m ON m.id = r.message_id WHERE r.owner IS NOT NULL AND r.campaign_id = ?`,
  ).get(campaignId);
  return {
    ...claimed,
    inDoubt: singleValue<[string], number>(
      db,
      `SELECT count(*) FROM message WHERE campaign_id = ? AND state = 'in_doubt'`,
    ).get(campaignId),
  };
}

/** A message in doubt. `step` from 1. */
type DoubtfulMessage = Pick<DueMessage, 'email' | 'step' | 'messageId'> & {
  mailbox: string;
  at: Instant;
};

/** The messages in doubt, oldest first. */
export function listInDoubt(db: Database, campaignId: string, limit: number): DoubtfulMessage[] {
  return prepared<[string, number], DoubtfulMessage>(
    db,
    `SELECT p.email, m.step + 1 AS step, m.message_id AS messageId, m.mailbox_id AS mailbox, m.first_try_at AS at FROM message m JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = ? AND m.state = 'in_doubt' ORDER BY m.first_try_at, m.id LIMIT ?`,
  ).all(campaignId, limit);
}

/** When the earliest follow-up without a planned message may leave; null when there is none. */
export function nextFollowUpAt(db: Database, campaignId: string): Instant | null {
  return singleValue<[string], Instant | null>(
    db,
    `SELECT min(due_at) FROM enrollment WHERE campaign_id = ? AND state = 'waiting' AND next_step > 0`,
  ).get(campaignId);
}

/** The providers and domains of the next 20 messages. */
export function nextRecipients(
  db: Database,
  campaignId: string,
): { provider: string; domain: string }[] {
  return prepared<[string], { provider: string; domain: string }>(
    db,
    `SELECT DISTINCT p.provider, p.domain FROM (SELECT prospect_id FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND state = 'scheduled' ORDER BY send_at LIMIT 20) next JOIN prospect p ON p.id = next.prospect_id
    ORDER BY p.provider, p.domain`,
  ).all(campaignId);
}

export const createStatusStore = storeOf({ queue: readQueue, nextFollowUpAt });
