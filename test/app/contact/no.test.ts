/** A person's "no" in one campaign holds in the others, until a corrected verdict takes it back. */
import { describe, expect, it } from 'vitest';
import { claimDue, FROM_START } from '../../../lib/app/sending/claim.ts';
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { Intent } from '../../../lib/domain/responses/response.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { MAILS, receive, type InboundWorld } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import {
  ADA,
  begin,
  BO,
  CY,
  idOf,
  open,
  sentAt,
  sequences,
  spring,
  whyOf,
} from './two-campaigns.fixture.ts';

const declines = ({ state }: InboundWorld): unknown[] =>
  state.db.prepare<[], string>(`SELECT campaign_id || ' ' || kind FROM decline`).pluck().all();

const say = (world: InboundWorld, what: keyof typeof MAILS, recipient = ADA, now = MONDAY + HOUR) =>
  receive(world, MAILS[what]({ messageId: idOf(world, recipient), recipient }), { now });

const label = (world: InboundWorld, intent: Intent, id = 1) =>
  labelResponses(
    wireRevising(world.state, { campaignId: null, mailboxId: null }),
    [{ id, label: intent }],
    MONDAY + 2 * HOUR,
  );

describe.each([
  ['no', 'not_interested'],
  ['leftCompany', 'left_company'],
  ['moved', 'wrong_person'],
] as const)('who answers %s', (what, kind) => {
  it('is not enrolled by a campaign that begins later', async () => {
    const world = await spring();
    await say(world, what);
    expect(declines(world)).toEqual([`spring ${kind}`]);
    const { imported } = await begin(world, [ADA, BO, CY]);
    expect(imported?.report.findings.declined_elsewhere).toMatchObject({
      severity: 'exclude',
      count: 1,
      first: [{ email: ADA, because: `${kind} in spring` }],
    });
    expect(sequences(world)).toEqual([`${BO} queued`, `${CY} queued`]);
  });

  it('loses the sequence that another campaign has open, and its planned message', async () => {
    const world = await spring();
    await begin(world, [ADA, BO]);
    await say(world, what);
    expect(sequences(world)).toEqual([`${ADA} declined`, `${BO} queued`]);
    await send(world.state, { now: MONDAY + 3 * DAY, url: world.url, waitUntil: MONDAY + 8 * DAY });
    expect(sentAt(world).map(([email]) => email)).toEqual([BO]);
    expect((await whyOf(world, ADA, { now: MONDAY + 2 * HOUR })).because).toBe('declined');
  });
});

it('the file may allow it after some days, of the kinds that it names', async () => {
  const world = await spring();
  await say(world, 'no');
  await say(world, 'leftCompany', BO);
  const contact = { allowAfter: { not_interested: 180 } };
  await begin(world, [ADA, BO], { contact, now: MONDAY + 180 * DAY });
  expect(sequences(world)).toEqual([]);
  await begin(world, [ADA, BO], { contact, now: MONDAY + 180 * DAY + HOUR });
  expect(sequences(world)).toEqual([`${ADA} queued`]);
});

it('a campaign whose file allows it at once goes on', async () => {
  const world = await spring();
  await begin(world, [ADA], { contact: { allowAfter: { not_interested: 0 } } });
  await say(world, 'no');
  expect(sequences(world)).toEqual([`${ADA} queued`]);
});

it('interest in one campaign ends nothing in another, and is told when the list is imported', async () => {
  const world = await spring();
  await begin(world, [ADA]);
  await say(world, 'reply');
  expect(sequences(world)).toEqual([`${ADA} queued`]);
  const { imported } = await begin(world, [ADA, BO], { id: 'winter' });
  expect(imported?.report.findings).toMatchObject({
    answered_elsewhere: { severity: 'warn', count: 1, first: [{ because: 'in spring' }] },
    open_elsewhere: { severity: 'warn', count: 2 },
    recently_written: { severity: 'warn', count: 2 },
  });
  expect(sequences(world, 'winter')).toHaveLength(2);
});

