/** Writes a report page as Markdown (CommonMark with pipe tables). */
import { grouped, percent } from '../../core/reports/wording.ts';
import { intervalOf, type ReportDocument, type Section } from './document.ts';
import { visible } from './visible.ts';

export function renderMarkdown(page: ReportDocument): string {
  const blocks = [
    `# ${escape(page.title)}`,
    [page.kind, ...(page.status ? [page.status.text] : []), ...page.facts].map(escape).join(' · '),
    ...(page.cards.length > 0
      ? [
          page.cards
            .map(
              ({ label, value, detail, note }) =>
                `- **${escape(label)}:** ${escape(value)}${detail === '' ? '' : ` (${escape(note === undefined ? detail : `${detail}, ${note}`)})`}`,
            )
            .join('\n'),
        ]
      : []),
    ...page.sections.flatMap((section) => [
      `## ${escape(section.title)}`,
      ...renderSection(section),
    ]),
    `Made ${escape(page.generatedAt)}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderSection(section: Section): string[] {
  switch (section.kind) {
    case 'alerts':
      return [
        section.items
          .map(
            ({ label, message, detail }) =>
              `- **${escape(label)}** ${escape(message)}${detail === undefined ? '' : ` ${escape(detail)}`}`,
          )
          .join('\n'),
      ];
    case 'funnel':
      return [
        table(
          ['Stage', 'People', 'Of enrolled', ''],
          section.stages.map(({ name, n, share, detail }) => [
            name,
            grouped(n),
            share === null ? '–' : percent(share),
            detail,
          ]),
          ['left', 'right', 'right', 'left'],
        ),
      ];
    case 'bars':
      return [
        escape(section.caption),
        table(
          ['Day', ...section.series.map(({ name }) => name)],
          section.bars.map(({ label, values }) => [label, ...values.map(grouped)]),
          ['left', ...section.series.map(() => 'right' as const)],
        ),
      ];
    case 'table':
      if (section.rows.length === 0) return [escape(section.empty)];
      return [
        escape(section.caption),
        table(
          section.columns.map(({ name }) => name),
          section.rows.map((row) =>
            row.map(({ text, rate }) => (rate ? `${text} (${intervalOf(rate)})` : text)),
          ),
          section.columns.map(({ align }) => align),
        ),
      ];
    case 'notes':
      return [
        section.items.map(({ term, text }) => `- **${escape(term)}:** ${escape(text)}`).join('\n'),
      ];
  }
}

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  return [
    line(header),
    `| ${aligns.map((align) => (align === 'right' ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/**
 * Everything that CommonMark, its tables or HTML inside it could take for markup; a name must not
 * become a link or an image.
 */
function escape(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|#~!&]/g, (character) =>
      character === '<'
        ? '&lt;'
        : character === '>'
          ? '&gt;'
          : character === '&'
            ? '&amp;'
            : `\\${character}`,
    )
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1')
    .replace(/(https?):\/\//gi, '$1&#58;//');
}
