import { describe, expect, it } from 'vitest';
import { openState } from '../../../lib/state/file/open.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { wireHolds } from '../../../lib/cli/wiring/sending/wire-holds.ts';
import { pause } from '../../../lib/app/sending/operator/hold.ts';
import { configureLimits } from '../../../lib/app/campaigns/configure-limits.ts';
import { wireLimits } from '../../../lib/cli/wiring/campaigns/wire-limits.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import type { LimitsChange } from '../../../lib/core/limits/change-limits.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { enroll, newPath, people, seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { spoken, toldIn } from './told.fixture.ts';

const open = closedAfterEach();
const MIDNIGHT = Date.parse('2026-03-10T04:00:00Z');

async function begin(seed: Seed, path = newPath()): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink();
  const state = await seededState(seed, path);
  open.push(sink, state.db);
  return { state, sink };
}

describe('a full limit is told', () => {
  it('once, when the plan has moved the rest to later days: nothing is due', async () => {
    const { state, sink } = await begin({
      people: people(5),
      limits: { warmupEnabled: true, warmupSchedule: [2, 2, 4] },
    });
    await plan(state, MONDAY);
    expect(spoken(state)).toEqual([]);
    const until = MONDAY + 7 * HOUR;
    await send(state, { now: MONDAY, url: sink.url, waitUntil: until });
    expect(sink.messages).toHaveLength(2);
    for (const at of [until, until + MINUTE]) {
      await plan(state, at);
      await send(state, { now: at, url: sink.url });
    }
    expect(toldIn(state)).toMatchObject([
      {
        type: 'exceeded',
        scope: 'mailbox',
        scopeId: 'ann',
        limit: 'warmup',
        max: 2,
        resumesAt: MIDNIGHT,
      },
    ]);
  });

  it('again in the next full slot, after there was room: each pair once', async () => {
    const { state, sink } = await begin({
      people: people(5),
      limits: { warmupEnabled: true, warmupSchedule: [2, 2, 4] },
    });
    for (let hour = 0; hour < 60; hour++) {
      await plan(state, MONDAY + hour * HOUR);
      await send(state, { now: MONDAY + hour * HOUR, url: sink.url });
    }
    expect(sink.messages).toHaveLength(5);
    // The third day has room for the last of the five.
    expect(spoken(state)).toEqual([
      'exceeded warmup',
      'reset warmup',
      'exceeded warmup',
      'reset warmup',
    ]);
    expect(toldIn(state)[1]?.at).toBe(MONDAY + 15 * HOUR);
  });

  it('not when no work is left, but when people come later in the same slot', async () => {
    const { state, sink } = await begin({
      people: people(2),
      limits: { warmupEnabled: true, warmupSchedule: [2] },
    });
    await plan(state, MONDAY);
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    await plan(state, MONDAY + HOUR);
    expect([sink.messages.length, spoken(state)]).toEqual([2, []]);
    enroll(state, 'spring', [{ email: 'late@example.test' }], MONDAY + 2 * HOUR);
    await plan(state, MONDAY + 2 * HOUR);
    await plan(state, MONDAY + 3 * HOUR);
    expect(toldIn(state)).toMatchObject([
      { type: 'exceeded', limit: 'warmup', resumesAt: MIDNIGHT },
    ]);
  });

  it('not when the rest may only leave after the reset', async () => {
    const { state, sink } = await begin({
      people: [...people(2), { email: 'a@example.test', zone: 'Pacific/Auckland' }],
      limits: { perHour: 2 },
    });
    await plan(state, MONDAY);
    await send(state, { now: MONDAY, url: sink.url });
    expect([sink.messages.length, spoken(state)]).toEqual([2, []]);
  });

  it('when a batch leaves people out that the hour could not take', async () => {
    const { state, sink } = await begin({ people: people(9), limits: { perHour: 3 } });
    await plan(state, MONDAY, 3);
    await send(state, { now: MONDAY, url: sink.url });
    expect(toldIn(state)).toMatchObject([{ limit: 'hour', max: 3, resumesAt: MONDAY + HOUR }]);
  });

  it('once by an evenly used hour, though it is full again with every message', async () => {
    const { state, sink } = await begin({ people: people(40), limits: { perHour: 6, burst: {} } });
    await plan(state, MONDAY);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 5 * HOUR });
    const told = toldIn(state).filter(({ type, limit }) => type === 'exceeded' && limit === 'hour');
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.length).toBeLessThanOrEqual(5);
    told
      .slice(1)
      .forEach(({ resumesAt }, index) =>
        expect((resumesAt ?? 0) - HOUR).toBeGreaterThanOrEqual(told[index]?.resumesAt ?? Infinity),
      );
  });

  it('for totals and new prospects of a campaign, a burst, and a recipient provider', async () => {
    const { state, sink } = await begin({
      people: people(8).map((each) => ({ ...each, provider: 'google' })),
      limits: { burst: { max: 5, perMinutes: 30, minGapSeconds: 0 } },
      file: {
        rateLimits: { perDay: 5, newPerDay: 5, perProvider: { google: { perHour: 5 } } },
      },
    });
    await plan(state, MONDAY);
    for (const minute of [0, 1, 30, 31]) {
      await send(state, { now: MONDAY + minute * MINUTE, url: sink.url });
      await plan(state, MONDAY + minute * MINUTE);
    }
    expect(sink.messages).toHaveLength(5);
    const told = toldIn(state).map(({ type, scope, limit }) => `${type} ${scope} ${limit}`);
    expect(told.sort()).toEqual([
      'exceeded campaign day',
      'exceeded campaign new_day',
      'exceeded campaign rolling_day',
      'exceeded mailbox burst',
      'exceeded provider hour',
      'reset mailbox burst',
    ]);
  });

  it.each([
    ['the campaign whose messages wait is named', false, ['fall']],
    ['not for a campaign that is on hold', true, []],
  ])('of a mailbox with several campaigns: %s', async (_, held, campaigns) => {
    const { state, sink } = await begin({
      people: people(2),
      limits: { perHour: 2 },
      file: { priority: 10 },
    });
    const fall = campaignFile({ id: 'fall', priority: 1 });
    await plan(state, MONDAY);
    transactOnce(state, () => {
      putCampaign(state.db, fall, MONDAY);
      activateCampaign(state.db, 'fall', MONDAY);
      enroll(state, 'fall', [{ email: 'x@example.test' }, { email: 'y@example.test' }], MONDAY);
    });
    await plan(state, MONDAY, 100, 'fall');
    const target = { scope: 'campaign', scopeId: 'fall' } as const;
    if (held) await pause(wireHolds(state), { target, reason: 'wait', until: null, now: MONDAY });
    await send(state, { now: MONDAY, url: sink.url });
    expect(sink.messages).toHaveLength(2);
    expect(
      state.db
        .prepare(`SELECT campaign_id FROM event WHERE type = 'rate_limit.exceeded'`)
        .pluck()
        .all(),
    ).toEqual(campaigns);
  });

  it('again when the limit was raised and is full again; the raise counts as a reset', async () => {
    const { state, sink } = await begin({
      people: people(9),
      limits: { warmupEnabled: true, warmupSchedule: [2, 2, 2, 2] },
    });
    const change: LimitsChange = { of: 'sender', limits: { warmupSchedule: [4, 4] } };
    const call = async (now: number): Promise<void> => {
      await plan(state, now);
      await send(state, { now, url: sink.url });
    };
    await call(MONDAY);
    await configureLimits(wireLimits(state), {
      scope: { scope: 'mailbox', id: 'ann' },
      change,
      now: MONDAY + HOUR,
    });
    await call(MONDAY + HOUR);
    await call(MONDAY + 2 * HOUR);
    expect(toldIn(state).map(({ type, max, resumesAt }) => [type, max, resumesAt])).toEqual([
      ['exceeded', 2, MIDNIGHT],
      ['reset', 2, undefined],
      ['exceeded', 4, MIDNIGHT],
    ]);
  });
});

