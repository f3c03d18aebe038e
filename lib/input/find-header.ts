/** Finds the header line where an export has notes, a title or blank lines above it. */
import { knownField } from './column-meaning.ts';
import { columnIndex } from './map-columns.ts';
import type { ListOptions } from '../domain/campaigns/prospect-row.ts';

/** The most lines to search; LinkedIn has three above its header, accounting programs a dozen. */
export const MOST_LINES = 40;

/** `start`: where the line begins in the text; `line`: its number from 1. */
export type HeaderAt = { start: number; line: number; text: string };

/**
 * The first line after the first that names an address column and, if it has more cells, another
 * known column; or that has all mapped columns. Null when there is none. `head`: the beginning of
 * the file.
 */
export function findHeader(head: string, map: ListOptions['map'] = []): HeaderAt | null {
  let start = 0;
  for (let line = 1; line <= MOST_LINES && start < head.length; line++) {
    const rest = head.slice(start);
    const length = rest.search(/[\r\n]|$/);
    const text = rest.slice(0, length);
    if (line > 1 && isHeader(cellsOf(text), map)) return { start, line, text };
    const end = rest.startsWith('\r\n', length) ? 2 : 1;
    start += length + end;
  }
  return null;
}

/** Whether the cells are column names, not a title and not a row of data. */
export function isHeader(cells: readonly string[], map: ListOptions['map'] = []): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  // A row of data has an address; a header never does.
  if (filled.length === 0 || filled.some((cell) => cell.includes('@'))) return false;
  const named = map.filter(({ column }) => columnIndex(filled, column) !== null);
  if (map.length > 0 && named.length === map.length && isNamed(named)) return true;
  const known = filled.map(knownField).filter((field) => field !== null);
  return known.includes('email') && (known.length > 1 || filled.length <= 2);
}

/** A number fits every line. */
function isNamed(map: ListOptions['map']): boolean {
  return map.some(({ column }) => !/^\d+$/.test(column.trim()));
}

/** How many columns of a header line are known. */
export function knownColumns(line: string): number {
  return cellsOf(line).filter((cell) => knownField(cell) !== null).length;
}

/** The cells of a single line. An unclosed quote ends with the line, because only names matter. */
function cellsOf(line: string): string[] {
  const delimiter = guessDelimiter(line);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of line.slice(0, 10_000)) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** The most frequent delimiter of the header line; a comma when there is none. */
export function guessDelimiter(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    count: bare.split(delimiter).length - 1,
  }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
