/** Messages of different campaigns to one person keep their distance; a company its number. */
import { expect, it } from 'vitest';
import { loadCompetitors } from '../../../lib/app/planning/competing-campaigns.ts';
import { claimDue, FROM_START } from '../../../lib/app/sending/claim.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wirePlanning } from '../../../lib/cli/wiring/planning/wire-planning.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
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

async function newPeople({ state }: InboundWorld): Promise<string[]> {
  const { planned } = await plan(state, MONDAY + 6 * HOUR, 100, 'autumn');
  return planned.flatMap(({ email, step }) => (step === 0 ? [email] : []));
}

const NEVER_AGAIN = { sequences: { defaultDelay: [0, 30, 60] } };

it('a plan places the first message three days after that of the other campaign', async () => {
  const world = await spring([ADA], NEVER_AGAIN);
  const { batch } = await begin(world, [ADA, CY], { now: MONDAY + HOUR });
  const planned = new Map(batch?.planned.map(({ email, sendAt }) => [email, sendAt]));
  const [[, first]] = sentAt(world, 'spring') as [[string, number]];
  expect(planned.get(ADA)).toBeGreaterThanOrEqual(first + 3 * DAY);
  expect(planned.get(ADA)).toBeLessThan(first + 4 * DAY);
  expect(planned.get(CY)).toBeLessThan(MONDAY + DAY);
  const { chain } = await whyOf(world, ADA, { now: MONDAY + HOUR });
  expect(chain.map(({ code }) => code)).toEqual(['not_due', 'contacted_recently']);
});

it('the plan of a third campaign does not move a message into the pause', async () => {
  const world = await spring([ADA], NEVER_AGAIN);
  const { batch } = await begin(world, [ADA], { now: MONDAY + HOUR });
  await begin(world, [CY, BO], { id: 'third', now: MONDAY + HOUR });
  const { planned } = await plan(world.state, MONDAY + HOUR, 100, 'third');
  expect(planned).toHaveLength(2);
  const instants = world.state.db
    .prepare(`SELECT send_at AS sendAt FROM message WHERE campaign_id = 'autumn'`)
    .all();
  expect(instants).toEqual(batch?.planned.map(({ sendAt }) => ({ sendAt })));
});

it('two that are planned close together: the second moves when it is due, and waits no further', async () => {
  const world = await spring([], NEVER_AGAIN);
  await begin(world, [ADA, CY], { id: 'one', now: MONDAY, sequences: NEVER_AGAIN.sequences });
  await begin(world, [ADA, CY], { id: 'two', now: MONDAY, sequences: NEVER_AGAIN.sequences });
  const sent = await send(world.state, {
    now: MONDAY,
    url: world.url,
    waitUntil: MONDAY + 6 * HOUR,
  });
  expect(sent.counts.sent).toBe(2);
  expect(sent.rescheduled).toBe(2);
  expect(sent.waiting).toEqual([]);
  const later = await send(world.state, {
    now: MONDAY + DAY,
    url: world.url,
    waitUntil: MONDAY + 7 * DAY,
  });
  expect(later.counts.sent).toBe(2);
  const all = [...sentAt(world, 'one'), ...sentAt(world, 'two')];
  for (const email of [ADA, CY]) {
    const [a = 0, b = 0] = all.filter(([to]) => to === email).map(([, at]) => at);
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(3 * DAY);
    expect(Math.abs(a - b)).toBeLessThan(4 * DAY);
  }
});

it('a claim of another process counts as sent', async () => {
  const world = await spring([], NEVER_AGAIN);
  await begin(world, [ADA], { id: 'one', now: MONDAY });
  await begin(world, [ADA], { id: 'two', now: MONDAY });
  const now = MONDAY + HOUR;
  world.state.db.prepare('UPDATE message SET send_at = ?').run(now);
  const claim = (campaignId: string) =>
    transactOnce(world.state, () =>
      claimDue(wireSending(world.state), {
        pair: { mailboxId: 'ann', campaignId, campaignState: 'active' },
        campaign: needCampaign(world.state.db, campaignId).campaign,
        owner: campaignId,
        now,
        batchId: null,
        max: 10,
        after: FROM_START,
        spread: null,
      }),
    );
  expect(claim('one').go).toHaveLength(1);
  expect(claim('two')).toMatchObject({ go: [], missed: 1, waiting: [] });
});

