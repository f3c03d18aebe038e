/**
 * Campaigns that are planned one after another share the days by priority: a later plan takes what
 * exceeds the others' shares, and nothing is lost.
 */
import { describe, expect, it } from 'vitest';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { liftHolds, placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { enroll, seededState } from '../../support/state-file.ts';
import type { Scheduled } from '../../../lib/app/planning/schedule.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import { why } from '../why/why.fixture.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

const MAILBOXES = ['ann', 'bea'];

/** Mailboxes that may send `perDay` messages a day and 5 an hour each. */
async function mailboxes(count = 1, perDay = 20): Promise<State> {
  const state = await seededState({
    mailboxes: MAILBOXES.slice(0, count),
    people: [],
    file: { id: 'none', steps: [{ subject: 'x', text: 'x' }] },
    limits: { perHour: 5, perDay, burst: {} },
  });
  open.push(state.db);
  return state;
}

/** Starts a campaign of one step, and plans it. */
async function begin(
  state: State,
  id: string,
  { now = MONDAY, size = 40, people = 60, ...file }: Begin = {},
): Promise<Scheduled> {
  transactOnce(state, () => {
    putCampaign(
      state.db,
      campaignFile({ id, steps: [{ subject: 'Hello', text: 'x' }], ...file }),
      now,
    );
    activateCampaign(state.db, id, now);
    const list = Array.from({ length: people }, (_, n) => ({ email: `${id}${n}@${id}.test` }));
    enroll(state, id, list, now);
  });
  return plan(state, now, size, id);
}

type Begin = Partial<CampaignFile> & { now?: number; size?: number; people?: number };
type Row = {
  campaign: string;
  email: string;
  at: number;
  by: string | null;
  before: number | null;
};
const planned = (state: State): Row[] =>
  state.db
    .prepare(
      `SELECT m.campaign_id AS campaign, p.email, m.send_at AS at, m.displaced_by AS "by", m.displaced_from AS before
      FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.state = 'scheduled' ORDER BY m.send_at, m.id`,
    )
    .all() as Row[];
/** The number of planned messages of each campaign on each day, from Monday on. */
const days = (state: State, of = 2): Record<string, number>[] =>
  Array.from({ length: of }, (_, day) => {
    const counts: Record<string, number> = {};
    for (const { campaign, at } of planned(state))
      if (Math.floor((at - MONDAY) / DAY) === day) counts[campaign] = (counts[campaign] ?? 0) + 1;
    return counts;
  });
const pause = (state: State, id: string, until: number | null = null): void =>
  void transactOnce(state, () =>
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: id,
        reason: 'a trial',
        placedBy: 'operator',
        from: MONDAY,
        until,
      },
      MONDAY,
    ),
  );

/** Sends the first day of all campaigns, as far as it is planned. */
async function firstDay(state: State): Promise<Record<string, number>> {
  const sink = await startSink();
  open.push(sink);
  await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 12 * HOUR });
  return sentBy(state);
}

const sentBy = (state: State): Record<string, number> =>
  Object.fromEntries(
    (
      state.db
        .prepare(
          'SELECT campaign_id AS id, count(*) AS n FROM message WHERE sent_at IS NOT NULL GROUP BY 1',
        )
        .all() as { id: string; n: number }[]
    ).map(({ id, n }) => [id, n]),
  );

