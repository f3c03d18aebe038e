/**
 * Counts consecutive failures per mailbox or destination and opens the breaker; alerts from the
 * third.
 */
import { mayProbe, type Run } from '../../core/sending/breaker.ts';
import { countFailure, type FailuresPort } from './failures/count-failure.ts';
import {
  BREAKER_REASONS,
  type BreakerReason,
  type BreakerTarget,
  type BreakerFailure,
  type NewHold,
} from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** Every function is synchronous and runs inside the caller's transaction. */
export type BreakerPort = FailuresPort & {
  /** Until when a breaker of this kind is open at `now`; null when it is closed. */
  openUntil(target: BreakerTarget, kind: BreakerReason, now: Instant): Instant | null;
  /** `placed` false: the same hold is already in force. */
  placeHold(hold: NewHold, now: Instant): { placed: boolean };
};

/**
 * The runs of consecutive failures, and the messages that test them. Called inside the claim's
 * transaction, so that only one process sends the test.
 */
export type ProbePort = {
  anyRuns(): boolean;
  runsOf(target: BreakerTarget): Run[];
  countUnderWay(target: BreakerTarget): number;
};

export type RunsPort = {
  /** Usually false: then there is no run to end. */
  anyRuns(): boolean;
  endRuns(target: BreakerTarget, kinds: readonly BreakerReason[], now: Instant): void;
};

/** The sending mailbox, and the recipient's domain and provider. */
export type Route = { mailboxId: string; domain: string; provider: string };

/**
 * Opens the breaker, for longer with each consecutive failure; alerts on the third failure, then
 * once a day. Returns the number of failures, or null when the breaker was already open.
 */
export function tripBreaker(
  port: BreakerPort,
  target: BreakerTarget,
  failure: {
    kind: BreakerReason;
    now: Instant;
    openAtLeast?: number | undefined;
    atLogin?: boolean;
  },
): number | null {
  const { kind, now, openAtLeast, atLogin = false } = failure;
  const place = (until: Instant): boolean =>
    port.placeHold({ ...target, reason: kind, placedBy: 'breaker', from: now, until }, now).placed;
  const openUntil = port.openUntil(target, kind, now);
  if (openUntil !== null) {
    // Another connection met the same outage: it is one failure, however many messages it affects.
    if (openAtLeast !== undefined && now + openAtLeast > openUntil) place(now + openAtLeast);
    return null;
  }
  const { failures, openFor } = countFailure(port, target, { kind, now, openAtLeast, atLogin });
  if (openFor > 0) place(now + openFor);
  return failures;
}

/**
 * Counts the failure of one attempt. A destination's first deferral counts against the mailbox too:
 * when several destinations in a row defer and none accepts a message, the mailbox is the cause.
 * Returns true when the mailbox's breaker is open now.
 */
export function recordFailure(
  port: BreakerPort,
  { against, kind, openAtLeast }: BreakerFailure,
  route: Route,
  { now, atLogin }: { now: Instant; atLogin: boolean },
): boolean {
  const failures = tripBreaker(
    port,
    against === 'mailbox' ? mailboxOf(route) : destinationOf(route, against),
    { kind, now, openAtLeast, atLogin },
  );
  if (against === 'mailbox') return true;
  if (failures === 1) tripBreaker(port, mailboxOf(route), { kind: 'deferrals', now });
  return port.openUntil(mailboxOf(route), 'deferrals', now) !== null;
}

/**
 * An accepted message ends the runs on its route. Not those of reports: a server that accepts a
 * message says nothing about the receivers that refused earlier ones after accepting them.
 */
export function endRunsOf(port: RunsPort, route: Route, now: Instant): void {
  for (const target of [mailboxOf(route), ...destinationsOf(route)])
    port.endRuns(target, ENDED_BY_ACCEPTANCE, now);
}

const ENDED_BY_ACCEPTANCE = BREAKER_REASONS.filter((reason) => reason !== 'reported_blocks');

export function mailboxOf({ mailboxId }: Route): BreakerTarget {
  return { scope: 'mailbox', scopeId: mailboxId };
}

/**
 * Returns which breaker on the route is half open with its test message under way; null when the
 * message may leave.
 */
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

/** Returns true when a breaker that stops one message stops the other too. */
export function sharesDestination(one: Route, other: Route, { against }: BreakerFailure): boolean {
  const [a, b] =
    against === 'mailbox'
      ? [mailboxOf(one), mailboxOf(other)]
      : [destinationOf(one, against), destinationOf(other, against)];
  return a.scope === b.scope && a.scopeId === b.scopeId;
}

/**
 * The breakers of the recipient's side: the domain's, and the provider's when the provider is
 * known.
 */
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
