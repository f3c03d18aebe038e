/** Writes a table as CSV (RFC 4180), in a form that a spreadsheet reads as text and numbers and never as a formula. */

export type CsvCell = string | number | boolean | null;
export type CsvTable = { header: readonly string[]; rows: readonly (readonly CsvCell[])[] };

/** Lines end in CRLF, as the RFC has it; UTF-8 without a mark. */
export function renderCsv({ header, rows }: CsvTable): string {
  return [header, ...rows].map((row) => `${row.map(renderCell).join(',')}\r\n`).join('');
}

/**
 * A text that begins with = + - @ TAB or CR is run as a formula by spreadsheets (OWASP, "CSV Injection"): an apostrophe in
 * front makes it text. Numbers are numbers, and a minus before one stays.
 */
function renderCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
