/** Counts failures in a row of a mailbox or a destination, rests it for as long as that says, and alerts when they do not end. */
import {
  alertIsDue,
  mayProbe,
  RUN_FORGOTTEN_AFTER,
  tripAfter,
  type Run,
} from '../../core/sending/breaker.ts';
import type { BreakerReason, BreakerTarget, Hold, Strike } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import type { NewEvent } from '../../domain/event.ts';

/** All synchronous, called inside one transaction. */
export type BreakerPort = {
  /** The end of a rest that a breaker placed for this kind and that lasts at `now`; null when there is none. */
  restsUntil(target: BreakerTarget, kind: BreakerReason, now: Instant): Instant | null;
  /** How many there are now in a row, and when that alerted last. */
  countFailure(
    target: BreakerTarget,
    failure: { kind: BreakerReason; now: Instant; forgottenBefore: Instant },
  ): { failures: number; alertedAt: Instant | null };
  /** From here on this run counts as alerted of at `now`. */
  noteAlert(target: BreakerTarget, alert: { kind: BreakerReason; now: Instant }): void;
  /** False when the same hold is in force already. */
  placeHold(hold: Omit<Hold, 'id'>, now: Instant): boolean;
  appendEvent(event: NewEvent): void;
};

/** What has failed in a row, and how many mails try it. Asked inside the claim's transaction: of all processes one gets the probe. */
export type ProbePort = {
  anyRuns(): boolean;
  runsOf(target: BreakerTarget): Run[];
  countUnderWay(target: BreakerTarget): number;
};

export type RunsPort = {
  /** False, as a rule: then there is nothing to end. */
  anyRuns(): boolean;
  /** `kind` null: whatever they are about. */
  endRuns(target: BreakerTarget, kind: BreakerReason | null): void;
};

/** What a mail is sent through, and where it goes. */
export type Route = { mailboxId: string; domain: string; provider: string };

/** Each failure in a row rests its target for longer; the third alerts, and then one a day. Returns how many there are now, null when it rested already. */
export function tripBreaker(
  port: BreakerPort,
  target: BreakerTarget,
  failure: { kind: BreakerReason; now: Instant; restAtLeast?: number | undefined },
): number | null {
  const { kind, now, restAtLeast } = failure;
  const place = (until: Instant): boolean =>
    port.placeHold({ ...target, reason: kind, placedBy: 'breaker', from: now, until }, now);
  const resting = port.restsUntil(target, kind, now);
  if (resting !== null) {
    // It was under way already, on another lane: one outage is one failure, however many mails it meets.
    if (restAtLeast !== undefined && now + restAtLeast > resting) place(now + restAtLeast);
    return null;
  }
  const { failures, alertedAt } = port.countFailure(target, {
    kind,
    now,
    forgottenBefore: now - RUN_FORGOTTEN_AFTER,
  });
  const { rest } = tripAfter({ kind, failures, restAtLeast });
  if (alertIsDue({ failures, alertedAt, now })) {
    port.appendEvent(alertOf(target, kind, now));
    port.noteAlert(target, { kind, now });
  }
  if (rest > 0) place(now + rest);
  return failures;
}

/**
 * Counts what one try struck. Each destination that begins to put us off counts for the mailbox too: when one after another does,
 * and none in between takes a mail, it is the mailbox. True when the mailbox rests now.
 */
export function strike(
  port: BreakerPort,
  { against, kind, restAtLeast }: Strike,
  route: Route,
  now: Instant,
): boolean {
  const failures = tripBreaker(
    port,
    against === 'mailbox' ? mailboxOf(route) : destinationOf(route, against),
    { kind, now, restAtLeast },
  );
  if (against === 'mailbox') return true;
  if (failures === 1) tripBreaker(port, mailboxOf(route), { kind: 'deferrals', now });
  return port.restsUntil(mailboxOf(route), 'deferrals', now) !== null;
}

/** A mail that was taken ends every run on its route. */
export function endRunsOf(port: RunsPort, route: Route): void {
  port.endRuns(mailboxOf(route), null);
  for (const target of destinationsOf(route)) port.endRuns(target, null);
}

export function mailboxOf({ mailboxId }: Route): BreakerTarget {
  return { scope: 'mailbox', scopeId: mailboxId };
}

/** Which breaker on the route is half open and has its one mail under way; null when the mail may go. */
export function probedOn(
  port: ProbePort,
  route: Route,
  now: Instant,
): 'mailbox' | 'destination' | null {
  const closed = (target: BreakerTarget): boolean => {
    const runs = port.runsOf(target);
    return runs.length > 0 && !mayProbe({ runs, underWay: port.countUnderWay(target), now });
  };
  if (closed(mailboxOf(route))) return 'mailbox';
  return destinationsOf(route).some(closed) ? 'destination' : null;
}

/** Whether what holds one back holds the other back too. */
export function sharesDestination(one: Route, other: Route, { against }: Strike): boolean {
  const [a, b] =
    against === 'mailbox'
      ? [mailboxOf(one), mailboxOf(other)]
      : [destinationOf(one, against), destinationOf(other, against)];
  return a.scope === b.scope && a.scopeId === b.scopeId;
}

/** The breakers that may stand between a mail and its recipient: the domain's own, and the provider's where it is a known one. */
function destinationsOf(route: Route): BreakerTarget[] {
  const domain = destinationOf(route, 'domain');
  const provider = destinationOf(route, 'provider');
  return provider.scope === 'provider' ? [domain, provider] : [domain];
}

function destinationOf({ domain, provider }: Route, against: 'domain' | 'provider'): BreakerTarget {
  return against === 'provider' && provider !== 'other'
    ? { scope: 'provider', scopeId: provider }
    : { scope: 'domain', scopeId: domain };
}

function alertOf({ scope, scopeId }: BreakerTarget, kind: BreakerReason, now: Instant): NewEvent {
  if (scope === 'mailbox')
    return { type: 'account.failing', at: now, data: { mailbox: scopeId, kind } };
  return { type: 'destination.failing', at: now, data: { scope, scopeId, kind } };
}
