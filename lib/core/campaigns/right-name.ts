/**
 * Finds our name of a field that is written as in another program: `FNAME`, `firstName`,
 * `contact.FIRST NAME`.
 */
import { COLUMN_NAMES } from '../../../data/prospects/column-names.ts';
import { FIELD_WORDS } from '../../../data/templates/foreign-tag-rule.ts';
import { nearest } from '../text/nearest.ts';

const COMPOUND: ReadonlySet<string> = new Set(FIELD_WORDS.compound);
const PLAIN: ReadonlySet<string> = new Set(FIELD_WORDS.plain);
const KNOWN = new Map(
  COLUMN_NAMES.flatMap(({ field, names }) =>
    [field, ...names].map((name) => [wordOf(name), field] as const),
  ).reverse(),
);
/** Names of the fields that every template has. */
const BUILT_IN = new Map([
  ...['sender', 'sendername', 'senderfirstname', 'yourname', 'myname', 'signature', 'fromname'].map(
    (word) => [word, 'sender.name'] as const,
  ),
  ...['senderemail', 'fromemail'].map((word) => [word, 'sender.email'] as const),
  ...['unsubscribe', 'unsubscribelink', 'unsubscribeurl', 'optout', 'optoutlink', 'unsub'].map(
    (word) => [word, 'unsubscribe_url'] as const,
  ),
]);

/** `recipient_first_name`: the owner is implied. */
const WHOSE =
  /^(?:recipient|contact|subscriber|lead|person|prospect|user|member|customer|mergefield)[_ -]{1,2}/i;

/** Only letters and digits, in lower case, without accents. */
export function wordOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

export function isFieldWord(word: string, kind: 'any' | 'compound'): boolean {
  return COMPOUND.has(word) || (kind === 'any' && (PLAIN.has(word) || KNOWN.has(word)));
}

/** The column that the name means, or null. `columns` null: only our own field names are known. */
export function knownName(name: string, columns: readonly string[] | null): string | null {
  const last = name.split('.').at(-1) ?? '';
  const parts = [name, last, last.replace(WHOSE, '')];
  const words = parts.map(wordOf);
  const own = columns?.find((column) => words.includes(wordOf(column)));
  if (own !== undefined) return own;
  for (const word of words) {
    const field = KNOWN.get(word);
    if (field !== undefined && (columns === null || columns.includes(field))) return field;
    const builtIn = BUILT_IN.get(word);
    if (builtIn !== undefined) return builtIn;
  }
  if (words.some((word) => /unsub|optout/.test(word))) return 'unsubscribe_url';
  return null;
}

/** As `knownName`; without a similar column, the name in our spelling. */
export function rightName(name: string, columns: readonly string[] | null): string {
  const own = knownName(name, columns) ?? KNOWN.get(wordOf(name));
  if (own !== undefined) return own;
  const plain = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return nearest(plain, columns ?? []) ?? plain;
}