describe('a campaign of priority 10 that is planned after one of priority 1 has filled the days', () => {
  it('gets its share of each day, and the other keeps its own', async () => {
    const state = await mailboxes();
    await begin(state, 'low', { priority: 1 });
    expect(days(state)).toEqual([{ low: 20 }, { low: 20 }]);
    const { others } = await begin(state, 'high', { priority: 10 });
    expect(days(state, 4)).toEqual([
      { high: 19, low: 1 },
      { high: 19, low: 1 },
      { high: 2, low: 18 },
      { low: 20 },
    ]);
    expect(others.map(({ laterDay }) => laterDay).filter(Boolean)).toHaveLength(39);
    expect(await firstDay(state)).toEqual({ high: 19, low: 1 });
  });

  it('loses nothing, plans nothing twice, and is the same when any of them is planned again', async () => {
    const state = await mailboxes();
    await begin(state, 'low', { priority: 1 });
    await begin(state, 'high', { priority: 10 });
    expect(new Set(planned(state).map(({ email }) => email)).size).toBe(80);
    // Its own plan leaves room for people who wait for a plan of the other.
    await plan(state, MONDAY, 40, 'low');
    const once = planned(state);
    expect(once).toHaveLength(80);
    for (const id of ['high', 'low', 'low', 'high']) await plan(state, MONDAY, 40, id);
    expect(planned(state)).toEqual(once);
  });

  it('takes only what it needs: a small batch moves few messages, and these stay near', async () => {
    const state = await mailboxes(1, 200);
    await begin(state, 'low', { priority: 1 });
    const { others } = await begin(state, 'high', { priority: 10, size: 3 });
    expect(others.length).toBeGreaterThan(0);
    expect(others.length).toBeLessThanOrEqual(6);
    expect(days(state, 1)).toEqual([{ high: 3, low: 37 }]);
  });

  it('remembers of each displaced message who took its slot, until its own plan gives it back', async () => {
    const state = await mailboxes();
    await begin(state, 'low', { priority: 1 });
    const before = new Map(planned(state).map(({ email, at }) => [email, at]));
    await begin(state, 'high', { priority: 10 });
    const displaced = planned(state).filter(({ by }) => by !== null);
    expect(displaced).toHaveLength(40);
    for (const { campaign, email, at, by, before: from } of displaced) {
      expect([campaign, by, from]).toEqual(['low', 'high', before.get(email)]);
      expect(at).toBeGreaterThan(from ?? Infinity);
    }
    const [event] = state.db
      .prepare("SELECT campaign_id AS id, data FROM event WHERE type = 'batch.displaced'")
      .all() as { id: string; data: string }[];
    expect([event?.id, JSON.parse(event?.data ?? '')]).toEqual([
      'low',
      { by: 'high', moved: 40, later: 40, laterDay: 39 },
    ]);
    pause(state, 'high');
    await plan(state, MONDAY, 40, 'low');
    expect(planned(state).filter(({ by }) => by !== null)).toEqual([]);
  });

  it('why of a displaced person names the campaign that took the slot, and when that was', async () => {
    const state = await mailboxes();
    await begin(state, 'low', { priority: 1 });
    const [, second] = planned(state);
    await begin(state, 'high', { priority: 10 });
    const { because, chain, sendAt } = await why(state, MONDAY, second?.email, 'low');
    expect(because).toBe('displaced');
    expect(chain.map(({ code, until }) => [code, until])).toEqual([
      ['displaced', sendAt],
      ['not_due', sendAt],
    ]);
    expect(chain[0]?.displaced).toEqual({ by: 'high', from: second?.at });
    expect(sendAt).toBeGreaterThan(second?.at ?? Infinity);
  });

  it('moves nothing that was tried or claimed', async () => {
    const state = await mailboxes();
    await begin(state, 'low', { priority: 1 });
    state.db.prepare('UPDATE message SET attempts = 1 WHERE id <= 5').run();
    state.db.prepare("UPDATE message SET state = 'reserved' WHERE id BETWEEN 6 AND 8").run();
    const rows = () =>
      state.db.prepare('SELECT id, send_at FROM message WHERE id <= 8 ORDER BY id').all();
    const before = rows();
    await begin(state, 'high', { priority: 10 });
    expect(rows()).toEqual(before);
  });
});

describe('a paused campaign', () => {
  it('leaves its slots to the others at once, and its messages stay where they are', async () => {
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10 });
    const before = planned(state);
    pause(state, 'high');
    const { others } = await begin(state, 'low', { priority: 1 });
    expect(others).toEqual([]);
    expect(days(state).map(({ low }) => low)).toEqual([20, 20]);
    expect(planned(state).filter(({ campaign }) => campaign === 'high')).toEqual(before);
    expect(await firstDay(state)).toEqual({ low: 20 });
  });

  it('with an end keeps the slots after it', async () => {
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10 });
    pause(state, 'high', MONDAY + DAY - HOUR);
    await begin(state, 'low', { priority: 1 });
    expect(days(state)).toEqual([
      { high: 20, low: 20 },
      { high: 19, low: 1 },
    ]);
  });
});

