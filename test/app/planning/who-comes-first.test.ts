/**
 * Campaigns that are planned one after another share the days by priority: a later plan takes what
 * exceeds the others' shares, and nothing is lost.
 */
import { describe, expect, it } from 'vitest';
import { liftHolds } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { why } from '../why/why.fixture.ts';
import {
  begin,
  days,
  firstDay,
  mailboxes,
  open,
  pause,
  planned,
} from './begun-campaigns.fixture.ts';

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
