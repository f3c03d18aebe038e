/** The reports as use cases: read one consistent snapshot of the running totals, and let core make the report. */
import { buildCampaignReport, type CampaignReport } from '../core/report/campaign-report.ts';
import { buildDailyReport, type DailyReport } from '../core/report/daily-report.ts';
import { findOpportunities, type OpportunityReport } from '../core/report/opportunities.ts';
import { buildOverview, type Overview } from '../core/report/overview.ts';
import { nearest } from '../core/nearest.ts';
import { buildZone, localDateAt } from '../core/zone.ts';
import { Failure } from '../domain/failure.ts';
import type { CampaignFacts, CampaignHead, CampaignSummaryFacts, CounterCell } from '../domain/report.ts';
import type { Instant, LocalDate, Zone } from '../domain/time.ts';

/** What the reports need from the state file; none of it grows with the number of prospects. */
export type ReportSource = {
  /** Runs `read` on one snapshot of the file. */
  inSnapshot<T>(read: () => T): T;
  findCampaign(id: string): CampaignHead | null;
  readFacts(campaign: CampaignHead, now: Instant): CampaignFacts;
  /** `day` null: all days together. */
  readCells(campaignId: string, day: LocalDate | null): CounterCell[];
  /** `dayOf` null: all days together. In order of id, after `cursor`. */
  listCampaigns(page: { limit: number; cursor: string | null }, dayOf: ((campaign: CampaignHead) => LocalDate) | null): { rows: CampaignSummaryFacts[]; total: number; nextCursor: string | null };
  listCampaignIds(limit: number): string[];
};

/** Throws Failure `campaign_not_found`. */
export function reportCampaign(source: ReportSource, campaignId: string, now: Instant): CampaignReport {
  return source.inSnapshot(() => {
    const campaign = requireCampaign(source, campaignId);
    return buildCampaignReport(source.readFacts(campaign, now), source.readCells(campaignId, null), now);
  });
}

/** `date` null: today in the campaign's zone. Throws Failure `campaign_not_found`. */
export function reportDay(source: ReportSource, asked: { campaignId: string; date: LocalDate | null }, now: Instant): DailyReport {
  return source.inSnapshot(() => {
    const campaign = requireCampaign(source, asked.campaignId);
    const date = asked.date ?? todayIn(campaign.zone, now);
    return buildDailyReport({ facts: source.readFacts(campaign, now), date, cells: source.readCells(campaign.id, date) }, now);
  });
}

/** `date` null: since the beginning; `today`: each campaign's own. */
export function reportOverview(source: ReportSource, asked: { limit: number; cursor: string | null; date: LocalDate | 'today' | null }, now: Instant): Overview {
  const { limit, cursor, date } = asked;
  const dayOf = date === null ? null : (campaign: CampaignHead): LocalDate => (date === 'today' ? todayIn(campaign.zone, now) : date);
  return source.inSnapshot(() => buildOverview({ ...source.listCampaigns({ limit, cursor }, dayOf), date }, now));
}

/** Throws Failure `campaign_not_found`. */
export function reportOpportunities(source: ReportSource, campaignId: string, now: Instant): OpportunityReport {
  return source.inSnapshot(() => findOpportunities(requireCampaign(source, campaignId), source.readCells(campaignId, null), now));
}

function todayIn(zone: Zone, now: Instant): LocalDate {
  return localDateAt(buildZone(zone, now, now + 1), now);
}

function requireCampaign(source: ReportSource, id: string): CampaignHead {
  const campaign = source.findCampaign(id);
  if (campaign) return campaign;
  const ids = source.listCampaignIds(50);
  const guess = nearest(id, ids);
  throw new Failure({
    code: 'campaign_not_found', exit: 'notFound',
    message: `There is no campaign ${JSON.stringify(id.slice(0, 80))} in this state file.`,
    hint: guess ? `Did you mean --campaign-id ${guess}?` : ids.length > 0 ? `Campaigns: ${ids.slice(0, 10).join(', ')}.` : 'No campaign has been started yet: see rate_limiter.ts start --help.',
    details: { campaignIds: ids.slice(0, 10) },
  });
}
