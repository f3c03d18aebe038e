/** Finds the column that holds whole names, in a list without first_name and last_name. */
import {
  FAMILY_BESIDE,
  FAMILY_OR_FULL,
  FULL_NAME_COLUMNS,
  GIVEN_BESIDE,
  GIVEN_OR_FULL,
} from '../../data/lists/full-names.ts';
import { plainName, withoutMarks } from './column-meaning.ts';
import type { NameOrder } from './split-name.ts';

/** `name`: its merge field. */
export type NameColumn = { index: number; name: string; order: NameOrder };

const bare = (name: string): string => withoutMarks(plainName(name));
const FULL = FULL_NAME_COLUMNS.flatMap(({ order, names }) =>
  names.map((name) => ({ name: bare(name), order })),
);
const GIVEN = new Set(GIVEN_OR_FULL.map(bare));
const FAMILY = new Set(FAMILY_OR_FULL.map(bare));

/** `names`: the merge fields; `plain`: the names in the header line, in lower case. */
export function findNameColumn(
  names: readonly (string | null)[],
  plain: readonly string[],
): NameColumn | null {
  const first = names.indexOf('first_name');
  const last = names.indexOf('last_name');
  if (first >= 0 && last >= 0) return null;
  const written = plain.map(withoutMarks);
  if (first >= 0)
    return GIVEN.has(written[first] ?? '')
      ? { index: first, name: 'first_name', order: 'first_last' }
      : null;
  if (last >= 0)
    return FAMILY.has(written[last] ?? '')
      ? { index: last, name: 'last_name', order: 'first_last' }
      : null;
  for (const { name, order } of FULL) {
    const index = written.indexOf(name);
    const field = names[index];
    if (field !== null && field !== undefined) return { index, name: field, order };
  }
  return null;
}

/** The column with a general word for a name that is one part of it, because of another column. */
export function namePartBeside(
  plain: readonly string[],
  has: { first: boolean; last: boolean },
): { index: number; field: 'first_name' | 'last_name' } | null {
  if (has.first === has.last) return null;
  const written = plain.map(withoutMarks);
  const pairs = has.first ? FAMILY_BESIDE : GIVEN_BESIDE;
  for (const [left, right] of pairs) {
    const [known, other] = (has.first ? [left, right] : [right, left]).map(bare) as [
      string,
      string,
    ];
    const index = written.indexOf(other);
    if (written.includes(known) && index >= 0)
      return { index, field: has.first ? 'last_name' : 'first_name' };
  }
  return null;
}
