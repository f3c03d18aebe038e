/** The figures of a report: counts, and each rate with its denominator and its 95 % interval. */
import { wilsonInterval } from '../statistics/proportions.ts';
import { measuredCount } from './measured.ts';
import type { MeasuredCount } from '../../domain/reports/measured-count.ts';
import type { ReportTally } from './tally.ts';

export type FigureCounts = {
  attempted: number;
  sent: number;
  delivered: number;
  /** Null: not measured. */
  opened: MeasuredCount | null;
  clicked: MeasuredCount | null;
  replied: number;
  bounced: { hard: number; soft: number; block: number };
  rejected: number;
  undelivered: number;
  unsubscribed: number;
  complained: number;
  outOfOffice: number;
  autoReply: number;
  inDoubt: number;
  deferred: number;
};

export type Denominator = 'attempted' | 'delivered' | 'peopleReached';

/**
 * `rate`, `low` and `high` are shares (0..1); null when the denominator is 0 or the count belongs
 * to other messages.
 */
export type Rate = {
  count: number;
  of: number;
  denominator: Denominator;
  rate: number | null;
  low: number | null;
  high: number | null;
};

/**
 * `bounced`: refused at once, or bounced later; each message counts once. `opened`, `clicked`
 * null: not measured.
 */
export type Rates = Record<
  | 'delivered'
  | 'bounced'
  | 'hardBounced'
  | 'softBounced'
  | 'blocked'
  | 'replied'
  | 'unsubscribed'
  | 'complained',
  Rate
> &
  Record<'opened' | 'clicked', MeasuredShare | null>;

/** The rates that are counts of what happened; the others are intervals of what is likely. */
export type CountedRate = Exclude<keyof Rates, 'opened' | 'clicked'>;

/** `low` and `high` as shares (0..1) of the measured messages. */
type MeasuredShare = { low: number; high: number; of: number; denominator: 'measured' };

export type Figures = { counts: FigureCounts; rates: Rates };

export function figuresOf(tally: ReportTally): Figures {
  const counts = countsOf(tally);
  return { counts, rates: ratesOf(counts) };
}

/**
 * A bounce can arrive on a later day than the message left, so a single day's `delivered` is at
 * least 0.
 */
function countsOf(tally: ReportTally): FigureCounts {
  return {
    attempted: tally.sent + tally.rejected,
    sent: tally.sent,
    delivered: Math.max(0, tally.sent - tally.undelivered),
    opened: measuredCount(tally, 'opened'),
    clicked: measuredCount(tally, 'clicked'),
    replied: tally.replied,
    bounced: { hard: tally.bounced_hard, soft: tally.bounced_soft, block: tally.bounced_block },
    rejected: tally.rejected,
    undelivered: tally.undelivered,
    unsubscribed: tally.unsubscribed,
    complained: tally.complained,
    outOfOffice: tally.out_of_office,
    autoReply: tally.auto_reply,
    inDoubt: tally.in_doubt,
    deferred: tally.deferred,
  };
}

function ratesOf(counts: FigureCounts): Rates {
  const { attempted, delivered } = counts;
  return {
    delivered: rateOf(delivered, attempted, 'attempted'),
    bounced: rateOf(counts.rejected + counts.undelivered, attempted, 'attempted'),
    hardBounced: rateOf(counts.bounced.hard, attempted, 'attempted'),
    softBounced: rateOf(counts.bounced.soft, attempted, 'attempted'),
    blocked: rateOf(counts.bounced.block, attempted, 'attempted'),
    replied: rateOf(counts.replied, delivered, 'delivered'),
    unsubscribed: rateOf(counts.unsubscribed, delivered, 'delivered'),
    complained: rateOf(counts.complained, delivered, 'delivered'),
    opened: measuredShare(counts.opened),
    clicked: measuredShare(counts.clicked),
  };
}

/** `count` among `of`, with Wilson's interval; shares are rounded to six decimals. */
export function rateOf(count: number, of: number, denominator: Denominator): Rate {
  const interval = wilsonInterval({ count, of });
  if (!interval) return { count, of, denominator, rate: null, low: null, high: null };
  return {
    count,
    of,
    denominator,
    rate: sixDecimals(count / of),
    low: sixDecimals(interval.low),
    high: sixDecimals(interval.high),
  };
}

function measuredShare(count: MeasuredCount | null): MeasuredShare | null {
  if (count === null) return null;
  const { low, high, of } = count;
  return { low: sixDecimals(low / of), high: sixDecimals(high / of), of, denominator: 'measured' };
}

export function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
