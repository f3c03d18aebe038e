/**
 * Moves recorded instants when the machine's clock was set, so that sendings keep their age by the
 * machine's uptime counter.
 */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { prepared } from '../file/prepared.ts';
import { voidReads } from '../file/transact.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * No limit looks back further: the longest burst window is one day, and two days contain every
 * calendar day.
 */
const REACH = 8 * DAY;

/**
 * Runs inside the caller's transaction. `now`: by the clock as it is set now. Sendings before this
 * boot (up to the number `bootSettled`) have no age by its counter: with `settled` `all`, a step
 * forward moves them too, so that it frees no limit; a step back leaves them. With `boot` they stay
 * in either case.
 */
export function moveByStep(
  db: Database,
  step: number,
  { now, settled, bootSettled }: { now: Instant; settled: 'all' | 'boot'; bootSettled: number },
): void {
  const from = settled === 'all' && step > 0 ? -1 : bootSettled;
  prepared(
    db,
    'UPDATE reservation SET at = at + :step, lease_until = lease_until + :step WHERE at > :since AND (settled IS NULL OR settled > :from)',
  ).run({ step, since: now - step - REACH, from });
  prepared(
    db,
    'UPDATE limit_slot SET ends_at = ends_at + :step, recheck_at = recheck_at + :step',
  ).run({ step });
  if (step > 0) {
    // The time for which a breaker is open and the wait before a retry are spans of time. After a
    // step back they only last longer.
    prepared(
      db,
      `UPDATE hold SET until_at = until_at + :step WHERE placed_by = 'breaker' AND lifted_at IS NULL AND until_at > :before`,
    ).run({ step, before: now - step });
    prepared(
      db,
      `UPDATE message SET send_at = send_at + :step, open_until = max(open_until, send_at + :step) WHERE state = 'scheduled' AND attempts + soft_bounces > 0 AND send_at > :before`,
    ).run({ step, before: now - step });
  } else {
    // An inbox that was read at a future instant would count as fresh until then.
    prepared(
      db,
      'UPDATE mailbox SET inbox_read_at = inbox_read_at + ? WHERE inbox_read_at IS NOT NULL',
    ).run(step);
  }
  appendEvent(db, { type: 'clock.stepped', at: now, data: { by: step } });
  voidReads(db);
}

export const createClockStep = storeOf({ moveByStep, voidReads });
