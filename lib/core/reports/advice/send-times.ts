/**
 * Decides what the replies tell about the hours and weekdays at which messages leave, on the
 * recipient's clock.
 */
import { hourOfDay, weekdayOfLocalHour } from '../../time/local-hour.ts';
import { shrinkRates } from '../../statistics/shrinkage.ts';
import { adjustForLooks, triesToSeeDoubling, type Sample } from '../../statistics/proportions.ts';
import { exactStratifiedTest, ratioToTheRest, type Stratum } from '../../statistics/stratified.ts';
import { rateOf, sixDecimals, type Rate } from '../figures.ts';
import { groupRows } from '../tally.ts';
import type { HourCell } from '../../../domain/reports/report.ts';
import { DAY } from '../../../domain/time.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekdayName = (typeof WEEKDAYS)[number];

/**
 * Messages younger than this are not judged: they had no time to be answered. Nine of ten replies
 * come within a day (F. Kooti et al., Evolution of Conversations in the Age of Email Overload, WWW
 * 2015); four days include a weekend.
 */
export const RIPE_AFTER = 4 * DAY;

/**
 * An hour or weekday with fewer delivered messages is not compared: every comparison makes all
 * others weaker.
 */
const LEAST_DELIVERED = 30;
/** Fewer replies than this prove nothing, whatever the test says. */
const LEAST_CASES = 5;

export type TimeRow = {
  /** As counted. */
  replied: Rate;
  /**
   * The rate to expect with the campaign's own mixture of steps, shrunk towards the common rate.
   * Null before the first reply.
   */
  expected: { rate: number; low: number; high: number } | null;
  /**
   * Replies per reply that the other times (without those that differ clearly) would have had with
   * the same messages; null when they had none.
   */
  timesTheRest: number | null;
  /** Exact test against the rest, corrected for all hours and weekdays. Null when not compared. */
  p: number | null;
  verdict: 'answered_more' | 'answered_less' | 'no_clear_difference' | 'too_few';
};
export type HourRow = { hour: number } & TimeRow;
type WeekdayRow = { weekday: WeekdayName } & TimeRow;

export type SendTimes = {
  hours: HourRow[];
  weekdays: WeekdayRow[];
  conclusion: 'differ' | 'no_clear_difference' | 'too_few';
  delivered: number;
  replied: number;
  /**
   * For `too_few`: the size of the smallest group compared, and the size that would show a doubling
   * (null: unknown).
   */
  have: number;
  need: number | null;
  /** Limits of these figures, whatever their number. */
  cannotKnow: readonly string[];
};

const CANNOT_KNOW = [
  'The hours were not chosen at random: they depend on the zone, country, company and place in the list, and such prospects may reply differently at any hour.',
  'Only hours at which messages left are known, and when a message left, not when it was read.',
  "Where a prospect's zone is not known, the hour is that of the campaign's zone.",
] as const;

/**
 * Follow-ups get fewer replies than first messages and leave at other hours. So hours are compared
 * within a step and weekday, weekdays within a step and hour.
 */
export function judgeSendTimes(cells: readonly HourCell[]): SendTimes {
  const known = cells
    .map((cell) => ({
      ...cell,
      hour: hourOfDay(cell.localHour),
      weekday: weekdayOfLocalHour(cell.localHour),
      ...sampleOf(cell),
    }))
    .filter(({ of }) => of > 0);
  const [hours = [], weekdays = []] = findClearGroups([
    {
      cells: known,
      keyOf: ({ hour }) => hour,
      stratumOf: ({ step, weekday }) => `${step} ${weekday}`,
    },
    {
      cells: known,
      keyOf: ({ weekday }) => weekday,
      stratumOf: ({ step, hour }) => `${step} ${hour}`,
    },
  ]);
  const judgedHours = hours.map(({ key, ...row }): HourRow => ({ hour: key, ...row }));
  const judgedWeekdays = weekdays.map(({ key, ...row }): WeekdayRow => ({
    weekday: WEEKDAYS[key - 1] as WeekdayName,
    ...row,
  }));
  return {
    hours: judgedHours,
    weekdays: judgedWeekdays,
    ...conclude(judgedHours, [...judgedHours, ...judgedWeekdays]),
    cannotKnow: CANNOT_KNOW,
  };
}

type Known = Sample & { step: number; hour: number; weekday: number };
type Dimension = {
  cells: readonly Known[];
  keyOf: (cell: Known) => number;
  stratumOf: (cell: Known) => string;
};
type Judged = { key: number } & TimeRow;
type Tested = Sample & {
  key: number;
  ratio: number | null;
  p: number | null;
  verdict: TimeRow['verdict'];
};

/**
 * Repeatedly takes out the hour or weekday that differs most clearly and compares the rest again:
 * beside one very good Tuesday an ordinary Friday would look poor.
 */
