/**
 * Reads the reduced paces of mailboxes to destinations, and the instants that count for them.
 */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { Instant } from '../../domain/time.ts';
import type { Destination, ReducedPace, Slowdown } from '../../domain/limits/reduced-pace.ts';

/** Usually false: then no message needs a look-up. */
export function hasReducedPaces(db: Database, since: Instant): boolean {
  return valueOf(db, 'SELECT EXISTS (SELECT 1 FROM reduced_pace WHERE at > ?)').get(since) === 1;
}

export function reducedPace(
  db: Database,
  mailboxId: string,
  { scope, scopeId }: Destination,
): Slowdown | null {
  return (
    prepared<[string, string, string], Slowdown>(
      db,
      'SELECT factor, at FROM reduced_pace WHERE mailbox_id = ? AND scope = ? AND scope_id = ?',
    ).get(mailboxId, scope, scopeId) ?? null
  );
}

/** Those of one mailbox with a deferral since `since`. */
export function reducedPacesOf(db: Database, mailboxId: string, since: Instant): ReducedPace[] {
  return prepared<[string, number], ReducedPace>(
    db,
    `SELECT mailbox_id AS mailboxId, scope, scope_id AS scopeId, factor, at FROM reduced_pace WHERE mailbox_id = ? AND at > ? ORDER BY scope, scope_id`,
  ).all(mailboxId, since);
}

type Route = { mailboxId: string; destination: Destination };

/**
 * Messages of the mailbox to the destination that left since `since`; those under way count at
 * `now`, as later ones do after a clock was set back. Not sorted.
 */
export function takenTo(
  db: Database,
  { mailboxId, destination }: Route,
  { since, now }: { since: Instant; now: Instant },
): Instant[] {
  const { scope, scopeId } = destination;
  return prepared<Record<string, string | number>, { at: Instant }>(
    db,
    `SELECT min(at, :now) AS at FROM reservation WHERE mailbox_id = :mailboxId AND at >= :since AND settled IS NOT NULL AND ${scope} = :scopeId
    UNION ALL SELECT :now FROM reservation INDEXED BY reservation_under_way WHERE mailbox_id = :mailboxId AND owner IS NOT NULL AND ${scope} = :scopeId`,
  )
    .all({ mailboxId, scopeId, since, now })
    .map(({ at }) => at);
}

/** Planned messages of the mailbox to the destination, without the rows in `except`. */
export function plannedOn(
  db: Database,
  { mailboxId, destination }: Route,
  except: ReadonlySet<number>,
): Instant[] {
  const { scope, scopeId } = destination;
  return prepared<[string, string], { id: number; at: Instant }>(
    db,
    `SELECT m.id, m.send_at AS at FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.mailbox_id = ? AND m.state = 'scheduled' AND p.${scope} = ?`,
  )
    .all(mailboxId, scopeId)
    .filter(({ id }) => !except.has(id))
    .map(({ at }) => at);
}

export const createReducedPaces = storeOf({ hasReducedPaces, reducedPace, takenTo, plannedOn });
