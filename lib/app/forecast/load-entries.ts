/**
 * Loads what a forecast begins with: the campaign and those that share mailboxes with it, each with
 * everyone who waits for a message, planned or not.
 */
import { contactFrom } from '../../core/campaigns/contact.ts';
import { contactWait } from '../../core/campaigns/preferred-pace.ts';
import { groupOpen, groupUntried, type Grouping } from '../../core/forecast/group-candidates.ts';
import type { OutcomesSoFar } from '../../core/forecast/rates.ts';
import type { CompetitorsPort } from '../planning/competing-campaigns.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type {
  ContactedGroup,
  OpenMessage,
  RecipientDetail,
  WaitingGroup,
} from '../../domain/forecast.ts';
import { DAY, type Instant } from '../../domain/time.ts';

export type ForecastPort = CompetitorsPort &
  PlacesPort & {
    waitingGroups(
      campaignId: string,
      detail: RecipientDetail & { writtenSince: Instant | null; preferences: boolean },
    ): ContactedGroup[];
    openMessages(campaignId: string): OpenMessage[];
    countPlanned(campaignId: string): number;
    outcomesSoFar(campaignId: string): OutcomesSoFar;
  };

/** A campaign at the beginning of a forecast. */
export type Entry = {
  campaign: Campaign;
  /** Prospects without a planned message. */
  waiting: WaitingGroup[];
  /** All prospects. */
  groups: WaitingGroup[];
  planned: Candidate[];
  open: OpenMessage[];
  outcomes: OutcomesSoFar;
  /** Each of `groups` is one person. */
  known: boolean;
};

type Loaded = Omit<Entry, 'groups' | 'known'> & Pick<Grouping, 'freeFrom'>;

/** The own campaign first. */
export type Entries = [Entry, ...Entry[]];

/**
 * Up to this many open sequences of all campaigns together, people are known one by one: their
 * hashes decide who leaves on which day, as in a plan. Beyond it, they are counted.
 */
const MOST_KNOWN = 2_000;

export function loadEntries(port: ForecastPort, campaign: Campaign, now: Instant): Entries {
  const detail = detailFor(port, now);
  const preferences = port.anyPreferences();
  const load = (each: Campaign): Loaded => {
    const { writtenSince, freeFrom } = contactWith(port, each, now);
    return {
      campaign: each,
      waiting: port
        .waitingGroups(each.id, { ...detail(each), writtenSince, preferences })
        .map(({ writtenAt, preferredFrom, ...group }) => ({
          ...group,
          dueAt: Math.max(
            group.dueAt,
            contactFrom(writtenAt, each.contact),
            preferredFrom ?? -Infinity,
          ),
        })),
      planned: port.planned(each.id),
      open: port.openMessages(each.id),
      outcomes: port.outcomesSoFar(each.id),
      freeFrom,
    };
  };
  const [own, ...others] = [load(campaign), ...sharingMailboxes(port, campaign).map(load)];
  const known = [own, ...others].reduce((sum, each) => sum + countOpen(each), 0) <= MOST_KNOWN;
  const group = ({ freeFrom, ...entry }: Loaded): Entry => {
    const grouping = { detail: detail(entry.campaign), known, freeFrom };
    return { ...entry, known, groups: groupsOf(port, entry, grouping) };
  };
  return [group(own), ...others.map(group)];
}

function countOpen({
  waiting,
  planned,
  open,
}: Pick<Entry, 'waiting' | 'planned' | 'open'>): number {
  return waiting.reduce((sum, { n }) => sum + n, 0) + planned.length + open.length;
}

/** Earlier plans hold those who came first. */
function groupsOf(
  port: ForecastPort,
  { campaign: { id }, waiting, planned, open }: Omit<Entry, 'groups' | 'known'>,
  grouping: Grouping,
): WaitingGroup[] {
  const tried = groupOpen(open, grouping);
  if (!grouping.known) return [...tried, ...groupUntried(planned, grouping), ...waiting];
  const everyone = [
    ...planned,
    ...port.followUps(id, { until: Number.MAX_SAFE_INTEGER, limit: MOST_KNOWN }),
    ...port.newcomers(id, { keys: port.calendarKeys(id), limit: MOST_KNOWN }),
  ];
  return [
    ...tried,
    ...groupUntried(
      everyone.sort((a, b) => a.enrollmentId - b.enrollmentId),
      grouping,
    ),
    ...waiting.filter(({ paused }) => paused),
  ];
}

/**
 * What other campaigns wrote lately, and what people chose; `writtenSince` is null where other
 * campaigns do not matter.
 */
function contactWith(
  port: ForecastPort,
  { id, contact }: Campaign,
  now: Instant,
): Pick<Grouping, 'freeFrom'> & { writtenSince: Instant | null } {
  const paced = contact.minDaysBetween > 0 && port.hasOtherCampaigns(id);
  const chosen = port.anyPreferences();
  return {
    writtenSince: paced ? now - contact.minDaysBetween * DAY : null,
    freeFrom({ prospectId, messageRow }) {
      const lastAt = paced ? port.lastContactElsewhere(prospectId, id) : null;
      const preferred = chosen ? port.preferredPace(prospectId, messageRow) : null;
      return contactWait(lastAt, contact, preferred).until;
    },
  };
}

/** The campaigns that share a mailbox with this one, directly or through others. */
function sharingMailboxes(port: ForecastPort, campaign: Campaign): Campaign[] {
  const found = new Map([[campaign.id, campaign]]);
  // A map also visits the entries that are added meanwhile.
  for (const each of found.values())
    for (const other of port.competitors(each))
      if (!found.has(other.id)) found.set(other.id, other);
  found.delete(campaign.id);
  return [...found.values()];
}

function detailFor(port: ForecastPort, now: Instant): (campaign: Campaign) => RecipientDetail {
  const holds = port.openHolds(now);
  const held = (scope: 'provider' | 'domain' | 'company'): string[] =>
    holds.filter((hold) => hold.scope === scope).map(({ scopeId }) => scopeId);
  const recipients = { domains: held('domain'), companies: held('company') };
  return ({ rateLimits }) => ({
    ...recipients,
    providers:
      held('provider').length > 0 ||
      [rateLimits, port.defaultLimits()].some(({ perProvider }) => perProvider !== undefined),
  });
}
