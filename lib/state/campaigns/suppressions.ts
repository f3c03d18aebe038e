/** Reads the suppressed addresses and domains: rows of `suppression`. */
import type { Database } from '../engine/database.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { Suppression } from '../../domain/campaigns/suppression.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { findForgotten } from './prospects/forgotten.ts';
import { storeOf } from '../engine/store-of.ts';

/** True when the address in any spelling is suppressed or forgotten, or its domain or a parent of its domain is suppressed. */
export function isSuppressed(db: Database, addressee: Addressee): boolean {
  const lookup = prepared(db, 'SELECT 1 FROM suppression WHERE kind = ? AND canonical = ?');
  return (
    lookup.get('address', addressee.canonical) !== undefined ||
    findForgotten(db, addressee.canonical) !== null ||
    suppressibleDomains(addressee).some((name) => lookup.get('domain', name) !== undefined)
  );
}

/**
 * The suppressions that apply to an address: its own, those of its domain and of the domains above.
 */
export function suppressionsOf(db: Database, addressee: Addressee): Suppression[] {
  const find = prepared<[Suppression['kind'], string], Suppression>(
    db,
    'SELECT kind, value, reason, source, at FROM suppression WHERE kind = ? AND canonical = ?',
  );
  const domains = suppressibleDomains(addressee).map((name) => find.get('domain', name));
  const forgotten = findForgotten(db, addressee.canonical);
  const erased: Suppression | undefined =
    forgotten === null
      ? undefined
      : { kind: 'address', value: addressee.email, source: 'forgotten', ...forgotten };
  return [find.get('address', addressee.canonical), erased, ...domains].filter(
    (found) => found !== undefined,
  );
}

/** The domains of the written and the canonical address, with all domains above them. */
function suppressibleDomains({ email, canonical }: Addressee): string[] {
  const [written, behind] = [domainOf(email), domainOf(canonical)];
  return written === behind
    ? withParents(written)
    : [...new Set([...withParents(written), ...withParents(behind)])];
}

function withParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Suppressions after `after` (`kind:value`), in that order, and the number of all. */
export function listSuppressions(
  db: Database,
  page: { after: string; limit: number },
): { rows: Suppression[]; total: number } {
  const rows = prepared<[string, number], Suppression>(
    db,
    `SELECT kind, value, reason, source, at FROM suppression WHERE kind || ':' || value > ? ORDER BY kind || ':' || value LIMIT ?`,
  ).all(page.after, page.limit);
  return { rows, total: singleValue<[], number>(db, 'SELECT count(*) FROM suppression').get() };
}

export const createSuppressions = storeOf({ isSuppressed });
