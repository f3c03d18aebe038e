/** Counts a failure of a mailbox in a row, rests it for as long as that says, and alerts when it does not end. */
import { breakerAfter } from '../core/smtp-outcome.ts';
import type { BreakerReason, Hold } from '../domain/hold.ts';
import type { Instant } from '../domain/time.ts';
import type { NewEvent } from '../domain/event.ts';

export type BreakerPort = {
  /** Returns how many there are now. */
  countMailboxFailure(mailboxId: string, kind: 'failures' | 'blocks'): number;
  placeHold(hold: Omit<Hold, 'id'>, now: Instant): void;
  appendEvent(event: NewEvent): void;
};

/** The reasons of the holds it places, by what is counted: `blocks` are refusals of us, at SMTP time or as a bounce. */
const REASON: Readonly<Record<'failures' | 'blocks', BreakerReason>> = { failures: 'account_failing', blocks: 'blocks' };

/** Each failure in a row rests the mailbox for longer; the third alerts. Runs inside the caller's transaction. */
export function tripBreaker(port: BreakerPort, mailboxId: string, failure: { kind: 'failures' | 'blocks'; now: Instant }): void {
  const { kind, now } = failure;
  const tripped = breakerAfter(port.countMailboxFailure(mailboxId, kind));
  if (tripped.alert) port.appendEvent({ type: 'account.failing', at: now, data: { mailbox: mailboxId, kind: REASON[kind] } });
  port.placeHold({ scope: 'mailbox', scopeId: mailboxId, reason: REASON[kind], placedBy: 'breaker', from: now, until: now + tripped.holdFor }, now);
}
