/** The parts of report pages on opens and clicks: always from..to, never one number. */
import { grouped, percent } from '../../core/reports/wording.ts';
import type { Figures } from '../../core/reports/figures.ts';
import type { MeasuredCount } from '../../domain/reports/measured-count.ts';
import type { Card, Cell, Column } from '../render/document.ts';

const NAMES = { opened: 'Opened', clicked: 'Clicked' } as const;
const MEASURED = ['opened', 'clicked'] as const;

/** One for each figure that is measured. */
export function measuredCards({ counts }: Figures): Card[] {
  return MEASURED.flatMap((what): Card[] => {
    const count = counts[what];
    if (count === null) return [];
    return [
      {
        label: `${NAMES[what]} by persons`,
        value: rangeOf(count),
        detail: `measured on ${grouped(count.of)} of ${grouped(counts.sent)} messages`,
        note: `${grouped(count.person)} person, ${grouped(count.unclear)} unclear, ${grouped(count.machine)} machine`,
        tone: 'plain',
      },
    ];
  });
}

/** For the line of facts under a title; empty when both are measured. */
export function notMeasuredFact({ counts }: Figures): string[] {
  const missing = MEASURED.filter((what) => counts[what] === null).map((what) =>
    what === 'opened' ? 'opens' : 'clicks',
  );
  return missing.length === 0 ? [] : [`${missing.join(' and ')} not measured`];
}

/** Columns of a table with a row for each of `all`, if any of them is measured. */
export function measuredColumns(all: readonly Figures[]): {
  columns: Column[];
  cellsOf(figures: Figures): Cell[];
} {
  const shown = MEASURED.filter((what) => all.some(({ counts }) => counts[what] !== null));
  return {
    columns: shown.map((what) => ({ name: NAMES[what], align: 'right' })),
    cellsOf: ({ counts }) =>
      shown.map((what) => ({ text: counts[what] === null ? '–' : rangeOf(counts[what]) })),
  };
}

function rangeOf({ low, high, of }: MeasuredCount): string {
  return `${percent(low / of)}–${percent(high / of)}`;
}
