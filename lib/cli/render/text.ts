/** Writes a report page for a terminal: aligned, at most 100 columns, without colours. */
import { grouped, percent } from '../../core/reports/wording.ts';
import {
  intervalOf,
  type Cell,
  type Column,
  type ReportDocument,
  type Section,
} from './document.ts';
import { fitWidth, visibleThroughout, widthOf } from './visible.ts';

const WIDTH = 100;
const BAR = 40;
/** The most days that are drawn on a terminal: two weeks. */
const DAYS = 14;

export function renderTextPage(document: ReportDocument): string {
  const page = visibleThroughout(document);
  const head = [
    fitLine(`${page.kind}: ${page.title}${page.status ? ` [${page.status.text}]` : ''}`),
    ...wrap(page.facts.join(' · '), 2),
  ];
  const widest = Math.max(0, ...page.cards.map(({ label }) => widthOf(label)));
  const value = Math.max(0, ...page.cards.map((card) => widthOf(card.value)));
  const cards = page.cards.map((card) =>
    fitLine(
      `  ${fitWidth(card.label, widest)}  ${fitWidth(card.value, value, 'right')}  ${card.note === undefined ? card.detail : `${card.detail}, ${card.note}`}`,
    ),
  );
  // A terminal page leaves out the definitions; --format json and md have them.
  const sections = page.sections
    .filter(({ kind }) => kind !== 'notes')
    .flatMap((section) => ['', titleOf(section), ...renderSection(section)]);
  return [...head, ...(cards.length > 0 ? [''] : []), ...cards, ...sections]
    .map((line) => line.trimEnd())
    .join('\n');
}

function renderSection(section: Section): string[] {
  switch (section.kind) {
    case 'alerts':
      return section.items.flatMap(({ label, message, detail }) =>
        wrap(`${label}: ${message}${detail === undefined ? '' : ` ${detail}`}`, 2),
      );
    case 'funnel': {
      const name = Math.max(...section.stages.map((stage) => widthOf(stage.name)));
      const number = Math.max(...section.stages.map(({ n }) => grouped(n).length));
      return section.stages.map((stage) =>
        fitLine(
          `  ${fitWidth(stage.name, name)}  ${bar(stage.share ?? 0)}  ${fitWidth(grouped(stage.n), number, 'right')}  ${stage.share === null ? '' : percent(stage.share).padStart(6)}`,
        ),
      );
    }
    case 'bars': {
      const most = Math.max(1, ...section.bars.map(({ values }) => values[0] ?? 0));
      return section.bars
        .slice(-DAYS)
        .map(({ label, values }) =>
          fitLine(
            `  ${label}  ${bar((values[0] ?? 0) / most)}  ${section.series.map(({ name }, index) => `${grouped(values[index] ?? 0)} ${name.toLowerCase()}`).join(', ')}`,
          ),
        );
    }
    case 'table':
      return section.rows.length === 0
        ? [`  ${section.empty}`]
        : renderTable(section.columns, section.rows);
    case 'notes':
      return section.items.flatMap(({ term, text }) => wrap(`${term}: ${text}`, 2));
  }
}

function titleOf(section: Section): string {
  const more =
    section.kind === 'bars' && section.bars.length > DAYS
      ? ` (the last ${DAYS} of ${section.bars.length} days)`
      : '';
  return fitLine(`${section.title}${more}`);
}

/** A table that is too wide first loses its intervals, then width of the first column. */
function renderTable(columns: readonly Column[], cells: readonly (readonly Cell[])[]): string[] {
  const layOut = (intervals: boolean): { rows: string[][]; widths: number[]; total: number } => {
    const rows = cells.map((row) =>
      row.map(({ text, rate }) =>
        rate && intervals ? `${text} (${intervalOf(rate).replaceAll('%', '')})` : text,
      ),
    );
    const widths = columns.map(({ name }, index) =>
      Math.max(widthOf(name), ...rows.map((row) => widthOf(row[index] ?? ''))),
    );
    return { rows, widths, total: widths.reduce((sum, width) => sum + width + 2, 0) };
  };
  const full = layOut(true);
  const { rows, widths, total } = full.total <= WIDTH ? full : layOut(false);
  widths[0] = Math.max(8, Math.min(widths[0] ?? 0, (widths[0] ?? 0) - (total - WIDTH)));
  const line = (cells: readonly string[]): string =>
    fitLine(
      `  ${cells.map((text, index) => fitWidth(text, widths[index] ?? 0, columns[index]?.align)).join('  ')}`,
    );
  return [line(columns.map(({ name }) => name)), ...rows.map(line)];
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR);
  return (
    '█'.repeat(share > 0 ? Math.max(1, full) : 0) +
    '·'.repeat(BAR - (share > 0 ? Math.max(1, full) : 0))
  );
}

function fitLine(line: string): string {
  return widthOf(line) > WIDTH ? fitWidth(line, WIDTH) : line;
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + widthOf(line) + 1 + widthOf(word) > WIDTH) {
      lines.push(line);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => fitLine(' '.repeat(indent) + each));
}
