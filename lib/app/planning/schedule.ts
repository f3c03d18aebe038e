/** Plans the next batch of a campaign: load -> decide -> commit, in one transaction. */
import { Failure } from '../../domain/failure.ts';
import { CLOSING_MARGIN } from '../../core/planning/place-from.ts';
import { batchIdOf, planBatch, type Plan } from '../../core/planning/plan.ts';
import { withDomain } from '../../core/limits/slots.ts';
import { latestInstant } from '../../core/planning/lateness.ts';
import { newcomersWanted } from './contact-limits.ts';
import { workLeftBy } from '../../core/planning/work-left.ts';
import { tellAfterPlan, tellResets, type TellPort } from '../limits/tell-limits.ts';
import { HORIZON, UnknownCalendar, type Calendars, type PlacesPort } from './calendars.ts';
import {
  createCompetitors,
  heldPlans,
  loadCompetitors,
  loadAllCalendars,
  LOOK_AHEAD,
  type AllCalendars,
  type CompetitorsPort,
  type CampaignCandidates,
} from './competing-campaigns.ts';
import type { Instant } from '../../domain/time.ts';
import type { Candidate, PlanCommit } from '../../domain/campaigns/candidate.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';

type LimitsPort = CompetitorsPort & TellPort;

export type PlanningPort = LimitsPort & {
  transact<T>(work: () => T): Promise<T>;
  campaignState(campaignId: string): CampaignState | null;
  /**
   * Messages whose window is not open after `closesBy` (or after their own instant, if later), or
   * that were planned before `lateBefore`. `triedOnly`: only those tried before.
   */
  stranded(
    campaignId: string,
    filter: { closesBy: Instant; lateBefore: Instant; triedOnly: boolean },
  ): Candidate[];
  commit(plan: PlanCommit): { added: number; moved: number; dropped: number };
  /** True: pauses of people have ended whose sequences still stand as paused. */
  anyPauseEnded(now: Instant): boolean;
  endPauses(now: Instant): number;
};

export type Scheduled = Plan & {
  batchId: string;
  added: number;
  moved: number;
  dropped: number;
  calendars: Calendars;
};

/**
 * Keeps up to `size` messages of the campaign planned. Messages that were planned but never tried
 * are planned again with the messages that became due, so a follow-up can take the slot of a new
 * prospect. Planned messages of other campaigns make room for its fair share, or for all of it if
 * it comes before them. `first` runs before it, in its transaction. Repeating it at the same instant changes nothing. Throws Failure `campaign_*` unless
 * the campaign is active.
 */
export async function scheduleBatch(
  ports: PlanningPort & PlacesPort,
  campaign: Campaign,
  request: { size: number; now: Instant; first?: () => void },
): Promise<Scheduled> {
  const { size, now, first } = request;
  refuseUnlessActive(campaign, ports.campaignState(campaign.id));
  const gather = (): [CampaignCandidates, ...CampaignCandidates[]] => [
    {
      campaign,
      candidates: [
        ...ports.stranded(campaign.id, { ...missedBy(campaign, now), triedOnly: true }),
        ...ports.planned(campaign.id),
        // One more than the batch takes shows that work is left.
        ...ports.followUps(campaign.id, { until: now + LOOK_AHEAD, limit: size + 1 }),
        ...ports.newcomers(campaign.id, {
          keys: ports.calendarKeys(campaign.id),
          limit: size + 1,
          ...newcomersWanted(ports, campaign, now),
        }),
      ],
    },
    ...loadCompetitors(ports, campaign, { size, now }),
  ];
  return plan(ports, campaign, {
    gather,
    size,
    now,
    replaces: true,
    ...(first === undefined ? {} : { first }),
  });
}

/** The instants by which the gate rejects a planned message. */
function missedBy(campaign: Campaign, now: Instant): { closesBy: Instant; lateBefore: Instant } {
  return { closesBy: now + CLOSING_MARGIN, lateBefore: latestInstant(campaign, now) };
}

