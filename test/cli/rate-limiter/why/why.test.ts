/**
 * `rate_limiter.ts why` as users call it: its three questions, its refusals, and the next steps.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { placeHold } from '../../../../lib/state/sending/place-hold.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { people, seededState } from '../../../support/state-file.ts';

const folder = newFolder();
const ask = (now: number, ...flags: string[]): Promise<Called> =>
  call(
    ['rate_limiter', 'why', ...flags, '--db', 'campaigns.db', '--now', new Date(now).toISOString()],
    { cwd: folder, env: { ANN_SMTP: 'smtp://127.0.0.1:1' } },
  );

beforeAll(async () => {
  const state = await seededState(
    { people: [...people(2), { email: 'bob@other.test', zone: 'Asia/Tokyo' }] },
    join(folder, 'campaigns.db'),
  );
  addSuppression(state.db, {
    kind: 'domain',
    value: 'gone.test',
    canonical: 'gone.test',
    reason: 'a customer',
    source: 'operator',
    at: MONDAY,
  });
  addSuppression(state.db, {
    kind: 'address',
    value: 'p2@example.test',
    canonical: 'p2@example.test',
    reason: 'asked by phone',
    source: 'operator',
    at: MONDAY,
  });
  placeHold(
    state.db,
    {
      scope: 'mailbox',
      scopeId: 'ann',
      reason: 'a "new" password',
      placedBy: 'operator',
      from: MONDAY,
      until: MONDAY + 3 * HOUR,
    },
    MONDAY,
  );
  state.db.close();
});

describe('why', () => {
  it("shows the blockers, in the recipient's clock, and what to do; the address is read like in an import", async () => {
    const { document, code } = await ask(MONDAY, '--prospect', ' MAILTO:P1@Example.Test');
    expect(code).toBe(0);
    const [told] = document.data.campaigns;
    expect(document.data).toMatchObject({
      email: 'p1@example.test',
      state: 'active',
      zoneSource: 'campaign',
    });
    expect(told).toMatchObject({
      campaignId: 'spring',
      state: 'waiting',
      step: 1,
      because: 'hold',
      planned: false,
      mailbox: 'ann',
      batchSize: 50,
      waitingBefore: 0,
      clock: {
        zone: 'America/New_York',
        local: '2026-03-09T09:00:00-04:00',
        openUntil: '2026-03-09T21:00:00.000Z',
      },
    });
    expect(told.chain[0]).toMatchObject({
      code: 'hold',
      lifts: 'itself',
      until: '2026-03-09T16:00:00.000Z',
      hold: { scope: 'mailbox', placedBy: 'operator' },
    });
    expect(told.chain.at(-1)).toMatchObject({
      code: 'not_planned',
      lifts: 'operator',
      until: null,
    });
    expect(document.next[0]?.run).toContain('schedule --campaign-id spring');
  });

  it('writes nothing, and agrees with the plan that follows', async () => {
    const told = (await ask(MONDAY, '--prospect', 'bob@other.test', '--campaign-id', 'spring'))
      .document.data.campaigns[0];
    expect(told).toMatchObject({
      because: 'hold',
      clock: { zone: 'Asia/Tokyo', openUntil: null, closedBy: ['hours'] },
    });
    const { document } = await call(
      [
        'rate_limiter',
        'schedule',
        '--campaign-id',
        'spring',
        '--dry-run',
        '--db',
        'campaigns.db',
        '--now',
        new Date(MONDAY).toISOString(),
      ],
      { cwd: folder },
    );
    expect(
      document.data.scheduled.find(({ email }: { email: string }) => email === 'bob@other.test'),
    ).toMatchObject({ sendAt: told.sendAt, local: told.local, mailbox: told.mailbox });
  });

  it('says for whom no message will ever be sent, and who decided it', async () => {
    const { document } = await ask(MONDAY, '--prospect', 'p2@example.test');
    expect(document.data).toMatchObject({
      suppressions: [{ kind: 'address', reason: 'asked by phone', source: 'operator' }],
      campaigns: [{ because: 'suppressed', sendAt: null, chain: [{ lifts: 'never' }] }],
    });
    expect(document.next).toEqual([]);
  });

  it('explains campaigns and mailboxes', async () => {
    const campaign = (await ask(MONDAY + 5 * DAY, '--campaign-id', 'spring')).document.data;
    expect(campaign).toMatchObject({
      because: 'window',
      planned: false,
      windows: { open: 0, closed: 2 },
      mailboxes: [{ mailbox: 'ann', because: null }],
    });
    const mailbox = (await ask(MONDAY, '--mailbox', 'ann')).document.data;
    expect(mailbox).toMatchObject({
      because: 'hold',
      chain: [{ until: '2026-03-09T16:00:00.000Z' }],
      campaigns: [{ campaignId: 'spring', share: 1 }],
      next: null,
    });
  });

  it('is a numbered list for a person', async () => {
    const { stdout } = await ask(MONDAY, '--prospect', 'p1@example.test', '--format', 'text');
    expect(stdout).toMatch(
      /spring \(waiting\): step 1 would be sent at 2026-\S+ \(2026-\S+\) from ann\n {3}1\. hold +until 2026-03-09T16:00:00\.000Z +Mailbox ann is held by a pause\. \("a \\"new\\" password"\)/,
    );
  });

  it.each([
    [['--prospect', 'nobody@example.test'], 66, 'no_prospect'],
    [['--prospect', 'x@gone.test'], 66, 'no_prospect'],
    [['--prospect', 'no address'], 64, 'usage'],
    [['--campaign-id', 'sprin'], 66, 'no_campaign'],
    [['--mailbox', 'bea'], 66, 'no_mailbox'],
    [[], 64, 'usage'],
    [['--mailbox', 'ann', '--campaign-id', 'spring'], 64, 'usage'],
  ])('refuses %j', async (flags, exit, code) => {
    const called = await ask(MONDAY, ...flags);
    expect([called.code, called.document.error.code]).toEqual([exit, code]);
    // The answer does not reveal other people in the file.
    expect(JSON.stringify(called.document)).not.toContain('p1@example.test');
    expect(called.document.error.details.suppressed ?? false).toBe(flags.includes('x@gone.test'));
  });
});
