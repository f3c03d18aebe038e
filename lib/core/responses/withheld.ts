/** Decides what becomes of a message that a server lists and does not hand out. */

/** Missing bytes are the server's trouble of the moment, until as many calls have asked in vain. */
export const CALLS_BEFORE_SET_ASIDE = 3;
/** So many withheld and not one handed out: it is the server that fails, not its messages. */
const WHOLE_SERVER = 20;

/**
 * `wait`: the cursor stays before it, the inbox does not count as read. `set_aside`: it is kept in
 * mind by its UID, and reading goes on behind it. `calls` counts this one. `uncounted`: as `wait`,
 * and the call is not held against the message.
 */
export type WithheldVerdict = 'wait' | 'set_aside' | 'uncounted';

export function judgeWithheld({
  calls,
  whole,
  withheld,
}: {
  calls: number;
  whole: number;
  withheld: number;
}): WithheldVerdict {
  if (whole === 0 && withheld > WHOLE_SERVER) return 'uncounted';
  return calls >= CALLS_BEFORE_SET_ASIDE ? 'set_aside' : 'wait';
}
