/**
 * Writes a table as CSV (RFC 4180), in a form that a spreadsheet reads as text and numbers and
 * never as a formula.
 */

export type CsvCell = string | number | boolean | null;
export type CsvTable = { header: readonly string[]; rows: readonly (readonly CsvCell[])[] };

/** Lines end in CRLF, as the RFC requires; UTF-8 without a byte order mark. */
export function renderCsv({ header, rows }: CsvTable): string {
  return [header, ...rows].map((row) => `${row.map(renderCell).join(',')}\r\n`).join('');
}

/**
 * What begins a formula: at the start of a cell, and behind what a spreadsheet takes for the end of
 * one when it expects another delimiter (in many countries the semicolon) or ignores a quote.
 */
const FORMULA = /(^|[;\t\r\n]) *[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r]/g;

/**
 * Spreadsheets run a text that begins with = + - @ TAB or CR as a formula (OWASP, "CSV Injection"):
 * an apostrophe in front makes it text. Numbers stay numbers, with their minus.
 */
function renderCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = value.replace(FORMULA, (found, before: string | undefined) => {
    const kept = before ?? '';
    return `${kept}'${found.slice(kept.length)}`;
  });
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
