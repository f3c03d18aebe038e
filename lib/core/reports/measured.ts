/** Opens and clicks in a report: an interval for the persons, because machines ask as well. */
import { personRange } from '../tracking/person-range.ts';
import type { MeasuredCount } from '../../domain/reports/measured-count.ts';
import type { ReportTally } from './tally.ts';

const MEASURED = ['opened', 'clicked'] as const;
type Measured = (typeof MEASURED)[number];
const MEASURED_BY = { opened: 'pixel', clicked: 'links' } as const;

/** Null, never 0, where nothing measures it. */
export function measuredCount(tally: ReportTally, what: Measured): MeasuredCount | null {
  const person = tally[`${what}_person`];
  const unclear = tally[`${what}_unclear`];
  const hidden = tally[`${what}_hidden`];
  const machine = tally[`${what}_machine`];
  // A message in doubt may be opened, although it does not count as sent.
  const of = Math.max(tally[MEASURED_BY[what]], person + unclear + hidden + machine);
  if (of === 0) return null;
  const range = personRange({ person, unclear, hidden, machine, of });
  return { person, unclear, machine: hidden + machine, ...range, of };
}

/** The figures that a report lacks. */
export function notMeasured(counts: Record<Measured, unknown>): Measured[] {
  return MEASURED.filter((what) => counts[what] === null);
}
