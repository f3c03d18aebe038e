/**
 * The renderings of a report answer: one page in html, md and text, and one table in csv, made only
 * when asked for.
 */
import { renderCsv, type CsvTable } from '../render/csv.ts';
import { renderHtml } from '../render/html.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderTextPage } from '../render/text.ts';
import type { Answer } from '../runner/command.ts';
import type { ReportDocument } from '../render/document.ts';

export function renderPage(
  page: () => ReportDocument,
  table: () => CsvTable,
): NonNullable<Answer['render']> {
  return {
    text: () => renderTextPage(page()),
    html: () => renderHtml(page()),
    md: () => renderMarkdown(page()),
    csv: () => renderCsv(table()),
  };
}
