/** Lays a campaign report out as a page. */
import { intervalOf, type ReportDocument, type Section } from '../render/document.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import { measuredCards, notMeasuredFact } from './describe-measured.ts';
import { grouped, percent, plural } from '../../core/reports/wording.ts';
import {
  alertSections,
  breakdownSections,
  definitionSection,
  rateCard,
  standingSections,
  statusOf,
} from './describe-parts.ts';

export function describeCampaign(report: CampaignReport): ReportDocument {
  const { campaign, totals, people, activity } = report;
  const { counts, rates } = totals;
  return {
    kind: 'Campaign report',
    title: campaign.name,
    status: statusOf(campaign.state, report.holds),
    facts: [
      `id ${campaign.id}`,
      activity.firstDay === null
        ? 'nothing sent yet'
        : activity.firstDay === activity.lastDay
          ? activity.firstDay
          : `${activity.firstDay} to ${String(activity.lastDay)}`,
      plural(activity.sendingDays, 'sending day'),
      `days in ${campaign.timezone}`,
      ...notMeasuredFact(totals),
    ],
    cards: [
      {
        label: 'Delivered',
        value: grouped(counts.delivered),
        detail: `${rates.delivered.rate === null ? 'nothing attempted yet' : `${percent(rates.delivered.rate)} of ${grouped(counts.attempted)} attempted`}`,
        tone: 'plain',
      },
      people.replyRate === null
        ? rateCard(
            'Replies',
            rates.replied,
            'delivered',
            report.alerts.find(({ code }) => code === 'reply_rate'),
          )
        : rateCard(
            'People who replied',
            people.replyRate,
            'people reached',
            report.alerts.find(({ code }) => code === 'reply_rate'),
          ),
      rateCard(
        'Bounced',
        rates.bounced,
        'attempted',
        report.alerts.find(({ code }) => code === 'bounce_rate' || code === 'block_rate'),
      ),
      rateCard('Unsubscribed', rates.unsubscribed, 'delivered', undefined),
      rateCard(
        'Spam complaints',
        rates.complained,
        'delivered',
        report.alerts.find(({ code }) => code === 'complaint_rate'),
      ),
      ...measuredCards(totals),
    ],
    sections: [
      ...alertSections(report),
      {
        kind: 'funnel',
        title: 'From list to reply',
        stages: report.funnel.map(({ name, n, ofEnrolled, ofPrevious }, index) => ({
          name,
          n,
          share: ofEnrolled,
          detail:
            index === 0 || ofPrevious === null
              ? ''
              : `${percent(ofPrevious)} of ${report.funnel[index - 1]?.name.toLowerCase() ?? ''}`,
        })),
      },
      ...activitySection(report),
      ...breakdownSections(report.breakdown, comparisonSection(report)),
      peopleSection(report),
      ...standingSections(report),
      definitionSection(report.definitions),
    ],
    generatedAt: report.generatedAt,
  };
}

function activitySection({ activity }: CampaignReport): Section[] {
  if (activity.perDay.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'Day by day',
      caption: `Messages sent and replies received per day${activity.daysOmitted > 0 ? `, the last ${activity.perDay.length} days` : ''}`,
      series: [
        { name: 'Sent', tone: 'main' },
        { name: 'Replies', tone: 'accent' },
      ],
      bars: activity.perDay.map(({ day, sent, replied }) => ({
        label: day,
        values: [sent, replied],
      })),
    },
  ];
}

function comparisonSection({ variantComparisons }: CampaignReport): Section[] {
  if (variantComparisons.length === 0) return [];
  return [
    {
      kind: 'alerts',
      title: 'Variants compared',
      items: variantComparisons.map(({ verdict, message, difference }) => ({
        tone: verdict === 'first_higher' ? ('good' as const) : ('plain' as const),
        label:
          verdict === 'first_higher'
            ? 'Clear'
            : verdict === 'too_few'
              ? 'Too few to tell'
              : 'No clear difference',
        message,
        ...(difference.value === null || difference.low === null || difference.high === null
          ? {}
          : {
              detail: `Difference ${percent(difference.value)}, 95% interval ${percent(difference.low)} to ${percent(difference.high)}.`,
            }),
      })),
    },
  ];
}

const STATE_NAMES: Readonly<Record<string, string>> = {
  waiting: 'Waiting for their next step',
  queued: 'Message planned or under way',
  finished: 'Sequence finished, no reply',
  replied: 'Replied',
  unsubscribed: 'Unsubscribed',
  complained: 'Complained',
  bounced: 'Bounced',
  invalid: 'Address invalid',
  suppressed: 'On the suppression list',
  left_company: 'Left the company',
  wrong_person: 'Not the right person, according to an automatic reply',
  ended: 'Campaign ended before the sequence',
};

function peopleSection({ people }: CampaignReport): Section {
  return {
    kind: 'table',
    title: 'Prospects by state',
    caption: `${plural(people.enrolled, 'person', 'people')} enrolled; each is counted once${people.replyRate?.rate == null ? '' : `. Reply rate per person ${percent(people.replyRate.rate)} (${intervalOf(people.replyRate)})`}`,
    columns: [
      { name: 'State', align: 'left' },
      { name: 'People', align: 'right' },
      { name: 'Share', align: 'right' },
    ],
    rows: Object.entries(people.byState).map(([state, n]) => [
      { text: STATE_NAMES[state] ?? state },
      { text: grouped(n) },
      { text: people.enrolled > 0 ? percent(n / people.enrolled) : '–' },
    ]),
    empty: 'No prospect is enrolled yet.',
  };
}
