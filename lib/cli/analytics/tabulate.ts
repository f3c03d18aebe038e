/**
 * Lays reports out as one rectangular table each, for spreadsheets: a row for each group, every
 * rate with its denominator and interval.
 */
import type { CsvCell, CsvTable } from '../render/csv.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { DailyReport } from '../../core/reports/daily-report.ts';
import type { Breakdown } from '../../core/reports/breakdown.ts';
import type { Figures, Rate, Rates } from '../../core/reports/figures.ts';
import type { OpportunityReport } from '../../core/reports/advice/opportunities.ts';
import type { Overview } from '../../core/reports/overview.ts';

const KEYS = ['campaignId', 'group', 'day', 'step', 'variant', 'mailboxId', 'provider'] as const;
type Key = Partial<Record<(typeof KEYS)[number], CsvCell>>;

const RATES = [
  ['deliveryRate', 'delivered'],
  ['bounceRate', 'bounced'],
  ['hardBounceRate', 'hardBounced'],
  ['softBounceRate', 'softBounced'],
  ['blockRate', 'blocked'],
  ['replyRate', 'replied'],
  ['unsubscribeRate', 'unsubscribed'],
  ['complaintRate', 'complained'],
] as const satisfies readonly (readonly [string, keyof Rates])[];
const COUNTS = [
  'attempted',
  'sent',
  'rejected',
  'undelivered',
  'delivered',
  'replied',
  'bouncedHard',
  'bouncedSoft',
  'bouncedBlock',
  'unsubscribed',
  'complained',
  'outOfOffice',
  'autoReply',
  'inDoubt',
  'deferred',
] as const;
const MEASURED = ['opened', 'clicked'] as const;
const MEASURED_PARTS = ['person', 'unclear', 'machine', 'low', 'high', 'of'] as const;
const HEADER = [
  ...KEYS,
  ...COUNTS,
  ...MEASURED.flatMap((what) => MEASURED_PARTS.map((part) => `${what}${capitalised(part)}`)),
  ...RATES.flatMap(([name]) => [name, `${name}Of`, `${name}Low`, `${name}High`]),
];

export function tabulateCampaign(report: CampaignReport): CsvTable {
  const campaignId = report.campaign.id;
  return {
    header: HEADER,
    rows: [
      rowOf({ campaignId, group: 'total' }, report.totals),
      ...breakdownRows(campaignId, report.breakdown),
      ...report.activity.perDay.map((day) => dayRow(campaignId, day)),
    ],
  };
}

export function tabulateDaily(report: DailyReport): CsvTable {
  const [campaignId, day] = [report.campaign.id, report.date];
  return {
    header: HEADER,
    rows: [
      rowOf({ campaignId, group: 'day', day }, report.day),
      rowOf({ campaignId, group: 'lastSevenDays', day }, report.lastSevenDays),
      rowOf({ campaignId, group: 'toDate', day }, report.toDate),
      ...breakdownRows(campaignId, report.breakdown, day),
    ],
  };
}

export function tabulateOverview(overview: Overview): CsvTable {
  return {
    header: HEADER,
    rows: overview.campaigns.map((row) =>
      rowOf(
        {
          campaignId: row.campaign.id,
          group: 'campaign',
          ...(overview.date === null ? {} : { day: overview.date }),
        },
        row,
      ),
    ),
  };
}

export function tabulateOpportunities({ campaign, opportunities }: OpportunityReport): CsvTable {
  return {
    header: [
      'campaignId',
      'code',
      'step',
      'variant',
      'mailboxId',
      'provider',
      'hours',
      'weekdays',
      'confidence',
      'message',
      'suggestedChange',
    ],
    rows: opportunities.map(({ code, subject, confidence, message, suggestedChange }) => [
      campaign.id,
      code,
      subject.step ?? null,
      subject.variant ?? null,
      subject.mailboxId ?? null,
      subject.provider ?? null,
      subject.hours?.join(' ') ?? null,
      subject.weekdays?.join(' ') ?? null,
      confidence,
      message,
      suggestedChange ?? null,
    ]),
  };
}

function breakdownRows(campaignId: string, breakdown: Breakdown, day?: string): CsvCell[][] {
  const key = { campaignId, ...(day === undefined ? {} : { day }) };
  return [
    ...breakdown.step.map((row) => rowOf({ ...key, group: 'step', step: row.step }, row)),
    ...breakdown.variant.map((row) =>
      rowOf({ ...key, group: 'variant', step: row.step, variant: row.variant }, row),
    ),
    ...breakdown.mailbox.map((row) =>
      rowOf({ ...key, group: 'mailbox', mailboxId: row.mailboxId }, row),
    ),
    ...breakdown.provider.map((row) =>
      rowOf({ ...key, group: 'provider', provider: row.provider }, row),
    ),
  ];
}

function rowOf(key: Key, { counts, rates }: Figures): CsvCell[] {
  const { bounced } = counts;
  const flat = {
    ...counts,
    bouncedHard: bounced.hard,
    bouncedSoft: bounced.soft,
    bouncedBlock: bounced.block,
  };
  return [
    ...KEYS.map((name) => key[name] ?? null),
    ...COUNTS.map((name) => flat[name]),
    ...MEASURED.flatMap((what) => MEASURED_PARTS.map((part) => counts[what]?.[part] ?? null)),
    ...RATES.flatMap(([, name]) => rateCells(rates[name])),
  ];
}

function rateCells({ rate, of, low, high }: Rate): CsvCell[] {
  return [rate, of, low, high];
}

/** A day has counts only: its replies and failures belong to messages of other days. */
function dayRow(campaignId: string, day: CampaignReport['activity']['perDay'][number]): CsvCell[] {
  const flat: Partial<Record<(typeof COUNTS)[number], CsvCell>> = {
    attempted: day.attempted,
    sent: day.sent,
    rejected: day.rejected,
    undelivered: day.undelivered,
    replied: day.replied,
    unsubscribed: day.unsubscribed,
    complained: day.complained,
    bouncedHard: day.bounced.hard,
    bouncedSoft: day.bounced.soft,
    bouncedBlock: day.bounced.block,
  };
  const key: Key = { campaignId, group: 'day', day: day.day };
  return [
    ...KEYS.map((name) => key[name] ?? null),
    ...COUNTS.map((name) => flat[name] ?? null),
    ...MEASURED.flatMap(() => MEASURED_PARTS.map(() => null)),
    ...RATES.flatMap(() => [null, null, null, null]),
  ];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
