/**
 * Says how the header line of a prospects file was read: which columns count as which field, and
 * which do not.
 */
import { visible } from '../render/visible.ts';
import type { Warning } from '../runner/command.ts';
import { describeSource, warnOfSource } from './describe-source.ts';
import type { ColumnHow, ProspectsFile } from '../../domain/campaigns/prospect-row.ts';

const SHOWN = 12;

/** Columns of the author's own come last, and only so many: Outlook exports ninety. */
const MOST_COLUMNS = 25;
const ORDER: readonly ColumnHow[] = [
  'mapped',
  'known',
  'exact',
  'full_name',
  'passed_over',
  'own',
  'unnamed',
];

export function describeColumns({
  columnsRead: { all, passedOver },
  headerLine,
  source,
}: ProspectsFile): Record<string, unknown> {
  const shown = all
    .toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || a.number - b.number)
    .slice(0, MOST_COLUMNS);
  return {
    list: describeSource(source),
    headerLine,
    columns: shown.map(({ column, number, field, how }) => ({
      column: visible(column),
      number,
      field,
      how,
    })),
    columnsTotal: all.length,
    columnsPassedOver: passedOver.map(({ field, column, number, instead }) => ({
      field,
      column: visible(column),
      number,
      instead: visible(instead),
    })),
  };
}

/** A header may say anything: each name is shown on one line, in quotes. */
export function warnOfColumns({
  columnsRead: { all, taken, passedOver, doubtful },
  headerLine,
  linesLeftOut,
  source,
}: ProspectsFile): Warning[] {
  const warnings: Warning[] = [...warnOfSource(source)];
  const add = (code: string, message: string): void => void warnings.push({ code, message });
  if (linesLeftOut > 0)
    add(
      'csv_header_line',
      `The column names were found on line ${headerLine}; ${linesLeftOut} ${linesLeftOut === 1 ? 'line above it was' : 'lines above it were'} left out.`,
    );
  if (taken.length > 0) {
    const list = some(taken, ({ column, field }) => `${quoted(column)} as ${field}`);
    add(
      'csv_columns_taken',
      `These columns were recognised as fields: ${list}. To choose a field yourself: --map "Column=field".`,
    );
  }
  const whole = all.find(({ how }) => how === 'full_name');
  if (whole !== undefined)
    add(
      'csv_names_split',
      `The names in ${quoted(whole.column)} were split into first_name and last_name where that is certain; findings.name_not_split shows the others.`,
    );
  if (passedOver.length > 0) {
    const list = some(
      passedOver,
      ({ column, field, instead }) => `${quoted(column)} (${field} is ${quoted(instead)})`,
    );
    add(
      'csv_columns_passed_over',
      `Several columns mean the same field, and only one was used. These are merge fields only: ${list}. If another one is right: --map "Column=field".`,
    );
  }
  for (const { column, number, field } of doubtful) {
    add(
      'csv_column_doubtful',
      `Column ${number}, ${quoted(column)}, is a merge field only. If it holds the ${field} of a person, add --map ${number}=${field}: no other column of this file holds it.`,
    );
  }
  return warnings;
}

function some<T>(list: readonly T[], describe: (one: T) => string): string {
  const shown = list.slice(0, SHOWN).map(describe).join(', ');
  return list.length > SHOWN ? `${shown} and ${list.length - SHOWN} more` : shown;
}

function quoted(name: string): string {
  return JSON.stringify(visible(name));
}
