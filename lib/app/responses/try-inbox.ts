/**
 * Reads an inbox through a breaker: a server that fails is tried less and less often, and an alert
 * comes with its third failure.
 */
import { failsInbox, provesInbox } from '../../core/sending/inbox.ts';
import { Failure } from '../../domain/failure.ts';
import {
  noteFailure,
  noteSuccess,
  waitForTry,
  type HalfOpenPort,
} from '../sending/failures/half-open.ts';
import type { Instant } from '../../domain/time.ts';

/** `atOnce`: also while the breaker is open, because the operator named the mailbox. */
type Trying = { mailboxId: string; atOnce: boolean; now: () => Instant };

/** Returns null when it was read, or the instant before which it is not tried. Throws what `read` throws. */
export async function tryInbox(
  port: HalfOpenPort,
  { mailboxId, atOnce, now }: Trying,
  read: () => Promise<void>,
): Promise<Instant | null> {
  const target = { scope: 'mailbox', scopeId: mailboxId } as const;
  const kind = 'inbox_failing';
  const began = now();
  const until = atOnce ? null : await waitForTry(port, target, kind, began);
  if (until !== null) return until;
  try {
    await read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (failsInbox(error.code))
      await noteFailure(port, target, { kind, now: now(), began, atLogin: false });
    else if (provesInbox(error.code)) await noteSuccess(port, target, kind, now());
    throw error;
  }
  await noteSuccess(port, target, kind, now());
  return null;
}
