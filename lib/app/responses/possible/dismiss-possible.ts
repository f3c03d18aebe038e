/**
 * Ends the wait for a possible reply that is none, and erases its words. Runs inside the caller's
 * transaction.
 */
import { withoutTexts } from '../../../core/responses/without-texts.ts';
import type { AppliedEffect, Postponed } from '../../../domain/responses/applied-effect.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type { NewEvent } from '../../../domain/event.ts';
import type { PossibleState } from '../../../domain/responses/possible-reply.ts';
import type { Instant } from '../../../domain/time.ts';

export type DismissPort = {
  findPossibleReply(id: number): { state: PossibleState; done: AppliedEffect[] } | null;
  bringForward(postponed: Postponed): boolean;
  decidePossible(id: number, decision: { state: PossibleState; now: Instant }): void;
  eraseDismissed(id: number, withoutTexts: (verdict: Classification) => Classification): void;
  appendEvent(event: NewEvent): void;
};

export type Dismissed =
  { outcome: 'unknown' | 'assigned' | 'unchanged' } | { outcome: 'dismissed'; resumed: number };

/** The operator's decision, in one transaction. */
export function dismissReply(
  port: DismissPort & { transact<T>(work: () => T): Promise<T> },
  { id, now }: { id: number; now: Instant },
): Promise<Dismissed> {
  return port.transact(() => dismissPossible(port, { id, by: 'person', now }));
}

/** `by` `bound`: too old, or too many came after it. Repeating it changes nothing. */
export function dismissPossible(
  port: DismissPort,
  { id, by, now }: { id: number; by: 'person' | 'bound'; now: Instant },
): Dismissed {
  const found = port.findPossibleReply(id);
  if (found === null) return { outcome: 'unknown' };
  if (found.state !== 'open')
    return { outcome: found.state === 'dismissed' ? 'unchanged' : 'assigned' };
  const resumed = endWaits(port, found.done);
  port.eraseDismissed(id, withoutTexts);
  port.decidePossible(id, { state: 'dismissed', now });
  port.appendEvent({ type: 'response.dismissed', at: now, data: { response: id, by } });
  return { outcome: 'dismissed', resumed };
}

/** Returns how many sequences go on as before. */
export function endWaits(
  port: Pick<DismissPort, 'bringForward'>,
  done: readonly AppliedEffect[],
): number {
  return done.filter((one) => one.did === 'postpone' && port.bringForward(one)).length;
}