describe('several processes tell a full limit once', () => {
  it('though each plans and sends in the same slots', async () => {
    const path = newPath();
    const { state, sink } = await begin({ people: people(12), limits: { perHour: 3 } }, path);
    const other = await openState(path, 'write', { now: MONDAY });
    open.push(other.db);
    for (let step = 0; step < 16; step++) {
      const now = MONDAY + step * 15 * MINUTE;
      await Promise.all(
        [state, other].map(async (each, index) => {
          await plan(each, now);
          await send(each, { now, url: sink.url, owner: `process ${index}` });
        }),
      );
    }
    expect(sink.messages).toHaveLength(12);
    const told = toldIn(state).filter(({ limit }) => limit === 'hour');
    expect(told.map(({ type }) => type)).toEqual([
      'exceeded',
      'reset',
      'exceeded',
      'reset',
      'exceeded',
      'reset',
    ]);
  });
});

describe('when 90 % of a limit are used', () => {
  const alerts = (state: State): unknown[] =>
    state.db
      .prepare(
        `SELECT scope, scope_id AS id, detail, value, threshold, sample, until_at AS until
        FROM alert WHERE code = 'limit_nearly_reached' ORDER BY id, detail`,
      )
      .all();

  it('an alert says so, one for each limit, until the count falls', async () => {
    const { state, sink } = await begin({
      people: people(30),
      limits: { perHour: 10, warmupEnabled: true, warmupSchedule: [20] },
    });
    await plan(state, MONDAY);
    await send(state, { now: MONDAY, url: sink.url, max: 8 });
    expect(alerts(state)).toEqual([]);
    await send(state, { now: MONDAY + MINUTE, url: sink.url });
    const hour = {
      scope: 'mailbox',
      id: 'ann',
      detail: 'hour',
      value: 10,
      threshold: 9,
      sample: 10,
    };
    expect(alerts(state)).toEqual([{ ...hour, until: MONDAY + HOUR }]);
    await plan(state, MONDAY + HOUR);
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    // Two of the first ten were sent a minute later.
    expect(alerts(state)).toEqual([
      { ...hour, until: MONDAY + HOUR },
      { ...hour, until: MONDAY + HOUR + MINUTE },
      {
        scope: 'mailbox',
        id: 'ann',
        detail: 'warmup',
        value: 18,
        threshold: 18,
        sample: 20,
        until: MIDNIGHT,
      },
    ]);
  });
});

it('what is told survives days: a reset comes with the first call, however late', async () => {
  const { state, sink } = await begin({ people: people(3), limits: { perDay: 2 } });
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  await send(state, { now: MONDAY + 3 * DAY, url: sink.url });
  expect(spoken(state).sort()).toEqual([
    'exceeded day',
    'exceeded rolling_day',
    'reset day',
    'reset rolling_day',
  ]);
});
