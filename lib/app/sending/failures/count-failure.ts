/** Counts one failure of a run, and alerts: with the third failure, and then once a day. */
import {
  alertIsDue,
  alertOfRun,
  forgottenBefore,
  tripAfter,
} from '../../../core/sending/breaker.ts';
import type { NewAlert } from '../../../domain/alerts/alert.ts';
import type { NewEvent } from '../../../domain/event.ts';
import type { FailureKind, FailureTarget } from '../../../domain/sending/failure-run.ts';
import type { Instant } from '../../../domain/time.ts';

/** Every function is synchronous and runs inside the caller's transaction. */
export type FailuresPort = {
  /**
   * Counts a failure. Returns the number of consecutive failures and the instant of the last alert.
   */
  countFailure(
    target: FailureTarget,
    failure: { kind: FailureKind; now: Instant; forgottenBefore: Instant; atLogin: boolean },
  ): { failures: number; alertedAt: Instant | null };
  /** Records until when nothing tries again. */
  noteOpen(target: FailureTarget, open: { kind: FailureKind; until: Instant }): void;
  /** Records an alert about the run at `now`. */
  noteAlert(target: FailureTarget, alert: { kind: FailureKind; now: Instant }): void;
  raiseAlert(alert: NewAlert, now: Instant): void;
  appendEvent(event: NewEvent): void;
};

/**
 * `atLogin`: it came before the end of a login. `openAtLeast` (ms): what the reply demands.
 * `reason`: for the alert. `atOnce`: alerts with the first failure.
 */
export type CountedFailure = {
  kind: FailureKind;
  now: Instant;
  atLogin: boolean;
  openAtLeast?: number | undefined;
  reason?: string | undefined;
  atOnce?: boolean;
};

/** Returns how many failures there were in a row, and for how long nothing tries again. */
export function countFailure(
  port: FailuresPort,
  target: FailureTarget,
  { kind, now, atLogin, openAtLeast, reason, atOnce = false }: CountedFailure,
): { failures: number; openFor: number } {
  const { failures, alertedAt } = port.countFailure(target, {
    kind,
    now,
    forgottenBefore: forgottenBefore(kind, now),
    atLogin,
  });
  const { openFor } = tripAfter({ kind, failures, openAtLeast });
  port.noteOpen(target, { kind, until: now + openFor });
  const alert = alertOfRun(target, { kind, failures, now, reason: reason ?? null, atOnce });
  if (alert !== null) port.raiseAlert(alert, now);
  if (alertIsDue({ failures, alertedAt, now, atOnce })) {
    port.appendEvent(eventOf(target, { kind, now, reason }));
    port.noteAlert(target, { kind, now });
  }
  return { failures, openFor };
}

function eventOf(
  { scope, scopeId }: FailureTarget,
  { kind, now, reason }: Pick<CountedFailure, 'kind' | 'now' | 'reason'>,
): NewEvent {
  switch (scope) {
    case 'mailbox':
      return kind === 'inbox_failing'
        ? { type: 'inbox.failing', at: now, data: { mailbox: scopeId } }
        : { type: 'account.failing', at: now, data: { mailbox: scopeId, kind } };
    case 'listener':
      return {
        type: 'listener.failing',
        at: now,
        data: { listener: scopeId, ...(reason === undefined ? {} : { reason }) },
      };
    default:
      return { type: 'destination.failing', at: now, data: { scope, scopeId, kind } };
  }
}