function findClearGroups(dimensions: readonly Dimension[]): Judged[][] {
  const clearGroups = dimensions.map((): Tested[] => []);
  for (;;) {
    const tested = dimensions.map((dimension, index) =>
      testGroups({
        ...dimension,
        cells: dimension.cells.filter((cell) =>
          clearGroups[index]?.every(({ key }) => key !== dimension.keyOf(cell)),
        ),
      }),
    );
    const looked = tested.flat().filter((row): row is Tested & { p: number } => row.p !== null);
    const ps = adjustForLooks(looked.map(({ p }) => p));
    for (const [index, row] of looked.entries()) row.p = ps[index] ?? 0;
    const clear = looked
      .filter(({ verdict, p }) => verdict !== 'no_clear_difference' && p < 0.05)
      .sort((a, b) => a.p - b.p)[0];
    if (clear === undefined)
      return dimensions.map((dimension, index) =>
        complete(dimension, [
          ...(clearGroups[index] ?? []),
          ...(tested[index] ?? []).map(withoutVerdict),
        ]),
      );
    clearGroups[tested.findIndex((rows) => rows.includes(clear))]?.push(clear);
  }
}

/** The verdict on a group without a clear difference. */
function withoutVerdict(row: Tested): Tested {
  return { ...row, verdict: row.p === null ? 'too_few' : 'no_clear_difference' };
}

/**
 * Tests each group against the other `cells`. `verdict` applies if the p value holds after the
 * correction.
 */
function testGroups({ cells, keyOf, stratumOf }: Dimension): Tested[] {
  const groups = groupStrata({ cells, keyOf, stratumOf });
  const all = total(cells);
  const comparable = groups.filter(({ of }) => of >= LEAST_DELIVERED).length > 1;
  return groups.map(({ key, count, of, strata }) => {
    const ratio = ratioToTheRest(strata);
    const more = ratio === null || ratio > 1;
    const verdict =
      (more ? count : all.count - count) < LEAST_CASES
        ? 'no_clear_difference'
        : more
          ? 'answered_more'
          : 'answered_less';
    return {
      key,
      count,
      of,
      ratio,
      verdict,
      p: comparable && of >= LEAST_DELIVERED ? exactStratifiedTest(strata) : null,
    };
  });
}

function groupStrata({
  cells,
  keyOf,
  stratumOf,
}: Dimension): (Sample & { key: number; strata: Stratum[] })[] {
  const alls = new Map(
    [...groupRows(cells, stratumOf)].map(([stratum, rows]) => [stratum, total(rows)]),
  );
  return [...groupRows(cells, keyOf)]
    .sort(([a], [b]) => a - b)
    .map(([key, rows]) => ({
      key,
      ...total(rows),
      strata: [...groupRows(rows, stratumOf)].map(([stratum, own]): Stratum => ({
        here: total(own),
        all: alls.get(stratum) as Sample,
      })),
    }));
}

/** In the order of the clock, with the rate to expect for each. */
function complete(dimension: Dimension, rows: readonly Tested[]): Judged[] {
  const all = total(dimension.cells);
  const groups = groupStrata(dimension);
  const shrunk = shrinkRates(groups.map(({ count, strata }) => standardise(count, strata, all)));
  return groups.map(({ key, count, of }, index) => {
    const { ratio, p, verdict } = rows.find((row) => row.key === key) as Tested;
    const expected = shrunk[index];
    return {
      key,
      verdict,
      p: p === null ? null : sixDecimals(p),
      replied: rateOf(count, of, 'delivered'),
      timesTheRest: ratio === null ? null : sixDecimals(ratio),
      expected:
        expected === undefined
          ? null
          : {
              rate: sixDecimals(expected.share),
              low: sixDecimals(expected.low),
              high: sixDecimals(expected.high),
            },
    };
  });
}

/**
 * Indirect standardisation: the tries of the average kind that would bring the replies expected of
 * this mixture of kinds.
 */
function standardise(count: number, strata: readonly Stratum[], all: Sample): Sample {
  const expected = strata.reduce(
    (sum, { here, all: kind }) => sum + (here.of * kind.count) / kind.of,
    0,
  );
  return { count, of: Math.max(count, all.count === 0 ? 0 : (expected * all.of) / all.count) };
}

function sampleOf({ sent, undelivered, replied }: HourCell): Sample {
  const of = Math.max(0, sent - undelivered);
  return { count: Math.min(replied, of), of };
}

function total(samples: readonly Sample[]): Sample {
  return {
    count: samples.reduce((sum, { count }) => sum + count, 0),
    of: samples.reduce((sum, { of }) => sum + of, 0),
  };
}

/**
 * Says "no difference" only where a doubling of any hour would probably have been seen. The
 * correction for a dozen comparisons and the larger size of the rest about cancel out, so the
 * number for two groups of one size is used.
 */
function conclude(
  hours: readonly HourRow[],
  rows: readonly TimeRow[],
): Pick<SendTimes, 'conclusion' | 'delivered' | 'replied' | 'have' | 'need'> {
  const all = total(hours.map(({ replied }) => replied));
  const sizes = hours.filter(({ p }) => p !== null).map(({ replied }) => replied.of);
  const have = sizes.length > 1 ? Math.min(...sizes) : 0;
  const need = all.of === 0 ? null : triesToSeeDoubling(all.count / all.of);
  const differ = rows.some(
    ({ verdict }) => verdict === 'answered_more' || verdict === 'answered_less',
  );
  return {
    conclusion: differ
      ? 'differ'
      : need !== null && have >= need
        ? 'no_clear_difference'
        : 'too_few',
    delivered: all.of,
    replied: all.count,
    have,
    need,
  };
}