/**
 * Gives a new instant to the messages whose window has passed. No other message of the campaign
 * moves; those of others make room as for `scheduleBatch`.
 */
export function replanMissed(
  ports: PlanningPort & PlacesPort,
  campaign: Campaign,
  now: Instant,
): Promise<Scheduled> {
  const gather = (): [CampaignCandidates, ...CampaignCandidates[]] => {
    const filter = { ...missedBy(campaign, now), triedOnly: false };
    const candidates = ports.stranded(campaign.id, filter);
    const size = candidates.length;
    return [{ campaign, candidates }, ...loadCompetitors(ports, campaign, { size, now })];
  };
  return plan(ports, campaign, { gather, size: null, now, replaces: false });
}

type Planning = {
  gather: () => [CampaignCandidates, ...CampaignCandidates[]];
  /** Null: plans all candidates. */
  size: number | null;
  now: Instant;
  replaces: boolean;
  first?: () => void;
};

async function plan(
  ports: PlanningPort & PlacesPort,
  campaign: Campaign,
  planning: Planning,
): Promise<Scheduled> {
  const pausesEnd = ports.anyPauseEnded(planning.now);
  const gather = (): ReturnType<Planning['gather']> => {
    if (pausesEnd) ports.endPauses(planning.now);
    return planning.gather();
  };
  for (let attempt = 0; ; attempt++) {
    // Holidays are read from disk, so the calendars of all candidates are loaded before the
    // transaction. In a dry run each transaction is rolled back, so both end the pauses.
    const entries = pausesEnd ? await ports.transact(gather) : gather();
    const calendars = await loadAllCalendars(ports, entries, planning.now);
    try {
      return await ports.transact(() =>
        decideAndCommit(ports, campaign, { ...planning, gather, calendars }),
      );
    } catch (error) {
      // Another process imported a prospect with a new calendar in the meantime.
      if (!(error instanceof UnknownCalendar) || attempt === 3) throw error;
    }
  }
}

function decideAndCommit(
  ports: PlanningPort,
  campaign: Campaign,
  planning: Planning & { calendars: AllCalendars },
): Scheduled {
  const { now, replaces, calendars } = planning;
  planning.first?.();
  const horizon = Math.max(0, (campaign.startAt ?? now) - now) + HORIZON;
  const calendarsOf = (id: string): Calendars => {
    const found = calendars.get(id);
    if (!found) throw new UnknownCalendar(id);
    return found;
  };
  const entries = planning.gather();
  const size = planning.size ?? entries[0].candidates.length;
  const [own, ...competitors] = createCompetitors(ports, entries, {
    now,
    horizon,
    calendarsOf,
    ignored: heldPlans(ports, campaign, now),
  });
  const decided = planBatch({ now, size, own, competitors });
  const batchId = batchIdOf(decided);
  tellResets(ports, now);
  const committed = ports.commit({
    campaignId: campaign.id,
    now,
    batchId,
    planned: decided.planned,
    others: decided.others,
    workLeft: workLeftBy(decided, own, now),
    replaces,
  });
  const { mailboxes, totals, newcomers } = own;
  const planned = [
    ...new Set(mailboxes.flatMap(({ quota }) => withDomain(quota))),
    totals,
    ...(newcomers ? [newcomers] : []),
  ];
  tellAfterPlan(ports, campaign, { planned, now });
  return { ...decided, batchId, calendars: calendarsOf(campaign.id), ...committed };
}

function refuseUnlessActive(campaign: Campaign, state: CampaignState | null): void {
  if (state === 'active') return;
  throw new Failure({
    code: `campaign_${state ?? 'missing'}`,
    exit: 'refused',
    message: `The campaign ${campaign.id} is ${state ?? 'missing'}; only active campaigns can be scheduled.`,
    hint:
      state === 'completed'
        ? 'Start a new campaign under another id.'
        : 'Run rate_limiter.ts start with its campaign file.',
  });
}
