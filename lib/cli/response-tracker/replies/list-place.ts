/** Writes and reads the cursor of the list of replies: the place of its last row. */
import { usage } from '../../runner/parse.ts';
import type { ReplyPlace } from '../../../state/responses/reply-list.ts';

const START: ReplyPlace = { rest: 0, knownAt: 0, at: 'report', id: 0 };
const FORM = /^([01])-(\d{1,15})-(smtp|report)-(\d{1,15})$/;

export function writePlace({ rest, knownAt, at, id }: ReplyPlace): string {
  return `${rest}-${knownAt}-${at}-${id}`;
}

/** Throws Failure `usage`. */
export function readPlace(cursor: string | undefined): ReplyPlace {
  if (cursor === undefined) return START;
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
