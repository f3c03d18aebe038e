/** Decides what to do about a message that a server lists but does not deliver. */

/** Missing bytes count as a temporary problem of the server until this many calls have failed. */
export const CALLS_BEFORE_SET_ASIDE = 3;
/** With this many withheld and none delivered, the server fails, not its messages. */
const WHOLE_SERVER = 20;

/**
 * `wait`: the cursor stays before the message, and the inbox does not count as read. `set_aside`:
 * its UID is remembered, and reading continues behind it. `calls` includes this call. `uncounted`:
 * as `wait`, but the call does not count against the message.
 */
export type WithheldVerdict = 'wait' | 'set_aside' | 'uncounted';

export function judgeWithheld({
  calls,
  delivered,
  withheld,
}: {
  calls: number;
  delivered: number;
  withheld: number;
}): WithheldVerdict {
  if (delivered === 0 && withheld > WHOLE_SERVER) return 'uncounted';
  return calls >= CALLS_BEFORE_SET_ASIDE ? 'set_aside' : 'wait';
}
