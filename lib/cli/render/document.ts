/** A report as a page, independent of its format: html, md and text are made from it. */
import type { Rate } from '../../core/reports/figures.ts';
import { grouped, percent } from '../../core/reports/wording.ts';

export type Tone = 'plain' | 'good' | 'notice' | 'warning' | 'critical';

/** `rate`: the cell shows a share, with its interval where there is room for one. */
export type Cell = { text: string; rate?: Rate };
export type Column = { name: string; align: 'left' | 'right' };
export type Card = { label: string; value: string; detail: string; note?: string; tone: Tone };

export type Section =
  | {
      kind: 'alerts';
      title: string;
      items: readonly { tone: Tone; label: string; message: string; detail?: string }[];
    }
  | {
      kind: 'funnel';
      title: string;
      stages: readonly { name: string; n: number; share: number | null; detail: string }[];
    }
  | {
      kind: 'bars';
      title: string;
      caption: string;
      series: readonly { name: string; tone: 'main' | 'accent' }[];
      bars: readonly { label: string; values: readonly number[] }[];
    }
  | {
      kind: 'table';
      title: string;
      caption: string;
      columns: readonly Column[];
      rows: readonly (readonly Cell[])[];
      empty: string;
    }
  | { kind: 'notes'; title: string; items: readonly { term: string; text: string }[] };

export type ReportDocument = {
  /** What kind of report: `Campaign report`. */
  kind: string;
  title: string;
  /** Short facts under the title. */
  facts: readonly string[];
  status: { text: string; tone: Tone } | null;
  cards: readonly Card[];
  sections: readonly Section[];
  generatedAt: string;
};

export function cell(value: string | number | null): Cell {
  return { text: value === null ? '–' : typeof value === 'number' ? grouped(value) : value };
}

/** `4.2%`, or a dash where there is no rate. */
export function rateCell(rate: Rate | null): Cell {
  if (rate === null || rate.rate === null) return { text: '–' };
  return { text: percent(rate.rate), rate };
}

/** `2.1%–8.0%`; empty without a rate. */
export function intervalOf(rate: Rate | null): string {
  return rate === null || rate.low === null || rate.high === null
    ? ''
    : `${percent(rate.low)}–${percent(rate.high)}`;
}
