/** A forecast equals a rehearsal of the same campaign, day by day and to the last message. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  forecastCampaign,
  type Forecast,
  type ForecastRequest,
} from '../../../lib/app/forecast/forecast.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { changedCampaign } from '../../../lib/cli/rate-limiter/forecast/what-if.ts';
import { wireForecasting } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import { rehearseCopy } from '../../../lib/cli/wiring/rehearsal/wire-rehearsing.ts';
import { hashFraction } from '../../../lib/core/hash.ts';
import { PERSONA_RATES, type PersonaRates } from '../../../lib/domain/rehearsal.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { noteAccount } from '../../../lib/state/campaigns/note-account.ts';
import { plan } from '../../support/sending.ts';
import { MONDAY } from '../../support/quota.ts';
import { withoutRateHolds } from '../../support/rate-rules.ts';
import { people, seededState, type Seed } from '../../support/state-file.ts';
import { workingDaysBetween } from './mid-life.fixture.ts';

const states: State[] = [];
afterEach(() => states.splice(0).forEach((state) => state.db.open && closeState(state)));

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Los_Angeles',
];
const NOBODY_ANSWERS = { reply: 0, bounce: 0 };
/** FORECAST_WORLDS makes it longer. */
const WORLDS = Number(process.env['FORECAST_WORLDS'] ?? 3);

async function world(seed: Seed): Promise<State> {
  const state = await seededState({ limits: { perHour: 20, perDay: 60, burst: {} }, ...seed });
  states.push(state);
  return state;
}

function foresee(state: State, asked: Partial<ForecastRequest> = {}): Promise<Forecast> {
  return forecastCampaign(wireForecasting(state), needCampaign(state.db, 'spring').campaign, {
    now: MONDAY,
    seed: '1',
    given: NOBODY_ANSWERS,
    signal: new AbortController().signal,
    onDay: () => undefined,
    ...asked,
  });
}

function rehearsed(state: State, rates: Partial<PersonaRates>) {
  const none = Object.fromEntries(PERSONA_RATES.map((name) => [name, 0]));
  return rehearseCopy(state, {
    campaignId: 'spring',
    from: MONDAY,
    until: MONDAY + 365 * DAY,
    every: HOUR,
    batchSize: 500,
    signal: new AbortController().signal,
    seed: 'a',
    rates: { ...none, ...rates },
    alone: false,
    keep: null,
  });
}

const pick = <T>(list: readonly T[], key: string): T =>
  list[Math.floor(hashFraction(key) * list.length)] as T;

/** One of many campaigns, by number. */
function anySeed(n: number): Seed {
  const of = <T>(name: string, list: readonly T[]): T => pick(list, `${name}|${n}`);
  const zones = of('zones', [1, 3, 6]);
  const warmup = of('warmup', [[], [10, 20, 40]]);
  return {
    mailboxes: of('mailboxes', [['ann'], ['ann', 'bea'], ['ann', 'bea', 'cal']]),
    people: people(of('people', [40, 90, 160])).map((person, index) => ({
      ...person,
      zone: ZONES[index % zones] as string,
    })),
    limits: {
      perHour: of('hour', [10, 20, 40]),
      perDay: of('day', [25, 60, 120]),
      warmupEnabled: warmup.length > 0,
      warmupSchedule: [...warmup],
      burst: {},
    },
    file: {
      sendWindow: of('window', [
        {},
        {
          windows: [
            { start: '09:00', end: '11:30' },
            { start: '14:00', end: '16:00' },
          ],
        },
        { weekdays: { friday: [{ start: '09:00', end: '12:00' }] } },
        { blackouts: [{ from: '2026-03-16', to: '2026-03-18' }] },
      ]),
      sequences: {
        defaultDelay: of('delay', [
          [0, 3, 7],
          [0, 2, 4],
          [0, 7, 14],
        ]),
        followUpRatio: of('ratio', [1, 0.6]),
      },
      rateLimits: of('new', [{}, { newPerDay: 15 }]),
      rotation: { by: of('rotation', ['even', 'least_used'] as const) },
    },
  };
}

describe('a forecast agrees with what then happens', () => {
  it.each(Array.from({ length: WORLDS }, (_, n) => n))(
    'when nobody answers: as many messages, and few of them on another day, for weekends are spread by chance (world %i)',
    async (n) => {
      const state = await world(anySeed(n));
      const [foreseen, lived] = [await foresee(state), await rehearsed(state, {})];
      expect(foreseen.messages).toBe(lived.outcome.totals.counts.sent);
      const days = new Map(lived.outcome.days.map(({ date, sent }) => [date, sent]));
      const off = foreseen.days.reduce(
        (sum, { date, messages }) => sum + Math.abs(messages - (days.get(date) ?? 0)),
        0,
      );
      expect(
        off / 2 / foreseen.messages,
        JSON.stringify([
          foreseen.days.map(({ date, messages }) => [date, messages, days.get(date) ?? 0]),
        ]),
      ).toBeLessThanOrEqual(0.15);
    },
    120_000,
  );

  it.each(Array.from({ length: WORLDS }, (_, n) => n))(
    'when some answer and some bounce: the last message on the same working day or the next to it (world %i)',
    async (n) => {
      const state = await world(anySeed(100 + n));
      withoutRateHolds(state);
      const [foreseen, lived] = [
        await foresee(state, { given: { reply: 0.08, bounce: 0.04 } }),
        await rehearsed(state, { replies: 0.08, hardBounces: 0.04 }),
      ];
      expect(
        workingDaysBetween(foreseen.finish.p50 as number, lived.lastSentAt as number),
        `${new Date(foreseen.finish.p50 as number).toISOString()} ${new Date(lived.lastSentAt as number).toISOString()}`,
      ).toBeLessThanOrEqual(1);
    },
    120_000,
  );
});

