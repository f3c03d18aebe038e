/** Two campaigns over the same people: `spring` wrote first, `autumn` follows. */
import { startCampaign, type Started } from '../../../lib/app/campaigns/start-campaign.ts';
import { whySequence, type WhyAnswer } from '../../../lib/app/why/why-prospect.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { wireStarting } from '../../../lib/cli/wiring/campaigns/wire-starting.ts';
import { wireWhy } from '../../../lib/cli/wiring/why/wire-why.ts';
import { resolveCampaign } from '../../../lib/core/campaigns/resolve-campaign.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { ProspectRow } from '../../../lib/domain/campaigns/prospect-row.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import { findPerson, sequencesOf } from '../../../lib/state/why/why-store.ts';
import { campaignFile } from '../../support/campaign.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { afterFirstMail, type InboundWorld } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';

export const open = closedAfterEach();

export const ADA = 'ada@lumen.test';
export const BO = 'bo@lumen.test';
export const CY = 'cy@other.test';

/** The first messages of `spring` have left. */
export async function spring(
  emails: readonly string[] = [ADA, BO, CY],
  file: Partial<CampaignFile> = {},
): Promise<InboundWorld> {
  const world = await afterFirstMail({
    people: emails.map((email) => ({ email })),
    file: { sequences: { defaultDelay: [0, 1, 2] }, ...file },
  });
  open.push(world);
  return world;
}

async function* rows(emails: readonly string[]): AsyncGenerator<ProspectRow> {
  for (const [index, email] of emails.entries()) {
    yield {
      timezone: null,
      country: null,
      region: null,
      city: null,
      phone: null,
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

/** As `start` does; without `batchSize` with the whole list as the first batch. */
export function begin(
  { state }: Pick<InboundWorld, 'state'>,
  emails: readonly string[],
  {
    now = MONDAY,
    batchSize = 100,
    ...file
  }: Partial<CampaignFile> & { now?: number; batchSize?: number } = {},
): Promise<Started> {
  const whole = campaignFile({ id: 'autumn', name: 'Autumn', ...file });
  return startCampaign(wireStarting({ state, clock: virtualClock(now), env: {} }, { dns: false }), {
    file: whole,
    campaign: resolveCampaign(whole, 'America/New_York'),
    rows: rows(emails),
    batchSize,
    now,
    onProgress: () => undefined,
  });
}

export function freshInbox({ state }: InboundWorld, now: number): void {
  createResponseStore(state.db).markInboxRead('ann', now);
}

/** `campaign email state` of every sequence. */
export function sequences({ state }: InboundWorld, campaignId = 'autumn'): string[] {
  return state.db
    .prepare<[string], string>(
      `SELECT p.email || ' ' || e.state FROM enrollment e JOIN prospect p ON p.id = e.prospect_id
      WHERE e.campaign_id = ? ORDER BY p.email`,
    )
    .pluck()
    .all(campaignId);
}

/** When each message of a campaign left, in hours after Monday's opening. */
export function sentAt({ state }: InboundWorld, campaignId = 'autumn'): [string, number][] {
  return state.db
    .prepare<[string], { email: string; at: number }>(
      `SELECT p.email, m.sent_at AS at FROM message m JOIN prospect p ON p.id = m.prospect_id
      WHERE m.campaign_id = ? AND m.sent_at IS NOT NULL ORDER BY p.email, m.step`,
    )
    .all(campaignId)
    .map(({ email, at }) => [email, at]);
}

export function idOf({ state }: InboundWorld, recipient: string, campaignId = 'spring'): string {
  return state.db
    .prepare<[string, string], string>(
      `SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id
      WHERE p.email = ? AND m.campaign_id = ? ORDER BY m.step DESC`,
    )
    .pluck()
    .get(recipient, campaignId) as string;
}

export function whyOf(
  { state }: InboundWorld,
  email: string,
  { campaignId = 'autumn', now }: { campaignId?: string; now: number },
): Promise<WhyAnswer> {
  const person = findPerson(state.db, email);
  const [sequence] = person ? sequencesOf(state.db, person.id, campaignId) : [];
  if (!person || !sequence) throw new Error(`no sequence of ${email}`);
  return whySequence(wireWhy(state), {
    person,
    sequence,
    campaign: needCampaign(state.db, campaignId).campaign,
    refusals: { call: [], mailboxes: [], behind: null },
    now,
  });
}
