/** Shows why due messages wait. */
import { iso } from '../../runner/values.ts';
import type { Sent } from '../../../app/sending/send.ts';

export function describeWait({
  reason,
  until,
  messages,
  limit,
  hold,
  approval,
}: Omit<Sent['waiting'][number], 'satOut'>) {
  return {
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
  };
}
