/** Suppresses addresses and domains and ends their sequences, or lifts suppressions. */
import { strengthens } from '../../core/responses/consequences.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Suppression, SuppressionTarget } from '../../domain/campaigns/suppression.ts';
import type { Instant } from '../../domain/time.ts';

export type SuppressPort = GuardPort & {
  /** Whether exactly this target is on the list. */
  isListed(target: SuppressionTarget): boolean;
  transact<T>(work: () => T): Promise<T>;
  /** False when the target was already suppressed, in any spelling. */
  addSuppression(suppression: Suppression & SuppressionTarget): boolean;
  removeSuppression(target: SuppressionTarget, at: Instant): boolean;
  /** Ends the sequences of all prospects that the target covers; returns how many. */
  stopSuppressed(
    target: SuppressionTarget,
    end: { now: Instant; mayEnd: (from: EnrollmentState) => boolean },
  ): number;
};

type Suppress = { targets: readonly SuppressionTarget[]; reason: string; now: Instant };

/**
 * Suppresses all targets or none. A target that was already suppressed also ends sequences begun
 * since.
 */
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

/** Lifts suppressions; ended sequences stay ended. Returns how many were lifted. */
export function unsuppress(
  port: SuppressPort,
  { targets, now }: Omit<Suppress, 'reason'>,
): Promise<number> {
  return port.transact(() => {
    const listed = targets.filter((target) => port.isListed(target));
    if (listed.length === 0) return 0;
    const after = listed.map(({ kind, canonical }) => `${kind} ${canonical}`);
    port.guard({ kind: 'unsuppress', target: { listed: after.join(', ') }, after: null }, now);
    return listed.filter((target) => port.removeSuppression(target, now)).length;
  });
}
