/**
 * Loads the candidates of planning: the campaign's own prospects, and those of campaigns that share
 * a mailbox with it.
 */
import { covers, stopsMailbox } from '../../core/limits/hold-reach.ts';
import { contactLimits, newcomersWanted } from './contact-limits.ts';
import { createFailing, type FailingPort } from './failing-mailboxes.ts';
import { loadCalendars, type Calendars, type PlacesPort } from './calendars.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
  type QuotaPort,
} from './quotas.ts';
import { rankOf } from '../../core/planning/fair-share.ts';
import { isBlind } from './unread-days.ts';
import { countOverdue } from '../../core/planning/overdue.ts';
import { createPaces } from './paces.ts';
import { countServed, type ServedPort } from './served-today.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Competitor } from '../../core/planning/plan.ts';
import type { PreferredPace } from '../../domain/responses/preference.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { SendingMailbox, Span } from '../../core/planning/place.ts';

export type CompetitorsPort = QuotaPort &
  ServedPort &
  FailingPort & {
    mailboxes(campaign: Campaign): QuotaMailbox[];
    openHolds(now: Instant): Hold[];
    calendarKeys(campaignId: string): string[];
    planned(campaignId: string): Candidate[];
    followUps(campaignId: string, page: { until: Instant; limit: number }): Candidate[];
    newcomers(campaignId: string, page: NewcomersPage): Candidate[];
    hasOtherCampaigns(campaignId: string): boolean;
    /** When another campaign last wrote to the person; null: never. */
    lastContactElsewhere(prospectId: number, campaignId: string): Instant | null;
    /** False: no person ever chose a pause or fewer messages. */
    anyPreferences(): boolean;
    /** `except`: the message to be placed; an earlier try of it does not count as written. */
    preferredPace(prospectId: number, except: number | null): PreferredPace | null;
    /**
     * The people of a company with open sequences or planned first messages, without the messages in
     * `except`.
     */
    peopleOpenAt(company: string, except: ReadonlySet<number>): Set<number>;
    /** The earliest planned messages that were never tried, each with the instant it keeps. */
    plannedToKeep(campaignId: string, limit: number): Candidate[];
    /** The rows of planned messages before `until`; null: of all. */
    plannedRows(campaignId: string, until: Instant | null): number[];
    /** Active campaigns that share a mailbox with this one. */
    competitors(campaign: Campaign): Campaign[];
    /** The number of first messages of the campaign that each mailbox sent. */
    assignedTo(campaignId: string): ReadonlyMap<string, number>;
  };

/**
 * At most `limit` new prospects of each calendar key. `writtenSince`: those to whom another campaign
 * wrote later come last. `freeBy`: those whose own choice keeps messages waiting beyond it come last
 * too. `mostPerCompany`: colleagues beyond it are left out.
 */
export type NewcomersPage = {
  keys: readonly string[];
  limit: number;
  writtenSince?: Instant | null;
  freeBy?: Instant | null;
  mostPerCompany?: number | null;
};

/** A campaign with the prospects that it could write to now. */
export type CampaignCandidates = { campaign: Campaign; candidates: Candidate[] };

/** Follow-ups due later than this are left for a later batch. */
export const LOOK_AHEAD = 7 * DAY;
/**
 * The most waiting prospects of a competitor that are loaded: enough to reserve its fair share of a
 * batch. So many of its planned messages may move at least.
 */
const MOST_CANDIDATES = 1_000;
/** A strict competitor reserves as much as the highest priority beside the lowest. */
const STRICT_RATIO = 10;

/**
 * Returns the competitors that could send, each with its planned messages that may move, and as
 * many waiting prospects as its share of a batch of `size` can take.
 */
export function loadCompetitors(
  port: CompetitorsPort,
  campaign: Campaign,
  { size, now }: { size: number; now: Instant },
): CampaignCandidates[] {
  const holds = port.openHolds(now);
  const stopped = ({ id }: Campaign): boolean =>
    holds.some(
      ({ scope, scopeId, until }) =>
        (scope === 'all' || (scope === 'campaign' && scopeId === id)) &&
        (until === null || until > now + DAY),
    );
  return port
    .competitors(campaign)
    .filter(
      (competitor) =>
        !stopped(competitor) &&
        (competitor.startAt ?? now) <= now + DAY &&
        (competitor.endAt ?? Infinity) > now,
    )
    .map((competitor) => {
      const limit = Math.min(
        MOST_CANDIDATES,
        Math.ceil(size * shareBeside(competitor, campaign)) + 1,
      );
      return {
        campaign: competitor,
        candidates: [
          ...port
            .plannedToKeep(competitor.id, Math.max(MOST_CANDIDATES, size + limit))
            .filter((each) => !isHeld(each, competitor.id, { holds, now })),
          ...port.followUps(competitor.id, { until: now + DAY, limit }),
          ...port.newcomers(competitor.id, {
            keys: port.calendarKeys(competitor.id),
            limit,
            ...newcomersWanted(port, competitor, now),
          }),
        ],
      };
    })
    .filter(({ candidates }) => candidates.length > 0);
}

/** How many slots the competitor may take for one of the campaign. */
function shareBeside(competitor: Campaign, campaign: Campaign): number {
  const [rank, own] = [rankOf(competitor), rankOf(campaign)];
  if (rank !== own) return rank < own ? STRICT_RATIO : 0;
  return competitor.priority / campaign.priority;
}

