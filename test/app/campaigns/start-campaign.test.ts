/** A start stores the campaign, enrolls its prospects and plans the first batch; repeated, it adds nothing. */
import { expect, it } from 'vitest';
import { startCampaign, type Started } from '../../../lib/app/campaigns/start-campaign.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { wireStarting } from '../../../lib/cli/wiring/campaigns/wire-starting.ts';
import { resolveCampaign } from '../../../lib/core/campaigns/resolve-campaign.ts';
import type { ProspectRow } from '../../../lib/domain/campaigns/prospect-row.ts';
import { completeCampaign } from '../../../lib/state/campaigns/completion-store.ts';
import { findCampaign } from '../../../lib/state/campaigns/campaigns.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { messageStates, seededState } from '../../support/state-file.ts';

const open = closedAfterEach();

/** A mailbox, and a campaign of another id that has nobody. */
async function world(): Promise<State> {
  const state = await seededState({ people: [] });
  open.push(state.db);
  return state;
}

const NO_PLACE = { timezone: null, country: null, region: null, city: null, phone: null };

async function* rows(...emails: string[]): AsyncGenerator<ProspectRow> {
  for (const [index, email] of emails.entries()) {
    yield {
      ...NO_PLACE,
      line: index + 2,
      email,
      emailFault: null,
      emailAsWritten: email,
      fields: { first_name: 'Bob' },
      problems: [],
    };
    await Promise.resolve();
  }
}

const AUTUMN = campaignFile({ id: 'autumn', name: 'Autumn' });

const portOf = (state: State) =>
  wireStarting({ state, clock: virtualClock(MONDAY), env: {} }, { dns: false });

function start(state: State, options: { emails?: string[]; size?: number } = {}): Promise<Started> {
  const { emails = ['a@example.test', 'b@example.test', 'c@example.test'], size = 2 } = options;
  return startCampaign(portOf(state), {
    file: AUTUMN,
    campaign: resolveCampaign(AUTUMN, 'UTC'),
    rows: rows(...emails),
    batchSize: size,
    now: MONDAY,
    onProgress: () => undefined,
  });
}

it('a start commits the campaign, its people and a batch of the size asked for', async () => {
  const state = await world();
  const { answer, events } = await effectOf(state, () => start(state));
  expect(answer).toMatchObject({
    outcome: 'created',
    began: true,
    imported: { outcomes: { enrolled: 3 } },
    batch: { added: 2 },
  });
  expect(events).toEqual([
    'campaign.created',
    'prospects.imported',
    'campaign.started',
    'batch.scheduled',
  ]);
  expect(findCampaign(state.db, 'autumn')?.state).toBe('active');
  expect(messageStates(state)).toEqual({ scheduled: 2 });
});

it('the same start again changes nothing, and plans no second batch', async () => {
  const state = await world();
  await start(state);
  const again = await effectOf(state, () => start(state));
  expect(again).toMatchObject({
    ...NOTHING,
    answer: {
      outcome: 'unchanged',
      began: false,
      imported: { outcomes: { enrolled: 0, enrolledAlready: 3 } },
      batch: null,
    },
  });
});

it('a start that was broken off after the import is completed by the next one', async () => {
  const state = await world();
  const killed = new Error('killed');
  const first = startCampaign(
    {
      ...portOf(state),
      activateCampaign: () => {
        throw killed;
      },
    },
    {
      file: AUTUMN,
      campaign: resolveCampaign(AUTUMN, 'UTC'),
      rows: rows('a@example.test'),
      batchSize: 2,
      now: MONDAY,
      onProgress: () => undefined,
    },
  );
  await expect(first).rejects.toBe(killed);
  expect(messageStates(state)).toEqual({});
  expect(await start(state, { emails: ['a@example.test'] })).toMatchObject({
    outcome: 'unchanged',
    began: true,
    imported: { outcomes: { enrolled: 0, enrolledAlready: 1 } },
    batch: { added: 1 },
  });
});

it('a completed campaign is not planned again: campaign_completed', async () => {
  const state = await world();
  await start(state);
  transactOnce(state, () => completeCampaign(state.db, 'autumn', MONDAY));
  await expect(start(state)).rejects.toMatchObject({ code: 'campaign_completed', exit: 'refused' });
  expect(messageStates(state)).not.toHaveProperty('scheduled');
});
