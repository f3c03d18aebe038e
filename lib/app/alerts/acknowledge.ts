/** Acknowledges alerts for the operator. */
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Instant } from '../../domain/time.ts';

export type AcknowledgePort = {
  transact<T>(work: () => T): Promise<T>;
  openAlerts(now: Instant): Alert[];
  missedAlerts(now: Instant): Alert[];
  /** False when there is no such alert, or it was acknowledged already. */
  acknowledgeAlert(id: number, now: Instant): boolean;
};

/** `id` null: every alert that is open or was missed. Returns what was acknowledged now. */
export function acknowledge(
  port: AcknowledgePort,
  { id, now }: { id: number | null; now: Instant },
): Promise<{ acknowledged: number[]; found: boolean }> {
  return port.transact(() => {
    const all = [...port.openAlerts(now), ...port.missedAlerts(now)];
    const chosen = id === null ? all : all.filter((alert) => alert.id === id);
    return {
      acknowledged: chosen.flatMap((alert) =>
        port.acknowledgeAlert(alert.id, now) ? [alert.id] : [],
      ),
      found: chosen.length > 0,
    };
  });
}
