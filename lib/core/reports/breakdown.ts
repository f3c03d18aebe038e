/** The same figures by step, variant, mailbox and recipient provider. */
import type { CounterCell } from '../../domain/reports/report.ts';
import { figuresOf, type Figures } from './figures.ts';
import { groupRows, tallyBy, type ReportTally } from './tally.ts';

type StepRow = { step: number; name: string } & Figures;
type VariantRow = { step: number; variant: string; name: string } & Figures;
type MailboxRow = { mailboxId: string; name: string } & Figures;
type ProviderRow = { provider: string; name: string } & Figures;
export type Breakdown = {
  step: StepRow[];
  variant: VariantRow[];
  mailbox: MailboxRow[];
  provider: ProviderRow[];
};

export function breakDown(cells: readonly CounterCell[]): Breakdown {
  return {
    step: [...tallyBy(cells, (cell) => cell.step)]
      .sort(byNumber)
      .map(([step, tally]) => ({ step, name: stepName(step), ...figuresOf(tally) })),
    variant: variantTallies(cells).map(({ step, variant, tally }) => ({
      step,
      variant,
      name: `${stepName(step)}, ${variant}`,
      ...figuresOf(tally),
    })),
    mailbox: [...tallyBy(cells, (cell) => cell.mailboxId)]
      .sort(byName)
      .map(([mailboxId, tally]) => ({ mailboxId, name: mailboxId, ...figuresOf(tally) })),
    provider: [...tallyBy(cells, (cell) => cell.provider)]
      .sort(bySent)
      .map(([provider, tally]) => ({ provider, name: provider, ...figuresOf(tally) })),
  };
}

export function stepName(step: number): string {
  return `Step ${step}`;
}

/**
 * Variants are grouped within their step: variant "B" of step 1 and of step 2 are different
 * messages.
 */
export function variantTallies(
  cells: readonly CounterCell[],
): { step: number; variant: string; tally: ReportTally }[] {
  const bySteps = groupRows(cells, (cell) => cell.step);
  return [...bySteps]
    .sort(byNumber)
    .flatMap(([step, ofStep]) =>
      [...tallyBy(ofStep, (cell) => cell.variant)]
        .sort(byName)
        .map(([variant, tally]) => ({ step, variant, tally })),
    );
}

function byNumber(a: readonly [number, unknown], b: readonly [number, unknown]): number {
  return a[0] - b[0];
}

/** By code unit, not by locale: the same order on every machine. */
function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

function bySent(a: readonly [string, ReportTally], b: readonly [string, ReportTally]): number {
  return b[1].sent + b[1].rejected - (a[1].sent + a[1].rejected) || byName(a, b);
}
