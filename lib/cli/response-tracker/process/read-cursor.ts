/** Reads the cursor of a list that is ordered by row number. */
import { usage } from '../../runner/parse.ts';

/** 0 for the first page. Throws Failure `usage`. */
export function readCursor(cursor: string | undefined, path: string): number {
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(after) || after < 0)
    throw usage(
      '--cursor is not valid; expected a nextCursor.',
      'Use the nextCursor of the previous page.',
      path,
    );
  return after;
}
