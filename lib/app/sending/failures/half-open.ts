/**
 * Tries what fails without a message: an inbox, a listener, a login. While its breaker is open
 * nothing tries; afterwards one process at a time does, until a try succeeds.
 */
import { countFailure, type CountedFailure, type FailuresPort } from './count-failure.ts';
import type {
  FailureKind,
  FailureRun,
  FailureTarget,
} from '../../../domain/sending/failure-run.ts';
import { MINUTE, type Instant } from '../../../domain/time.ts';

export type HalfOpenPort = FailuresPort & {
  transact<T>(work: () => T): Promise<T>;
  runOf(target: FailureTarget, kind: FailureKind): FailureRun | null;
  /** Returns false when another process tries it, or it is not yet time. */
  beginTry(
    target: FailureTarget,
    next: { kind: FailureKind; now: Instant; until: Instant },
  ): boolean;
  /** The run goes on, and its next try may come at once. */
  closeRun(target: FailureTarget, kind: FailureKind, now: Instant): void;
  endRuns(target: FailureTarget, kinds: readonly FailureKind[], now: Instant): void;
};

/** A process that dies during its try keeps the others waiting for so long. */
const ONE_TRY = 2 * MINUTE;

/** Null: the caller tries it now. Otherwise the instant from which it may be tried. */
export async function waitForTry(
  port: HalfOpenPort,
  target: FailureTarget,
  kind: FailureKind,
  now: Instant,
): Promise<Instant | null> {
  if (port.runOf(target, kind) === null) return null;
  return port.transact(() => {
    const run = port.runOf(target, kind);
    if (run === null || port.beginTry(target, { kind, now, until: now + ONE_TRY })) return null;
    return run.openUntil;
  });
}

export async function noteSuccess(
  port: HalfOpenPort,
  target: FailureTarget,
  kind: FailureKind,
  now: Instant,
): Promise<void> {
  if (port.runOf(target, kind) === null) return;
  await port.transact(() => port.endRuns(target, [kind], now));
}

/**
 * Counts the failure of a try that began at `began`. Tries that failed together are one failure.
 * Returns from when it may be tried again.
 */
export function noteFailure(
  port: HalfOpenPort,
  target: FailureTarget,
  failure: CountedFailure & { began: Instant },
): Promise<Instant> {
  return port.transact(() => {
    const run = port.runOf(target, failure.kind);
    if (run !== null && run.lastAt > failure.began) return run.openUntil;
    return failure.now + countFailure(port, target, failure).openFor;
  });
}
