/**
 * The reports as use cases: reads one consistent snapshot of the running totals; core builds the
 * report.
 */
import { buildCampaignReport, type CampaignReport } from '../../core/reports/campaign-report.ts';
import { buildDailyReport, type DailyReport } from '../../core/reports/daily-report.ts';
import {
  findOpportunities,
  type OpportunityReport,
} from '../../core/reports/advice/opportunities.ts';
import { RIPE_AFTER } from '../../core/reports/advice/send-times.ts';
import { localHourAt } from '../../core/time/local-hour.ts';
import { buildOverview, type Overview } from '../../core/reports/overview.ts';
import { buildZone, localDateAt } from '../../core/time/zone.ts';
import type {
  CampaignFacts,
  CampaignHead,
  CampaignSummaryFacts,
  CounterCell,
  HourCell,
} from '../../domain/reports/report.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time.ts';

/**
 * The reads that reports need from the state file; none of them grows with the number of prospects.
 */
export type ReportSource = {
  /** Runs `read` on one snapshot of the file. */
  inSnapshot<T>(read: () => T): T;
  readFacts(campaign: CampaignHead, now: Instant): CampaignFacts;
  /** `day` null: the totals of all days. */
  readCells(campaignId: string, day: LocalDate | null): CounterCell[];
  /**
   * Totals by hour of the week on the recipients' clocks, of messages that left before `before`
   * (hours since 1970 on those clocks).
   */
  readHours(campaignId: string, before: number): HourCell[];
  readSummary(campaign: CampaignHead, day: LocalDate | null): CampaignSummaryFacts;
};

/** Returns the report of the whole campaign up to `now`. */
export function reportCampaign(
  source: ReportSource,
  campaign: CampaignHead,
  now: Instant,
): CampaignReport {
  return source.inSnapshot(() =>
    buildCampaignReport(source.readFacts(campaign, now), source.readCells(campaign.id, null), now),
  );
}

/** `date` null: today in the campaign's zone. */
export function reportDay(
  source: ReportSource,
  asked: { campaign: CampaignHead; date: LocalDate | null },
  now: Instant,
): DailyReport {
  const { campaign } = asked;
  const date = asked.date ?? todayIn(campaign.zone, now);
  return source.inSnapshot(() =>
    buildDailyReport(
      { facts: source.readFacts(campaign, now), date, cells: source.readCells(campaign.id, date) },
      now,
    ),
  );
}

/** `date` null: since the beginning; `today`: the current day in each campaign's zone. */
export function reportOverview(
  source: ReportSource,
  asked: {
    campaigns: readonly CampaignHead[];
    total: number;
    nextCursor: string | null;
    date: Overview['date'];
  },
  now: Instant,
): Overview {
  const { campaigns, date, ...page } = asked;
  const dayOf = (campaign: CampaignHead): LocalDate | null =>
    date === 'today' ? todayIn(campaign.zone, now) : date;
  return source.inSnapshot(() =>
    buildOverview(
      {
        ...page,
        date,
        rows: campaigns.map((campaign) => source.readSummary(campaign, dayOf(campaign))),
      },
      now,
    ),
  );
}

/** Returns advice from the campaign's results; hours whose replies may still come are left out. */
export function reportOpportunities(
  source: ReportSource,
  campaign: CampaignHead,
  now: Instant,
): OpportunityReport {
  const before = localHourAt(campaign.zone, now - RIPE_AFTER);
  return source.inSnapshot(() =>
    findOpportunities(
      {
        campaign,
        cells: source.readCells(campaign.id, null),
        hours: source.readHours(campaign.id, before),
      },
      now,
    ),
  );
}

function todayIn(zone: Zone, now: Instant): LocalDate {
  return localDateAt(buildZone(zone, now, now + 1), now);
}
