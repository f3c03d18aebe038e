/**
 * The parts that several report pages share: alerts, breakdowns, what is queued and held,
 * definitions.
 */
import {
  cell,
  intervalOf,
  rateCell,
  type Card,
  type Cell,
  type Column,
  type Section,
  type Tone,
} from '../render/document.ts';
import { measuredColumns } from './describe-measured.ts';
import { grouped, percent, plural } from '../../core/reports/wording.ts';
import type { FigureAlert, AlertJudgement } from '../../core/reports/alerts.ts';
import type { Breakdown } from '../../core/reports/breakdown.ts';
import type { Figures, Rate } from '../../core/reports/figures.ts';
import type { CampaignStanding } from '../../core/reports/standing.ts';

export function statusOf(
  state: string,
  holds: readonly { scope: string }[],
): { text: string; tone: Tone } {
  if (state === 'active' && holds.some(({ scope }) => scope === 'all' || scope === 'campaign'))
    return { text: 'paused', tone: 'warning' };
  return {
    text: state,
    tone: state === 'active' ? 'good' : state === 'completed' ? 'notice' : 'plain',
  };
}

export function rateCard(
  label: string,
  rate: Rate,
  of: string,
  alert: FigureAlert | undefined,
): Card {
  const tone: Tone = alert ? alert.level : 'plain';
  if (rate.rate === null)
    return {
      label,
      value: grouped(rate.count),
      detail: rate.of === 0 ? 'no rate yet' : `with ${grouped(rate.of)} delivered that day`,
      tone,
    };
  return {
    label,
    value: percent(rate.rate),
    detail: `${grouped(rate.count)} of ${grouped(rate.of)} ${of}`,
    note: `95% CI ${intervalOf(rate)}`,
    tone,
  };
}

const CHECK_NAMES: Readonly<Record<string, string>> = {
  complaint_rate: 'complaints',
  bounce_rate: 'hard bounces',
  block_rate: 'blocks',
  reply_rate: 'replies',
};

/** Also says that there is no alert, and which rates have too few messages to judge. */
export function alertSections({ alerts, tooFewToJudge }: AlertJudgement): Section[] {
  const unjudged = tooFewToJudge
    .map(
      ({ code, sample, floor }) =>
        `${CHECK_NAMES[code] ?? code} (${grouped(sample)} of ${grouped(floor)})`,
    )
    .join(', ');
  const items = alerts.map(({ level, message }) => ({
    tone: level,
    label: level === 'critical' ? 'Act now' : level === 'warning' ? 'Take care' : 'Note',
    message,
  }));
  const notYet =
    unjudged === ''
      ? []
      : [
          {
            tone: 'plain' as const,
            label: 'Not judged yet',
            message: `Too few messages to judge: ${unjudged}.`,
          },
        ];
  const calm =
    alerts.length === 0 && tooFewToJudge.length === 0
      ? [
          {
            tone: 'good' as const,
            label: 'All clear',
            message: 'Complaints, bounces, blocks and replies are within their limits.',
          },
        ]
      : [];
  return [{ kind: 'alerts', title: 'What needs attention', items: [...items, ...calm, ...notYet] }];
}

export const FIGURE_COLUMNS: readonly Column[] = [
  { name: 'Attempted', align: 'right' },
  { name: 'Delivered', align: 'right' },
  { name: 'Replies', align: 'right' },
  { name: 'Reply rate', align: 'right' },
  { name: 'Bounce rate', align: 'right' },
  { name: 'Unsub. rate', align: 'right' },
];

export function figureCells({ counts, rates }: Figures): Cell[] {
  return [
    cell(counts.attempted),
    cell(counts.delivered),
    cell(counts.replied),
    rateCell(rates.replied),
    rateCell(rates.bounced),
    rateCell(rates.unsubscribed),
  ];
}

/** The variants of steps that have several; the JSON lists single ones too. */
function choices(breakdown: Breakdown): Breakdown['variant'] {
  return breakdown.variant.filter(
    ({ step }) => breakdown.variant.filter((other) => other.step === step).length > 1,
  );
}

const GROUPS = [
  ['step', 'By step', 'Step'],
  ['variant', 'By variant', 'Variant'],
  ['mailbox', 'By mailbox', 'Mailbox'],
  ['provider', 'By recipient provider', 'Provider'],
] as const;

/**
 * Reply and unsubscribe rates are shares of delivered messages, bounce rates of attempted ones. The
 * table of variants is left out where no step has several.
 */
export function breakdownSections(
  breakdown: Breakdown,
  afterVariants: readonly Section[] = [],
): Section[] {
  return GROUPS.filter(([group]) => group !== 'variant' || choices(breakdown).length > 0).flatMap(
    ([group, title, name]): Section[] => {
      const rows = group === 'variant' ? choices(breakdown) : breakdown[group];
      const measured = measuredColumns(rows);
      return [
        {
          kind: 'table',
          title,
          caption: 'Replies and unsubscribes of delivered, bounces of attempted messages',
          columns: [{ name, align: 'left' }, ...FIGURE_COLUMNS, ...measured.columns],
          rows: rows.map((row) => [
            { text: row.name },
            ...figureCells(row),
            ...measured.cellsOf(row),
          ]),
          empty: 'Nothing to show.',
        },
        ...(group === 'variant' ? afterVariants : []),
      ];
    },
  );
}

export function standingSections({ queue, holds, mailboxes }: CampaignStanding): Section[] {
  const due =
    queue.nextDueAt === null
      ? ''
      : `; the next is due ${queue.nextDueAt.replace('T', ' ').replace(/:\d\d\.\d+Z$/, ' UTC')}`;
  return [
    {
      kind: 'alerts',
      title: 'Now',
      items: [
        {
          tone: 'plain',
          label: 'Queue',
          message: `${plural(queue.queued, 'message')} planned or under way, ${plural(queue.waiting, 'person', 'people')} waiting for the next step${due}.`,
        },
        ...holds.map(({ scope, scopeId, reason, placedBy, until }) => ({
          tone: 'warning' as const,
          label: 'Hold',
          message: `${scope === 'all' ? 'Everything' : `${scope} ${scopeId}`}: ${reason}`,
          detail: `placed by ${placedBy}, ${until === null ? 'until it is lifted' : `until ${until}`}`,
        })),
        ...mailboxes.map(({ mailboxId, sendingDays, lastDay, sentOnLastDay }) => ({
          tone: 'plain' as const,
          label: 'Mailbox',
          message: `${mailboxId}: ${plural(sendingDays, 'sending day')}${lastDay === null ? '' : `, ${grouped(sentOnLastDay)} sent on ${lastDay}`}`,
        })),
      ],
    },
  ];
}

export function definitionSection(definitions: Readonly<Record<string, string>>): Section {
  return {
    kind: 'notes',
    title: 'What the figures mean',
    items: Object.entries(definitions).map(([term, text]) => ({ term, text })),
  };
}
