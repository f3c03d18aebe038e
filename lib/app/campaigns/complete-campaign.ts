/** Ends a campaign: its open sequences when that is wanted, then the final report and the archive of its people. */
import { reportCampaign, type ReportSource } from '../reports/report.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { ArchiveRow } from '../../domain/campaigns/archive.ts';
import type { CampaignHead } from '../../domain/reports/report.ts';
import type { Instant } from '../../domain/time.ts';

export type CompletePort = ReportSource & {
  transact<T>(work: () => T): Promise<T>;
  /** Sequences that are not at their end. */
  countOpenSequences(campaignId: string): number;
  /** Messages that another process is sending just now. */
  countUnderWay(campaignId: string): number;
  /** Ends what is open; false when it was completed before. */
  completeCampaign(campaignId: string, now: Instant): boolean;
  /** Where everybody stands at the end. */
  archiveRows(campaignId: string): Iterable<ArchiveRow>;
  /** The head of its report, as it is after it was completed. */
  head(campaignId: string): CampaignHead;
};

export type Completion =
  | { outcome: 'sequences_open'; open: number }
  | { outcome: 'still_sending'; underWay: number }
  | {
      outcome: 'completed' | 'completed_already';
      ended: number;
      report: CampaignReport;
      /** Read while it is written. */
      archive: Iterable<ArchiveRow>;
    };

type Request = { campaignId: string; endOpen: boolean; now: Instant };

export async function completeCampaign(
  port: CompletePort,
  { campaignId, endOpen, now }: Request,
): Promise<Completion> {
  const open = port.countOpenSequences(campaignId);
  if (open > 0 && !endOpen) return { outcome: 'sequences_open', open };
  const ending = await port.transact(() => {
    const underWay = port.countUnderWay(campaignId);
    if (underWay > 0) return { underWay };
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
