/**
 * Campaigns on the same mailboxes, planned and sent one after another: each gets its share, in the
 * plan and when all messages are late.
 */
import { describe, expect, it } from 'vitest';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { enroll, seededState } from '../../support/state-file.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

const PRIORITIES = { high: 6, middle: 3, low: 1 };
const of = (campaign: string, n: number) =>
  Array.from({ length: n }, (_, index) => ({ email: `${campaign}${index + 1}@example.test` }));

/**
 * Three campaigns of one step on two mailboxes that may send 40 in an hour and `perDay` in a day.
 */
async function three(
  perDay: number,
  people = 600,
  file: Partial<CampaignFile> = {},
): Promise<State> {
  const mailboxes = ['ann', 'bea'];
  const state = await seededState({
    mailboxes,
    people: [],
    file: { id: 'none', steps: [{ subject: 'x', text: 'x' }] },
    limits: { perHour: 40, perDay, burst: {} },
  });
  open.push(state.db);
  transactOnce(state, () => {
    for (const [id, priority] of Object.entries(PRIORITIES)) {
      putCampaign(
        state.db,
        campaignFile({
          id,
          priority,
          mailboxes,
          steps: [{ subject: 'Hello', text: 'x' }],
          ...file,
        }),
        MONDAY,
      );
      activateCampaign(state.db, id, MONDAY);
      enroll(state, id, of(id, people), MONDAY);
    }
  });
  return state;
}

const sentBy = (state: State, since = 0): Record<string, number> =>
  Object.fromEntries(
    (
      state.db
        .prepare(
          'SELECT campaign_id AS id, count(*) AS n FROM message WHERE sent_at >= ? GROUP BY 1',
        )
        .all(since) as { id: string; n: number }[]
    ).map(({ id, n }) => [id, n]),
  );
const parts = (counts: Record<string, number>): Record<string, number> => {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return Object.fromEntries(
    Object.entries(counts).map(([id, n]) => [id, Math.round((n / all) * 100)]),
  );
};

