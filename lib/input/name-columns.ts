/**
 * Decides what each column of a prospects file means, whether its author, Excel or a CRM named it.
 */
import { COLUMN_NAMES } from '../../data/prospects/column-names.ts';
import { COLUMN_QUALIFIERS } from '../../data/prospects/column-qualifiers.ts';
import { Failure } from '../domain/failure.ts';
import type { ColumnsRead } from '../domain/campaigns/prospect-row.ts';

/** A known name -> our field, and the position of the name in its list. */
const KNOWN = new Map(
  COLUMN_NAMES.flatMap(({ field, names }) =>
    [field, ...names].map(
      (name, rank) => [withoutMarks(plainName(name)), { field, rank }] as const,
    ),
  ).reverse(),
);
/** Fields that decide place and time zone: silently ignoring such a column would lose data. */
const ASKED_FOR = ['country', 'timezone', 'region', 'city'];
const SHOWN_NAME = 60;
const PLACES = new Set(['country', 'region', 'city']);
/** A longer cell is not a column name. */
const MOST_NAME = 120;

/** The names of the columns in order; null for a column without a name, which is skipped. */
export type ColumnNames = (string | null)[];
export type NamedColumns = ColumnsRead & { names: ColumnNames };

/** Our field for a name of the header line; null for a column of the author's own. */
export function knownField(cell: string): string | null {
  return meaningOf(cell)?.field ?? null;
}

type Meaning = { field: string; rank: number };

/** A name with qualifiers ranks behind every exact name. */
const RANK_WITH_QUALIFIERS = 1000;
const QUALIFIERS = new Set(COLUMN_QUALIFIERS.map((word) => withoutMarks(plainName(word))));

/**
 * The meaning of the exact name, or of the name without qualifiers that do not change its meaning.
 */
function meaningOf(cell: string): Meaning | null {
  const plain = withoutMarks(plainName(cell));
  const exact = KNOWN.get(plain);
  if (exact !== undefined) return exact;
  if (SURELY_NOT.has(plain)) return null;
  // `EmailAddress`, `Email (from Contacts)`, `EMAIL;TYPE=WORK`, `E-mail`
  const separated = cell
    .slice(0, MOST_NAME)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\(from [^()]{1,60}\)|;type=\w+/gi, ' ')
    .replace(/\be[ -]mail/gi, 'email');
  const words = withoutMarks(plainName(separated)).split('_');
  const unqualified = words.filter((word) => !QUALIFIERS.has(word));
  const rank = RANK_WITH_QUALIFIERS + words.length - unqualified.length;
  for (const name of [words, unqualified, unqualified.filter((word) => word !== 'mail')]) {
    const known = KNOWN.get(name.join('_')) ?? KNOWN.get(name.join('_').replace(/s$/, ''));
    if (known !== undefined && isMeantBy(known.field, words, name))
      return { field: known.field, rank };
  }
  return null;
}

/** `Company address` does not mean the company, nor `Last contact` the last name. */
function isMeantBy(
  field: string,
  words: readonly string[],
  unqualified: readonly string[],
): boolean {
  if (unqualified.length === 1 && (unqualified[0] === 'first' || unqualified[0] === 'last'))
    return false;
  return (
    PLACES.has(field) || !words.some((word) => word.startsWith('address')) || field === 'email'
  );
}

/**
 * Converts names to lower case, replaces spaces, dots and dashes by underscores, and gives known
 * names the name of our field. If several columns mean one field, the best name gets it and the
 * others keep their own name: `email` and `work_email` may both occur. Throws Failure:
 * `csv_no_email_column`, `csv_duplicate_column`, `csv_column_name`.
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

function checkNames(names: ColumnNames, path: string): void {
  const at = new Map<string, number>();
  names.forEach((name, index) => {
    if (name === null) return;
    const column = index + 1;
    if (name.length > 64) {
      throw new Failure({
        code: 'csv_column_name',
        exit: 'invalidData',
        message: `Column ${column} of ${path} has a name longer than 64 characters.`,
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

/**
 * Columns whose name contains a word of a field that no column was taken for: `HQ country (text)`
 * may be a country.
 */
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
/** The one-word names of each field. */
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
        ? `Name one column email. Column ${likely} looks like it.`
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

/** `prénom` and `prenom` are the same name. */
function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{Mark}/gu, '');
}

function cut(name: string): string {
  return name.trim().slice(0, SHOWN_NAME);
}
