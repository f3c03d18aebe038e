/** Dates anew what the ledger knows when the machine's clock was set: everything keeps the age that it has by the machine's own counter. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { prepared } from '../file/prepared.ts';
import { voidReads } from '../file/transact.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { storeOf } from '../engine/store-of.ts';

/** No limit looks back further: the longest burst window is a day, two hold every calendar day. */
const REACH = 8 * DAY;

/**
 * Inside the caller's transaction. `now`: by the clock as it is set now. What was sent before this boot (up to the number `settled`) has no
 * age by its counter: a step forward takes it along, so that the step frees nothing, and a step back leaves it where it is. `settled` null:
 * it stays in either case.
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
  if (step > 0) {
    // A breaker's rest and the wait for another try are spans of time, not hours of a clock. Set back, they only last longer.
    prepared(
      db,
      `UPDATE hold SET until_at = until_at + :step WHERE placed_by = 'breaker' AND lifted_at IS NULL AND until_at > :before`,
    ).run({ step, before: now - step });
    prepared(
      db,
      `UPDATE message SET send_at = send_at + :step, open_until = max(open_until, send_at + :step) WHERE state = 'scheduled' AND attempts + soft_bounces > 0 AND send_at > :before`,
    ).run({ step, before: now - step });
  } else {
    // Read in a future that is not to come, an inbox would stay fresh until then.
    prepared(
      db,
      'UPDATE mailbox SET inbox_read_at = inbox_read_at + ? WHERE inbox_read_at IS NOT NULL',
    ).run(step);
  }
  appendEvent(db, { type: 'clock.stepped', at: now, data: { by: step } });
  voidReads(db);
}

export const createClockStep = storeOf({ moveByStep, voidReads });
