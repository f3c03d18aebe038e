/** Lays the list of all campaigns out as a page. */
import { cell, type ReportDocument, type Section } from '../render/document.ts';
import type { Overview } from '../../core/reports/overview.ts';
import { measuredCards, measuredColumns, notMeasuredFact } from './describe-measured.ts';
import { grouped, percent, plural } from '../../core/reports/wording.ts';
import { definitionSection, FIGURE_COLUMNS, figureCells, rateCard } from './describe-parts.ts';

export function describeOverview(overview: Overview): ReportDocument {
  const { campaigns, totals, total, date } = overview;
  const { counts, rates } = totals;
  return {
    kind: date === null ? 'Campaigns' : 'Daily report, all campaigns',
    title: date === null ? 'All campaigns' : `All campaigns, ${date}`,
    status: null,
    facts: [
      plural(total, 'campaign'),
      ...(campaigns.length < total ? [`${campaigns.length} on this page`] : []),
      ...(date === null ? [] : ["days in each campaign's own zone"]),
      ...notMeasuredFact(totals),
    ],
    cards: [
      {
        label: 'Delivered',
        value: grouped(counts.delivered),
        detail:
          rates.delivered.rate === null
            ? 'nothing attempted'
            : `${percent(rates.delivered.rate)} of ${grouped(counts.attempted)} attempted`,
        tone: 'plain',
      },
      rateCard('Replies', rates.replied, 'delivered', undefined),
      rateCard('Bounced', rates.bounced, 'attempted', undefined),
      rateCard('Unsubscribed', rates.unsubscribed, 'delivered', undefined),
      ...measuredCards(totals),
    ],
    sections: [
      ...alertSection(overview),
      tableSection(overview),
      definitionSection(overview.definitions),
    ],
    generatedAt: overview.generatedAt,
  };
}

function alertSection({ campaigns }: Overview): Section[] {
  const items = campaigns.flatMap(({ campaign, alerts }) =>
    alerts.map(({ level, message }) => ({ tone: level, label: campaign.id, message })),
  );
  return items.length === 0 ? [] : [{ kind: 'alerts', title: 'What needs attention', items }];
}

function tableSection({ campaigns }: Overview): Section {
  const measured = measuredColumns(campaigns);
  return {
    kind: 'table',
    title: 'Campaigns',
    caption: 'Replies and unsubscribes of delivered, bounces of attempted messages',
    columns: [
      { name: 'Campaign', align: 'left' },
      { name: 'State', align: 'left' },
      { name: 'People', align: 'right' },
      ...FIGURE_COLUMNS,
      ...measured.columns,
    ],
    rows: campaigns.map((row) => [
      { text: row.campaign.id },
      { text: row.campaign.state },
      cell(row.enrolled),
      ...figureCells(row),
      ...measured.cellsOf(row),
    ]),
    empty: 'No campaign has been started yet.',
  };
}