describe('a corrected verdict', () => {
  it('takes the no back: the other campaign goes on where it was', async () => {
    const world = await spring();
    await begin(world, [ADA]);
    await say(world, 'no');
    await label(world, 'interested');
    expect(declines(world)).toEqual([]);
    expect(sequences(world)).toEqual([`${ADA} waiting`]);
    await plan(world.state, MONDAY + 3 * HOUR, 100, 'autumn');
    await send(world.state, { now: MONDAY + 3 * DAY, url: world.url, waitUntil: MONDAY + 8 * DAY });
    expect(sentAt(world).map(([email]) => email)).toEqual([ADA]);
  });

  it('makes a no of an answer that was none', async () => {
    const world = await spring();
    await begin(world, [ADA]);
    await say(world, 'reply');
    await label(world, 'wrong_person');
    expect(declines(world)).toEqual(['spring wrong_person']);
    expect(sequences(world)).toEqual([`${ADA} declined`]);
  });

  it('leaves the no of another response, whichever came first', async () => {
    for (const id of [1, 2]) {
      const world = await spring();
      await begin(world, [ADA]);
      await say(world, 'no');
      await say(world, 'no');
      await label(world, 'interested', id);
      expect(declines(world)).toEqual(['spring not_interested']);
      expect(sequences(world)).toEqual([`${ADA} declined`]);
      await label(world, 'interested', 3 - id);
      expect(declines(world)).toEqual([]);
      expect(sequences(world)).toEqual([`${ADA} waiting`]);
    }
  });

  it('from one no to another changes the kind, and nothing else', async () => {
    const world = await spring();
    await begin(world, [ADA]);
    await say(world, 'no');
    await label(world, 'angry');
    expect(declines(world)).toEqual(['spring angry']);
    expect(sequences(world)).toEqual([`${ADA} declined`]);
  });
});

it('an address that refuses the last soft bounce is not written to by another campaign', async () => {
  const full = await startSink({ refuse: (to) => (to === ADA ? '452 4.2.2 Mailbox full' : null) });
  open.push(full);
  const world = await spring([]);
  await begin(world, [ADA], { id: 'one' });
  await begin(world, [ADA, BO], { id: 'two' });
  for (let day = 0; day < 6; day++) {
    const now = MONDAY + day * DAY;
    await send(world.state, { now, url: full.url, campaignId: 'one', waitUntil: now + 6 * HOUR });
  }
  expect(sequences(world, 'one')).toEqual([`${ADA} bounced`]);
  expect(declines(world)).toEqual(['one bounced']);
  expect(sequences(world, 'two')).toEqual([`${ADA} declined`, `${BO} queued`]);
});

it('the claim asks too: a no that came in between sends nothing, and a later label reopens it', async () => {
  const world = await spring();
  await begin(world, [ADA], { contact: { minDaysBetween: 0 } });
  // As if the sequence had been opened again by hand.
  await say(world, 'no');
  world.state.db
    .prepare(`UPDATE enrollment SET state = 'queued' WHERE campaign_id = 'autumn'`)
    .run();
  world.state.db
    .prepare(`UPDATE message SET state = 'scheduled', send_at = ? WHERE campaign_id = 'autumn'`)
    .run(MONDAY + HOUR);
  const claimed = transactOnce(world.state, () =>
    claimDue(wireSending(world.state), {
      pair: { mailboxId: 'ann', campaignId: 'autumn', campaignState: 'active' },
      campaign: needCampaign(world.state.db, 'autumn').campaign,
      owner: 'me',
      now: MONDAY + 2 * HOUR,
      batchId: null,
      max: 10,
      after: FROM_START,
      spread: null,
    }),
  );
  expect(claimed).toMatchObject({ go: [], stopped: 1 });
  expect(sequences(world)).toEqual([`${ADA} declined`]);
  await label(world, 'interested');
  expect(sequences(world)).toEqual([`${ADA} waiting`]);
});
