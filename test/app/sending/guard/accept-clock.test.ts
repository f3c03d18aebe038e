/** The operator's word that the clock is right: believed from then on, and it frees no limit. */
import { expect, it } from 'vitest';
import { acceptClock } from '../../../../lib/app/sending/guard/accept-clock.ts';
import { wireAcceptingClock } from '../../../../lib/cli/wiring/sending/wire-clock.ts';
import type { ClockReading } from '../../../../lib/domain/clock.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { writeClockNote } from '../../../../lib/state/time/clock-note.ts';
import { newestInstant, readClockNote } from '../../../../lib/state/time/clock-reading.ts';
import { transactOnce, type State } from '../../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../../support/effect.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { seededState } from '../../../support/state-file.ts';

const open = closedAfterEach();

/** Three messages were sent on MONDAY, by a clock that was believed then. */
async function world(): Promise<State> {
  const sink = await startSink();
  const state = await seededState();
  open.push(sink, state.db);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  transactOnce(state, () =>
    writeClockNote(state.db, { ...reading(MONDAY, HOUR), settled: 0, ahead: 0, aheadUntil: 0 }),
  );
  return state;
}

const reading = (at: number, uptime: number, boot = 'one'): ClockReading => ({
  at,
  boot,
  uptime,
  synchronizedAt: null,
});
const accept = (state: State, now: ClockReading) =>
  acceptClock(wireAcceptingClock(state), { now: now.at, reading: now });
const sentAt = (state: State) =>
  state.db.prepare('SELECT DISTINCT at FROM reservation').pluck().all();

it('a clock that jumped forward is believed from then on, with one event', async () => {
  const state = await world();
  const jumped = reading(MONDAY + 9 * DAY, 2 * HOUR, 'two');
  const dry = await dryRunOf(state, () => accept(state, jumped));
  expect(dry).toEqual({ ...NOTHING, answer: undefined });
  expect(readClockNote(state.db)?.at).toBe(MONDAY);

  const accepted = await effectOf(state, () => accept(state, jumped));
  expect(accepted.events).toEqual(['clock.accepted']);
  expect(readClockNote(state.db)).toMatchObject({
    at: MONDAY + 9 * DAY,
    boot: 'two',
    uptime: 2 * HOUR,
  });
});

it('the same clock accepted again changes nothing', async () => {
  const state = await world();
  const jumped = reading(MONDAY + 9 * DAY, 2 * HOUR, 'two');
  await accept(state, jumped);
  const again = await effectOf(state, () => accept(state, jumped));
  expect(again).toEqual({ ...NOTHING, answer: undefined });
});

it('what was sent under a clock that ran ahead counts as sent now', async () => {
  const state = await world();
  const back = reading(MONDAY - 3 * DAY, HOUR, 'two');
  const { events } = await effectOf(state, () => accept(state, back));
  expect(events).toEqual(['clock.accepted']);
  expect(sentAt(state)).toEqual([MONDAY - 3 * DAY]);
  expect(newestInstant(state.db)).toBe(MONDAY - 3 * DAY);
});

it('within one boot what was sent keeps the age that it has by the counter', async () => {
  const state = await world();
  // An hour has passed by the counter, and the clock was set forward by ten days.
  await accept(state, reading(MONDAY + 10 * DAY + HOUR, 2 * HOUR));
  expect(sentAt(state)).toEqual([MONDAY + 10 * DAY]);
});

it("a clock that is the caller's word notes no reading, and what was sent later counts as sent now", async () => {
  const state = await world();
  await acceptClock(wireAcceptingClock(state), { now: MONDAY - HOUR, reading: null });
  expect(readClockNote(state.db)?.at).toBe(MONDAY);
  expect(sentAt(state)).toEqual([MONDAY - HOUR]);
});
