/**
 * Reads the data of reports: running totals and a few small rows, by key or partial index, never
 * thousands of messages.
 */
import type { Database, Statement } from '../engine/database.ts';
import type {
  CampaignFacts,
  CampaignHead,
  CampaignSummaryFacts,
  CounterCell,
  DayTotal,
  EnrollmentCount,
  HourCell,
  MailboxDays,
  QueueFacts,
} from '../../domain/reports/report.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { openHolds } from '../sending/holds.ts';
import { valueOf } from '../file/prepared.ts';
import { countClaims } from './status-store.ts';

/** Has the form of `ReportSource` in lib/app/reports/report.ts. */
export function createReportStore(db: Database) {
  return {
    /** A deferred transaction: all its reads see the same commit, and it blocks no writer. */
    inSnapshot: <T>(read: () => T): T => db.transaction('deferred', read),
    readFacts: (campaign: CampaignHead, now: Instant): CampaignFacts =>
      readFacts(db, campaign, now),
    readCells: (campaignId: string, day: LocalDate | null): CounterCell[] =>
      readCells(db, campaignId, day),
    readHours: (campaignId: string, before: number): HourCell[] =>
      readHours(db, campaignId, before),
    countCampaigns: (): number =>
      db.prepare<[], number>('SELECT count(*) FROM campaign').pluck().get() ?? 0,
    readSummary: (campaign: CampaignHead, day: LocalDate | null): CampaignSummaryFacts =>
      readSummary(db, campaign, day),
  };
}

function readCells(db: Database, campaignId: string, day: LocalDate | null): CounterCell[] {
  // With a day it uses the prefix of the primary key; without, one scan of the campaign's totals.
  return db
    .prepare<Record<string, string>, CounterCell>(
      `SELECT step + 1 AS step, variant, mailbox_id AS mailboxId, provider, metric, sum(n) AS n FROM counter
       WHERE campaign_id = @campaignId ${day === null ? '' : 'AND day = @day'}
       GROUP BY counter.step, variant, mailbox_id, provider, metric ORDER BY counter.step, variant, mailbox_id, provider, metric`,
    )
    .all(day === null ? { campaignId } : { campaignId, day });
}

/**
 * `before`: hours since 1970 on the recipients' clocks; later hours are left out. Scans one row per
 * step and hour with messages.
 */
function readHours(db: Database, campaignId: string, before: number): HourCell[] {
  return db
    .prepare<[string, number], HourCell>(
      `SELECT step + 1 AS step, local_hour % 168 AS localHour, sum(sent) AS sent, sum(undelivered) AS undelivered, sum(replied) AS replied FROM hour_count
       WHERE campaign_id = ? AND local_hour < ? GROUP BY hour_count.step, local_hour % 168 ORDER BY hour_count.step, local_hour % 168`,
    )
    .all(campaignId, before);
}

function readFacts(db: Database, campaign: CampaignHead, now: Instant): CampaignFacts {
  const enrollments = enrollmentCounts(db).all(campaign.id);
  return {
    campaign,
    enrollments,
    days: db
      .prepare<[string], DayTotal>(
        'SELECT day, metric, sum(n) AS n FROM counter WHERE campaign_id = ? GROUP BY day, metric ORDER BY day',
      )
      .all(campaign.id),
    queue: readQueue(db, campaign.id, enrollments),
    holds: readHolds(db, campaign.id, now),
    mailboxes: readMailboxes(db, campaign.id),
  };
}

function enrollmentCounts(db: Database): Statement<[string], EnrollmentCount> {
  return db.prepare<[string], EnrollmentCount>(
    'SELECT state, n FROM enrollment_count WHERE campaign_id = ? ORDER BY state',
  );
}

/** Does not count planned messages one by one: their number is that of `queued` enrollments. */
function readQueue(
  db: Database,
  campaignId: string,
  enrollments: readonly EnrollmentCount[],
): QueueFacts {
  const standing = (state: string): number =>
    enrollments.find((row) => row.state === state)?.n ?? 0;
  const { reserved, transmitting, inDoubt } = countClaims(db, campaignId);
  const nextDueAt = db
    .prepare<[string], number | null>(
      `SELECT min(send_at) FROM message WHERE campaign_id = ? AND state = 'scheduled'`,
    )
    .pluck()
    .get(campaignId);
  return {
    queued: standing('queued'),
    waiting: standing('waiting'),
    inFlight: reserved + transmitting,
    inDoubt,
    nextDueAt: nextDueAt ?? null,
  };
}

/**
 * Holds that can stop messages of this campaign; those on providers, domains and companies may stop
 * some of them.
 */
function readHolds(db: Database, campaignId: string, now: Instant): Hold[] {
  const mailboxes = new Set(
    valueOf<[string], string>(
      db,
      'SELECT mailbox_id FROM campaign_mailbox WHERE campaign_id = ?',
    ).all(campaignId),
  );
  const concerns = ({ scope, scopeId, mailboxIds }: Hold): boolean => {
    if (scope === 'campaign') return scopeId === campaignId;
    if (scope === 'mailbox') return mailboxes.has(scopeId);
    return scope !== 'sending_domain' || mailboxIds.some((id) => mailboxes.has(id));
  };
  return openHolds(db, now).filter(concerns).slice(0, 100);
}

function readMailboxes(db: Database, campaignId: string): MailboxDays[] {
  return db
    .prepare<[string], MailboxDays>(
      `SELECT cm.mailbox_id AS mailboxId, count(md.day) AS sendingDays, max(md.day) AS lastDay,
         coalesce((SELECT sent FROM mailbox_day l WHERE l.mailbox_id = cm.mailbox_id AND l.sent > 0 ORDER BY l.day DESC LIMIT 1), 0) AS sentOnLastDay
       FROM campaign_mailbox cm LEFT JOIN mailbox_day md ON md.mailbox_id = cm.mailbox_id AND md.sent > 0
       WHERE cm.campaign_id = ? GROUP BY cm.mailbox_id ORDER BY cm.mailbox_id`,
    )
    .all(campaignId);
}

function readSummary(
  db: Database,
  campaign: CampaignHead,
  day: LocalDate | null,
): CampaignSummaryFacts {
  const totals = db.prepare<Record<string, string>, { metric: Metric; n: number }>(
    `SELECT metric, sum(n) AS n FROM counter WHERE campaign_id = @id ${day === null ? '' : 'AND day = @day'} GROUP BY metric`,
  );
  return {
    campaign,
    enrollments: enrollmentCounts(db).all(campaign.id),
    totals: totals.all(day === null ? { id: campaign.id } : { id: campaign.id, day }),
    sendingDays:
      db
        .prepare<[string], number>(
          `SELECT count(DISTINCT day) FROM counter WHERE campaign_id = ? AND metric IN ('sent', 'rejected')`,
        )
        .pluck()
        .get(campaign.id) ?? 0,
  };
}