describe('three campaigns with priorities 6, 3 and 1', () => {
  it.each([
    ['limits of the hour', 100_000, 5],
    ['limits of the day', 60, 8],
  ])(
    'share by their weights under %s, whichever plans first, and none gets nothing',
    async (_, perDay, hours) => {
      const sink = await startSink();
      open.push(sink);
      const state = await three(perDay);
      for (let hour = 0; hour < 2 * hours; hour++) {
        const now = MONDAY + Math.floor(hour / hours) * DAY + (hour % hours) * HOUR;
        // A different one comes first each time.
        const ids = Object.keys(PRIORITIES);
        for (const id of [...ids.slice(hour % 3), ...ids.slice(0, hour % 3)])
          await plan(state, now, 100, id);
        await send(state, { now, url: sink.url, waitUntil: now + HOUR - 1 });
      }
      const shares = parts(sentBy(state));
      expect(
        Math.abs((shares['high'] ?? 0) - 60) +
          Math.abs((shares['middle'] ?? 0) - 30) +
          Math.abs((shares['low'] ?? 0) - 10),
        JSON.stringify(shares),
      ).toBeLessThanOrEqual(4);
      // Sharing delays no message: the mailboxes are as busy as with one campaign.
      const all = Object.values(sentBy(state)).reduce((sum, n) => sum + n, 0);
      expect(all / (2 * 2 * Math.min(perDay, hours * 40))).toBeGreaterThan(0.92);
    },
    240_000,
  );

  it('share one day, not one for each mailbox: a campaign served in the morning leaves the afternoon to others', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await three(60, 600, { priority: 5, timezone: 'America/New_York' });
    // In Singapore the day ends when it is noon in New York.
    state.db.prepare("UPDATE mailbox SET zone = 'Asia/Singapore'").run();
    const NOON = MONDAY + 3 * HOUR;
    for (const id of ['middle', 'low'])
      placeHold(
        state.db,
        {
          scope: 'campaign',
          scopeId: id,
          reason: 'pause',
          placedBy: 'operator',
          from: MONDAY,
          until: id === 'low' ? NOON : null,
        },
        MONDAY,
      );
    await plan(state, MONDAY, 60, 'high');
    await send(state, { now: MONDAY, url: sink.url, waitUntil: NOON - 1 });
    expect(sentBy(state)).toEqual({ high: 60 });
    const { planned } = await plan(state, NOON, 100, 'low');
    expect(planned.filter(({ sendAt }) => sendAt < NOON + 5 * HOUR)).toHaveLength(60);
  });

  it('keep their account of the day while another is about to begin: it only begins tomorrow', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await three(60, 600, { priority: 5 });
    putCampaign(
      state.db,
      campaignFile({
        id: 'low',
        priority: 5,
        mailboxes: ['ann', 'bea'],
        steps: [{ subject: 'Hello', text: 'x' }],
        startAt: new Date(MONDAY + 23 * HOUR).toISOString(),
      }),
      MONDAY,
    );
    const NOON = MONDAY + 3 * HOUR;
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'middle',
        reason: 'pause',
        placedBy: 'operator',
        from: MONDAY,
        until: NOON,
      },
      MONDAY,
    );
    await plan(state, MONDAY, 30, 'high');
    // So few would be spread over the whole day.
    state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: NOON - 1 });
    expect(sentBy(state)).toEqual({ high: 30 });
    // Of the 120 of the day 90 are left: middle has 60 of them.
    const { planned } = await plan(state, NOON, 100, 'middle');
    expect(planned.filter(({ sendAt }) => sendAt < NOON + 5 * HOUR)).toHaveLength(60);
  });

  it('share late messages too: no campaign is served completely before the others', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await three(100_000, 100);
    for (const id of Object.keys(PRIORITIES)) await plan(state, MONDAY, 100, id);
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    for (let hour = 1; hour < 3; hour++)
      await send(state, { now: MONDAY + hour * HOUR, url: sink.url, connections: 2 });
    const sent = sentBy(state);
    expect(Object.values(sent).reduce((sum, n) => sum + n, 0)).toBe(160);
    // A connection takes no message of another campaign's share, but two connections take two at
    // once.
    expect(
      [sent['high'] ?? 0, sent['middle'] ?? 0, sent['low'] ?? 0].map(
        (n, index) => Math.abs(n - [96, 48, 16][index]!) <= 6,
      ),
      JSON.stringify(sent),
    ).toEqual([true, true, true]);
  });

  it('do so by what they had today, as a plan does: yesterday is over', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await three(100_000, 200);
    await plan(state, MONDAY + 5 * HOUR, 80, 'high');
    await send(state, { now: MONDAY + 5 * HOUR, url: sink.url, waitUntil: MONDAY + 7 * HOUR });
    expect(sentBy(state)).toEqual({ high: 80 });
    for (const id of Object.keys(PRIORITIES)) await plan(state, MONDAY + DAY, 100, id);
    state.db
      .prepare("UPDATE message SET send_at = ?, open_until = ? WHERE state = 'scheduled'")
      .run(MONDAY + DAY, MONDAY + DAY + 8 * HOUR);
    await send(state, { now: MONDAY + DAY + HOUR, url: sink.url });
    const today = sentBy(state, MONDAY + DAY);
    expect(
      [today['high'] ?? 0, today['middle'] ?? 0, today['low'] ?? 0].map(
        (n, index) => Math.abs(n - [48, 24, 8][index]!) <= 4,
      ),
      JSON.stringify(today),
    ).toEqual([true, true, true]);
  });

  it('those that cannot send leave their part to the others', async () => {
    const state = await three(100_000);
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'high',
        reason: 'pause',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    );
    // With the share of the others left free, so many would take more than a day.
    const alone = (await plan(state, MONDAY, 480, 'middle')).planned;
    expect(alone.filter(({ sendAt }) => sendAt < MONDAY + 8 * HOUR).length).toBeGreaterThan(440);
  });
});
