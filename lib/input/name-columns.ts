/** Gives each column of a prospects list its merge field: ours, its own, or what the caller says. */
import { Failure } from '../domain/failure.ts';
import { mayMean, meaningOf, plainName, type Meaning } from './column-meaning.ts';
import { findNameColumn, namePartBeside, type NameColumn } from './find-name-column.ts';
import { mapColumns } from './map-columns.ts';
import type { ColumnRead, ColumnsRead, ListOptions } from '../domain/campaigns/prospect-row.ts';

/** Fields that decide place and time zone: silently ignoring such a column would lose data. */
const ASKED_FOR = ['country', 'timezone', 'region', 'city'];
const SHOWN_NAME = 60;
/** Longer names are cut: a form has whole questions as column names. */
const MOST_FIELD = 64;

/** The names of the columns in order; null for a column without a name, which is skipped. */
type ColumnNames = (string | null)[];
export type NamedColumns = ColumnsRead & {
  names: ColumnNames;
  /** The column whose cells are split into first_name and last_name; null for none. */
  nameColumn: NameColumn | null;
};

/**
 * Converts names to lower case, replaces spaces, dots and dashes by underscores, and gives known
 * names the name of our field. If several columns mean one field, the best name gets it and the
 * others keep their own name: `email` and `work_email` may both occur. Throws Failure:
 * `csv_no_email_column`, and those of `mapColumns`.
 */
export function nameColumns(
  header: readonly string[],
  path: string,
  map: ListOptions['map'] = [],
): NamedColumns {
  const plain = header.map((cell) => plainName(cell).slice(0, MOST_FIELD));
  const mapped = mapColumns(header, path, map);
  const meanings = withNameParts(
    plain,
    header.map((cell, index): Meaning | null => {
      const field = mapped.get(index);
      return field === undefined ? meaningOf(cell) : { field, rank: -1 };
    }),
  );
  const best = bestColumns(meanings);
  const names = uniqueNames(plain, meanings, best);
  const addresses = names.indexOf('email');
  // A number in --map also fits a first line that is a person.
  if (addresses < 0 || isAddress(header[addresses] ?? '')) throw noEmailColumn(header, path);
  const nameColumn = findNameColumn(names, plain);
  const written = (index: number): string => cut(header[index] ?? '');
  const winnerOf = (index: number): number | null => {
    const field = meanings[index]?.field;
    const winner = field === undefined ? undefined : best.get(field);
    return winner === undefined || winner === index ? null : winner;
  };
  const howOf = (index: number): ColumnRead['how'] => {
    const name = names[index];
    if (name === null || name === undefined) return 'unnamed';
    if (mapped.has(index)) return 'mapped';
    if (winnerOf(index) !== null) return 'passed_over';
    if (nameColumn?.index === index) return 'full_name';
    if (meanings[index] === null) return 'own';
    return name === plain[index] ? 'exact' : 'known';
  };
  const all = names.map((field, index): ColumnRead => {
    return { column: written(index), number: index + 1, field, how: howOf(index) };
  });
  return {
    all,
    names,
    nameColumn,
    taken: all.flatMap(({ field, how, ...column }) =>
      field !== null && how === 'known' ? [{ field, ...column }] : [],
    ),
    passedOver: all.flatMap(({ column, number }, index) => {
      const winner = winnerOf(index);
      return winner === null
        ? []
        : [{ field: meanings[index]?.field ?? '', column, number, instead: written(winner) }];
    }),
    doubtful: ASKED_FOR.filter((field) => !names.includes(field)).flatMap((field) => {
      const index = names.findIndex((name) => name !== null && mayMean(name, field));
      return index < 0 ? [] : [{ field, column: written(index), number: index + 1 }];
    }),
  };
}

/** `Vorname;Name`, `Name;Surname`: the second word for a name says what the first one is. */
function withNameParts(plain: readonly string[], meanings: (Meaning | null)[]): (Meaning | null)[] {
  const has = (field: string): boolean => meanings.some((meaning) => meaning?.field === field);
  const part = namePartBeside(plain, { first: has('first_name'), last: has('last_name') });
  if (part === null) return meanings;
  return meanings.map((meaning, index) =>
    index === part.index && meaning === null ? { field: part.field, rank: 0 } : meaning,
  );
}

/** For each field the column with the best name. */
function bestColumns(meanings: readonly (Meaning | null)[]): Map<string, number> {
  const best = new Map<string, { index: number; rank: number }>();
  meanings.forEach((known, index) => {
    if (known === null) return;
    const before = best.get(known.field);
    if (before === undefined || known.rank < before.rank)
      best.set(known.field, { index, rank: known.rank });
  });
  return new Map([...best].map(([field, { index }]) => [field, index]));
}

/** A second column of one name gets the number of the column: `email_7`. */
function uniqueNames(
  plain: readonly string[],
  meanings: readonly (Meaning | null)[],
  best: ReadonlyMap<string, number>,
): ColumnNames {
  const used = new Set(best.keys());
  return plain.map((name, index) => {
    const field = meanings[index]?.field;
    if (field !== undefined && best.get(field) === index) return field;
    if (name === '') return null;
    const unique = used.has(name) ? `${name}_${index + 1}` : name;
    used.add(unique);
    return unique;
  });
}

function noEmailColumn(header: readonly string[], path: string): Failure {
  const likely = header.findIndex((cell) => /mail/i.test(cell)) + 1;
  const headless = header.some(isAddress);
  return new Failure({
    code: 'csv_no_email_column',
    exit: 'invalidData',
    message: `${path} has no column "email" in its first line.`,
    hint: headless
      ? 'The first line holds an address: put a line with the column names above it, e.g. email,first_name,company.'
      : likely
        ? `Column ${likely} looks like it. If it is, add --map ${likely}=email, or name the column email.`
        : 'Name one column email (or e-mail, email address), or say which column it is: --map "Column=email".',
    details: { path, columns: header.length },
  });
}

function isAddress(cell: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(cell.trim());
}

function cut(name: string): string {
  return name.trim().slice(0, SHOWN_NAME);
}
