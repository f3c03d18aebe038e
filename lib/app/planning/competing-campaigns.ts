/** Gathers what planning chooses from: the campaign's own people, and those of the campaigns that share a mailbox with it. */
import { covers } from '../../core/limits/hold-reach.ts';
import { loadCalendars, type Calendars, type PlacesPort } from './calendars.ts';
import {
  campaignParty,
  createRecipients,
  mailboxParty,
  newcomersParty,
  type MailboxFacts,
  type PartiesPort,
} from './quotas.ts';
import { countOverdue } from '../../core/planning/overdue.ts';
import { countHad, type TurnsPort } from './served-today.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { Contender } from '../../core/planning/plan.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Party } from '../../core/limits/slots.ts';
import type { SendingMailbox, Span } from '../../core/planning/place.ts';

export type ContendersPort = PartiesPort &
  TurnsPort & {
    mailboxes(campaign: Campaign): MailboxFacts[];
    openHolds(now: Instant): Hold[];
    calendarKeys(campaignId: string): string[];
    planned(campaignId: string): Candidate[];
    followUps(campaignId: string, page: { until: Instant; limit: number }): Candidate[];
    newcomers(campaignId: string, page: { keys: readonly string[]; limit: number }): Candidate[];
    /** Active campaigns that share a mailbox with this one. */
    rivals(campaign: Campaign): Campaign[];
    /** By mailbox: how many first mails of the campaign it has sent. */
    givenTo(campaignId: string): ReadonlyMap<string, number>;
  };

/** A campaign with the people it could write to now. */
export type Entrant = { campaign: Campaign; candidates: Candidate[] };

/** Follow-ups due later than this are left for a later batch. */
export const LOOK_AHEAD = 7 * DAY;
/** Of a rival so many people are looked at: enough to leave it its turns in a batch. */
const MOST_RIVALS = 1_000;

/** The rivals that could send: each with as many people as its turns in a batch of `size` can take. */
export function gatherRivals(
  port: ContendersPort,
  campaign: Campaign,
  { size, now }: { size: number; now: Instant },
): Entrant[] {
  const holds = port.openHolds(now);
  const stopped = ({ id }: Campaign): boolean =>
    holds.some(
      ({ scope, scopeId, until }) =>
        (scope === 'all' || (scope === 'campaign' && scopeId === id)) &&
        (until === null || until > now + DAY),
    );
  return port
    .rivals(campaign)
    .filter(
      (rival) =>
        !stopped(rival) && (rival.startAt ?? now) <= now + DAY && (rival.endAt ?? Infinity) > now,
    )
    .map((rival) => {
      const limit = Math.min(
        MOST_RIVALS,
        Math.ceil((size * rival.priority) / campaign.priority) + 1,
      );
      return {
        campaign: rival,
        candidates: [
          ...port.followUps(rival.id, { until: now + DAY, limit }),
          ...port.newcomers(rival.id, { keys: port.calendarKeys(rival.id), limit }),
        ],
      };
    })
    .filter(({ candidates }) => candidates.length > 0);
}

export type AllCalendars = ReadonlyMap<string, Calendars>;

/** Each campaign's calendars go by its own window. */
export async function loadAllCalendars(
  places: PlacesPort,
  entrants: readonly Entrant[],
  now: Instant,
): Promise<AllCalendars> {
  const all = new Map<string, Calendars>();
  for (const { campaign, candidates } of entrants) {
    const keys = [...new Set(candidates.map(({ calendarKey }) => calendarKey))];
    all.set(
      campaign.id,
      await loadCalendars(places, keys, {
        window: campaign.sendWindow,
        from: Math.max(now, campaign.startAt ?? 0),
      }),
    );
  }
  return all;
}

type Joining = { now: Instant; horizon: number; calendarsOf: (campaignId: string) => Calendars };

/** The own campaign (first of `entrants`) and its rivals, with one timeline for each mailbox that they share. */
export function createContenders(
  port: ContendersPort,
  entrants: readonly [Entrant, ...Entrant[]],
  { now, horizon, calendarsOf }: Joining,
): [Contender, ...Contender[]] {
  const [own, ...rivals] = entrants;
  const holds = port.openHolds(now);
  const except = new Set(
    own.candidates.flatMap(({ messageRow }) => (messageRow === null ? [] : [messageRow])),
  );
  const options = { now, planned: true, horizon, except };
  const mailboxes = new Map<string, SendingMailbox>();
  const hadBy = countHad(
    port,
    entrants.map(({ campaign }) => campaign),
    { now, horizon, planned: (campaign) => campaign !== own.campaign, except },
  );
  const join = ({ campaign, candidates }: Entrant): Contender => {
    const totals = campaignParty(port, campaign, options);
    return {
      campaign,
      candidates,
      totals,
      newcomers: newcomersParty(port, campaign, options),
      holds: spans(
        holds.filter(
          ({ scope, scopeId }) =>
            scope === 'all' || (scope === 'campaign' && scopeId === campaign.id),
        ),
      ),
      mailboxes: port.mailboxes(campaign).map((mailbox) => {
        const known = mailboxes.get(mailbox.id) ?? {
          party: mailboxParty(port, mailbox, campaign, {
            ...options,
            known: (id) => mailboxes.get(id)?.party,
          }),
          holds: spans(
            holds.filter(({ scope, scopeId }) => scope === 'mailbox' && scopeId === mailbox.id),
          ),
        };
        mailboxes.set(mailbox.id, known);
        return known;
      }),
      // What a rival's recipients may get is its own affair: it is only kept its turns here.
      recipientsOf:
        campaign === own.campaign ? createRecipients(port, campaign, options) : (): Party[] => [],
      recipientHoldsOf: (candidate) =>
        spans(
          holds.filter(
            (hold) =>
              RECIPIENT_SCOPES.includes(hold.scope) &&
              covers(hold, { ...candidate, campaignId: campaign.id, mailboxId: '' }),
          ),
        ),
      calendarOf: (key) => calendarsOf(campaign.id).calendarOf(key),
      given: new Map(port.givenTo(campaign.id)),
      owed: countOverdue(candidates, now),
      roomFrom: new Map(),
      had: hadBy(campaign),
    };
  };
  return [join(own), ...rivals.map(join)];
}

const RECIPIENT_SCOPES: readonly Hold['scope'][] = ['provider', 'domain', 'company'];

function spans(holds: readonly Hold[]): Span[] {
  return holds.map(({ from, until }) => ({ from, until }));
}
