/** Writes a report page for a terminal: aligned, at most 100 columns, without colours. */
import { percent } from '../../core/report/alerts.ts';
import { grouped, intervalOf, type Column, type ReportDocument, type Section } from './document.ts';
import { fitWidth, visible, widthOf } from './visible.ts';

const WIDTH = 100;
const BAR = 40;

export function renderTextPage(page: ReportDocument): string {
  const head = [fitLine(`${page.kind}: ${visible(page.title)}${page.status ? ` [${page.status.text}]` : ''}`), ...wrap(page.facts.map(visible).join(' · '), 2)];
  const widest = Math.max(0, ...page.cards.map(({ label }) => widthOf(label)));
  const value = Math.max(0, ...page.cards.map((card) => widthOf(card.value)));
  const cards = page.cards.map((card) => fitLine(`  ${fitWidth(card.label, widest)}  ${fitWidth(card.value, value, 'right')}  ${visible(card.detail)}`));
  // Definitions are for whoever meets the report without its makers: on a terminal, --format json and md have them.
  const sections = page.sections.filter(({ kind }) => kind !== 'notes').flatMap((section) => ['', visible(section.title), ...renderSection(section)]);
  return [...head, ...(cards.length > 0 ? [''] : []), ...cards, ...sections].map((line) => line.trimEnd()).join('\n');
}

function renderSection(section: Exclude<Section, { kind: 'notes' }> | Section): string[] {
  switch (section.kind) {
    case 'alerts':
      return section.items.flatMap(({ label, message, detail }) => wrap(`${visible(label)}: ${visible(message)}${detail === undefined ? '' : ` ${visible(detail)}`}`, 2));
    case 'funnel': {
      const name = Math.max(...section.stages.map((stage) => widthOf(stage.name)));
      const number = Math.max(...section.stages.map(({ n }) => grouped(n).length));
      return section.stages.map((stage) => fitLine(`  ${fitWidth(stage.name, name)}  ${bar(stage.share ?? 0)}  ${fitWidth(grouped(stage.n), number, 'right')}  ${stage.share === null ? '' : percent(stage.share).padStart(6)}`));
    }
    case 'bars': {
      const most = Math.max(1, ...section.bars.map(({ values }) => values[0] ?? 0));
      return section.bars.slice(-14).map(({ label, values }) => fitLine(`  ${visible(label)}  ${bar((values[0] ?? 0) / most)}  ${section.series.map(({ name }, index) => `${grouped(values[index] ?? 0)} ${name.toLowerCase()}`).join(', ')}`));
    }
    case 'table':
      return section.rows.length === 0 ? [`  ${section.empty}`] : renderTable(section.columns, section.rows.map((row) => row.map(({ text, rate }) => (rate ? `${text} (${intervalOf(rate).replaceAll('%', '')})` : visible(text)))));
    case 'notes':
      return section.items.flatMap(({ term, text }) => wrap(`${term}: ${visible(text)}`, 2));
  }
}

/** The first column gives way when the table is too wide. */
function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ name }, index) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[index] ?? ''))));
  const total = (): number => 2 + widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  if (total() > WIDTH) widths[0] = Math.max(8, (widths[0] as number) - (total() - WIDTH));
  const line = (cells: readonly string[]): string => fitLine(`  ${cells.map((text, index) => fitWidth(text, widths[index] as number, columns[index]?.align)).join('  ')}`);
  return [line(columns.map(({ name }) => name)), ...rows.map(line)];
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR);
  return '█'.repeat(share > 0 ? Math.max(1, full) : 0) + '·'.repeat(BAR - (share > 0 ? Math.max(1, full) : 0));
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
