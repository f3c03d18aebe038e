/** Suppresses addresses and domains, or lifts suppressions: writes rows of `suppression`. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import type { Suppression, SuppressionTarget } from '../../domain/campaigns/suppression.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** False when the target was already suppressed, in any spelling. */
export function addSuppression(
  db: Database,
  suppression: Suppression & SuppressionTarget,
): boolean {
  const { kind, value, canonical, reason, source, at } = suppression;
  const added =
    prepared(
      db,
      'INSERT INTO suppression (kind, value, canonical, reason, source, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(kind, value, canonical, reason, source, at).changes === 1;
  if (added) appendEvent(db, { type: 'suppression.added', at, data: { kind, source } });
  return added;
}

/** Whether exactly this target is on the list. */
function isListed(db: Database, { kind, canonical }: SuppressionTarget): boolean {
  const found = prepared(db, 'SELECT 1 FROM suppression WHERE kind = ? AND canonical = ?');
  return found.get(kind, canonical) !== undefined;
}

/** False when the target was not suppressed. */
export function removeSuppression(db: Database, target: SuppressionTarget, at: Instant): boolean {
  const removed =
    prepared(db, 'DELETE FROM suppression WHERE kind = ? AND canonical = ?').run(
      target.kind,
      target.canonical,
    ).changes === 1;
  if (removed) appendEvent(db, { type: 'suppression.removed', at, data: { kind: target.kind } });
  return removed;
}

export const createSuppressionWriter = storeOf({ addSuppression, removeSuppression, isListed });
