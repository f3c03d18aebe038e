/** Plans the next batch of a campaign: load -> decide -> commit, in one transaction. */
import { Failure } from '../domain/failure.ts';
import { batchIdOf, CLOSING_MARGIN, planBatch, type Plan, type Span } from '../core/plan.ts';
import { latestInstant } from '../core/gate.ts';
import { HORIZON, loadCalendars, UnknownCalendar, type Calendars, type PlacesPort } from './calendars.ts';
import { campaignParty, createRecipients, mailboxParty, type MailboxFacts, type PartiesPort } from './parties.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Candidate, Planned } from '../domain/candidate.ts';
import type { Campaign, CampaignState } from '../domain/campaign.ts';
import type { Hold } from '../domain/hold.ts';

export type PlanningPort = PartiesPort & {
  transact<T>(work: () => T): Promise<T>;
  campaignState(campaignId: string): CampaignState | null;
  mailboxes(campaignId: string): MailboxFacts[];
  openHolds(now: Instant): Hold[];
  calendarKeys(campaignId: string): string[];
  planned(campaignId: string): Candidate[];
  /** Without an open window after `closesBy` (or after their own instant, when that is later), or planned before `lateBefore`; `triedOnly`: tried before. */
  stranded(campaignId: string, filter: { closesBy: Instant; lateBefore: Instant; triedOnly: boolean }): Candidate[];
  followUps(campaignId: string, page: { until: Instant; limit: number }): Candidate[];
  newcomers(campaignId: string, page: { keys: readonly string[]; limit: number }): Candidate[];
  commit(plan: { campaignId: string; now: Instant; batchId: string; planned: readonly Planned[]; replaces: boolean }): { added: number; moved: number; dropped: number };
};

export type Scheduled = Plan & { batchId: string; added: number; moved: number; dropped: number; calendars: Calendars };

/** Follow-ups due later than this are left for a later batch. */
const LOOK_AHEAD = 7 * DAY;

/**
 * Keeps up to `size` messages of the campaign planned: what was planned and not yet tried is planned anew together with what
 * became due, so that a follow-up can take the place of a new prospect. Running it twice at one instant changes nothing.
 */
export async function scheduleBatch(ports: PlanningPort & PlacesPort, campaign: Campaign, request: { size: number; now: Instant }): Promise<Scheduled> {
  const { size, now } = request;
  refuseUnlessActive(campaign, ports.campaignState(campaign.id));
  const gather = (): Candidate[] => [
    ...ports.stranded(campaign.id, { ...missedBy(campaign, now), triedOnly: true }),
    ...ports.planned(campaign.id),
    ...ports.followUps(campaign.id, { until: now + LOOK_AHEAD, limit: size }),
    ...ports.newcomers(campaign.id, { keys: ports.calendarKeys(campaign.id), limit: size }),
  ];
  return plan(ports, campaign, { gather, size, now, replaces: true });
}

/** What the gate would not let go as it stands. */
function missedBy(campaign: Campaign, now: Instant): { closesBy: Instant; lateBefore: Instant } {
  return { closesBy: now + CLOSING_MARGIN, lateBefore: latestInstant(campaign, now) };
}

/** Gives the messages whose window has passed a new instant; nothing else moves. */
export function replanMissed(ports: PlanningPort & PlacesPort, campaign: Campaign, now: Instant): Promise<Scheduled> {
  return plan(ports, campaign, { gather: () => ports.stranded(campaign.id, { ...missedBy(campaign, now), triedOnly: false }), size: Infinity, now, replaces: false });
}

type Planning = { gather: () => Candidate[]; size: number; now: Instant; replaces: boolean };

async function plan(ports: PlanningPort & PlacesPort, campaign: Campaign, planning: Planning): Promise<Scheduled> {
  const from = Math.max(planning.now, campaign.startAt ?? 0);
  for (let attempt = 0; ; attempt++) {
    // Holidays are read from disk: they are loaded before the transaction, for everybody who may be planned in it.
    const keys = [...new Set(planning.gather().map(({ calendarKey }) => calendarKey))];
    const calendars = await loadCalendars(ports, keys, { window: campaign.sendWindow, from });
    try {
      return await ports.transact(() => decideAndCommit(ports, campaign, { ...planning, calendars }));
    } catch (error) {
      // Somebody with a new calendar was imported in between.
      if (!(error instanceof UnknownCalendar) || attempt === 3) throw error;
    }
  }
}

function decideAndCommit(ports: PlanningPort, campaign: Campaign, planning: Planning & { calendars: Calendars }): Scheduled {
  const { now, size, replaces, calendars } = planning;
  const candidates = planning.gather();
  const holds = ports.openHolds(now);
  const horizon = Math.max(0, (campaign.startAt ?? now) - now) + HORIZON;
  const options = { now, planned: true, horizon, except: new Set(candidates.flatMap(({ messageRow }) => (messageRow === null ? [] : [messageRow]))) };
  const decided = planBatch({
    now, size, campaign, candidates,
    campaignParty: campaignParty(ports, campaign, options),
    campaignHolds: holds.filter(({ scope, scopeId }) => scope === 'all' || (scope === 'campaign' && scopeId === campaign.id)).map(span),
    mailboxes: ports.mailboxes(campaign.id).map((mailbox) => ({
      party: mailboxParty(ports, mailbox, campaign, options),
      holds: holds.filter(({ scope, scopeId }) => scope === 'mailbox' && scopeId === mailbox.id).map(span),
    })),
    recipientsOf: createRecipients(ports, campaign, options),
    calendarOf: (key) => calendars.calendarOf(key),
  });
  const batchId = batchIdOf(decided);
  return { ...decided, batchId, calendars, ...ports.commit({ campaignId: campaign.id, now, batchId, planned: decided.planned, replaces }) };
}

function span({ from, until }: Hold): Span {
  return { from, until };
}

function refuseUnlessActive(campaign: Campaign, state: CampaignState | null): void {
  if (state === 'active') return;
  throw new Failure({
    code: `campaign_${state ?? 'missing'}`, exit: 'refused', message: `The campaign ${campaign.id} is ${state ?? 'missing'}; only an active campaign is scheduled.`,
    hint: state === 'completed' ? 'Start a new campaign under another id.' : 'Run rate_limiter.ts start with its campaign file.',
  });
}
