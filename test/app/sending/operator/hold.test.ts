/** A hold on the operator's word: in force once, and free again as soon as it is lifted. */
import { expect, it } from 'vitest';
import { pause, resume, type HoldTarget } from '../../../../lib/app/sending/operator/hold.ts';
import { wireHolds } from '../../../../lib/cli/wiring/sending/wire-holds.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { openHolds } from '../../../../lib/state/sending/holds.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../../support/effect.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { seededState } from '../../../support/state-file.ts';

const SPRING: HoldTarget = { scope: 'campaign', scopeId: 'spring' };
const open = closedAfterEach();

async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  return state;
}

const hold = (state: State, options: { reason?: string; until?: number | null } = {}) =>
  pause(wireHolds(state), {
    target: SPRING,
    reason: options.reason ?? 'asked by the customer',
    until: options.until ?? null,
    now: MONDAY,
  });
const lift = (state: State, now = MONDAY) => resume(wireHolds(state), { target: SPRING, now });

it('a pause holds the campaign, and a dry run of it does not', async () => {
  const state = await world();
  const dry = await dryRunOf(state, () => hold(state));
  expect(dry).toMatchObject({ ...NOTHING, answer: { placed: true } });

  const { answer, changed, events } = await effectOf(state, () => hold(state));
  expect(answer.placed).toBe(true);
  expect([changed, events]).toEqual([['event', 'hold'], ['hold.placed']]);
  expect(openHolds(state.db, MONDAY)).toMatchObject([
    { ...SPRING, reason: 'asked by the customer', placedBy: 'operator', until: null },
  ]);
});

it('the same pause again leaves the hold that is in force; another reason places a second', async () => {
  const state = await world();
  const { id } = await hold(state);
  const again = await effectOf(state, () => hold(state));
  expect(again).toEqual({ ...NOTHING, answer: { id, placed: false } });
  expect(await hold(state, { reason: 'a holiday' })).toMatchObject({ placed: true });
});

it('a resume lifts every hold of its target and says how many sequences go on', async () => {
  const state = await world();
  await hold(state);
  await hold(state, { reason: 'a holiday' });
  await pause(wireHolds(state), {
    target: { scope: 'mailbox', scopeId: 'ann' },
    reason: 'moves house',
    until: null,
    now: MONDAY,
  });
  const dry = await dryRunOf(state, () => lift(state));
  expect(dry).toMatchObject({ ...NOTHING, answer: { lifted: 2, freed: 3 } });

  const lifted = await effectOf(state, () => lift(state));
  expect(lifted.events).toEqual(['hold.lifted']);
  expect(lifted.answer).toMatchObject({
    lifted: 2,
    freed: 3,
    left: [{ scope: 'mailbox', scopeId: 'ann' }],
  });
});

it('a resume where nothing is held frees nothing, whatever waits', async () => {
  const state = await world();
  await hold(state, { until: MONDAY + HOUR });
  const late = await effectOf(state, () => lift(state, MONDAY + 2 * HOUR));
  expect(late).toEqual({ ...NOTHING, answer: { lifted: 0, freed: 0, left: [] } });
});

it('nothing is sent between a pause and its resume', async () => {
  const sink = await startSink();
  const state = await world();
  open.push(sink);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await hold(state);
  await send(state, { now: MONDAY, url: sink.url });
  expect(sink.messages).toHaveLength(0);
  await lift(state);
  await send(state, { now: MONDAY, url: sink.url });
  expect(sink.messages).toHaveLength(3);
});
