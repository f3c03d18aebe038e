/** The end of a campaign: nothing is cut off unasked, and afterwards every person is archived. */
import { expect, it } from 'vitest';
import { completeCampaign, type Completion } from '../../../lib/app/campaigns/complete-campaign.ts';
import { wireCompleting } from '../../../lib/cli/wiring/campaigns/wire-completing.ts';
import { findCampaign } from '../../../lib/state/campaigns/campaigns.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { dryRunOf, effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { messageStates, seededState } from '../../support/state-file.ts';

const open = closedAfterEach();

/** Three people, each with a message planned. */
async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  await plan(state, MONDAY);
  return state;
}

const complete = (state: State, endOpen: boolean): Promise<Completion> =>
  completeCampaign(wireCompleting(state), { campaignId: 'spring', endOpen, now: MONDAY });

/** As another process does that has claimed a message. */
function claimElsewhere(state: State): void {
  state.db
    .prepare(
      `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until)
      SELECT id, mailbox_id, campaign_id, 'other', 'example.test', campaign_id, :now, 'another', :now + 60000
      FROM message LIMIT 1`,
    )
    .run({ now: MONDAY });
}

it('open sequences are not ended unasked: sequences_open', async () => {
  const state = await world();
  const refused = await effectOf(state, () => complete(state, false));
  expect(refused).toEqual({ ...NOTHING, answer: { outcome: 'sequences_open', open: 3 } });
});

it('what another process is sending is waited for: still_sending', async () => {
  const state = await world();
  claimElsewhere(state);
  const refused = await effectOf(state, () => complete(state, true));
  expect(refused).toEqual({ ...NOTHING, answer: { outcome: 'still_sending', underWay: 1 } });
});

it('an end that is asked for stops every sequence, and archives every person', async () => {
  const state = await world();
  const dry = await dryRunOf(state, () => complete(state, true));
  expect(dry).toMatchObject({ ...NOTHING, answer: { outcome: 'completed', ended: 3 } });
  expect(findCampaign(state.db, 'spring')?.state).toBe('active');

  const done = await complete(state, true);
  if (!('archive' in done)) throw new Error(done.outcome);
  expect([done.outcome, done.ended]).toEqual(['completed', 3]);
  expect([...done.archive].map(({ email }) => email).sort()).toEqual([
    'p1@example.test',
    'p2@example.test',
    'p3@example.test',
  ]);
  expect(findCampaign(state.db, 'spring')).toMatchObject({
    state: 'completed',
    completedAt: MONDAY,
  });
  expect(messageStates(state)).not.toHaveProperty('scheduled');
});

it('the same end again changes nothing, and gives the same report', async () => {
  const state = await world();
  const first = await complete(state, true);
  const again = await effectOf(state, () => complete(state, true));
  expect(again).toMatchObject({ ...NOTHING, answer: { outcome: 'completed_already', ended: 0 } });
  expect('report' in again.answer && again.answer.report).toEqual(
    'report' in first && first.report,
  );
});
