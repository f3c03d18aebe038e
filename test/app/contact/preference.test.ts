/** A recipient who chose a pause or fewer messages gets none too early, from any campaign. */
import { describe, expect, it } from 'vitest';
import { forecastCampaign } from '../../../lib/app/forecast/forecast.ts';
import { preferSlower } from '../../../lib/app/responses/page/prefer.ts';
import { claimDue, FROM_START } from '../../../lib/app/sending/claim.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireForecasting } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import { wirePreferring } from '../../../lib/cli/wiring/responses/wire-preferring.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { LESS_OFTEN_GAP, PAUSE_LASTS } from '../../../lib/domain/responses/preference.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { createForecastStore } from '../../../lib/state/planning/forecast-store.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import type { InboundWorld } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import {
  ADA,
  begin,
  BO,
  CY,
  freshInbox,
  sentAt,
  sequences,
  spring,
  whyOf,
} from './two-campaigns.fixture.ts';

const NOW = MONDAY + HOUR;
const PAUSED_UNTIL = NOW + PAUSE_LASTS;

/** By the token of a message that was sent. */
async function choose(
  world: InboundWorld,
  email: string,
  preference: 'pause' | 'less_often',
  now = NOW,
): Promise<void> {
  const id = world.state.db
    .prepare<[string], string>(
      `SELECT m.message_id FROM message m JOIN prospect p ON p.id = m.prospect_id
      WHERE p.email = ? AND m.first_try_at IS NOT NULL`,
    )
    .pluck()
    .get(email) as string;
  const token = id.slice(1, id.indexOf('@'));
  const done = await preferSlower(wirePreferring(world.state), { token, preference, now });
  expect(done.outcome).toBe('chosen');
}

async function live(world: InboundWorld, days: number, from = 1): Promise<void> {
  for (let day = from; day <= days; day++) {
    const now = MONDAY + day * DAY;
    freshInbox(world, now);
    await plan(world.state, now, 100, 'spring');
    await send(world.state, { now, url: world.url, waitUntil: now + 6 * HOUR });
  }
}

const plannedFor = async (world: InboundWorld, id: string, size = 100): Promise<string[]> =>
  (await plan(world.state, NOW, size, id)).planned.map(({ email }) => email);

it('a pause drops the plans of every campaign, and plans leave the person out', async () => {
  const world = await spring();
  await begin(world, [ADA, BO, CY], { contact: { minDaysBetween: 0 } });
  expect(sequences(world)).toContain(`${ADA} queued`);
  await choose(world, ADA, 'pause');
  expect(sequences(world)).toEqual([`${ADA} waiting`, `${BO} queued`, `${CY} queued`]);
  const { planned } = await plan(world.state, NOW, 2, 'autumn');
  expect(planned.map(({ email }) => email).sort()).toEqual([BO, CY]);
  const { because, chain } = await whyOf(world, ADA, { now: NOW });
  expect([because, chain[0]?.until, chain[0]?.lifts]).toEqual([
    'recipient_paused',
    PAUSED_UNTIL,
    'itself',
  ]);
});

it('a message that was tried before moves behind the pause when it is due', async () => {
  const world = await spring([ADA]);
  await begin(world, [ADA], { contact: { minDaysBetween: 0 } });
  const tried = world.state.db.prepare(
    `UPDATE message SET attempts = 1, send_at = ?, open_until = ? WHERE campaign_id = 'autumn'`,
  );
  tried.run(NOW, NOW + 2 * HOUR);
  await choose(world, ADA, 'pause');
  const sent = await send(world.state, { now: NOW + MINUTE, url: world.url });
  expect([sent.counts.sent, sent.rescheduled]).toEqual([0, 1]);
  const [planned] = world.state.db
    .prepare<[], number>(`SELECT send_at FROM message WHERE campaign_id = 'autumn'`)
    .pluck()
    .all();
  expect(planned).toBeGreaterThanOrEqual(PAUSED_UNTIL);
});

it('people who paused do not take the places of others in a plan', async () => {
  const list = Array.from({ length: 12 }, (_, index) => `p${index + 10}@example.test`);
  const world = await spring(list);
  for (const email of list.slice(0, 8)) await choose(world, email, 'pause');
  const due = MONDAY + 2 * DAY;
  freshInbox(world, due);
  const { planned } = await plan(world.state, due, 4, 'spring');
  expect(planned.map(({ email }) => email).sort()).toEqual(list.slice(8));
  await begin(world, list, { now: NOW, batchSize: 4, contact: { minDaysBetween: 0 } });
  expect((await plannedFor(world, 'autumn', 4)).sort()).toEqual(list.slice(8));
});

it('less often keeps 30 days between messages of one campaign, and others go on', async () => {
  const world = await spring([ADA, CY], { sequences: { defaultDelay: [0, 3, 6] } });
  await choose(world, ADA, 'less_often');
  await live(world, 70);
  const of = (email: string): number[] =>
    sentAt(world, 'spring')
      .filter(([to]) => to === email)
      .map(([, at]) => at);
  const [first = 0, second = 0, third = 0] = of(ADA);
  expect(of(ADA)).toHaveLength(3);
  for (const gap of [second - first, third - second]) {
    expect(gap).toBeGreaterThanOrEqual(LESS_OFTEN_GAP);
    expect(gap).toBeLessThan(LESS_OFTEN_GAP + 4 * DAY);
  }
  const others = of(CY);
  expect((others[2] ?? Infinity) - (others[0] ?? 0)).toBeLessThan(10 * DAY);
});

