/**
 * Writes a table as CSV (RFC 4180), in a form that a spreadsheet reads as text and numbers and
 * never as a formula.
 */

export type CsvCell = string | number | boolean | null;
export type CsvTable = { header: readonly string[]; rows: readonly (readonly CsvCell[])[] };

/** Lines end in CRLF, as the RFC requires; UTF-8 without a byte order mark. */
export function renderCsv({ header, rows }: CsvTable): string {
  return [header, ...rows].map(renderRow).join('');
}

/** One line of such a table. */
export function renderRow(row: readonly CsvCell[]): string {
  return `${row.map(renderCell).join(',')}\r\n`;
}

/**
 * Spreadsheets run a text that begins with = + - @ TAB or CR as a formula (OWASP, "CSV Injection"):
 * an apostrophe in front makes it text. Numbers stay numbers, with their minus.
 */
function renderCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
