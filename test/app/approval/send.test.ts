/** What leaves under a policy: messages as they were approved, and no others. */
import { describe, expect, it } from 'vitest';
import { approve, revoke } from '../../../lib/app/approval/approve.ts';
import { isRefused, refuseSend } from '../../../lib/app/approval/refuse-send.ts';
import { putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { writePublicUrl } from '../../../lib/state/campaigns/put-public-url.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { approveAll, approving, digests, putPolicy } from '../../support/approval.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { enroll, people } from '../../support/state-file.ts';
import { started } from '../sending/send.fixture.ts';
import type { Sent } from '../../../lib/app/sending/send.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { PolicyFile } from '../../../lib/domain/approval/policy.ts';

const LATER = MONDAY + 60 * MINUTE;
const world = async (policy: PolicyFile, seed = {}) => {
  const { state, sink } = await started(seed);
  putPolicy(state, policy);
  const sent = (now = LATER) => send(state, { now, url: sink.url });
  return { state, sink, sent };
};
const edit = (state: State, file: Partial<CampaignFile>): void =>
  void transactOnce(state, () => putCampaign(state.db, campaignFile(file), MONDAY));
const steps = (text: string) => [{ subject: 'Hello', text }, { text: 'Again' }];
const causes = ({ waiting }: Sent) =>
  waiting.flatMap(({ approval, messages }) =>
    approval ? [[approval.reason, approval.cause, approval.changed.join(), messages]] : [],
  );

describe('each: every message', () => {
  it('waits until it was approved, and leaves then', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    const before = await sent();
    expect(isRefused(before)).toBe(true);
    expect(causes(before)).toEqual([['approval_needed', 'message_new', '', 3]]);
    expect(sink.messages).toHaveLength(0);
    await approveAll(state, LATER);
    expect((await sent()).counts.sent).toBe(3);
    expect(sink.messages).toHaveLength(3);
  });

  it('is not covered when its text was edited, and is again when the edit is taken back', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    await approveAll(state, LATER);
    edit(state, { steps: steps('Another text') });
    const stale = await sent();
    expect(causes(stale)).toEqual([['approval_stale', 'message_changed', 'subject,text', 3]]);
    expect(sink.messages).toHaveLength(0);
    edit(state, {});
    expect((await sent()).counts.sent).toBe(3);
  });

  it('is not covered on another day', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    await approveAll(state, LATER);
    await plan(state, LATER + DAY);
    const stale = await sent(LATER + DAY + 60 * MINUTE);
    expect(causes(stale)).toEqual([['approval_stale', 'message_changed', 'day', 3]]);
    expect(sink.messages).toHaveLength(0);
  });

  it('is not covered after the approval was revoked', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    const [digest = ''] = await digests(state, LATER);
    await approveAll(state, LATER);
    const revocation = { digest, by: 'Ann Lee', now: LATER };
    expect(await revoke(approving(state, LATER), revocation)).toBe(1);
    expect(await revoke(approving(state, LATER), revocation)).toBe(0);
    expect(causes(await sent())).toEqual([['approval_needed', 'message_new', '', 3]]);
    expect(sink.messages).toHaveLength(0);
  });

  it('waits alone when the others of the queue are approved', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    await approveAll(state, LATER);
    transactOnce(state, () => enroll(state, 'spring', [{ email: 'new@example.test' }], MONDAY));
    await plan(state, MONDAY);
    const mixed = await sent();
    expect(mixed.counts.sent).toBe(3);
    expect(isRefused(mixed)).toBe(false);
    expect(causes(mixed)).toEqual([['approval_needed', 'message_new', '', 1]]);
    expect(sink.messages.map(({ to }) => to)).not.toContain('new@example.test');
  });

  it('is returned before the server hears of it, and its slot is free for the next', async () => {
    const { state, sink, sent } = await world(
      { approval: 'each' },
      { people: people(40), limits: { perHour: 20 } },
    );
    await approveAll(state, LATER);
    transactOnce(state, () =>
      state.db.exec(
        `UPDATE prospect SET fields = '{"first_name":"Edited"}' WHERE id IN (SELECT prospect_id FROM message ORDER BY send_at, id LIMIT 25)`,
      ),
    );
    const { counts, waiting } = await sent(LATER + 60 * MINUTE);
    expect([counts.sent, counts.unapproved, sink.messages.length]).toEqual([15, 25, 15]);
    expect(sink.messages.filter(({ raw }) => raw.includes('Edited'))).toEqual([]);
    expect(waiting.some(({ approval }) => approval?.cause === 'message_changed')).toBe(true);
  });
});

