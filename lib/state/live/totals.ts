/** Reads running totals of campaigns by day and by hour of the week: never messages. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import type { DayCount, MailboxDay, TrackedCount, WeekHour } from '../../domain/live/facts.ts';
import type { LocalDate } from '../../domain/time.ts';

/** One row for each day and step with messages or replies. */
export function dayCounts(db: Database, campaignId: string): DayCount[] {
  return prepared<[string], DayCount>(
    db,
    'SELECT day, step, sent, rejected, undelivered, replied FROM day_count WHERE campaign_id = ?',
  ).all(campaignId);
}

/** Of the whole campaign; no rows where nothing is tracked. */
export function trackedCounts(db: Database, campaignId: string): TrackedCount[] {
  return prepared<[string], TrackedCount>(
    db,
    'SELECT metric, n FROM tracked_count WHERE campaign_id = ?',
  ).all(campaignId);
}

/** From the hour `since` on, on the recipients' clocks: what was sent and what was written in it. */
export function weekHours(db: Database, campaignId: string, since: number): WeekHour[] {
  return prepared<[string, number, string, number], WeekHour>(
    db,
    `SELECT local_hour % 168 AS localHour, sum(sent) AS sent, 0 AS replied FROM hour_count WHERE campaign_id = ? AND local_hour >= ? GROUP BY 1
    UNION ALL SELECT local_hour % 168, 0, sum(n) FROM reply_hour WHERE campaign_id = ? AND local_hour >= ? GROUP BY 1`,
  ).all(campaignId, since, campaignId, since);
}

/** People who said that they are interested, by the rules or by a label. */
export function countInterested(db: Database, campaignId: string): number {
  return singleValue<[string], number>(
    db,
    `SELECT count(DISTINCT prospect_id) FROM response INDEXED BY response_interested WHERE campaign_id = ? AND ifnull(label, intent) IN ('interested', 'meeting')`,
  ).get(campaignId);
}

/** The campaigns that are shown, the active ones first. */
export function newestCampaigns(db: Database, limit: number): string[] {
  return prepared<[number], { id: string }>(
    db,
    `SELECT id FROM campaign ORDER BY state = 'active' DESC, created_at DESC, id LIMIT ?`,
  )
    .all(limit)
    .map(({ id }) => id);
}

/** From `since` on, in the mailbox's zone. */
export function mailboxDays(db: Database, mailboxId: string, since: LocalDate): MailboxDay[] {
  return prepared<[string, string], MailboxDay>(
    db,
    'SELECT day, sent, bounced, rejected FROM mailbox_day WHERE mailbox_id = ? AND day >= ? ORDER BY day',
  ).all(mailboxId, since);
}
