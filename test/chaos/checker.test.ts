/** The checker can fail: a good run passes, and for every rule there is a run that breaks it and nothing else. */
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../lib/domain/time.ts';
import { closeState } from '../../lib/state/open.ts';
import { MONDAY } from '../support/party.ts';
import { plan, send } from '../support/sending.ts';
import { startSink } from '../support/smtp-sink.ts';
import { newPath, people, seededState } from '../support/state-file.ts';
import { check, RULES, type Violation } from './checker.ts';
import type { Taken } from './sink.ts';
import type { State } from '../../lib/state/transact.ts';

type Run = { state: State; taken: Taken[] };

/** Six mails by the product itself, two an hour; then the run is spoilt, and judged. */
async function judged(spoil: (run: Run) => void): Promise<Violation[]> {
  const path = newPath();
  const sink = await startSink();
  const state = await seededState({ people: people(6), limits: { perHour: 2, burst: {} } }, path);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 8 * HOUR });
  await sink.close();
  const taken = sink.mails.map(({ headers, to }): Taken => ({ id: headers['message-id'] ?? '', to, from: 'ann@acme.test', date: Date.parse(headers['date'] ?? ''), at: 0 }));
  spoil({ state, taken });
  closeState(state);
  return check(path, taken, { mostInDoubt: 0, finished: true });
}

const SPOILT: Readonly<Record<(typeof RULES)[number], (run: Run) => void>> = {
  twice: ({ taken }) => void taken.push({ ...(taken[0] as Taken), date: MONDAY + 24 * HOUR }),
  unknown: ({ taken }) => void taken.push({ ...(taken[0] as Taken), id: '<x@y>' }),
  lost: ({ taken }) => void taken.pop(),
  unaccounted: ({ state }) => void state.db.exec(`UPDATE message SET state = 'cancelled' WHERE id = 1`),
  left_claimed: ({ state }) => void state.db.exec(`UPDATE reservation SET owner = 'me' WHERE message_id = 1`),
  left_over: ({ state, taken }) => {
    state.db.exec(`UPDATE message SET state = 'scheduled' WHERE message_id = '${taken.pop()?.id}'`);
  },
  too_many_in_doubt: ({ state }) => void state.db.exec(`UPDATE message SET state = 'in_doubt' WHERE id = 1`),
  slot_missing: ({ state }) => void state.db.exec('DELETE FROM reservation WHERE message_id = 1'),
  over_a_window: ({ taken }) => void ((taken[2] as Taken).date = (taken[1] as Taken).date),
  after_a_stop: ({ state }) => void state.db.exec(`INSERT INTO event (at, type, campaign_id, prospect_id, data) VALUES (${MONDAY - HOUR}, 'enrollment.stopped', 'spring', 1, '{}')`),
  while_held: ({ state }) => void state.db.exec(`INSERT INTO hold (scope, scope_id, reason, placed_by, from_at) VALUES ('mailbox', 'ann', 'x', 'operator', ${MONDAY + HOUR})`),
};

describe('the checker', () => {
  it('finds nothing in a good run', async () => expect(await judged(() => undefined)).toEqual([]));

  it.each(RULES)('finds what is %s', async (rule) => {
    const found = await judged(SPOILT[rule]);
    expect([...new Set(found.map((violation) => violation.rule))]).toEqual([rule]);
  });
});
