/** Writes and reads the cursor of the list of replies: the place of its last row. */
import { usage } from '../../runner/parse.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import { restOf, type ReplyPlace } from '../../../state/responses/lists/reply-list.ts';

const FORM = /^([012])-(\d{1,15})-(smtp|report)-(\d{1,15})$/;

export function writePlace(
  row: Pick<ListedResponse, 'request' | 'concern' | 'label' | 'knownAt' | 'at' | 'id'>,
): string {
  return `${restOf(row)}-${row.knownAt}-${row.at}-${row.id}`;
}

/** Null for the first page. Throws Failure `usage`. */
export function readPlace(cursor: string | undefined): ReplyPlace | null {
  if (cursor === undefined) return null;
  const [, rest, knownAt, at, id] = FORM.exec(cursor) ?? [];
  if (at === undefined)
    throw usage(
      '--cursor is not valid; expected a nextCursor.',
      'Use the nextCursor of the previous page.',
      'response_tracker.ts replies',
    );
  return {
    rest: rest === '0' ? 0 : rest === '1' ? 1 : 2,
    knownAt: Number(knownAt),
    at: at === 'smtp' ? 'smtp' : 'report',
    id: Number(id),
  };
}
