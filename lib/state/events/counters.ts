/** Running totals, updated with every change, so that no report has to scan messages. */
import type { Database } from '../engine/database.ts';
import type { LocalDate } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import { TRACKED_METRICS, type Metric } from '../../domain/reports/metric.ts';
import type { CountedMessage } from '../../domain/sending/message.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * `day`: in the campaign's zone. `writtenAt`: of a reply, the hour on its writer's clock (see
 * `localHourAt`).
 */
export type CountedAt = { day: LocalDate; metric: Metric; writtenAt?: number };

/** Adds one to a metric of the message's step, variant, mailbox and provider. */
export function countMetric(db: Database, message: CountedMessage, at: CountedAt): void {
  prepared(
    db,
    `INSERT INTO counter (campaign_id, day, step, variant, mailbox_id, provider, metric, n) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
              ON CONFLICT DO UPDATE SET n = n + 1`,
  ).run(...counterKey(message, at));
  countTotals(db, message, { ...at, by: 1 });
}

/** Takes one off again. */
export function uncountMetric(db: Database, message: CountedMessage, at: CountedAt): void {
  const key = counterKey(message, at);
  const WHERE =
    'campaign_id = ? AND day = ? AND step = ? AND variant = ? AND mailbox_id = ? AND provider = ? AND metric = ?';
  prepared(db, `UPDATE counter SET n = n - 1 WHERE ${WHERE} AND n > 0`).run(...key);
  prepared(db, `DELETE FROM counter WHERE ${WHERE} AND n = 0`).run(...key);
  countTotals(db, message, { ...at, by: -1 });
}

function counterKey(
  { campaignId, step, variant, mailboxId, provider }: CountedMessage,
  { day, metric }: CountedAt,
): (string | number)[] {
  return [campaignId, day, step, variant, mailboxId, provider, metric];
}

/** Changes what the totals by day, by hour of sending and by hour of writing count by `by`. */
function countTotals(
  db: Database,
  message: Pick<CountedMessage, 'row' | 'campaignId' | 'step'>,
  { day, metric, writtenAt, by }: CountedAt & { by: 1 | -1 },
): void {
  const onDay = BY_DAY.get(metric);
  if (onDay !== undefined) prepared(db, onDay).run(message.campaignId, day, message.step, by);
  countHour(db, message.row, { metric, by });
  if (TRACKED.has(metric))
    prepared(
      db,
      `INSERT INTO tracked_count (campaign_id, metric, n) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET n = max(0, n + excluded.n)`,
    ).run(message.campaignId, metric, by);
  if (writtenAt !== undefined)
    prepared(
      db,
      `INSERT INTO reply_hour (campaign_id, local_hour, n) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET n = max(0, n + excluded.n)`,
    ).run(message.campaignId, writtenAt, by);
}

/** What `tracked_count` has of a whole campaign. */
const TRACKED: ReadonlySet<Metric> = new Set(TRACKED_METRICS);

/** The columns of `day_count`. */
const BY_DAY: ReadonlyMap<Metric, string> = new Map(
  (['sent', 'rejected', 'undelivered', 'replied'] as const).map((metric) => [
    metric,
    `INSERT INTO day_count (campaign_id, day, step, ${metric}) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET ${metric} = max(0, ${metric} + excluded.${metric})`,
  ]),
);

/** The columns of `hour_count`, from which reply rates are computed. */
const BY_HOUR: ReadonlyMap<Metric, string> = new Map(
  (['sent', 'undelivered', 'replied'] as const).map((metric) => [
    metric,
    `INSERT INTO hour_count (campaign_id, local_hour, step, ${metric})
      SELECT campaign_id, local_hour, step, ? FROM message WHERE id = ? AND local_hour IS NOT NULL
      ON CONFLICT DO UPDATE SET ${metric} = max(0, ${metric} + excluded.${metric})`,
  ]),
);

/**
 * Changes the totals of the hour in which the message left by `by`. Does nothing when that hour is
 * unknown or the metric is not counted by hour.
 */
function countHour(
  db: Database,
  row: number,
  { metric, by }: { metric: Metric; by: 1 | -1 },
): void {
  const sql = BY_HOUR.get(metric);
  if (sql !== undefined) prepared(db, sql).run(by, row);
}

/** Adds `n` sequences of a campaign to a state (negative: removes them). */
export function countEnrollments(
  db: Database,
  campaignId: string,
  change: { state: EnrollmentState; n: number },
): void {
  prepared(
    db,
    'INSERT INTO enrollment_count (campaign_id, state, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  ).run(campaignId, change.state, change.n);
}

/** Moves one sequence of a campaign from one state to another. */
export function countMove(
  db: Database,
  campaignId: string,
  { from, to }: { from: EnrollmentState; to: EnrollmentState },
): void {
  prepared(
    db,
    `INSERT INTO enrollment_count (campaign_id, state, n) VALUES (?, ?, -1), (?, ?, 1)
      ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  ).run(campaignId, from, campaignId, to);
}

/**
 * Moves one enrollment to a state and updates the counters; false when it was already there or does
 * not exist.
 */
export function moveEnrollment(db: Database, enrollmentId: number, to: EnrollmentState): boolean {
  const row = prepared<[number], { campaignId: string; state: EnrollmentState }>(
    db,
    'SELECT campaign_id AS campaignId, state FROM enrollment WHERE id = ?',
  ).get(enrollmentId);
  if (!row || row.state === to) return false;
  prepared(db, 'UPDATE enrollment SET state = ? WHERE id = ?').run(to, enrollmentId);
  countMove(db, row.campaignId, { from: row.state, to });
  return true;
}

/**
 * Counts a message that bounced later (`bounced`) or was refused in SMTP (`rejected`) on the
 * mailbox's day.
 */
export function countMailboxBounce(
  db: Database,
  mailboxId: string,
  at: { day: LocalDate; as: 'bounced' | 'rejected' },
): void {
  prepared(
    db,
    `INSERT INTO mailbox_day (mailbox_id, day, ${at.as}, sending_domain)
    SELECT id, ?, 1, sending_domain FROM mailbox WHERE id = ? ON CONFLICT DO UPDATE SET ${at.as} = ${at.as} + 1`,
  ).run(at.day, mailboxId);
}

export const createCounters = storeOf({ count: countMetric });
