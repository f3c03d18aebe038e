/**
 * The circuit breaker: how long failures in a row open it, when to alert, and when one message may
 * probe.
 */
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts';
import type { NewAlert } from '../../domain/alerts/alert.ts';
import type { BreakerReason } from '../../domain/sending/hold.ts';
import type { FailureKind, FailureTarget } from '../../domain/sending/failure-run.ts';
import type { SmtpResult } from '../../domain/sending/message.ts';

/**
 * How long the breaker stays open after the first, second, ... failure in a row; the last entry
 * holds for all further ones. The times grow in steps (RFC 5321 4.5.4.1: retry less and less
 * often). Two deferrals of a mailbox may be chance; the third in a row, whatever the recipients, is
 * about the mailbox.
 */
const OPEN_FOR: Readonly<Record<FailureKind, readonly number[]>> = {
  account_failing: [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  blocks: [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  // Reports come long after the sending, so a short hold would end before the next round of reports.
  reported_blocks: [15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY],
  sending_limit: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  deferrals: [0, 0, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  destination_failing: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  // A "no" may wait in the inbox, so it is tried at least once an hour.
  inbox_failing: [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR],
  // A listener that was restarted has missed one call.
  listener_failing: [0, MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR],
};

const ALERT_AT = 3;
/** The alert is repeated while the failures go on: the operator may have missed the first. */
const ALERT_EVERY = DAY;
/** A demanded time doubles up to one day: by then every quota has been reset. */
const LONGEST = DAY;

/**
 * A run of failures of the recipients' side is forgotten when no failure follows for this long. What
 * is ours fails until it works: a weekend without a try does not make it better.
 */
export const RUN_FORGOTTEN_AFTER = 2 * DAY;
const LASTING: ReadonlySet<FailureKind> = new Set([
  'account_failing',
  'inbox_failing',
  'listener_failing',
]);

/** A run whose last failure came before this instant is forgotten: the next failure is its first. */
export function forgottenBefore(kind: FailureKind, now: Instant): Instant {
  return LASTING.has(kind) ? 0 : now - RUN_FORGOTTEN_AFTER;
}

/**
 * One recipient can report anything about a message. Reports from several domains show that
 * receivers refuse the mailbox.
 */
export const REPORTING_DOMAINS = 3;

/**
 * What the `failures`-th failure in a row (1 or more) causes. `openAtLeast` (ms): what the server's
 * reply demands; it doubles with each failure.
 */
export function tripAfter({
  kind,
  failures,
  openAtLeast,
}: {
  kind: FailureKind;
  failures: number;
  openAtLeast?: number | undefined;
}): { openFor: number } {
  const times = OPEN_FOR[kind];
  const demanded =
    openAtLeast === undefined ? 0 : Math.min(openAtLeast * 2 ** (failures - 1), LONGEST);
  return { openFor: Math.max(times[Math.min(failures, times.length) - 1] ?? 0, demanded) };
}

/** True at the third failure in a row, and then at the first of every further day. */
export function alertIsDue({
  failures,
  alertedAt,
  now,
  atOnce = false,
}: {
  failures: number;
  alertedAt: Instant | null;
  now: Instant;
  /** The failure does not pass by itself: a third one adds nothing. */
  atOnce?: boolean;
}): boolean {
  return (atOnce || failures >= ALERT_AT) && (alertedAt === null || now - alertedAt >= ALERT_EVERY);
}

/**
 * The alert about a run, from its third failure on; null before. It ends with the run, or when the
 * run is forgotten.
 */
export function alertOfRun(
  { scope, scopeId }: FailureTarget,
  {
    kind,
    failures,
    now,
    reason = null,
    atOnce = false,
  }: {
    kind: FailureKind;
    failures: number;
    now: Instant;
    reason?: string | null;
    atOnce?: boolean;
  },
): NewAlert | null {
  if (failures < ALERT_AT && !atOnce) return null;
  return {
    code: kind,
    scope,
    scopeId,
    level: 'warning',
    reason,
    value: failures,
    threshold: ALERT_AT,
    sample: failures,
    until: LASTING.has(kind) ? null : now + RUN_FORGOTTEN_AFTER,
  };
}

/** A stored run of failures in a row: the kind of failure, the count, and the last one. */
export type Run = { kind: BreakerReason; failures: number; lastAt: Instant };

/**
 * Half-open: once its open time is over, a mailbox or destination gets one message at a time until
 * one succeeds. `underWay` counts its claimed and transmitting messages in all processes.
 */
export function mayProbe({
  runs,
  underWay,
  now,
}: {
  runs: readonly Run[];
  underWay: number;
  now: Instant;
}): boolean {
  return underWay === 0 || !runs.some((run) => isOpen(run, now));
}

/** Whether the run opened the breaker and is not forgotten. */
export function isOpen({ kind, failures, lastAt }: Run, now: Instant): boolean {
  return (
    failures > 0 && now - lastAt < RUN_FORGOTTEN_AFTER && tripAfter({ kind, failures }).openFor > 0
  );
}

/** The attempt failed before the end of the login, so a login alone tests whether it is over. */
export function beforeLogin({ phase }: Pick<SmtpResult, 'phase'>): boolean {
  return phase === 'connect' || phase === 'auth';
}

/** A reply about a recipient or a text shows that the account works. */
export function provesAccount({ accepted, code, phase }: SmtpResult): boolean {
  return accepted || (code !== null && (phase === 'rcpt' || phase === 'data' || phase === 'final'));
}
