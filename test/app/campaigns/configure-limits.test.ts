/** A change of limits is stored with one event, where it was asked for and nowhere else. */
import { expect, it } from 'vitest';
import { configureLimits, type LimitsScope } from '../../../lib/app/campaigns/configure-limits.ts';
import { wireLimits } from '../../../lib/cli/wiring/campaigns/wire-limits.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';
import { readDefaultLimits } from '../../../lib/state/campaigns/settings.ts';
import { findMailbox } from '../../../lib/state/campaigns/mailboxes.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState, type Seed } from '../../support/state-file.ts';

const EVERY_MAILBOX: LimitsScope = { scope: 'default', id: null };
const open = closedAfterEach();

async function world(seed: Seed = {}): Promise<State> {
  const state = await seededState(seed);
  open.push(state.db);
  return state;
}

const change = (state: State, scope: LimitsScope, limits: RateLimitsFile) =>
  configureLimits(wireLimits(state), { scope, change: { of: 'sender', limits }, now: MONDAY });

it('limits of every mailbox are merged into those before, and kept by a dry run', async () => {
  const state = await world();
  await change(state, EVERY_MAILBOX, { perDay: 80, burst: { max: 5 } });
  const asked = { perHour: 9, burst: { minGapSeconds: 30 } };
  const merged = { perDay: 80, perHour: 9, burst: { max: 5, minGapSeconds: 30 } };

  const dry = await dryRunOf(state, () => change(state, EVERY_MAILBOX, asked));
  expect(dry).toMatchObject({ ...NOTHING, answer: { rateLimits: merged } });
  expect(readDefaultLimits(state.db)).toEqual({ perDay: 80, burst: { max: 5 } });

  const { events } = await effectOf(state, () => change(state, EVERY_MAILBOX, asked));
  expect(events).toEqual(['settings.changed']);
  expect(readDefaultLimits(state.db)).toEqual(merged);
});

it.each<LimitsScope>([
  EVERY_MAILBOX,
  { scope: 'mailbox', id: 'ann' },
  { scope: 'campaign', id: 'spring' },
])('the same change again changes nothing: $scope', async (scope) => {
  const state = await world();
  const first = await effectOf(state, () => change(state, scope, { perDay: 80 }));
  expect(first.events).toContain('settings.changed');
  const again = await effectOf(state, () => change(state, scope, { perDay: 80 }));
  expect(again).toEqual({ ...NOTHING, answer: first.answer });
});

it('limits of one mailbox leave the other as it was', async () => {
  const state = await world({ mailboxes: ['ann', 'bea'] });
  const bea = findMailbox(state.db, 'bea');
  await change(state, { scope: 'mailbox', id: 'ann' }, { perDay: 80 });
  expect(findMailbox(state.db, 'ann')?.rateLimits).toMatchObject({ perDay: 80, perHour: 10_000 });
  expect(findMailbox(state.db, 'bea')).toEqual(bea);
});

it('an active campaign with totals of its own is named when those of every mailbox change', async () => {
  const state = await world({ file: { rateLimits: { perDay: 20 } } });
  const ofEvery = await change(state, EVERY_MAILBOX, { perDay: 80 });
  expect(ofEvery.keepTotals).toEqual(['spring']);
  const ofItself = await change(state, { scope: 'campaign', id: 'spring' }, { perDay: 80 });
  expect(ofItself.keepTotals).toEqual([]);
});

it('limits that contradict each other are stored, and named', async () => {
  const state = await world();
  const { doubts, rateLimits } = await change(state, EVERY_MAILBOX, { perHour: 90, perDay: 50 });
  expect(doubts).toEqual([{ code: 'hourly_above_daily', perHour: 90, perDay: 50 }]);
  expect(readDefaultLimits(state.db)).toEqual(rateLimits);
});

it.each<[string, LimitsScope]>([
  ['no_campaign', { scope: 'campaign', id: 'autumn' }],
  ['no_mailbox', { scope: 'mailbox', id: 'cid' }],
])('what does not exist is refused and nothing is stored: %s', async (code, scope) => {
  const state = await world();
  const refused = await effectOf(state, () =>
    change(state, scope, { perDay: 80 }).catch((error: unknown) => error),
  );
  expect(refused).toMatchObject({ ...NOTHING, answer: { code, exit: 'notFound' } });
});
