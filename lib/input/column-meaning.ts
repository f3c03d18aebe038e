/**
 * Decides which of our fields the name of a column means, whether its author, Excel or a CRM wrote
 * it.
 */
import { COLUMN_NAMES } from '../../data/prospects/column-names.ts';
import { COLUMN_QUALIFIERS } from '../../data/prospects/column-qualifiers.ts';

/** A known name -> our field, and the position of the name in its list. */
const KNOWN = new Map(
  COLUMN_NAMES.flatMap(({ field, names }) =>
    [field, ...names].map(
      (name, rank) => [withoutMarks(plainName(name)), { field, rank }] as const,
    ),
  ).reverse(),
);
const PLACES = new Set(['country', 'region', 'city']);
/** A longer cell is not a column name. */
const MOST_NAME = 120;

/** Our field for a name of the header line; null for a column of the author's own. */
export function knownField(cell: string): string | null {
  return meaningOf(cell)?.field ?? null;
}

export type Meaning = { field: string; rank: number };

/** A name with qualifiers ranks behind every exact name. */
const RANK_WITH_QUALIFIERS = 1000;
const QUALIFIERS = new Set(COLUMN_QUALIFIERS.map((word) => withoutMarks(plainName(word))));

/**
 * The meaning of the exact name, or of the name without qualifiers that do not change its meaning.
 */
export function meaningOf(cell: string): Meaning | null {
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

/** The word of `name` that also names `field`: `hq_country_text` may be a country. */
export function mayMean(name: string, field: string): boolean {
  const bare = withoutMarks(name);
  const words = WORDS.get(field);
  return (
    words !== undefined &&
    !KNOWN.has(bare) &&
    !SURELY_NOT.has(bare) &&
    bare.split('_').some((word) => words.has(word))
  );
}

/** Lower case, with underscores for spaces, dots and dashes. */
export function plainName(cell: string): string {
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
export function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{Mark}/gu, '');
}
