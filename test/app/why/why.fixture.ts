/** A state file, and the question why a person or a campaign waits. */
import { whyCampaign } from '../../../lib/app/why/why-campaign.ts';
import { whySequence, type WhyAnswer } from '../../../lib/app/why/why-prospect.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireWhy } from '../../../lib/cli/wiring/why/wire-why.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { findPerson, sequencesOf } from '../../../lib/state/why/why-store.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

export const open = closedAfterEach();

export async function stateOf(seed: Seed = {}): Promise<State> {
  const state = await seededState(seed);
  open.push(state.db);
  return state;
}

/** `send` would refuse nothing. */
const refusals = { call: [], mailboxes: [], behind: null };

export async function why(
  state: State,
  now: number,
  email = 'p1@example.test',
  campaignId = 'spring',
): Promise<WhyAnswer> {
  const person = findPerson(state.db, email);
  const [sequence] = person ? sequencesOf(state.db, person.id, campaignId) : [];
  if (!person || !sequence) throw new Error(`nobody is ${email}`);
  return whySequence(wireWhy(state), {
    person,
    sequence,
    campaign: needCampaign(state.db, campaignId).campaign,
    refusals,
    now,
  });
}

export const whyAll = (state: State, now: number) => {
  const { row, campaign } = needCampaign(state.db, 'spring');
  return whyCampaign(wireWhy(state), { campaign, state: row.state, refusals, now });
};

export const hold = (
  state: State,
  scope: 'campaign' | 'mailbox' | 'provider',
  scopeId: string,
  until: number | null,
  from = MONDAY,
): void =>
  void placeHold(
    state.db,
    { scope, scopeId, reason: 'pause', placedBy: 'operator', from, until },
    from,
  );
export const setState = (state: State, name: string): void =>
  void state.db.prepare('UPDATE enrollment SET state = ?').run(name);
export const SATURDAY = MONDAY + 5 * DAY;
