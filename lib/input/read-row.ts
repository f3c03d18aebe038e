/** Turns one record of a prospects list into a row: its cells by column name, and its problems. */
import { normaliseAddress } from './normalise-address.ts';
import { readAddresses } from './read-addresses.ts';
import { splitName } from './split-name.ts';
import type { NamedColumns } from './name-columns.ts';
import type { ProspectRow, RowProblem, RowProblemCode } from '../domain/campaigns/prospect-row.ts';

const MAX_CELL = 10_000;
const SHOWN_ADDRESS = 100;
const SHOWN_VALUE = 200;

export type RowColumns = Pick<NamedColumns, 'names' | 'nameColumn'> & {
  /** The list has its names in the address cells only: `Ann Lee <ann@acme.test>`. */
  namesBesideAddresses: boolean;
};

const NO_OTHERS: readonly string[] = [];

/** `line`: the line on which the record begins. `found`: problems that only the file tells. */
export function readRow(
  record: readonly string[],
  { names, nameColumn, namesBesideAddresses }: RowColumns,
  line: number,
  found: readonly RowProblem[] = [],
): ProspectRow {
  const problems = found.length === 0 ? [] : [...found];
  const add = (code: RowProblemCode, column: string | null, value: string): void => {
    if (!problems.some((problem) => problem.code === code && problem.column === column))
      problems.push({ code, column, value: stripControls(value.slice(0, SHOWN_VALUE)) });
  };
  if (record.length < names.length) add('too_few_cells', null, String(record.length));
  // Excel leaves empty cells at the end of a line; a filled one means that cells have shifted.
  if (record.length > names.length) {
    const beyond = record.slice(names.length).find((cell) => cell.trim() !== '');
    if (beyond !== undefined) add('too_many_cells', null, beyond);
  }
  const fields = Object.create(null) as Record<string, string>;
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    const cell = record[index];
    if (name === null || name === undefined || cell === undefined || cell === '') continue;
    const text = PLAIN.test(cell) ? cell : readCell(cell, name, add);
    if (text !== '') fields[name] = text;
  }
  const written = fields['email'] ?? '';
  const alone = normaliseAddress(written);
  const { check, others, name } = alone.ok
    ? { check: alone, others: NO_OTHERS, name: '' }
    : readAddresses(written, alone);
  if (check.ok) fields['email'] = check.address;
  if (others.length > 0) add('several_addresses', 'email', others.join('; '));
  const beside = namesBesideAddresses ? name : '';
  const whole = nameColumn === null ? beside : (fields[nameColumn.name] ?? '');
  if (whole !== '') splitInto(fields, whole, nameColumn, add);
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
    problems,
  };
}

/** `column` null: the name stands beside the address. */
function splitInto(
  fields: Record<string, string>,
  whole: string,
  column: RowColumns['nameColumn'],
  add: (code: RowProblemCode, column: string | null, value: string) => void,
): void {
  const isPart = column?.name === 'first_name' || column?.name === 'last_name';
  const split = splitName(whole, column?.order);
  if (split !== null) {
    fields['first_name'] = split.first;
    fields['last_name'] = split.last;
  } else if (column !== null && (!isPart || /\s/.test(whole)))
    add('name_not_split', column.name, whole);
}

/**
 * Matches nearly every cell of most files: nothing to trim, strip or report. What begins with a
 * sign, a digit, # or E is looked at.
 */
const PLAIN =
  /^[\x21\x22\x24-\x26\x28-\x2a\x2c\x2e\x2f\x3a-\x3c\x3e\x3f\x41-\x44\x46-\x7e](?:[\x20-\x7e]{0,200}[\x21-\x7e])?$/;
/** A long number as a spreadsheet shows it in a narrow column: its end is lost. */
const ROUNDED = /^\d[.,]\d{1,10}E\+\d{1,2}$/;
/** What spreadsheets write for a formula that failed, in several languages. */
const CELL_ERROR = /^(?:#[\p{Lu}\d/¿¡]{1,14}[!?]|#N\/A|#NV|#N\/D|Err:\d{3})$/u;

/** How a formula, a number or an error begins. */
const TELLING = /^[=+\-@\d#E]/;

function readCell(
  cell: string,
  column: string,
  add: (code: RowProblemCode, column: string, value: string) => void,
): string {
  if (cell.length > MAX_CELL) {
    add('cell_too_long', column, cell);
    return '';
  }
  let text = cell.trim();
  // An apostrophe before a sign is how a spreadsheet marks a text; our own files have it too.
  if (/^'[=+\-@]/.test(text)) text = text.slice(1);
  if (TELLING.test(text)) {
    // A formula that a spreadsheet would run (CWE-1236). Here it stays text. A phone number is no
    // formula.
    if (/^[=+\-@]/.test(text) && !/^[+-]?[\d\s().,/-]*$/.test(text)) add('formula', column, text);
    if (ROUNDED.test(text)) add('number_rounded', column, text);
    if (CELL_ERROR.test(text)) {
      add('cell_error', column, text);
      return '';
    }
  }
  const clean = stripControls(text);
  if (clean !== text) add('control_characters', column, text);
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
