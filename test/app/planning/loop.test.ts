/** The loop of the skill, schedule and then send, by a caller that comes once an hour. */
import { expect, it } from 'vitest';
import { HOUR, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

it('what came due since the last call is not put off by the new plan', async () => {
  const sink = await startSink();
  const state = await seededState({ people: people(100), limits: { perHour: 12, burst: {} } });
  open.push(sink, state.db);
  const sent: number[] = [];
  for (let hour = 0; hour < 8; hour++) {
    const now = MONDAY + hour * HOUR + hour * 3 * SECOND;
    await plan(state, now, 50);
    expect((await plan(state, now, 50)).moved).toBe(0);
    sent.push((await send(state, { now, url: sink.url })).counts.sent);
  }
  // The first call has only begun; from then on an hour's messages leave with each, and never more.
  expect(Math.max(...sent)).toBeLessThanOrEqual(12);
  expect(sent.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0.9 * 7 * 12);
});

it('messages left too long by a sleeping machine are spread by the new plan, too', async () => {
  const sink = await startSink();
  const state = await seededState({
    people: people(40),
    limits: { perHour: 20, burst: {} },
    file: {
      sendWindow: {
        start: '00:00',
        end: '24:00',
        skipWeekends: false,
        skipHolidays: false,
        maxLateness: 1,
      },
    },
  });
  open.push(sink, state.db);
  await plan(state, MONDAY);
  await plan(state, MONDAY + 9 * HOUR);
  expect(
    (await send(state, { now: MONDAY + 9 * HOUR, url: sink.url })).counts.sent,
  ).toBeLessThanOrEqual(1);
});