it('follow-ups keep the distance too, and 0 switches it off', async () => {
  const world = await spring([ADA], { sequences: { defaultDelay: [0, 4, 8] } });
  await begin(world, [ADA], {
    now: MONDAY,
    contact: { minDaysBetween: 0 },
    sequences: { defaultDelay: [0, 3, 7] },
  });
  await send(world.state, { now: MONDAY, url: world.url, waitUntil: MONDAY + 6 * HOUR });
  expect(sentAt(world)).toHaveLength(1);
  for (let day = 1; day <= 14; day++) {
    const now = MONDAY + day * DAY;
    freshInbox(world, now);
    await plan(world.state, now, 100, 'spring');
    await send(world.state, { now, url: world.url, waitUntil: now + 6 * HOUR });
  }
  const [other, own] = [sentAt(world), sentAt(world, 'spring')].map((list) =>
    list.map(([, at]) => at),
  ) as [number[], number[]];
  // The follow-ups of spring keep three days from the first message of autumn.
  expect(own.length).toBe(3);
  for (const at of own.slice(1))
    for (const before of other) expect(at < before || at - before >= 3 * DAY).toBe(true);
});

it('a list that another campaign has begun does not leave the plan empty', async () => {
  const list = Array.from({ length: 30 }, (_, index) => `p${index + 10}@example.test`);
  const world = await spring(list.slice(0, 20), NEVER_AGAIN);
  await begin(world, list, { now: MONDAY + HOUR });
  const { planned } = await plan(world.state, MONDAY + HOUR, 10, 'autumn');
  expect(planned.map(({ email }) => email).sort()).toEqual(list.slice(20));
  expect(planned.every(({ sendAt }) => sendAt < MONDAY + DAY)).toBe(true);
});

it('people who were written to lately do not stand for the share of another campaign', async () => {
  const list = Array.from({ length: 30 }, (_, index) => `p${index + 10}@example.test`);
  const world = await spring(list.slice(0, 20), NEVER_AGAIN);
  const now = MONDAY + HOUR;
  await begin(world, list, { now, batchSize: 1 });
  await begin(world, [CY], { id: 'third', now });
  const third = needCampaign(world.state.db, 'third').campaign;
  const others = loadCompetitors(wirePlanning(world.state), third, { size: 8, now });
  const waiting = others
    .flatMap(({ candidates }) => candidates)
    .filter(({ messageRow, step }) => messageRow === null && step === 0);
  expect(waiting).toHaveLength(9);
  for (const { email } of waiting) expect(list.slice(20)).toContain(email);
});

it('no more people of a company than the file allows are in open sequences', async () => {
  const lumen = Array.from({ length: 6 }, (_, index) => `p${index}@lumen.test`);
  const world = await spring([], NEVER_AGAIN);
  const contact = { maxOpenPerCompany: 2 };
  const { batch } = await begin(world, [...lumen, CY], { now: MONDAY, contact });
  expect(batch?.planned.map(({ email }) => email).sort()).toEqual([
    CY,
    'p0@lumen.test',
    'p1@lumen.test',
  ]);
  await send(world.state, { now: MONDAY, url: world.url, waitUntil: MONDAY + 6 * HOUR });
  expect(await newPeople(world)).toEqual([]);
  const { because, chain } = await whyOf(world, 'p2@lumen.test', { now: MONDAY + 6 * HOUR });
  expect([because, chain[0]?.lifts]).toEqual(['company_open', 'itself']);
  world.state.db
    .prepare(
      `UPDATE enrollment SET state = 'replied' WHERE prospect_id = (SELECT id FROM prospect WHERE email = ?)`,
    )
    .run('p0@lumen.test');
  expect(await newPeople(world)).toEqual(['p2@lumen.test']);
});

it('the gate counts the colleagues that another campaign opened since the plan', async () => {
  const world = await spring([], NEVER_AGAIN);
  await begin(world, [BO], { id: 'two', now: MONDAY, contact: { maxOpenPerCompany: 1 } });
  await begin(world, [ADA], { id: 'one', now: MONDAY });
  const due = world.state.db.prepare('UPDATE message SET send_at = ? WHERE campaign_id = ?');
  due.run(MONDAY, 'one');
  due.run(MONDAY + 30 * MINUTE, 'two');
  const now = MONDAY + 20 * MINUTE;
  const sent = await send(world.state, { now, url: world.url, waitUntil: MONDAY + HOUR });
  expect([sentAt(world, 'one').length, sentAt(world, 'two').length]).toEqual([1, 0]);
  expect(sent.waiting).toMatchObject([{ reason: 'company_open', until: null, messages: 1 }]);
  // The next plan gives its slot up.
  await plan(world.state, MONDAY + HOUR, 100, 'two');
  expect(sequences(world, 'two')).toEqual([`${BO} waiting`]);
});
