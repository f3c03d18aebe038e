/** Lays a rehearsal out as a page, and as one table: a row for each day. */
import { grouped, percent, plural } from '../../../core/reports/wording.ts';
import { cell, type ReportDocument, type Section } from '../../render/document.ts';
import { breakdownSections, rateCard } from '../../analytics/describe-parts.ts';
import type { CsvTable } from '../../render/csv.ts';
import type { RehearsalData } from './rehearsal-data.ts';

export function describeRehearsal(data: RehearsalData): ReportDocument {
  const { counts, rates } = data.totals;
  return {
    kind: 'Rehearsal',
    title: data.name,
    status:
      data.endedBy === 'sequences_ended'
        ? { text: 'ends', tone: 'good' }
        : data.endedBy === 'until'
          ? { text: 'still running', tone: 'notice' }
          : { text: 'stuck', tone: 'warning' },
    facts: [
      `id ${data.campaignId}`,
      `${day(data.from)} to ${day(data.endedAt)}`,
      `seed ${data.seed}`,
      `days in ${data.report.campaign.timezone}`,
      `${data.elapsedSeconds} s`,
    ],
    cards: [
      {
        label: 'Last message',
        value: data.lastSentAt === null ? '–' : day(data.lastSentAt),
        detail:
          data.endedBy === 'sequences_ended'
            ? 'then every sequence has ended'
            : `${plural(data.left.open, 'sequence')} still open`,
        tone: data.endedBy === 'sequences_ended' ? 'good' : 'warning',
      },
      {
        label: 'Messages',
        value: grouped(counts.sent),
        detail: `on ${plural(data.days.filter(({ sent }) => sent > 0).length, 'day')}${data.daysOmitted > 0 ? ' of those listed' : ''}`,
        tone: 'plain',
      },
      rateCard('Replies', rates.replied, 'delivered', undefined),
      rateCard('Bounced', rates.bounced, 'attempted', undefined),
      rateCard('Unsubscribed', rates.unsubscribed, 'delivered', undefined),
    ],
    sections: [
      limitSection(data),
      {
        kind: 'bars',
        title: 'Day by day',
        caption: 'Messages and replies of the rehearsal per day',
        series: [
          { name: 'Sent', tone: 'main' },
          { name: 'Replies', tone: 'accent' },
        ],
        bars: data.days.map(({ date, sent, replied }) => ({
          label: date,
          values: [sent, replied],
        })),
      },
      rateSection(data),
      ...breakdownSections(data.report.breakdown),
      {
        kind: 'table',
        title: 'Prospects by state at the end',
        caption: 'Every enrolled prospect is counted once',
        columns: [
          { name: 'State', align: 'left' },
          { name: 'People', align: 'right' },
        ],
        rows: Object.entries(data.enrollments).map(([state, n]) => [cell(state), cell(n)]),
        empty: 'No prospect is enrolled.',
      },
    ],
    generatedAt: data.endedAt,
  };
}

export function tabulateRehearsal({ campaignId, days }: RehearsalData): CsvTable {
  return {
    header: [
      'campaignId',
      'day',
      'sent',
      'rejected',
      'undelivered',
      'replied',
      'bouncedHard',
      'bouncedSoft',
      'bouncedBlock',
      'outOfOffice',
      'autoReply',
      'unsubscribed',
      'complained',
    ],
    rows: days.map(({ date, bounced, ...counts }) => [
      campaignId,
      date,
      counts.sent,
      counts.rejected,
      counts.undelivered,
      counts.replied,
      bounced.hard,
      bounced.soft,
      bounced.block,
      counts.outOfOffice,
      counts.autoReply,
      counts.unsubscribed,
      counts.complained,
    ]),
  };
}

function limitSection({ limits }: RehearsalData): Section {
  return {
    kind: 'table',
    title: 'Limits that were reached',
    caption: 'Days on which the limit allowed no further message at some moment',
    columns: [
      { name: 'Of', align: 'left' },
      { name: 'Limit', align: 'left' },
      { name: 'Most', align: 'right' },
      { name: 'Allowed', align: 'right' },
      { name: 'Days', align: 'right' },
    ],
    rows: limits
      .filter(({ daysReached }) => daysReached > 0)
      .map(({ scope, scopeId, kind, most, limit, daysReached }) => [
        cell(`${scope} ${scopeId}`),
        cell(kind),
        cell(most),
        cell(limit),
        cell(daysReached),
      ]),
    empty: 'None: send windows and follow-up gaps set the pace.',
  };
}

function rateSection({ rates }: RehearsalData): Section {
  return {
    kind: 'table',
    title: 'How the invented recipients respond',
    caption: 'Shares of messages; observed: measured in this campaign',
    columns: [
      { name: 'What', align: 'left' },
      { name: 'Share', align: 'right' },
      { name: 'From', align: 'left' },
    ],
    rows: Object.entries(rates).map(([name, { rate, from, of }]) => [
      cell(name),
      cell(percent(rate)),
      cell(of === null ? from : `${from}, ${grouped(of)} messages`),
    ]),
    empty: '',
  };
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
