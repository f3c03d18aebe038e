/**
 * `onReply.sameCompany: "hold"` also covers colleagues who are imported later, answers that came
 * before a file asked for it, and unsubscriptions.
 */
import { expect, it } from 'vitest';
import { unsubscribe } from '../../../lib/app/responses/unsubscribe.ts';
import { wireUnsubscribing } from '../../../lib/cli/wiring/responses/wire-unsubscribing.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import { openHolds } from '../../../lib/state/sending/holds.ts';
import { liftHolds } from '../../../lib/state/sending/place-hold.ts';
import { MAILS, readAgain, receive, type InboundWorld } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { ADA, begin, BO, CY, idOf, sentAt, spring } from './two-campaigns.fixture.ts';

const LATER = MONDAY + 2 * HOUR;
const HOLD: Partial<CampaignFile> = {
  sequences: { defaultDelay: [0, 1, 2], onReply: { sameCompany: 'hold' } },
};
const DI = 'di@lumen.test';

const held = ({ state }: InboundWorld): string[] =>
  openHolds(state.db, MONDAY + 30 * DAY).map(({ scopeId }) => scopeId);
const answer = (world: InboundWorld, what: keyof typeof MAILS = 'reply') =>
  receive(world, MAILS[what]({ messageId: idOf(world, ADA), recipient: ADA }), {
    now: MONDAY + HOUR,
  });
const lift = ({ state }: InboundWorld, now: number) =>
  liftHolds(state.db, { scope: 'company', scopeId: 'lumen.test' }, now);

it.each(['reply', 'no', 'unsubscribe'] as const)(
  'colleagues imported after a %s wait; people of other companies do not',
  async (what) => {
    const world = await spring([ADA], HOLD);
    await answer(world, what);
    expect(held(world)).toEqual([]);
    await begin(world, [BO, DI, CY], { now: LATER });
    expect(held(world)).toEqual(['lumen.test']);
    await send(world.state, { now: LATER, url: world.url, waitUntil: LATER + 6 * DAY });
    expect(sentAt(world).map(([email]) => email)).toEqual([CY]);
  },
);

it('one click on the link unsubscribes, and holds the colleagues', async () => {
  const world = await spring([ADA, BO], HOLD);
  const token = idOf(world, ADA).slice(1).split('@', 1).join('');
  const done = await unsubscribe(wireUnsubscribing(world.state), { token, now: LATER });
  expect(done.outcome).toBe('unsubscribed');
  expect(held(world)).toEqual(['lumen.test']);
  lift(world, LATER + HOUR);
  expect(
    (await unsubscribe(wireUnsubscribing(world.state), { token, now: LATER + DAY })).outcome,
  ).toBe('already');
  expect(held(world)).toEqual([]);
});

it.each(['reply', 'unsubscribe'] as const)(
  'a %s that came before the file asked for it holds with the changed file',
  async (what) => {
    const world = await spring([ADA, BO, DI, CY]);
    await answer(world, what);
    expect(held(world)).toEqual([]);
    await begin(world, [], { id: 'spring', name: 'Spring outreach', now: LATER, ...HOLD });
    expect(held(world)).toEqual(['lumen.test']);
  },
);

it('a campaign that asks for it holds by the answers to a campaign that does not', async () => {
  const world = await spring([ADA]);
  await answer(world);
  await begin(world, [BO], { now: LATER, ...HOLD });
  expect(held(world)).toEqual(['lumen.test']);
  // And by those that come later.
  const other = await spring([ADA]);
  await begin(other, [BO], { now: MONDAY, ...HOLD });
  await answer(other);
  expect(held(other)).toEqual(['lumen.test']);
});

it('without a campaign that asks for it nothing is held', async () => {
  const world = await spring([ADA, BO]);
  await answer(world, 'unsubscribe');
  await begin(world, [DI], { now: LATER });
  expect(held(world)).toEqual([]);
});

it('what the operator has lifted stays lifted for the same answer, also for new colleagues', async () => {
  const world = await spring([ADA, BO], HOLD);
  await answer(world);
  lift(world, LATER);
  await begin(world, [DI], { now: LATER + HOUR, ...HOLD });
  expect(held(world)).toEqual([]);
});

it('a corrected verdict lifts the hold that an import placed', async () => {
  const world = await spring([ADA], HOLD);
  await receive(world, MAILS.outOfOffice({ messageId: idOf(world, ADA), recipient: ADA }), {
    now: MONDAY + HOUR,
    takenFor: MAILS.reply({ messageId: idOf(world, ADA), recipient: ADA }),
  });
  await begin(world, [BO], { now: LATER });
  expect(held(world)).toEqual(['lumen.test']);
  await readAgain(world);
  expect(held(world)).toEqual([]);
});
