/** In the middle of a campaign's life a forecast counts every person who waits, once. */
import { afterEach, describe, expect, it } from 'vitest';
import { forecastCampaign, type Forecast } from '../../../lib/app/forecast/forecast.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireForecasting } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { createConsequences } from '../../../lib/state/responses/consequences-store.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { enroll, people, seededState, type Seed } from '../../support/state-file.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { HoldScope } from '../../../lib/domain/sending/hold.ts';

const states: State[] = [];
afterEach(() => states.splice(0).forEach((state) => state.db.open && closeState(state)));

/** Twelve people, three messages each, ten messages a day. */
async function world(seed: Seed = {}): Promise<State> {
  const limits = { perHour: 60, perDay: 10, warmupEnabled: false, burst: {} };
  const state = await seededState({ people: people(12), limits, ...seed });
  states.push(state);
  return state;
}

function foresee(state: State, now: number): Promise<Forecast> {
  return forecastCampaign(wireForecasting(state), needCampaign(state.db, 'spring').campaign, {
    ...{ now, seed: '1', given: { reply: 0, bounce: 0 } },
    signal: new AbortController().signal,
    onDay: () => undefined,
  });
}

/** What must not depend on a plan. */
const essence = ({ days, messages, finish }: Forecast) => ({ days, messages, finish });

/** Sends everything planned for the first hours of `now`. */
async function sendAll(state: State, now: number, refuse?: (address: string) => string | null) {
  const sink = await startSink(refuse ? { refuse } : {});
  await plan(state, now);
  await send(state, { now, url: sink.url, waitUntil: now + 6 * HOUR });
  await sink.close();
  return sink.messages.length;
}

function message(state: State, email = 'p1@example.test') {
  return state.db
    .prepare(
      `SELECT m.id AS row, m.enrollment_id AS enrollmentId, m.step, m.campaign_id AS campaignId, m.prospect_id AS prospectId
      FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ?`,
    )
    .get(email) as Record<'row' | 'enrollmentId' | 'step' | 'prospectId', number> & {
    campaignId: string;
  };
}

describe('a plan changes nothing, for the next plan replaces it', () => {
  it.each([
    ['ahead of the messages', 0],
    ['when all are overdue by some hours', 7 * HOUR],
    ['when all are overdue by days', 6 * DAY],
  ])('%s', async (_, later) => {
    const [planned, unplanned] = [await world(), await world()];
    await plan(planned, MONDAY);
    const seen = await foresee(planned, MONDAY + later);
    expect(seen.waiting).toEqual({ newcomers: 0, followUps: 0, planned: 12 });
    expect(seen.messages).toBe(36);
    expect(essence(seen)).toEqual(essence(await foresee(unplanned, MONDAY + later)));
  });

  it('of another campaign either', async () => {
    const [planned, unplanned] = [await world(), await world()];
    for (const state of [planned, unplanned])
      transactOnce(state, () => {
        putCampaign(state.db, campaignFile({ id: 'other', priority: 9 }), MONDAY);
        activateCampaign(state.db, 'other', MONDAY);
        const list = people(20).map(({ email }) => ({ email: `other-${email}` }));
        enroll(state, 'other', list, MONDAY);
      });
    await plan(planned, MONDAY, 100, 'other');
    expect(essence(await foresee(planned, MONDAY))).toEqual(
      essence(await foresee(unplanned, MONDAY)),
    );
  });
});

