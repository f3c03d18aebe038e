/**
 * Counts the results of attempts: writes rows of `outcome_count`. Every function runs inside the
 * caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import type { OutcomeKey, Signal } from '../../domain/alerts/outcome-count.ts';
import type { RateScope } from '../../domain/alerts/rate-rule.ts';
import { utcDay, type Instant } from '../../domain/time.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

const COLUMNS: Readonly<Record<Signal, string>> = {
  hard_bounce: 'hard_bounces',
  block: 'blocks',
  complaint: 'complaints',
  deferral: 'deferrals',
  unsubscribe: 'unsubscribes',
};

/** Counts an attempt, with its result when it was a bad one. */
export function countAttempt(
  db: Database,
  { mailboxId, campaignId, provider }: OutcomeKey,
  { at, signal }: { at: Instant; signal: Signal | null },
): void {
  const [column, value, change] =
    signal === null
      ? ['', '', '']
      : [`, ${COLUMNS[signal]}`, ', 1', `, ${COLUMNS[signal]} = ${COLUMNS[signal]} + 1`];
  prepared(
    db,
    `INSERT INTO outcome_count (day, mailbox_id, campaign_id, provider, first_at, attempts${column}) VALUES (?, ?, ?, ?, ?, 1${value})
    ON CONFLICT DO UPDATE SET attempts = attempts + 1${change}`,
  ).run(utcDay(at), mailboxId, campaignId, provider, at);
}

/**
 * Counts a bad result that a report brought, on the day of its attempt. `by` -1 takes it back.
 * False when the attempt does not count: the operator resumed after it. The recipient's provider
 * may have become known since, so any row of the mailbox and campaign will do.
 */
export function countReport(
  db: Database,
  { mailboxId, campaignId, provider }: OutcomeKey,
  { sentAt, signal, by }: { sentAt: Instant; signal: Signal; by: 1 | -1 },
): boolean {
  const column = COLUMNS[signal];
  const key = [utcDay(sentAt), mailboxId, campaignId] as const;
  const found = valueOf<[number, string, string, number, string], string>(
    db,
    `SELECT provider FROM outcome_count WHERE day = ? AND mailbox_id = ? AND campaign_id = ? AND first_at <= ?
    ORDER BY provider = ? DESC LIMIT 1`,
  ).get(...key, sentAt, provider);
  if (found === undefined) return false;
  return (
    prepared(
      db,
      `UPDATE outcome_count SET ${column} = ${column} + ? WHERE day = ? AND mailbox_id = ? AND campaign_id = ? AND provider = ? AND ${column} + ? >= 0`,
    ).run(by, ...key, found, by).changes === 1
  );
}

/** The results of the target count from now on. */
export function forgetOutcomes(
  db: Database,
  { scope, scopeId }: { scope: RateScope; scopeId: string },
): void {
  prepared(db, `DELETE FROM outcome_count WHERE ${MATCHES[scope]}`).run(scopeId);
}

const MATCHES: Readonly<Record<RateScope, string>> = {
  campaign: 'campaign_id = ?',
  mailbox: 'mailbox_id = ?',
  sending_domain: 'mailbox_id IN (SELECT b.id FROM mailbox b WHERE b.sending_domain = ?)',
  provider: 'provider = ?',
};

/** Rows that no window reaches any more. */
export function dropOutcomesBefore(db: Database, day: number): void {
  prepared(db, 'DELETE FROM outcome_count WHERE day < ?').run(day);
}

export const createOutcomeCounts = storeOf({
  countAttempt,
  countReport,
  forgetOutcomes,
  dropOutcomesBefore,
});
