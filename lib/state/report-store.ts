/** Reads what reports are made of: the running totals and a few small rows, by key or partial index, never messages by the thousand. */
import type { Database, Statement } from 'better-sqlite3';
import type { CampaignFacts, CampaignHead, CampaignSummaryFacts, CounterCell, DayTotal, EnrollmentCount, MailboxFacts, QueueFacts } from '../domain/report.ts';
import type { Hold } from '../domain/hold.ts';
import type { Metric } from '../domain/metric.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

type HeadRow = Omit<CampaignHead, 'stopOnReply'> & { stopOnReply: number };

// The campaign file is kept as it was accepted: a file that names no zone takes that of its first mailbox (resolveCampaign).
const HEAD = `SELECT id, name, state, created_at AS createdAt, started_at AS startedAt, completed_at AS completedAt,
  coalesce(json_extract(config, '$.timezone'), (SELECT m.zone FROM mailbox m WHERE m.id = json_extract(config, '$.mailboxes[0]')), 'UTC') AS zone,
  coalesce(json_extract(config, '$.sequences.stopOnReply'), 1) AS stopOnReply
  FROM campaign`;

/** Structurally the `ReportSource` of lib/app/report.ts. */
export function createReportStore(db: Database) {
  return {
    /** A deferred transaction: on a WAL file every read in it sees the same commit, and no writer waits for it. */
    inSnapshot: <T>(read: () => T): T => db.transaction(read).deferred(),
    findCampaign: (id: string): CampaignHead | null => headOf(db.prepare<[string], HeadRow>(`${HEAD} WHERE id = ?`).get(id)),
    listCampaignIds: (limit: number): string[] => db.prepare<[number], string>('SELECT id FROM campaign ORDER BY id LIMIT ?').pluck().all(limit),
    readFacts: (campaign: CampaignHead, now: Instant): CampaignFacts => readFacts(db, campaign, now),
    readCells: (campaignId: string, day: LocalDate | null): CounterCell[] => readCells(db, campaignId, day),
    listCampaigns: (page: Page, dayOf: DayOf | null): { rows: CampaignSummaryFacts[]; total: number; nextCursor: string | null } => listCampaigns(db, page, dayOf),
  };
}

function headOf(row: HeadRow | undefined): CampaignHead | null {
  return row ? { ...row, stopOnReply: row.stopOnReply !== 0 } : null;
}

function readCells(db: Database, campaignId: string, day: LocalDate | null): CounterCell[] {
  // With the day given, the primary key's prefix; without, one pass over the campaign's totals.
  return db
    .prepare<Record<string, unknown>, CounterCell>(
      `SELECT step, variant, mailbox_id AS mailboxId, provider, metric, sum(n) AS n FROM counter
       WHERE campaign_id = @campaignId ${day === null ? '' : 'AND day = @day'}
       GROUP BY step, variant, mailbox_id, provider, metric ORDER BY step, variant, mailbox_id, provider, metric`,
    )
    .all(day === null ? { campaignId } : { campaignId, day });
}

function readFacts(db: Database, campaign: CampaignHead, now: Instant): CampaignFacts {
  const enrollments = enrollmentCounts(db).all(campaign.id);
  return {
    campaign,
    enrollments,
    days: db.prepare<[string], DayTotal>('SELECT day, metric, sum(n) AS n FROM counter WHERE campaign_id = ? GROUP BY day, metric ORDER BY day').all(campaign.id),
    queue: readQueue(db, campaign.id, enrollments),
    holds: readHolds(db, campaign.id, now),
    mailboxes: readMailboxes(db, campaign.id),
  };
}

function enrollmentCounts(db: Database): Statement<[string], EnrollmentCount> {
  return db.prepare<[string], EnrollmentCount>('SELECT state, n FROM enrollment_count WHERE campaign_id = ? ORDER BY state');
}

