/** Writes and reads the cursor of the list of replies: the place of its last row. */
import { usage } from '../../runner/parse.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import type { ReplyPlace } from '../../../state/responses/lists/reply-list.ts';

const FORM = /^([01])-(\d{1,15})-(smtp|report)-(\d{1,15})$/;

export function writePlace({
  request,
  knownAt,
  at,
  id,
}: Pick<ListedResponse, 'request' | 'knownAt' | 'at' | 'id'>): string {
  return `${request === null ? 1 : 0}-${knownAt}-${at}-${id}`;
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
    rest: rest === '0' ? 0 : 1,
    knownAt: Number(knownAt),
    at: at === 'smtp' ? 'smtp' : 'report',
    id: Number(id),
  };
}