describe('beside another campaign', () => {
  /** On the mailbox of this one; all its messages are planned before any of this one. */
  async function withOther(state: State, file: Partial<CampaignFile> = {}): Promise<State> {
    transactOnce(state, () => {
      putCampaign(state.db, campaignFile({ id: 'other', ...file }), MONDAY);
      activateCampaign(state.db, 'other', MONDAY);
      const list = people(20).map(({ email }) => ({ email: `other-${email}` }));
      enroll(state, 'other', list, MONDAY);
    });
    await plan(state, MONDAY, 100, 'other');
    return state;
  }

  it('what that has planned takes no slot while it is paused', async () => {
    const [alone, paused] = [await world(), await withOther(await world(), { priority: 9 })];
    transactOnce(paused, () => {
      const by = { reason: 'a test', placedBy: 'operator', from: MONDAY } as const;
      placeHold(paused.db, { ...by, scope: 'campaign', scopeId: 'other', until: null }, MONDAY);
    });
    expect((await foresee(paused, MONDAY)).days.map(({ messages }) => messages)).toEqual(
      (await foresee(alone, MONDAY)).days.map(({ messages }) => messages),
    );
  });

  it('a strict campaign displaces it', async () => {
    const state = await withOther(await world({ file: { precedence: 'strict' } }));
    expect((await foresee(state, MONDAY)).days[0]?.messages).toBe(10);
  });

  it('an equal one takes its share of it', async () => {
    const state = await withOther(await world());
    expect((await foresee(state, MONDAY)).days[0]?.messages).toBe(5);
  });
});

describe('people to whom another campaign wrote today wait as long as the file says', () => {
  const file = {
    mailboxes: ['ann'],
    steps: [{ subject: 'Hello', text: 'Only one.' }],
    sequences: { defaultDelay: [0] },
  };
  const later = MONDAY + 6 * HOUR;

  /** Three of them got a message from another mailbox. */
  async function written(count: number, contact = {}): Promise<State> {
    const seed = { mailboxes: ['ann', 'bea'], people: people(count), limits: {} };
    const state = await world({ ...seed, file: { ...file, contact } });
    transactOnce(state, () => {
      putCampaign(state.db, campaignFile({ ...file, id: 'other', mailboxes: ['bea'] }), MONDAY);
      activateCampaign(state.db, 'other', MONDAY);
      enroll(state, 'other', people(3), MONDAY);
    });
    const sink = await startSink();
    await plan(state, MONDAY, 100, 'other');
    await send(state, { now: MONDAY, url: sink.url, campaignId: 'other', waitUntil: later });
    await sink.close();
    expect(sink.messages).toHaveLength(3);
    return state;
  }
  const firsts = ({ days }: Forecast) => days.map(({ first }) => first);

  it.each([
    ['whose people are known one by one', 12],
    ['whose people are counted', 2_010],
  ])('in a forecast %s', async (_, count) => {
    const seen = await foresee(await written(count), later);
    expect(firsts(seen)).toEqual([count - 3, 0, 0, 3]);
    expect(seen.days[1]?.waits).toMatchObject({ reason: 'contacted_recently' });
  });

  it('planned or not', async () => {
    const state = await written(12);
    await plan(state, MONDAY);
    expect(firsts(await foresee(state, later))).toEqual([9, 0, 0, 3]);
  });

  it('which may be not at all', async () => {
    expect(firsts(await foresee(await written(12, { minDaysBetween: 0 }), later))).toEqual([12]);
  });
});

it('follow-ups that are overdue without a plan leave as fast as the limits allow', async () => {
  const state = await world();
  expect(await sendAll(state, MONDAY)).toBe(10);
  const seen = await foresee(state, MONDAY + 14 * DAY);
  expect(seen.waiting).toEqual({ newcomers: 0, followUps: 10, planned: 2 });
  expect([seen.messages, seen.days[0]?.messages, seen.days[0]?.followUps]).toEqual([26, 10, 10]);
});

it('follow-ups that are days late come before new people, whatever the ratio', async () => {
  const state = await world({ people: people(30), file: { sequences: { followUpRatio: 0.1 } } });
  await sendAll(state, MONDAY);
  const [late, early] = [
    await foresee(state, MONDAY + 14 * DAY),
    await foresee(state, MONDAY + 4 * DAY),
  ];
  expect([late.days[0]?.first, late.days[0]?.followUps]).toEqual([0, 10]);
  expect(early.days[0]?.first).toBeGreaterThan(5);
});

