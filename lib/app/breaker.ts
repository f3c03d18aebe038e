/** Counts failures in a row of a mailbox or a destination, rests it for as long as that says, and alerts when they do not end. */
import { RUN_FORGOTTEN_AFTER, tripAfter } from '../core/breaker.ts';
import type { BreakerReason, BreakerTarget, Hold, Strike } from '../domain/hold.ts';
import type { Instant } from '../domain/time.ts';
import type { NewEvent } from '../domain/event.ts';

/** All synchronous, called inside one transaction. */
export type BreakerPort = {
  /** Returns how many there are now in a row. */
  countFailure(target: BreakerTarget, failure: { kind: BreakerReason; now: Instant; forgottenBefore: Instant }): number;
  placeHold(hold: Omit<Hold, 'id'>, now: Instant): void;
  appendEvent(event: NewEvent): void;
};

export type RunsPort = {
  /** `kind` null: whatever they are about. */
  endRuns(target: BreakerTarget, kind: BreakerReason | null): void;
};

/** What a mail is sent through, and where it goes. */
export type Route = { mailboxId: string; domain: string; provider: string };

/** Each failure in a row rests its target for longer; the third alerts. */
export function tripBreaker(port: BreakerPort, target: BreakerTarget, failure: { kind: BreakerReason; now: Instant; restAtLeast?: number | undefined }): void {
  const { kind, now, restAtLeast } = failure;
  const failures = port.countFailure(target, { kind, now, forgottenBefore: now - RUN_FORGOTTEN_AFTER });
  const { rest, alert } = tripAfter({ kind, failures, restAtLeast });
  if (alert) port.appendEvent(alertOf(target, kind, now));
  if (rest > 0) port.placeHold({ ...target, reason: kind, placedBy: 'breaker', from: now, until: now + rest }, now);
}

/** Counts what one try struck. A destination that puts us off counts for the mailbox too: when one after another does, it is the mailbox. */
export function strike(port: BreakerPort, { against, kind, restAtLeast }: Strike, route: Route, now: Instant): void {
  tripBreaker(port, against === 'mailbox' ? mailboxOf(route) : destinationOf(route, against), { kind, now, restAtLeast });
  if (against !== 'mailbox') tripBreaker(port, mailboxOf(route), { kind: 'deferrals', now });
}

/** A mail that was taken ends every run on its route. */
export function endRunsOf(port: RunsPort, route: Route): void {
  port.endRuns(mailboxOf(route), null);
  for (const target of destinationsOf(route)) port.endRuns(target, null);
}

export function mailboxOf({ mailboxId }: Route): BreakerTarget {
  return { scope: 'mailbox', scopeId: mailboxId };
}

/** The breakers that may stand between a mail and its recipient: the domain's own, and the provider's where it is a known one. */
export function destinationsOf(route: Route): BreakerTarget[] {
  const domain = destinationOf(route, 'domain');
  const provider = destinationOf(route, 'provider');
  return provider.scope === 'provider' ? [domain, provider] : [domain];
}

function destinationOf({ domain, provider }: Route, against: 'domain' | 'provider'): BreakerTarget {
  return against === 'provider' && provider !== 'other' ? { scope: 'provider', scopeId: provider } : { scope: 'domain', scopeId: domain };
}

function alertOf({ scope, scopeId }: BreakerTarget, kind: BreakerReason, now: Instant): NewEvent {
  if (scope === 'mailbox') return { type: 'account.failing', at: now, data: { mailbox: scopeId, kind } };
  return { type: 'destination.failing', at: now, data: { scope, scopeId, kind } };
}
