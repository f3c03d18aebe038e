/**
 * Loads the candidates of planning: the campaign's own prospects, and those of campaigns that share
 * a mailbox with it.
 */
import { covers, stopsMailbox } from '../../core/limits/hold-reach.ts';
import { loadCalendars, type Calendars, type PlacesPort } from './calendars.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
  type QuotaPort,
} from './quotas.ts';
import { countOverdue } from '../../core/planning/overdue.ts';
import { createPaces } from './paces.ts';
import { countServed, type ServedPort } from './served-today.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Competitor } from '../../core/planning/plan.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Quota } from '../../core/limits/slots.ts';
import type { SendingMailbox, Span } from '../../core/planning/place.ts';

export type CompetitorsPort = QuotaPort &
  ServedPort & {
    mailboxes(campaign: Campaign): QuotaMailbox[];
    openHolds(now: Instant): Hold[];
    calendarKeys(campaignId: string): string[];
    planned(campaignId: string): Candidate[];
    followUps(campaignId: string, page: { until: Instant; limit: number }): Candidate[];
    newcomers(campaignId: string, page: { keys: readonly string[]; limit: number }): Candidate[];
    /** Active campaigns that share a mailbox with this one. */
    competitors(campaign: Campaign): Campaign[];
    /** The number of first messages of the campaign that each mailbox sent. */
    assignedTo(campaignId: string): ReadonlyMap<string, number>;
  };

/** A campaign with the prospects that it could write to now. */
export type CampaignCandidates = { campaign: Campaign; candidates: Candidate[] };

/** Follow-ups due later than this are left for a later batch. */
export const LOOK_AHEAD = 7 * DAY;
/**
 * The most prospects of a competitor that are loaded: enough to reserve its fair share of a batch.
 */
const MOST_CANDIDATES = 1_000;

/**
 * Returns the competitors that could send, each with as many prospects as its fair share of a batch
 * of `size` can take.
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
        Math.ceil((size * competitor.priority) / campaign.priority) + 1,
      );
      return {
        campaign: competitor,
        candidates: [
          ...port.followUps(competitor.id, { until: now + DAY, limit }),
          ...port.newcomers(competitor.id, { keys: port.calendarKeys(competitor.id), limit }),
        ],
      };
    })
    .filter(({ candidates }) => candidates.length > 0);
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

type Joining = { now: Instant; horizon: number; calendarsOf: (campaignId: string) => Calendars };

/**
 * Returns the own campaign (first of `entries`) and its competitors; they share one timeline per
 * mailbox.
 */
export function createCompetitors(
  port: CompetitorsPort,
  entries: readonly [CampaignCandidates, ...CampaignCandidates[]],
  { now, horizon, calendarsOf }: Joining,
): [Competitor, ...Competitor[]] {
  const [own, ...competitors] = entries;
  const holds = port.openHolds(now);
  const except = new Set(
    own.candidates.flatMap(({ messageRow }) => (messageRow === null ? [] : [messageRow])),
  );
  const options = { now, planned: true, horizon, except };
  const paces = createPaces(port, options);
  const mailboxes = new Map<string, SendingMailbox>();
  const servedBy = countServed(
    port,
    entries.map(({ campaign }) => campaign),
    { now, horizon, planned: (campaign) => campaign !== own.campaign, except },
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
      mailboxes: port.mailboxes(campaign).map((mailbox) => {
        const known = mailboxes.get(mailbox.id) ?? {
          quota: mailboxQuota(port, mailbox, campaign, {
            ...options,
            known: (id) => mailboxes.get(id)?.quota,
          }),
          holds: spans(holds.filter((hold) => stopsMailbox(hold, mailbox.id))),
        };
        mailboxes.set(mailbox.id, known);
        return known;
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
