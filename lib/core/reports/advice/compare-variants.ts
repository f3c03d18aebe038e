/**
 * Decides per step whether one variant gets more replies than another, or whether it is too early
 * to tell.
 */
import type { CounterCell } from '../../../domain/reports/report.ts';
import {
  adjustForLooks,
  compareProportions,
  type Comparison,
} from '../../statistics/proportions.ts';
import { stepName, variantTallies } from '../breakdown.ts';
import { figuresOf, sixDecimals, type Rate } from '../figures.ts';
import { grouped, percent } from '../wording.ts';
import { groupRows } from '../tally.ts';

export type VariantComparison = {
  step: number;
  first: Named;
  second: Named;
  /** share(first) - share(second), with Newcombe's 95 % interval. */
  difference: { value: number | null; low: number | null; high: number | null };
  /** Fisher's exact test, corrected for the number of comparisons in this report (Holm). */
  p: number;
  verdict: Comparison['verdict'];
  /**
   * For `too_few`: messages to deliver per variant until a doubling would be seen; null when
   * unknown.
   */
  need: number | null;
  message: string;
};

/**
 * Compares every pair of variants of a step. `first` has the higher reply rate, so no verdict is
 * `second_higher`.
 */
export function compareVariants(cells: readonly CounterCell[]): VariantComparison[] {
  const bySteps = groupRows(variantTallies(cells), ({ step }) => step);
  const pairs = [...bySteps].flatMap(([step, variants]) =>
    pairsOf(
      variants.map(({ variant, tally }) => ({ variant, replied: figuresOf(tally).rates.replied })),
    ).map((pair) => ({ step, ...pair })),
  );
  const compared = pairs.map((pair) => ({
    ...pair,
    comparison: compareProportions(sampleOf(pair.first.replied), sampleOf(pair.second.replied)),
  }));
  const ps = adjustForLooks(compared.map(({ comparison }) => comparison.p));
  return compared.map(({ step, first, second, comparison }, index) => {
    const p = ps[index] ?? 0;
    // A difference that is significant alone, but not after the correction, is not clear.
    const verdict =
      comparison.verdict === 'first_higher' && p >= 0.05
        ? 'no_clear_difference'
        : comparison.verdict;
    const { difference: value, low, high } = comparison;
    const need = comparison.verdict === 'too_few' ? comparison.need : null;
    const difference = { value: rounded(value), low: rounded(low), high: rounded(high) };
    return {
      step,
      first,
      second,
      difference,
      p: sixDecimals(p),
      verdict,
      need,
      message: describe({ step, first, second, need, verdict }),
    };
  });
}

type Named = { variant: string; replied: Rate };

function pairsOf(rows: readonly Named[]): { first: Named; second: Named }[] {
  const ordered = [...rows].sort((a, b) => (b.replied.rate ?? 0) - (a.replied.rate ?? 0));
  return ordered.flatMap((first, index) =>
    ordered.slice(index + 1).map((second) => ({ first, second })),
  );
}

function sampleOf({ count, of }: Rate): { count: number; of: number } {
  return { count: Math.min(count, of), of };
}

function rounded(value: number | null): number | null {
  return value === null ? null : sixDecimals(value);
}

function describe({
  step,
  first,
  second,
  need,
  verdict,
}: Pick<VariantComparison, 'step' | 'first' | 'second' | 'need' | 'verdict'>): string {
  const where = `${stepName(step)}: variant ${first.variant} (${shown(first.replied)}) against ${second.variant} (${shown(second.replied)})`;
  if (verdict === 'first_higher') return `${where}: ${first.variant} gets more replies.`;
  if (verdict === 'too_few') {
    return `${where}: too few messages to tell${need === null ? '; no reply has arrived yet' : `; about ${grouped(need)} delivered per variant would show a doubling`}.`;
  }
  return `${where}: no clear difference.`;
}

function shown(rate: Rate): string {
  return `${rate.rate === null ? 'no rate' : percent(rate.rate)} of ${grouped(rate.of)}`;
}