/** Planned messages are not counted one by one: as many enrollments are `queued`. */
function readQueue(db: Database, campaignId: string, enrollments: readonly EnrollmentCount[]): QueueFacts {
  const standing = (state: string): number => enrollments.find((row) => row.state === state)?.n ?? 0;
  // The literal list of states lets SQLite use the partial index message_open.
  const open = db
    .prepare<[string], { state: string; n: number }>(
      `SELECT state, count(*) AS n FROM message INDEXED BY message_open
       WHERE campaign_id = ? AND state IN ('reserved', 'transmitting', 'in_doubt') GROUP BY state`,
    )
    .all(campaignId);
  const count = (...states: string[]): number => open.reduce((sum, { state, n }) => (states.includes(state) ? sum + n : sum), 0);
  const nextDueAt = db.prepare<[string], number | null>(`SELECT min(send_at) FROM message INDEXED BY message_open WHERE campaign_id = ? AND state = 'scheduled'`).pluck().get(campaignId);
  return { queued: standing('queued'), waiting: standing('waiting'), inFlight: count('reserved', 'transmitting'), inDoubt: count('in_doubt'), nextDueAt: nextDueAt ?? null };
}

/** Holds that can stop mail of this campaign; those on providers and domains may stop some of it. */
function readHolds(db: Database, campaignId: string, now: Instant): Hold[] {
  return db
    .prepare<{ campaignId: string; now: Instant }, Hold>(
      `SELECT id, scope, scope_id AS scopeId, reason, placed_by AS placedBy, from_at AS "from", until_at AS until FROM hold
       WHERE lifted_at IS NULL AND from_at <= @now AND (until_at IS NULL OR until_at > @now)
         AND (scope IN ('all', 'provider', 'domain') OR (scope = 'campaign' AND scope_id = @campaignId)
           OR (scope = 'mailbox' AND scope_id IN (SELECT mailbox_id FROM campaign_mailbox WHERE campaign_id = @campaignId)))
       ORDER BY id LIMIT 100`,
    )
    .all({ campaignId, now });
}

function readMailboxes(db: Database, campaignId: string): MailboxFacts[] {
  return db
    .prepare<[string], MailboxFacts>(
      `SELECT cm.mailbox_id AS mailboxId, count(md.day) AS sendingDays, max(md.day) AS lastDay,
         coalesce((SELECT sent FROM mailbox_day l WHERE l.mailbox_id = cm.mailbox_id AND l.sent > 0 ORDER BY l.day DESC LIMIT 1), 0) AS sentOnLastDay
       FROM campaign_mailbox cm LEFT JOIN mailbox_day md ON md.mailbox_id = cm.mailbox_id AND md.sent > 0
       WHERE cm.campaign_id = ? GROUP BY cm.mailbox_id ORDER BY cm.mailbox_id`,
    )
    .all(campaignId);
}

type Page = { limit: number; cursor: string | null };
type DayOf = (campaign: CampaignHead) => LocalDate;

function listCampaigns(db: Database, { limit, cursor }: Page, dayOf: DayOf | null): { rows: CampaignSummaryFacts[]; total: number; nextCursor: string | null } {
  const heads = db.prepare<[string, number], HeadRow>(`${HEAD} WHERE id > ? ORDER BY id LIMIT ?`).all(cursor ?? '', limit + 1);
  const counts = enrollmentCounts(db);
  const ever = db.prepare<[string], { metric: Metric; n: number }>('SELECT metric, sum(n) AS n FROM counter WHERE campaign_id = ? GROUP BY metric');
  const onDay = db.prepare<[string, string], { metric: Metric; n: number }>('SELECT metric, sum(n) AS n FROM counter WHERE campaign_id = ? AND day = ? GROUP BY metric');
  const sendingDays = db.prepare<[string], number>(`SELECT count(DISTINCT day) FROM counter WHERE campaign_id = ? AND metric IN ('sent', 'rejected')`).pluck();
  const rows = heads.slice(0, limit).map((row): CampaignSummaryFacts => {
    const campaign = headOf(row) as CampaignHead;
    return { campaign, enrollments: counts.all(row.id), totals: dayOf ? onDay.all(row.id, dayOf(campaign)) : ever.all(row.id), sendingDays: sendingDays.get(row.id) ?? 0 };
  });
  const total = db.prepare<[], number>('SELECT count(*) FROM campaign').pluck().get() ?? 0;
  return { rows, total, nextCursor: heads.length > limit ? (rows.at(-1)?.campaign.id ?? null) : null };
}
