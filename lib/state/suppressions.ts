/** Addresses and domains never to be mailed: rows of `suppression`. */
import type { Database } from 'better-sqlite3';
import { appendEvent } from './event-log.ts';
import type { Instant } from '../domain/time.ts';
import { prepared, valueOf } from './prepared.ts';

export type Suppression = { kind: 'address' | 'domain'; value: string; reason: string; source: string; at: Instant };

/** False when it was suppressed already. */
export function addSuppression(db: Database, suppression: Suppression): boolean {
  const { kind, value, reason, source, at } = suppression;
  const added = prepared(db, 'INSERT INTO suppression (kind, value, reason, source, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(kind, value, reason, source, at).changes === 1;
  if (added) appendEvent(db, { type: 'suppression.added', at, data: { kind, source } });
  return added;
}

export function removeSuppression(db: Database, target: { kind: Suppression['kind']; value: string }, at: Instant): boolean {
  const removed = prepared(db, 'DELETE FROM suppression WHERE kind = ? AND value = ?').run(target.kind, target.value).changes === 1;
  if (removed) appendEvent(db, { type: 'suppression.removed', at, data: { kind: target.kind } });
  return removed;
}

/** True when the address itself, its domain or a parent of its domain is suppressed. */
export function isSuppressed(db: Database, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const labels = domain.split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  const lookup = prepared(db, 'SELECT 1 FROM suppression WHERE kind = ? AND value = ?');
  return lookup.get('address', email) !== undefined || domains.some((name) => lookup.get('domain', name) !== undefined);
}

export function listSuppressions(db: Database, page: { after: string; limit: number }): { rows: Suppression[]; total: number } {
  const rows = prepared(db, `SELECT kind, value, reason, source, at FROM suppression WHERE kind || ':' || value > ? ORDER BY kind || ':' || value LIMIT ?`).all(page.after, page.limit) as Suppression[];
  return { rows, total: valueOf(db, 'SELECT count(*) FROM suppression').get() as number };
}