describe('a forecast', () => {
  it('the limit that binds on a full day, and that all wait for their gap afterwards', async () => {
    const state = await world({
      people: people(100),
      limits: { perDay: 40, perHour: 40, warmupEnabled: false, burst: { minGapSeconds: 0 } },
    });
    const { days } = await foresee(state);
    expect(
      days
        .slice(0, 3)
        .map(({ messages, first, waits }) => [messages, first, waits?.reason, waits?.id]),
    ).toEqual([
      [40, 40, 'limit_day', 'ann'],
      [40, 40, 'limit_day', 'ann'],
      [20, 20, 'not_due', undefined],
    ]);
  });

  it('with a hold without an end has no end date, and names the hold', async () => {
    const state = await world({ people: people(5) });
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'spring',
        reason: 'pause',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    );
    expect(await foresee(state)).toMatchObject({
      messages: 0,
      finish: { p10: null, p50: null, p90: null },
      stuck: { newcomers: 5, followUps: 0, wait: { reason: 'hold', until: null } },
    });
  });

  it("rates are assumed until enough was seen, and the caller's word weighs alone", async () => {
    const state = await world({ people: people(10) });
    const ask = { given: { reply: null, bounce: null } };
    expect((await foresee(state, ask)).rates).toMatchObject({
      reply: { source: 'assumed', count: 0, of: 0 },
      bounce: { rate: 0.02, source: 'assumed' },
    });
    const count = state.db.prepare(
      `INSERT INTO counter (campaign_id, day, step, variant, mailbox_id, provider, metric, n) VALUES ('spring', ?, 0, 'a', 'ann', 'other', ?, ?)`,
    );
    count.run('2026-03-01', 'sent', 12);
    count.run('2026-03-01', 'replied', 9);
    expect((await foresee(state, ask)).rates.reply).toMatchObject({
      source: 'assumed',
      count: 9,
      of: 12,
    });
    count.run('2026-03-02', 'sent', 988);
    count.run('2026-03-02', 'replied', 191);
    expect((await foresee(state, ask)).rates.reply).toMatchObject({
      rate: 0.2,
      source: 'observed',
      count: 200,
      of: 1_000,
    });
    const given = { given: { reply: 0.5, bounce: null } };
    expect((await foresee(state, given)).rates.reply).toMatchObject({
      ...{ rate: 0.5, low: 0.5, high: 0.5, source: 'given' },
    });
  });

  it('what a change would do, without changing anything', async () => {
    const state = await world({ people: people(200), limits: { warmupEnabled: false, burst: {} } });
    const { campaign, limits } = await changedCampaign(state, 'spring', {
      rateLimits: { perDay: 25 },
    });
    const before = state.db.prepare('SELECT config FROM campaign').get();
    const [asIs, changed] = [
      await foresee(state),
      await forecastCampaign(wireForecasting(state, limits), campaign, {
        now: MONDAY,
        seed: '1',
        given: NOBODY_ANSWERS,
        signal: new AbortController().signal,
        onDay: () => undefined,
      }),
    ];
    expect([
      Math.max(...asIs.days.map(({ messages }) => messages)) > 25,
      Math.max(...changed.days.map(({ messages }) => messages)),
    ]).toEqual([true, 25]);
    expect(state.db.prepare('SELECT config FROM campaign').get()).toEqual(before);
    await expect(
      changedCampaign(state, 'spring', { rateLimits: { perday: 1 } }),
    ).rejects.toMatchObject({ code: 'what_if' });
    await expect(changedCampaign(state, 'spring', { id: 'other' })).rejects.toMatchObject({
      code: 'what_if',
    });
    await expect(changedCampaign(state, 'spring', { mailboxes: ['nobody'] })).rejects.toMatchObject(
      { code: 'no_mailbox' },
    );
  });

  it('mailboxes that log in are rehearsed too, and those of one account share its limits', async () => {
    const state = await world({
      people: people(30),
      mailboxes: ['ann', 'bea'],
      limits: { perDay: 10, burst: {} },
    });
    for (const id of ['ann', 'bea']) noteAccount(state.db, id, 'one account', MONDAY);
    const { outcome } = await rehearsed(state, {});
    expect(Math.max(...outcome.days.map(({ sent }) => sent))).toBe(10);
  });

  it('shows overdue planned messages as a queue', async () => {
    const state = await world({ people: people(30), limits: { perDay: 25, burst: {} } });
    await plan(state, MONDAY, 30);
    const late = MONDAY + 12 * HOUR;
    const seen = await foresee(state, { now: late });
    expect([seen.waiting, seen.messages, seen.days[1]?.messages]).toEqual([
      { newcomers: 0, followUps: 0, planned: 30 },
      30 * needCampaign(state.db, 'spring').campaign.steps.length,
      25,
    ]);
  });

  it('the same for the same seed', async () => {
    const state = await world({ people: people(60) });
    const asked = { given: { reply: 0.1, bounce: 0.05 } };
    expect(await foresee(state, asked)).toEqual(await foresee(state, asked));
    expect((await foresee(state, { ...asked, seed: '2' })).days).not.toEqual(
      (await foresee(state, asked)).days,
    );
  });
});
