/** Messages that were planned apart and are late do not leave together. */
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

/** `count` messages, planned 75 seconds apart from MONDAY on. */
async function planned(
  count: number,
  limits: RateLimitsFile,
  behaviour: Parameters<typeof startSink>[0] = {},
): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink(behaviour);
  const state = await seededState({ people: people(count), limits });
  open.push(sink, state.db);
  await plan(state, MONDAY, count);
  state.db
    .prepare('UPDATE message SET send_at = ? + id * ?, open_until = ?')
    .run(MONDAY, 75 * SECOND, MONDAY + 8 * HOUR);
  return { state, sink };
}

const leftAt = (state: State): number[] =>
  state.db
    .prepare('SELECT sent_at FROM message WHERE sent_at IS NOT NULL ORDER BY 1')
    .pluck()
    .all() as number[];
const gapsOf = (instants: readonly number[]): number[] =>
  instants.slice(1).map((at, index) => at - (instants[index] ?? 0));
const DEFAULT_GAP = { perHour: 50, burst: {} };
const LATE = MONDAY + HOUR;

describe('a plain call after an hour', () => {
  it('sends all of nine messages, equally apart, within a minute', async () => {
    const { state, sink } = await planned(9, DEFAULT_GAP);
    const sent = await send(state, { now: LATE, url: sink.url });
    expect(sent.counts.sent).toBe(9);
    expect([sent.waiting, sent.nextDueAt]).toEqual([[], null]);
    expect(leftAt(state)[0]).toBe(LATE);
    expect(gapsOf(leftAt(state))).toEqual(Array(8).fill(7.5 * SECOND));
  });

  it('keeps the planned distance to the message before, as far as a minute allows', async () => {
    const { state, sink } = await planned(3, DEFAULT_GAP);
    await send(state, { now: LATE, url: sink.url, max: 1 });
    await send(state, { now: LATE + 20 * SECOND, url: sink.url });
    expect(gapsOf(leftAt(state))).toEqual([40 * SECOND, 40 * SECOND]);
  });

  it('sends an hour of messages with each call, call after call', async () => {
    const { state, sink } = await planned(50, { perHour: 10, burst: {} });
    const sent: number[] = [];
    for (let hour = 1; hour <= 4; hour++) {
      state.db.prepare(`UPDATE message SET send_at = ?`).run(MONDAY + hour * HOUR - MINUTE);
      sent.push((await send(state, { now: MONDAY + hour * HOUR, url: sink.url })).counts.sent);
    }
    expect(sent).toEqual([10, 10, 10, 10]);
    for (const gap of gapsOf(leftAt(state))) expect(gap).toBeGreaterThan(6 * SECOND);
  });

  it('tells a full hour once for each hour, however often it sits out a message', async () => {
    const { state, sink } = await planned(20, { perHour: 10, burst: {} });
    state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
    await send(state, { now: MONDAY, url: sink.url });
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    const events = state.db
      .prepare(`SELECT json_extract(data, '$.limit') FROM event WHERE type = 'rate_limit.exceeded'`)
      .pluck()
      .all();
    expect([leftAt(state).length, events]).toEqual([20, ['hour', 'hour']]);
  });

  it.each<[string, RateLimitsFile, number[]]>([
    ['without a gap they leave together', { perHour: 50 }, [0, 0, 0, 0]],
    [
      'an explicit gap is kept, as often as a minute allows',
      { perHour: 50, burst: { minGapSeconds: 25 } },
      [],
    ],
  ])('%s', async (_, limits, gaps) => {
    const { state, sink } = await planned(5, limits);
    const sent = await send(state, { now: LATE, url: sink.url });
    if (gaps.length > 0) expect(gapsOf(leftAt(state))).toEqual(gaps);
    else {
      expect(sent.counts.sent).toBe(3);
      for (const gap of gapsOf(leftAt(state))) expect(gap).toBeGreaterThanOrEqual(25 * SECOND);
      expect(sent.nextDueAt).toBeGreaterThan(LATE + MINUTE);
    }
  });
});

it('a call that waits keeps the distance of a plan', async () => {
  const { state, sink } = await planned(9, DEFAULT_GAP);
  const sent = await send(state, { now: LATE, url: sink.url, waitUntil: LATE + HOUR });
  expect(sent.counts.sent).toBe(9);
  expect(gapsOf(leftAt(state))).toEqual(Array(8).fill(54 * SECOND));
});

it('the server sees them apart, also over many connections', async () => {
  const arrived: number[] = [];
  const start = performance.now();
  const { state, sink } = await planned(
    4,
    { perHour: 3_600, burst: {} },
    { onMail: () => void arrived.push(performance.now()) },
  );
  const clock = {
    virtual: true,
    now: () => Math.floor(LATE + performance.now() - start),
    sleep: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms)),
  };
  await send(state, { now: LATE, url: sink.url, clock, connections: 4 });
  expect(arrived).toHaveLength(4);
  for (const gap of gapsOf(arrived)) expect(gap).toBeGreaterThan(700);
  for (const gap of gapsOf(leftAt(state))) expect(gap).toBeGreaterThanOrEqual(750);
}, 30_000);

it('a call sleeps no longer than it was asked to, also when the clock is set back meanwhile', async () => {
  const { state, sink } = await planned(9, DEFAULT_GAP);
  let [now, slept] = [LATE, 0];
  const clock = {
    virtual: true,
    now: () => now,
    sleep(ms: number) {
      now += slept === 0 ? ms - 2 * HOUR : ms;
      slept += ms;
      return Promise.resolve();
    },
  };
  await send(state, { now: LATE, url: sink.url, waitUntil: LATE + 15 * SECOND, clock });
  expect(slept).toBeGreaterThan(0);
  expect(slept).toBeLessThanOrEqual(MINUTE);
});
