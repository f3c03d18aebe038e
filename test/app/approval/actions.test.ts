/** What loosens a guard rail goes through once, after an approval of exactly this call. */
import { describe, expect, it } from 'vitest';
import { approve } from '../../../lib/app/approval/approve.ts';
import { changeRules } from '../../../lib/app/alerts/change-rules.ts';
import { completeCampaign } from '../../../lib/app/campaigns/complete-campaign.ts';
import { configureLimits } from '../../../lib/app/campaigns/configure-limits.ts';
import { setWarmDomain } from '../../../lib/app/campaigns/set-warm-domain.ts';
import { startCampaign } from '../../../lib/app/campaigns/start-campaign.ts';
import { suppress, unsuppress } from '../../../lib/app/responses/suppress.ts';
import { resume } from '../../../lib/app/sending/operator/hold.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { wireRules } from '../../../lib/cli/wiring/alerts/wire-rules.ts';
import { warnOfRefused } from '../../../lib/cli/wiring/approval/keep-refused.ts';
import { wireCompleting } from '../../../lib/cli/wiring/campaigns/wire-completing.ts';
import { wireLimits } from '../../../lib/cli/wiring/campaigns/wire-limits.ts';
import { wireStarting } from '../../../lib/cli/wiring/campaigns/wire-starting.ts';
import { wireWarmDomain } from '../../../lib/cli/wiring/campaigns/wire-warm-domain.ts';
import { wireSuppressing } from '../../../lib/cli/wiring/responses/wire-suppressing.ts';
import { wireHolds } from '../../../lib/cli/wiring/sending/wire-holds.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { approving, putPolicy, refusalOf } from '../../support/approval.ts';
import { campaign, campaignFile } from '../../support/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { dryRunOf } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState, type Seed } from '../../support/state-file.ts';
import type { CampaignFile, RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';

const now = MONDAY;
const open = closedAfterEach();

async function world(seed: Seed = {}): Promise<State> {
  const state = await seededState({ limits: { perDay: 100 }, ...seed });
  open.push(state.db);
  putPolicy(state, { approval: 'first' });
  return state;
}

const configure = (state: State, limits: RateLimitsFile, scope = 'mailbox', id = 'ann') =>
  configureLimits(wireLimits(state), {
    scope: { scope, id } as never,
    change: { of: 'sender', limits },
    now,
  });
const start = (state: State, file: Partial<CampaignFile>) =>
  startCampaign(wireStarting({ state, env: {}, clock: virtualClock(now) }, { dns: false }), {
    file: campaignFile(file),
    campaign: campaign(file),
    rows: null,
    batchSize: 10,
    now,
    onProgress: () => undefined,
  });
const held = (state: State, placedBy: 'breaker' | 'operator'): void =>
  void transactOnce(state, () =>
    placeHold(
      state.db,
      { scope: 'mailbox', scopeId: 'ann', reason: 'blocks', placedBy, from: now, until: now + DAY },
      now,
    ),
  );
const TARGET = { scope: 'mailbox', scopeId: 'ann' } as const;
const address = { kind: 'address', value: 'a@b.example', canonical: 'a@b.example' } as const;

type Call = [string, (state: State) => Promise<unknown>, ((state: State) => unknown)?];
const LOOSER: Call[] = [
  ['a higher limit of a mailbox', (state) => configure(state, { perDay: 500 })],
  ['warmup off', (state) => configure(state, { warmupEnabled: false }, 'default')],
  ['a higher limit of every mailbox', (state) => configure(state, { perDay: 500 }, 'default')],
  [
    'a hold that a breaker placed',
    (state) => resume(wireHolds(state), { target: TARGET, now }),
    (state) => held(state, 'breaker'),
  ],
  [
    'the end of open sequences',
    (state) =>
      completeCampaign(wireCompleting(state), { campaignId: 'spring', endOpen: true, now }),
  ],
  [
    'a warm domain',
    (state) => setWarmDomain(wireWarmDomain(state), { domain: 'acme.test', warm: true, now }),
  ],
  [
    'other rules about rates',
    (state) =>
      changeRules(
        {
          ...wireRules(state),
          readRulesFile: () => Promise.resolve([{ signal: 'complaint', holdHours: [1] }]),
        },
        { path: 'rules.json', now },
      ),
  ],
  [
    'a suppression that is lifted',
    (state) => unsuppress(wireSuppressing(state), { targets: [address], now }),
    (state) => suppress(wireSuppressing(state), { targets: [address], reason: 'asked', now }),
  ],
  ...(
    [
      ['no warmup', { rateLimits: { warmupEnabled: false } }],
      ['a higher limit', { rateLimits: { perDay: 5_000 } }],
      ['allowAfter', { contact: { allowAfter: { not_interested: 30 } } }],
      ['another window', { sendWindow: { start: '05:00', end: '22:00' } }],
      ['no stop on reply', { sequences: { stopOnReply: false } }],
      ['no check of the inbox', { sequences: { inboxFreshness: 0 } }],
    ] satisfies [string, Partial<CampaignFile>][]
  ).map(([name, file]): Call => [`a campaign file with ${name}`, (state) => start(state, file)]),
  [
    'a new campaign with a file without warmup',
    (state) => start(state, { id: 'autumn', rateLimits: { warmupEnabled: false } }),
  ],
];

describe('needs an approval of exactly this call', () => {
  it.each(LOOSER)('%s', async (_, call, prepare) => {
    const state = await world();
    await prepare?.(state);
    const refused = await refusalOf(state, () => call(state));
    expect(refused).toMatchObject({ code: 'approval_needed', exit: 'refused' });
    const digest = String(refused.details['digest']);
    const given = await approve(approving(state, now), { digest, by: 'Ann Lee', now });
    expect(given).toMatchObject({ outcome: 'approved', covers: { kind: 'action' } });
    await call(state);
    const used = state.db.prepare('SELECT used_at FROM approval WHERE digest = ?').pluck();
    expect(used.get(digest)).toBe(now);
  });

  it('is used up by the call that it allowed', async () => {
    const state = await world();
    const { details } = await refusalOf(state, () => configure(state, { perDay: 500 }));
    const approval = { digest: String(details['digest']), by: 'Ann Lee', now };
    await approve(approving(state, now), approval);
    await configure(state, { perDay: 500 });
    await configure(state, { perDay: 100 });
    await refusalOf(state, () => configure(state, { perDay: 500 }));
  });

  it('is stale when the old values are others, also when it was given before', async () => {
    const state = await world();
    const { details } = await refusalOf(state, () => configure(state, { perDay: 500 }));
    const approval = { digest: String(details['digest']), by: 'Ann Lee', now };
    await configure(state, { perDay: 90 });
    const stale = await refusalOf(state, () => approve(approving(state, now), approval));
    expect(stale.code).toBe('approval_stale');
    await configure(state, { perDay: 80 });
    await refusalOf(state, () => configure(state, { perDay: 500 }));
  });
});

describe('goes through', () => {
  it.each<Call>([
    ['a lower limit', (state) => configure(state, { perDay: 50, perHour: 5 })],
    ['a longer warmup', (state) => configure(state, { warmupSchedule: [1, 2, 3, 4] })],
    [
      'a pause that an operator placed',
      (state) => resume(wireHolds(state), { target: TARGET, now }),
      (state) => held(state, 'operator'),
    ],
    ['a campaign file with other texts', (state) => start(state, { name: 'Summer' })],
    ['an ordinary new campaign', (state) => start(state, { id: 'autumn' })],
    [
      'a new campaign with stricter limits',
      (state) => start(state, { id: 'autumn', rateLimits: { perDay: 5 } }),
    ],
  ])('%s', async (_, call, prepare) => {
    const state = await world();
    await prepare?.(state);
    await call(state);
  });

  it('a dry run, with a warning that the real call would not', async () => {
    const state = await world();
    await dryRunOf(state, async () => {
      await configure(state, { perDay: 500 });
      expect(warnOfRefused(state)).toMatchObject([{ code: 'approval_needed' }]);
    });
  });

  it('everything without a policy', async () => {
    const state = await world();
    putPolicy(state, {});
    await configure(state, { perDay: 500 });
  });
});

describe('approve refuses', () => {
  it('a name that is not among the approvers, and records nothing', async () => {
    const state = await world();
    const { details } = await refusalOf(state, () => configure(state, { perDay: 500 }));
    putPolicy(state, { approval: 'first', approvers: ['Ann Lee'] });
    const approval = { digest: String(details['digest']), by: 'Eve', now };
    const refused = await refusalOf(state, () => approve(approving(state, now), approval));
    expect(refused.code).toBe('approver_unknown');
    expect(state.db.prepare('SELECT count(*) FROM approval').pluck().get()).toBe(0);
  });

  it.each([`b1abc.${'0'.repeat(64)}`, `action.${'0'.repeat(64)}`])(
    'the digest of another file: %s',
    async (digest) => {
      const state = await world();
      const approval = { digest, by: 'Ann Lee', now };
      const refused = await refusalOf(state, () => approve(approving(state, now), approval));
      expect(refused).toMatchObject({ code: 'approval_unknown', exit: 'notFound' });
    },
  );
});
