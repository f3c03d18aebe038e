/** Decides what each column of a prospects file is called, whatever its author, Excel or a CRM called it. */
import { COLUMN_NAMES } from '../../data/prospects/column-names.ts';
import { COLUMN_QUALIFIERS } from '../../data/prospects/column-qualifiers.ts';
import { Failure } from '../domain/failure.ts';
import type { ColumnsRead } from '../domain/campaigns/prospect-row.ts';

/** A known name -> our field, and how far down its list the name stands. */
const KNOWN = new Map(
  COLUMN_NAMES.flatMap(({ field, names }) =>
    [field, ...names].map(
      (name, rank) => [withoutMarks(plainName(name)), { field, rank }] as const,
    ),
  ).reverse(),
);
/** Where somebody is, and when their day is: a column that says so and is not read would be a silent loss. */
const ASKED_FOR = ['country', 'timezone', 'region', 'city'];
const SHOWN_NAME = 60;
const PLACES = new Set(['country', 'region', 'city']);
/** A longer cell is no name of a column. */
const MOST_NAME = 120;

/** Names of the columns in order; null where a column has none and is left out. */
export type ColumnNames = (string | null)[];
export type NamedColumns = ColumnsRead & { names: ColumnNames };

/** Our field for a name of a header line; null for a column of the author's own. */
export function knownField(cell: string): string | null {
  return meaningOf(cell)?.field ?? null;
}

type Meaning = { field: string; rank: number };

/** A name with words around it stands behind every name that is written in full. */
const RANK_WITH_QUALIFIERS = 1000;
const QUALIFIERS = new Set(COLUMN_QUALIFIERS.map((word) => withoutMarks(plainName(word))));

/** What the name says as it stands, or without the words around it that leave its meaning alone. */
function meaningOf(cell: string): Meaning | null {
  const plain = withoutMarks(plainName(cell));
  const exact = KNOWN.get(plain);
  if (exact !== undefined) return exact;
  if (SURELY_NOT.has(plain)) return null;
  // `EmailAddress`, `Email (from Contacts)`, `EMAIL;TYPE=WORK`, `E-mail`
  const apart = cell
    .slice(0, MOST_NAME)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\(from [^()]{1,60}\)|;type=\w+/gi, ' ')
    .replace(/\be[ -]mail/gi, 'email');
  const words = withoutMarks(plainName(apart)).split('_');
  const left = words.filter((word) => !QUALIFIERS.has(word));
  const rank = RANK_WITH_QUALIFIERS + words.length - left.length;
  for (const name of [words, left, left.filter((word) => word !== 'mail')]) {
    const known = KNOWN.get(name.join('_')) ?? KNOWN.get(name.join('_').replace(/s$/, ''));
    if (known !== undefined && isSaidBy(known.field, words, name))
      return { field: known.field, rank };
  }
  return null;
}

/** `Company address` is no company, and `Last contact` no last name. */
function isSaidBy(field: string, words: readonly string[], left: readonly string[]): boolean {
  if (left.length === 1 && (left[0] === 'first' || left[0] === 'last')) return false;
  return (
    PLACES.has(field) || !words.some((word) => word.startsWith('address')) || field === 'email'
  );
}

/**
 * Lower-cases, turns blanks, dots and dashes into underscores and takes the columns that we know under other names for our fields.
 * Where several mean one field the best name gets it, and the others keep their own: `email` and `work_email` may stand side by side.
 * Throws Failure: `csv_no_email_column`, `csv_duplicate_column`, `csv_column_name`.
 */