it('a deferred message and its follow-ups count once, whenever its next attempt is', async () => {
  const state = await world({ people: people(3) });
  await sendAll(state, MONDAY, (address) =>
    address.startsWith('p1@') ? '451 4.7.1 Greylisted, try again later' : null,
  );
  const tried = state.db.prepare('SELECT count(*) FROM message WHERE attempts > 0').pluck().get();
  const seen = await foresee(state, MONDAY + 5 * DAY);
  expect([tried, seen.messages, seen.days.reduce((sum, { first }) => sum + first, 0)]).toEqual([
    1, 7, 1,
  ]);
});

it('a message that bounced soft leaves again a day later, and is no new message', async () => {
  const state = await world({
    people: people(2),
    file: { steps: [{ subject: 'Hello', text: 'Only one.' }], sequences: { defaultDelay: [0] } },
  });
  await sendAll(state, MONDAY);
  transactOnce(
    state,
    () => void createConsequences(state.db).retry(message(state), MONDAY + DAY, MONDAY + HOUR),
  );
  const seen = await foresee(state, MONDAY + 2 * HOUR);
  expect([seen.messages, seen.stuck, new Date(seen.finish.p50 ?? 0).toISOString()]).toEqual([
    0,
    null,
    expect.stringMatching(/^2026-03-10T1[3-9]/) as string,
  ]);
});

it('a postponed person is written to after the absence, and ends the campaign', async () => {
  const state = await world({ people: people(3) });
  await sendAll(state, MONDAY);
  const back = MONDAY + 30 * DAY;
  transactOnce(
    state,
    () => void createConsequences(state.db).postpone(message(state).enrollmentId, back, MONDAY),
  );
  const seen = await foresee(state, MONDAY + 2 * HOUR);
  expect([seen.messages, (seen.finish.p50 ?? 0) > back + 3 * DAY]).toEqual([6, true]);
});

it('a message that a process has claimed counts, one that it transmits may be in doubt', async () => {
  const state = await world();
  await plan(state, MONDAY);
  const port = wireSending(state);
  const due = port.due(
    { mailboxId: 'ann', campaignId: 'spring', campaignState: 'active' },
    { now: MONDAY + DAY, batchId: null, after: { sendAt: 0, row: 0 }, limit: 2 },
  );
  const claim = { owner: 'someone', now: MONDAY, leaseUntil: MONDAY + HOUR };
  for (const each of due) await port.transact(() => port.reserve(each, claim));
  const claimed = await foresee(state, MONDAY);
  expect([claimed.messages, claimed.days[0]?.messages]).toEqual([36, 10]);
  await port.transact(() =>
    port.beginTransmission((due[0] as { row: number }).row, {
      ...{ owner: claim.owner, now: MONDAY, leaseBeyond: MONDAY, subject: 'Hello' },
    }),
  );
  expect((await foresee(state, MONDAY)).messages).toBe(33);
});

describe('a hold on recipients', () => {
  const two = [
    { email: 'a@held.example', provider: 'google' },
    { email: 'b@example.test', provider: 'other' },
  ];
  const hold = (state: State, scope: HoldScope, scopeId: string, until: number | null): void =>
    transactOnce(state, () => {
      const by = { reason: 'a test', placedBy: 'operator', from: MONDAY } as const;
      placeHold(state.db, { ...by, scope, scopeId, until }, MONDAY);
    });

  it.each<[HoldScope, string]>([
    ['provider', 'google'],
    ['domain', 'held.example'],
    ['company', 'held.example'],
  ])('%s delays these alone', async (scope, scopeId) => {
    const state = await world({ people: two });
    hold(state, scope, scopeId, MONDAY + 3 * DAY);
    const { days, messages } = await foresee(state, MONDAY);
    expect([messages, days[0]?.first, days[3]?.first]).toEqual([6, 1, 1]);
  });

  it('without an end leaves these alone behind', async () => {
    const state = await world({ people: two });
    hold(state, 'company', 'held.example', null);
    const { messages, stuck } = await foresee(state, MONDAY);
    expect([messages, stuck?.newcomers, stuck?.wait?.reason]).toEqual([3, 1, 'hold']);
  });
});
