/** Turns one record of a prospects file into a row: its cells by column name, and its problems. */
import { normaliseAddress } from './normalise-address.ts';
import type { ColumnNames } from './name-columns.ts';
import type { ProspectRow, RowProblem } from '../domain/campaigns/prospect-row.ts';

const MAX_CELL = 10_000;
const SHOWN_ADDRESS = 100;

/** `line`: the line on which the record begins. */
export function readRow(record: readonly string[], header: ColumnNames, line: number): ProspectRow {
  const problems = new Set<RowProblem>();
  if (record.length < header.length) problems.add('too_few_cells');
  // Excel leaves empty cells at the end of a line; a filled one means that cells have shifted.
  if (record.slice(header.length).some((cell) => cell.trim() !== ''))
    problems.add('too_many_cells');
  const fields = Object.create(null) as Record<string, string>;
  header.forEach((name, index) => {
    const cell = record[index];
    if (name === null || cell === undefined) return;
    const text = readCell(cell, problems);
    if (text !== '') fields[name] = text;
  });
  const written = fields['email'] ?? '';
  const check = normaliseAddress(written);
  if (check.ok) fields['email'] = check.address;
  return {
    line,
    email: check.ok ? check.address : null,
    emailFault: check.ok ? null : check.fault,
    emailAsWritten: stripControls(written).slice(0, SHOWN_ADDRESS),
    fields,
    timezone: fields['timezone'] ?? null,
    country: fields['country'] ?? null,
    region: fields['region'] ?? null,
    city: fields['city'] ?? null,
    phone: fields['phone'] ?? null,
    problems: [...problems],
  };
}

/** Matches nearly every cell of most files: nothing to trim, strip or report. */
const PLAIN = /^[\x21-\x2a\x2c\x2e-\x3c\x3e\x3f\x41-\x7e](?:[\x20-\x7e]{0,200}[\x21-\x7e])?$/;

function readCell(cell: string, problems: Set<RowProblem>): string {
  if (PLAIN.test(cell)) return cell;
  if (cell.length > MAX_CELL) {
    problems.add('cell_too_long');
    return '';
  }
  const text = cell.trim();
  // A formula that a spreadsheet would run (CWE-1236). Here it stays text. A phone number is no
  // formula.
  if (/^[=+\-@]/.test(text) && !/^[+-]?[\d\s().,/-]*$/.test(text)) problems.add('formula');
  const clean = stripControls(text);
  if (clean !== text) problems.add('control_characters');
  return clean;
}

/**
 * Removes control and bidirectional formatting characters, which no name contains; keeps line
 * breaks and tabs.
 */
function stripControls(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g,
    '',
  );
}
