/** "What if": a change is checked as a campaign file is, and stored nowhere. */
import { expect, it } from 'vitest';
import { changeCampaign } from '../../../lib/app/forecast/change-campaign.ts';
import { wireChanging } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { effectOf, NOTHING } from '../../support/effect.ts';
import { seededState, type Seed } from '../../support/state-file.ts';

const open = closedAfterEach();

async function world(seed: Seed = {}): Promise<State> {
  const state = await seededState(seed);
  open.push(state.db);
  return state;
}

const change = (state: State, asked: unknown, id = 'spring') =>
  changeCampaign(wireChanging(state), id, asked);

it('a change is merged into the file of the campaign, and the file stays as it was', async () => {
  const state = await world({
    file: { rateLimits: { perDay: 40, burst: { max: 9, perMinutes: 10 } } },
  });
  const asked = { rateLimits: { perDay: 25 }, priority: 7 };
  const changed = await effectOf(state, () => change(state, asked));
  expect(changed).toMatchObject({
    ...NOTHING,
    answer: { ok: true, campaign: { id: 'spring', priority: 7 }, limits: { perDay: 25 } },
  });
  expect(await change(state, asked)).toEqual(changed.answer);
});

it('a setting that is set to null takes its default', async () => {
  const state = await world({ file: { priority: 9 } });
  const [before, after] = [await change(state, {}), await change(state, { priority: null })];
  expect(before).toMatchObject({ campaign: { priority: 9 } });
  expect(after).not.toMatchObject({ campaign: { priority: 9 } });
});

it("first messages in a day are the campaign's alone: no mailbox is limited by them", async () => {
  const state = await world();
  const changed = await change(state, { rateLimits: { newPerDay: 3, perHour: 10 } });
  expect(changed).toMatchObject({ ok: true, limits: { perHour: 10 } });
  expect(changed.ok && changed.limits).not.toHaveProperty('newPerDay');
});

it.each<[unknown]>([[null], ['perDay'], [25], [[{ perDay: 25 }]]])(
  '%j is no change: no_object',
  async (asked) => {
    expect(await change(await world(), asked)).toEqual({ ok: false, because: 'no_object' });
  },
);

it('the id of a campaign is not changed: other_id', async () => {
  expect(await change(await world(), { id: 'autumn' })).toEqual({
    ok: false,
    because: 'other_id',
  });
});

it('a misspelt setting is named with the one that was meant: problems', async () => {
  expect(await change(await world(), { rateLimits: { perday: 1 } })).toMatchObject({
    ok: false,
    because: 'problems',
    problems: [{ path: 'rateLimits.perday', try: 'rename it to "perDay"' }],
  });
});

it.each([
  ['no_mailbox', { mailboxes: ['cid'] }, 'spring'],
  ['no_campaign', {}, 'autumn'],
])('what does not exist is refused: %s', async (code, asked, id) => {
  await expect(change(await world(), asked, id)).rejects.toMatchObject({ code, exit: 'notFound' });
});
