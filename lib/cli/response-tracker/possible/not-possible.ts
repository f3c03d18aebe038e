/** Refuses a decision on a response that waits for none. */
import { Failure } from '../../../domain/failure.ts';
import { findResponse } from '../../../state/responses/response-detail.ts';
import { noResponse } from '../replies/label.ts';
import type { State } from '../../../state/file/transact.ts';

/** `why`: what it is instead. */
export function notPossible(id: number, why: string): Failure {
  return new Failure({
    code: 'not_possible_reply',
    exit: 'invalidData',
    message: `Response ${id} ${why}.`,
    hint: 'possibleReplies in response_tracker.ts report lists those that wait for a decision; label corrects what any other response means.',
  });
}

/** For an id that names no possible reply. */
export function noPossible({ db }: Pick<State, 'db'>, id: number): Failure {
  return findResponse(db, id)
    ? notPossible(id, 'is no possible reply: it answers a message of ours, or none')
    : noResponse(id);
}

export const possibleFlag = {
  'response-id': {
    kind: 'integer',
    required: true,
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    about: 'The message; possibleReplies of report and replies has its id',
    placeholder: '17',
  },
} as const;
