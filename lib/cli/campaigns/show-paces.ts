/** Shows to which destinations a mailbox sends more slowly, because they deferred messages. */
import { factorAt, RECOVERED_AFTER, standingAt } from '../../core/limits/reduced-pace.ts';
import { reducedPacesOf } from '../../state/planning/reduced-paces.ts';
import { iso } from '../runner/values.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { Database } from '../../state/engine/database.ts';
import type { PaceStanding } from '../../domain/limits/reduced-pace.ts';
import type { Instant } from '../../domain/time.ts';

const MOST = 20;

/** The slowest first, at most 20; `total` counts them all. */
export function showPaces(
  db: Database,
  mailboxes: readonly Pick<Quota, 'scopeId' | 'limits'>[],
  now: Instant,
) {
  const reduced = mailboxes.flatMap(({ scopeId: mailboxId, limits }) =>
    reducedPacesOf(db, mailboxId, now - RECOVERED_AFTER)
      .filter((pace) => factorAt(pace, now) < 1)
      .map((pace) => ({
        scope: pace.scope,
        id: pace.scopeId,
        ...describePace(standingAt(pace, limits, now)),
      })),
  );
  reduced.sort((a, b) => a.factor - b.factor);
  return { total: reduced.length, reduced: reduced.slice(0, MOST) };
}

export function describePace({ mailboxId, factor, gapSeconds, ...times }: PaceStanding) {
  return {
    mailbox: mailboxId,
    factor,
    gapSeconds,
    deferredAt: iso(times.deferredAt),
    recoversAt: iso(times.recoversAt),
  };
}