describe('a campaign that is resumed after others used its slots', () => {
  it('has its share again without a new plan; all are sent within the limits, and not at once', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10, size: 20, people: 20 });
    pause(state, 'high');
    await begin(state, 'low', { priority: 1, people: 40 });
    transactOnce(state, () =>
      liftHolds(state.db, { scope: 'campaign', scopeId: 'high' }, MONDAY + 1),
    );
    await send(state, { now: MONDAY + 1, url: sink.url, waitUntil: MONDAY + 4 * DAY });
    const sent = state.db
      .prepare('SELECT campaign_id AS campaign, sent_at AS at FROM message ORDER BY sent_at')
      .all() as { campaign: string; at: number }[];
    const on = (day: number): string[] =>
      sent
        .filter(({ at }) => Math.floor((at - MONDAY) / DAY) === day)
        .map(({ campaign }) => campaign);
    expect([0, 1, 2].map((day) => on(day).length)).toEqual([20, 20, 20]);
    // Of its 20 messages most leave on the first day, and what was late on the next.
    const high = (day: number): number => on(day).filter((campaign) => campaign === 'high').length;
    expect(high(0)).toBeGreaterThanOrEqual(15);
    expect(high(0) + high(1)).toBe(20);
    for (const { at } of sent)
      expect(
        sent.filter((each) => each.at > at - HOUR && each.at <= at).length,
      ).toBeLessThanOrEqual(5);
  });
});

describe('a strict campaign', () => {
  it('takes all slots, whatever the priorities, and is sent completely before the others', async () => {
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10 });
    await begin(state, 'first', { priority: 1, precedence: 'strict', size: 25, people: 25 });
    expect(days(state, 3)).toEqual([{ first: 20 }, { first: 5, high: 15 }, { high: 20 }]);
    expect(await firstDay(state)).toEqual({ first: 20 });
  });

  it('is not moved by others, which find the slots that it leaves', async () => {
    const state = await mailboxes();
    await begin(state, 'first', { priority: 1, precedence: 'strict', size: 25, people: 35 });
    const before = planned(state);
    const { others } = await begin(state, 'high', { priority: 10 });
    expect(others).toEqual([]);
    expect(planned(state).filter(({ campaign }) => campaign === 'first')).toEqual(before);
    // Ten people of the strict campaign still wait for a plan.
    expect(days(state, 3)).toEqual([{ first: 20 }, { first: 5, high: 5 }, { high: 20 }]);
  });

  it.each([
    [8, 2, { second: 20 }],
    [2, 8, { first: 20 }],
    [5, 5, { first: 10, second: 10 }],
  ])('of several, priorities %i and %i decide', async (second, first, expected) => {
    const state = await mailboxes();
    const strict = { precedence: 'strict' } as const;
    await begin(state, 'second', { ...strict, priority: second });
    await begin(state, 'first', { ...strict, priority: first });
    await begin(state, 'plain', { priority: 10 });
    expect(days(state, 1)).toEqual([expected]);
  });

  it('is sent first of a given number, also from another mailbox', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await mailboxes(2);
    await begin(state, 'high', { priority: 10, mailboxes: ['ann'], people: 5 });
    await begin(state, 'first', { precedence: 'strict', mailboxes: ['bea'], people: 3 });
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    await send(state, { now: MONDAY + HOUR, url: sink.url, max: 4 });
    expect(sentBy(state)).toEqual({ first: 3, high: 1 });
  });

  it('is claimed first of what is late, in a call for all campaigns', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10, people: 10 });
    await begin(state, 'first', { priority: 1, precedence: 'strict', people: 3 });
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    expect(sentBy(state)).toEqual({ first: 3, high: 2 });
  });
});
