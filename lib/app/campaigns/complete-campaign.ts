/**
 * Completes a campaign: ends its open sequences on request, then makes the final report and the
 * archive of its prospects.
 */
import { reportCampaign, type ReportSource } from '../reports/report.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { ArchiveRow } from '../../domain/campaigns/archive.ts';
import type { CampaignHead } from '../../domain/reports/report.ts';
import type { Instant } from '../../domain/time.ts';

export type CompletePort = ReportSource &
  GuardPort & {
    transact<T>(work: () => T): Promise<T>;
    /** Sequences that have not ended. */
    countOpenSequences(campaignId: string): number;
    /** Messages that another process is sending. */
    countUnderWay(campaignId: string): number;
    /** Ends the open sequences; false when the campaign was already completed. */
    completeCampaign(campaignId: string, now: Instant): boolean;
    /** The final state of every prospect. */
    archiveRows(campaignId: string): Iterable<ArchiveRow>;
    /** The head of the campaign's report, read after the campaign was completed. */
    head(campaignId: string): CampaignHead;
  };

export type Completion =
  | { outcome: 'sequences_open'; open: number }
  | { outcome: 'still_sending'; underWay: number }
  | {
      outcome: 'completed' | 'completed_already';
      ended: number;
      report: CampaignReport;
      /** Read lazily, while the archive is written. */
      archive: Iterable<ArchiveRow>;
    };

type Request = { campaignId: string; endOpen: boolean; now: Instant };

/**
 * Refuses while sequences are open (unless `endOpen`) or messages are under way. Returns the report
 * and the archive otherwise; safe to repeat.
 */
export async function completeCampaign(
  port: CompletePort,
  { campaignId, endOpen, now }: Request,
): Promise<Completion> {
  const open = port.countOpenSequences(campaignId);
  if (open > 0 && !endOpen) return { outcome: 'sequences_open', open };
  const ending = await port.transact(() => {
    const underWay = port.countUnderWay(campaignId);
    if (underWay > 0) return { underWay };
    if (open > 0) port.guard({ kind: 'end_open', target: { campaignId }, after: { endOpen } }, now);
    return { completed: port.completeCampaign(campaignId, now) };
  });
  if ('underWay' in ending) return { outcome: 'still_sending', underWay: ending.underWay };
  return {
    outcome: ending.completed ? 'completed' : 'completed_already',
    ended: ending.completed ? open : 0,
    report: reportCampaign(port, port.head(campaignId), now),
    archive: port.archiveRows(campaignId),
  };
}