/** A hold covers the instant for which it is planned, so this instant is nothing to keep. */
function isHeld(
  { keeps, ...candidate }: Candidate,
  campaignId: string,
  { holds, now }: { holds: readonly Hold[]; now: Instant },
): boolean {
  const message = { ...candidate, campaignId, mailboxId: keeps?.mailboxId ?? '' };
  const at = Math.max(keeps?.sendAt ?? now, now);
  return holds.some((hold) => (hold.until === null || hold.until > at) && covers(hold, message));
}

/**
 * The rows of planned messages that a hold on their campaign stops: they take no slots from others
 * while it lasts.
 */
export function heldPlans(
  port: CompetitorsPort,
  campaign: Campaign,
  now: Instant,
): ReadonlySet<number> {
  return new Set(
    port.openHolds(now).flatMap(({ scope, scopeId, until }) => {
      if (scope === 'campaign') return port.plannedRows(scopeId, until);
      if (scope !== 'all') return [];
      return port.competitors(campaign).flatMap(({ id }) => port.plannedRows(id, until));
    }),
  );
}

export type AllCalendars = ReadonlyMap<string, Calendars>;

/** Loads the calendars of each campaign by its own window. */
export async function loadAllCalendars(
  places: PlacesPort,
  entries: readonly CampaignCandidates[],
  now: Instant,
): Promise<AllCalendars> {
  const all = new Map<string, Calendars>();
  for (const { campaign, candidates } of entries) {
    const keys = [...new Set(candidates.map(({ calendarKey }) => calendarKey))];
    all.set(
      campaign.id,
      await loadCalendars(places, keys, {
        window: campaign.sendWindow,
        campaign,
        from: Math.max(now, campaign.startAt ?? 0),
      }),
    );
  }
  return all;
}

type Joining = {
  now: Instant;
  horizon: number;
  calendarsOf: (campaignId: string) => Calendars;
  /** Rows of planned messages that take no slot. */
  ignored?: ReadonlySet<number>;
};

/**
 * Returns the own campaign (first of `entries`) and its competitors; they share one timeline per
 * mailbox.
 */
export function createCompetitors(
  port: CompetitorsPort,
  entries: readonly [CampaignCandidates, ...CampaignCandidates[]],
  { now, horizon, calendarsOf, ignored = new Set() }: Joining,
): [Competitor, ...Competitor[]] {
  const [own, ...competitors] = entries;
  const holds = port.openHolds(now);
  const except = new Set([
    ...ignored,
    ...entries.flatMap(({ candidates }) =>
      candidates.flatMap(({ messageRow }) => (messageRow === null ? [] : [messageRow])),
    ),
  ]);
  const options = { now, planned: true, horizon, except };
  const paces = createPaces(port, options);
  const domains = new Map<string, Quota | null>();
  const mailboxes = new Map<string, Omit<SendingMailbox, 'closedToNew'>>();
  const failing = createFailing(port, { holds, now });
  const servedBy = countServed(
    port,
    entries.map(({ campaign }) => campaign),
    { now, horizon, planned: true, except },
  );
  const join = ({ campaign, candidates }: CampaignCandidates): Competitor => {
    const totals = campaignQuota(port, campaign, options);
    return {
      campaign,
      candidates,
      totals,
      newcomers: newcomersQuota(port, campaign, options),
      holds: spans(
        holds.filter(
          ({ scope, scopeId }) =>
            scope === 'all' || (scope === 'campaign' && scopeId === campaign.id),
        ),
      ),
      mailboxes: port.mailboxes(campaign).map((mailbox, _, all) => {
        const known = mailboxes.get(mailbox.id) ?? {
          quota: mailboxQuota(port, mailbox, campaign, {
            ...options,
            known: (id) => mailboxes.get(id)?.quota,
            domains,
          }),
          holds: spans(holds.filter((hold) => stopsMailbox(hold, mailbox.id))),
        };
        mailboxes.set(mailbox.id, known);
        const blind = campaign.inboxFreshness > 0 && isBlind(port, mailbox, options);
        return {
          ...known,
          holds: [...known.holds, ...failing.passesPeopleOn(mailbox.id, all)],
          closedToNew: blind || failing.isDead(mailbox.id, campaign),
        };
      }),
      // A competitor only keeps its fair share here: the limits of its recipients apply in its own
      // plan.
      recipientsOf:
        campaign === own.campaign ? createRecipients(port, campaign, options) : (): Quota[] => [],
      pacesOf: campaign === own.campaign ? paces : () => [],
      recipientHoldsOf: (candidate) =>
        spans(
          holds.filter(
            (hold) =>
              RECIPIENT_SCOPES.includes(hold.scope) &&
              covers(hold, { ...candidate, campaignId: campaign.id, mailboxId: '' }),
          ),
        ),
      // A plan moves messages of competitors too: their people's contact counts in every plan.
      ...contactLimits(port, campaign, except),
      calendarOf: (key) => calendarsOf(campaign.id).calendarOf(key),
      assigned: new Map(port.assignedTo(campaign.id)),
      overdue: countOverdue(candidates, now),
      roomFrom: new Map(),
      served: servedBy(campaign),
    };
  };
  return [join(own), ...competitors.map(join)];
}

const RECIPIENT_SCOPES: readonly Hold['scope'][] = ['provider', 'domain', 'company'];

function spans(holds: readonly Hold[]): Span[] {
  return holds.map(({ from, until }) => ({ from, until }));
}
