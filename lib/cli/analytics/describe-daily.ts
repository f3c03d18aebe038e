/** Lays the report of a day out as a page. */
import { cell, type Cell, type ReportDocument, type Section } from '../render/document.ts';
import { measuredCards, measuredColumns, notMeasuredFact } from './describe-measured.ts';
import { grouped, plural } from '../../core/reports/wording.ts';
import type { Figures } from '../../core/reports/figures.ts';
import type { DailyReport } from '../../core/reports/daily-report.ts';
import {
  alertSections,
  breakdownSections,
  definitionSection,
  FIGURE_COLUMNS,
  figureCells,
  rateCard,
  standingSections,
  statusOf,
} from './describe-parts.ts';

const NAMES: Readonly<Record<string, string>> = {
  sent: 'Sent',
  delivered: 'Delivered',
  replied: 'Replies',
  bounced: 'Bounced',
  unsubscribed: 'Unsubscribed',
  complained: 'Complaints',
};

export function describeDaily(report: DailyReport): ReportDocument {
  const { campaign, date, day } = report;
  return {
    kind: 'Daily report',
    title: `${campaign.name}, ${date}`,
    status: statusOf(campaign.state, report.holds),
    facts: [
      `id ${campaign.id}`,
      `a day in ${campaign.timezone}`,
      report.previousSendingDay === null
        ? 'the first sending day'
        : `sending day before: ${report.previousSendingDay}`,
      ...notMeasuredFact(day),
    ],
    cards: [
      {
        label: 'Sent',
        value: grouped(day.counts.sent),
        detail: `${grouped(day.counts.attempted)} attempted, ${grouped(day.counts.deferred)} deferred`,
        tone: 'plain',
      },
      {
        label: 'Delivered',
        value: grouped(day.counts.delivered),
        detail: `${grouped(report.toDate.counts.delivered)} to date`,
        tone: 'plain',
      },
      {
        label: 'Replies',
        value: grouped(day.counts.replied),
        detail: `${grouped(report.toDate.counts.replied)} to date`,
        tone: 'plain',
      },
      rateCard(
        'Bounced, 7 days',
        report.lastSevenDays.rates.bounced,
        'attempted',
        report.alerts.find(({ code }) => code === 'bounce_rate' || code === 'block_rate'),
      ),
      rateCard(
        'Unsubscribed, 7 days',
        report.lastSevenDays.rates.unsubscribed,
        'delivered',
        undefined,
      ),
      ...measuredCards(day),
    ],
    sections: [
      ...alertSections(report),
      changeSection(report),
      periodSection(report),
      ...breakdownSections(report.breakdown),
      ...standingSections(report),
      definitionSection(report.definitions),
    ],
    generatedAt: report.generatedAt,
  };
}

function changeSection({ changes, previousSendingDay, meanOfDays, date }: DailyReport): Section {
  return {
    kind: 'table',
    title: 'Compared with the previous days',
    caption:
      meanOfDays === 0
        ? 'There is no sending day before this one'
        : `Mean of ${plural(meanOfDays, 'sending day')} before this one`,
    columns: [
      { name: 'Figure', align: 'left' },
      { name: date, align: 'right' },
      { name: previousSendingDay ?? 'Before', align: 'right' },
      { name: 'Mean', align: 'right' },
      { name: 'Against mean', align: 'right' },
    ],
    rows: changes.map(({ figure, day, previous, mean }) => [
      { text: NAMES[figure] ?? figure },
      cell(day),
      cell(previous),
      cell(mean),
      { text: mean === null ? '–' : signed(Math.round((day - mean) * 10) / 10) },
    ]),
    empty: 'Nothing to compare.',
  };
}

function periodSection({ day, lastSevenDays, toDate }: DailyReport): Section {
  const measured = measuredColumns([day, lastSevenDays, toDate]);
  const cellsOf = (figures: Figures): Cell[] => [
    ...figureCells(figures),
    ...measured.cellsOf(figures),
  ];
  return {
    kind: 'table',
    title: 'The day, the week, the campaign so far',
    caption:
      'Replies and unsubscribes of delivered, bounces of attempted messages. A day counts what arrived on it, including replies to earlier messages',
    columns: [{ name: 'Period', align: 'left' }, ...FIGURE_COLUMNS, ...measured.columns],
    rows: [
      [{ text: 'The day' }, ...cellsOf(day)],
      [{ text: 'Last 7 days' }, ...cellsOf(lastSevenDays)],
      [{ text: 'To date' }, ...cellsOf(toDate)],
    ],
    empty: 'Nothing to show.',
  };
}

function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : grouped(value);
}
