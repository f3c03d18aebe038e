/** Shows why due messages wait. */
import { iso } from '../../runner/values.ts';
import type { WaitingFor } from '../../../app/sending/waits.ts';

export function describeWaiting(waiting: readonly WaitingFor[]): Record<string, unknown>[] {
  return waiting.map(({ reason, until, messages, limit, hold, approval }) => ({
    reason,
    messages,
    until: iso(until),
    ...(limit
      ? {
          limit: {
            scope: limit.scope,
            id: limit.scopeId,
            kind: limit.kind,
            used: limit.used,
            limit: limit.limit,
          },
        }
      : {}),
    ...(approval ? { cause: approval.cause, changed: approval.changed } : {}),
    ...(hold ? { hold: { scope: hold.scope, id: hold.scopeId, reason: hold.reason } } : {}),
  }));
}
