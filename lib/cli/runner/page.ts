/** One page of a list: rows, total, and the cursor of the next page. */
import { usage } from './parse.ts';

type Row = Record<string, unknown>;
export type ListPage = { rows: Row[]; total: number; nextCursor: string | null };

type Cursor = string | number;
type Continuation = { key: string; cursorAt: (shown: number) => Cursor };

/** How each page's rows continue: an answer that prints fewer of them needs another cursor. */
const continuations = new WeakMap<readonly unknown[], Continuation>();

/** For a page that is made elsewhere; `key` is that of the cursor, beside the rows. */
export function continueBy(
  rows: readonly unknown[],
  cursorAt: (shown: number) => Cursor,
  key = 'nextCursor',
): void {
  continuations.set(rows, { key, cursorAt });
}

/** Undefined when `rows` is not a page's. */
export function continuationOf(rows: readonly unknown[]): Continuation | undefined {
  return continuations.get(rows);
}

/**
 * `rows` holds one more than `limit` when there is another page. Throws Failure `usage` for an
 * unknown field.
 */
export function pageOf<R extends Row>(
  rows: readonly R[],
  request: {
    limit: number;
    fields?: string | undefined;
    total: number;
    cursorOf: (row: R) => string;
  },
): ListPage {
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > request.limit && last ? request.cursorOf(last) : null;
  const printed =
    request.fields === undefined
      ? [...shown]
      : shown.map((row) => pick(row, (request.fields as string).split(',')));
  continueBy(printed, (count) => request.cursorOf(shown[count - 1] as R));
  return { rows: printed, total: request.total, nextCursor };
}

function pick(row: Row, fields: readonly string[]): Row {
  for (const field of fields) {
    if (!Object.hasOwn(row, field))
      throw usage(
        `--fields names ${JSON.stringify(field.slice(0, 40))}; expected some of ${Object.keys(row).join(', ')}.`,
        'Separate the names by commas, without spaces.',
        '--fields',
      );
  }
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}