describe('first: after one approval of the campaign as it is', () => {
  const first: PolicyFile = { approval: 'first' };

  it('people who were in it are free, and those added later are not', async () => {
    const { state, sent } = await world(first, { people: people(5) });
    expect(causes(await sent())).toEqual([['approval_needed', 'campaign_new', '', 5]]);
    await approveAll(state, LATER);
    expect((await sent()).counts.sent).toBe(5);
    transactOnce(state, () => enroll(state, 'spring', [{ email: 'new@example.test' }], MONDAY));
    await plan(state, LATER);
    expect(causes(await sent(LATER + 60 * MINUTE))).toEqual([
      ['approval_needed', 'person_added', '', 1],
    ]);
  });

  it.each<[string, Partial<CampaignFile>, string]>([
    ['text', { steps: steps('Another text') }, 'texts'],
    ['limit', { rateLimits: { perDay: 3 } }, 'limits'],
    ['window', { sendWindow: { start: '06:00' } }, 'settings'],
  ])('another %s makes it stale for messages that were not approved', async (_, file, changed) => {
    const { state, sent } = await world(first);
    await approveAll(state, LATER);
    transactOnce(state, () => state.db.exec(`UPDATE prospect SET fields = '{"first_name":"Zoe"}'`));
    edit(state, file);
    expect(causes(await sent())).toEqual([['approval_stale', 'campaign_changed', changed, 3]]);
  });

  it('another place for the links makes it stale', async () => {
    const { state, sink, sent } = await world(first, {
      file: { unsubscribe: { mailto: 'out@acme.test' } },
    });
    await approveAll(state, LATER);
    transactOnce(state, () => writePublicUrl(state.db, 'https://other.test'));
    expect(causes(await sent())).toEqual([['approval_stale', 'campaign_changed', 'texts', 3]]);
    expect(sink.messages).toHaveLength(0);
  });

  it('another mailbox needs an approval of its own', async () => {
    const { state, sent } = await world(first, { mailboxes: ['ann', 'bea'], people: people(1) });
    await approveAll(state, LATER);
    transactOnce(state, () =>
      state.db.exec(
        `UPDATE message SET mailbox_id = CASE mailbox_id WHEN 'ann' THEN 'bea' ELSE 'ann' END`,
      ),
    );
    expect(causes(await sent())).toEqual([['approval_needed', 'mailbox_new', '', 1]]);
  });
});

describe('maxPerDay', () => {
  it('lets so many leave in 24 hours; the others need an approval of their own', async () => {
    const { state, sink, sent } = await world({ maxPerDay: 2 }, { people: people(5) });
    const some = await sent();
    expect(some.counts.sent).toBe(2);
    expect(causes(some)).toEqual([['approval_needed', 'over_max_per_day', '', 3]]);
    await approveAll(state, LATER);
    expect((await sent(LATER + MINUTE)).counts.sent).toBe(3);
    expect(sink.messages).toHaveLength(5);
  });
});

describe('the refusal of send', () => {
  it('names each batch and the digest that a person can approve', async () => {
    const { state, sent } = await world({ approval: 'each' });
    const port = approving(state, LATER);
    const filter = { campaignId: null, batchId: null, now: LATER };
    const refused = await refuseSend(port, await sent(), filter);
    const [digest] = await digests(state, LATER);
    expect(refused).toMatchObject({
      code: 'approval_needed',
      exit: 'refused',
      details: { messages: 3, batches: [{ campaignId: 'spring', planned: 3, digest }] },
    });
    const approval = { digest: digest ?? '', by: 'Ann Lee', now: LATER };
    expect((await approve(port, approval)).outcome).toBe('approved');
    expect((await approve(port, approval)).outcome).toBe('approved_already');
    expect(isRefused(await sent())).toBe(false);
  });

  it('names the batch again when the approved day is over, and an old digest approves nothing', async () => {
    const { state, sink, sent } = await world({ approval: 'each' });
    await approveAll(state, LATER);
    const now = LATER + DAY;
    const [old = ''] = await digests(state, LATER);
    const [digest = ''] = await digests(state, now);
    const port = approving(state, now);
    const refused = await refuseSend(port, await sent(now), {
      campaignId: null,
      batchId: null,
      now,
    });
    expect(refused).toMatchObject({
      code: 'approval_stale',
      details: { batches: [{ campaignId: 'spring', planned: 3, digest }] },
    });
    const again = approve(port, { digest: old, by: 'Ann Lee', now });
    await expect(again).rejects.toMatchObject({ code: 'approval_stale' });
    await approve(port, { digest, by: 'Ann Lee', now });
    expect((await sent(now)).counts.sent).toBe(3);
    expect(sink.messages).toHaveLength(3);
  });
});