it('another try of a message is not a message before it', async () => {
  const world = await spring([ADA]);
  await choose(world, ADA, 'less_often');
  world.state.db
    .prepare(
      `UPDATE message SET state = 'scheduled', soft_bounces = 1, send_at = ?, open_until = ?`,
    )
    .run(NOW, NOW + 2 * HOUR);
  world.state.db.prepare(`UPDATE enrollment SET state = 'queued', next_step = 0`).run();
  const sent = await send(world.state, { now: NOW + MINUTE, url: world.url });
  expect([sent.counts.sent, sent.rescheduled]).toEqual([1, 0]);
});

it('a choice between the claim and the first byte stops the message', async () => {
  const world = await spring([ADA]);
  await begin(world, [ADA], { contact: { minDaysBetween: 0 } });
  world.state.db
    .prepare(`UPDATE message SET send_at = ?, open_until = ? WHERE campaign_id = 'autumn'`)
    .run(NOW, NOW + 2 * HOUR);
  const port = wireSending(world.state);
  const owner = 'me';
  const { go } = transactOnce(world.state, () =>
    claimDue(port, {
      pair: { mailboxId: 'ann', campaignId: 'autumn', campaignState: 'active' },
      campaign: needCampaign(world.state.db, 'autumn').campaign,
      ...{ owner, now: NOW + MINUTE, batchId: null, max: 10, after: FROM_START, spread: null },
    }),
  );
  const begins = (): boolean =>
    transactOnce(world.state, () =>
      port.beginTransmission(go[0]?.row ?? 0, {
        ...{ owner, now: NOW + 2 * MINUTE, leaseBeyond: NOW + 2 * MINUTE, subject: 'Hello' },
      }),
    );
  expect(go).toHaveLength(1);
  await choose(world, ADA, 'less_often', NOW + 2 * MINUTE);
  expect(begins()).toBe(false);
  world.state.db.prepare('DELETE FROM preference').run();
  expect(begins()).toBe(true);
});

it('a list tells who asked for a pause or for less', async () => {
  const world = await spring();
  await choose(world, ADA, 'pause');
  await choose(world, BO, 'less_often');
  const { imported } = await begin(world, [ADA, BO, CY], { id: 'winter' });
  expect(imported?.report.findings).toMatchObject({
    recipient_paused: { severity: 'warn', count: 1 },
    recipient_less_often: { severity: 'warn', count: 1 },
  });
  expect(imported?.report.findings.recipient_paused?.first[0]?.because).toBe(
    `not before ${new Date(PAUSED_UNTIL).toISOString()}`,
  );
});

describe('a forecast', () => {
  const file = { contact: { minDaysBetween: 0 }, sequences: { defaultDelay: [0] } };

  it('waits for the end of a pause', async () => {
    const world = await spring([ADA]);
    await choose(world, ADA, 'pause');
    await begin(world, [ADA, BO, CY], { ...file, now: NOW, batchSize: 1 });
    const { campaign } = needCampaign(world.state.db, 'autumn');
    const forecast = await forecastCampaign(wireForecasting(world.state), campaign, {
      ...{ now: NOW, seed: '1', given: { reply: 0, bounce: 0 } },
      signal: new AbortController().signal,
      onDay: () => undefined,
    });
    const days = forecast.days.filter(({ first }) => first > 0);
    expect(days.map(({ first }) => first)).toEqual([2, 1]);
    expect(Date.parse(days.at(-1)?.date ?? '')).toBeGreaterThanOrEqual(PAUSED_UNTIL - DAY);
  });

  it('counts people who chose apart from the others, by the hour', async () => {
    const world = await spring([ADA, BO]);
    await choose(world, ADA, 'pause');
    await choose(world, BO, 'less_often');
    await begin(world, [ADA, BO, CY], { ...file, now: NOW, batchSize: 1 });
    const groups = (preferences: boolean) =>
      createForecastStore(world.state.db)
        .waitingGroups('autumn', {
          ...{ providers: false, domains: [], companies: [], writtenSince: null, preferences },
        })
        .map(({ preferredFrom, n }) => [preferredFrom, n]);
    const [[, written] = ['', 0]] = sentAt(world, 'spring').filter(([to]) => to === BO);
    expect(groups(true)).toEqual([
      [PAUSED_UNTIL, 1],
      [written + LESS_OFTEN_GAP, 1],
    ]);
    expect(groups(false)).toEqual([[null, 2]]);
  });
});

it('law: the messages of a person who chose leave no earlier than without the choice', async () => {
  const file = { sequences: { defaultDelay: [0, 2, 5] } };
  const without = await spring([ADA, BO, CY], file);
  await live(without, 12);
  for (const preference of ['pause', 'less_often'] as const) {
    const world = await spring([ADA, BO, CY], file);
    await live(world, 3);
    await choose(world, BO, preference, MONDAY + 3 * DAY + 8 * HOUR);
    await live(world, 12, 4);
    const of = (one: InboundWorld): number[] =>
      sentAt(one, 'spring')
        .filter(([to]) => to === BO)
        .map(([, at]) => at);
    expect(of(world).length).toBeLessThan(of(without).length);
    for (const [index, at] of of(world).entries())
      expect(at).toBeGreaterThanOrEqual(of(without)[index] ?? Infinity);
  }
});