export function nameColumns(header: readonly string[], path: string): NamedColumns {
  const plain = header.map(plainName);
  const meanings = header.map(meaningOf);
  const best = bestColumns(meanings);
  const names = plain.map((name, index) => {
    if (name === '') return null;
    const field = meanings[index]?.field;
    return field !== undefined && best.get(field) === index ? field : name;
  });
  checkNames(names, path);
  if (!names.includes('email')) throw noEmailColumn(header, path);
  const written = (index: number): string => cut(header[index] ?? '');
  const taken = names.flatMap((field, index) =>
    field !== null && field !== plain[index]
      ? [{ field, column: written(index), number: index + 1 }]
      : [],
  );
  const passedOver = meanings.flatMap((meaning, index) => {
    const field = meaning?.field;
    const winner = field === undefined ? undefined : best.get(field);
    return field === undefined || winner === undefined || winner === index
      ? []
      : [{ field, column: written(index), number: index + 1, instead: written(winner) }];
  });
  return {
    names,
    taken,
    passedOver,
    doubtful: doubtful(names).map(({ field, index }) => ({
      field,
      column: written(index),
      number: index + 1,
    })),
  };
}

/** For each field the column whose name says it best. */
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

function checkNames(names: ColumnNames, path: string): void {
  const at = new Map<string, number>();
  names.forEach((name, index) => {
    if (name === null) return;
    const column = index + 1;
    if (name.length > 64) {
      throw new Failure({
        code: 'csv_column_name',
        exit: 'invalidData',
        message: `Column ${column} of ${path} has a name of more than 64 characters.`,
        hint: 'The first line must hold the column names.',
        details: { path, column },
      });
    }
    const before = at.get(name);
    if (before !== undefined) {
      throw new Failure({
        code: 'csv_duplicate_column',
        exit: 'invalidData',
        message: `Columns ${before} and ${column} of ${path} both mean ${JSON.stringify(name)}.`,
        hint: 'Rename or remove one of the two.',
        details: { path, columns: [before, column], name },
      });
    }
    at.set(name, column);
  });
}

/** Columns with a word of a field that no column was taken for: `HQ country (text)` says where somebody is, but not surely. */
function doubtful(names: ColumnNames): { field: string; index: number }[] {
  return ASKED_FOR.filter((field) => !names.includes(field)).flatMap((field) => {
    const words = WORDS.get(field) as ReadonlySet<string>;
    const index = names.findIndex(
      (name) =>
        name !== null &&
        !KNOWN.has(withoutMarks(name)) &&
        !SURELY_NOT.has(withoutMarks(name)) &&
        withoutMarks(name)
          .split('_')
          .some((word) => words.has(word)),
    );
    return index < 0 ? [] : [{ field, index }];
  });
}

const SURELY_NOT = new Set(
  COLUMN_NAMES.flatMap(({ notOurs }) => notOurs.map((name) => withoutMarks(plainName(name)))),
);
/** The names of each field that are one word. */
const WORDS = new Map(
  COLUMN_NAMES.map(({ field, names }) => [
    field,
    new Set(
      names
        .map((name) => withoutMarks(plainName(name)))
        .filter((name) => !name.includes('_') && name.length > 3),
    ),
  ]),
);

function noEmailColumn(header: readonly string[], path: string): Failure {
  const likely = header.findIndex((cell) => /mail/i.test(cell)) + 1;
  const headless = header.some((cell) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(cell.trim()));
  return new Failure({
    code: 'csv_no_email_column',
    exit: 'invalidData',
    message: `${path} has no column "email" in its first line.`,
    hint: headless
      ? 'The first line holds an address: put a line with the column names above it, e.g. email,first_name,company.'
      : likely
        ? `Name one column email. Is it column ${likely}?`
        : 'Name one column email (or e-mail, email address).',
    details: { path, columns: header.length },
  });
}

function plainName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s.\-/:]+/gu, '_')
    .replace(/[^\p{L}\p{N}_]/gu, '')
    .replace(/_{2,}/g, '_')
    .replace(/^_|_$/g, '');
}

/** `prénom` and `prenom` are one name. */
function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{Mark}/gu, '');
}

function cut(name: string): string {
  return name.trim().slice(0, SHOWN_NAME);
}
