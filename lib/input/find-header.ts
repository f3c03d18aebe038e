/** Finds the header line where an export has notes, a title or blank lines above it. */
import { knownField } from './name-columns.ts';

/** The most lines to search; LinkedIn has three above its header, accounting programs a dozen. */
const MOST_LINES = 40;

/** `byte`: where the line begins in the file; `line`: its number from 1. */
export type HeaderAt = { byte: number; line: number; text: string };

/**
 * The first line after the first that names an address column and, if it has more cells, another
 * known column. Null when there is none. `head`: the beginning of the file.
 */
export function findHeader(head: Buffer): HeaderAt | null {
  let byte = 0;
  for (let line = 1; line <= MOST_LINES && byte < head.length; line++) {
    const end = head.indexOf(10, byte);
    const text = head
      .subarray(byte, end < 0 ? undefined : end)
      .toString('utf8')
      .replace(/\r$/, '');
    if (line > 1 && isHeader(cellsOf(text))) return { byte, line, text };
    if (end < 0) return null;
    byte = end + 1;
  }
  return null;
}

function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  // A row of data has an address; a header never does.
  if (filled.some((cell) => cell.includes('@'))) return false;
  const known = filled.map(knownField).filter((field) => field !== null);
  return known.includes('email') && (known.length > 1 || filled.length <= 2);
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
