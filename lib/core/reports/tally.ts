/** Sums running totals by metric. */
import { METRICS, type Metric } from '../../domain/reports/metric.ts';
import { recordOf } from '../../domain/record-of.ts';

export type ReportTally = Record<Metric, number>;

export function emptyTally(): ReportTally {
  return recordOf(METRICS, () => 0);
}

export function sumTally(rows: Iterable<{ metric: Metric; n: number }>): ReportTally {
  const tally = emptyTally();
  for (const { metric, n } of rows) tally[metric] += n;
  return tally;
}

/** One tally per key, in the order of the first row of each key. */
export function tallyBy<R extends { metric: Metric; n: number }, K extends string | number>(
  rows: Iterable<R>,
  keyOf: (row: R) => K,
): Map<K, ReportTally> {
  const tallies = new Map<K, ReportTally>();
  for (const row of rows) {
    const key = keyOf(row);
    const tally = tallies.get(key) ?? emptyTally();
    tally[row.metric] += row.n;
    tallies.set(key, tally);
  }
  return tallies;
}

/** Adds several tallies up. */
export function mergeTallies(tallies: Iterable<ReportTally>): ReportTally {
  const sum = emptyTally();
  for (const tally of tallies) for (const metric of METRICS) sum[metric] += tally[metric];
  return sum;
}

/** Rows by key, in the order of the first row of each key (Map.groupBy came with Node 21). */
export function groupRows<R, K>(rows: Iterable<R>, keyOf: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
