/**
 * Writes a table as CSV (RFC 4180), in a form that a spreadsheet reads as text and numbers and
 * never as a formula.
 */

export type CsvCell = string | number | boolean | null;
export type CsvTable = { header: readonly string[]; rows: readonly (readonly CsvCell[])[] };

/** Lines end in CRLF, as the RFC requires; UTF-8 without a byte order mark. */
export function renderCsv({ header, rows }: CsvTable): string {
  return [header, ...rows].map(renderCsvRow).join('');
}

export function renderCsvRow(row: readonly CsvCell[]): string {
  return `${row.map(renderCell).join(',')}\r\n`;
}

/** Characters that begin a formula, also in their full width. */
const BEGINNING = '[=+\\-@\\uff0b\\uff0d\\uff1d\\uff20]';
const FORMULA = new RegExp(`^(?=${BEGINNING}|[\\t\\r])`);
/**
 * A spreadsheet that expects another delimiter (in many countries the semicolon), or takes a quote
 * in the middle of a line for a character, sees the end of a cell here.
 */
const FORMULA_BEHIND_AN_END = new RegExp(`([;\\t\\r\\n])(?=${BEGINNING})`, 'g');

/**
 * Spreadsheets run a text that begins with = + - @ TAB or CR as a formula (OWASP, "CSV Injection"):
 * an apostrophe in front makes it text. Numbers stay numbers, with their minus.
 */
function renderCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = value.replace(FORMULA, "'").replace(FORMULA_BEHIND_AN_END, "$1'");
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
