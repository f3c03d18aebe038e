/** Keeps addresses and domains from ever being mailed and ends their sequences, or lets them be mailed again. */
import { strengthens } from '../../core/responses/consequences.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Suppression, SuppressionTarget } from '../../domain/campaigns/suppression.ts';
import type { Instant } from '../../domain/time.ts';

export type SuppressPort = {
  transact<T>(work: () => T): Promise<T>;
  /** False when it was suppressed already, in this spelling or another. */
  addSuppression(suppression: Suppression & SuppressionTarget): boolean;
  removeSuppression(target: SuppressionTarget, at: Instant): boolean;
  /** Ends the sequences of those whom the target names; answers with how many. */
  stopSuppressed(
    target: SuppressionTarget,
    end: { now: Instant; mayEnd: (from: EnrollmentState) => boolean },
  ): number;
};

type Suppress = { targets: readonly SuppressionTarget[]; reason: string; now: Instant };

/** All of them or none. Those that were suppressed already end what was begun since, too. */
export function suppress(
  port: SuppressPort,
  { targets, reason, now }: Suppress,
): Promise<{ added: number; stopped: number }> {
  const mayEnd = (from: EnrollmentState): boolean => strengthens(from, 'suppressed');
  return port.transact(() => {
    const added = targets.filter((target) =>
      port.addSuppression({ ...target, reason, source: 'operator', at: now }),
    ).length;
    const stopped = targets
      .map((target) => port.stopSuppressed(target, { now, mayEnd }))
      .reduce((sum, n) => sum + n, 0);
    return { added, stopped };
  });
}

/** Sequences that were stopped stay stopped. Answers with how many were suppressed. */
export function unsuppress(
  port: SuppressPort,
  { targets, now }: Omit<Suppress, 'reason'>,
): Promise<number> {
  return port.transact(
    () => targets.filter((target) => port.removeSuppression(target, now)).length,
  );
}
