/**
 * Loads what a forecast begins with: the campaign and those that share mailboxes with it, each with
 * everyone who waits for a message, planned or not.
 */
import { groupOpen, groupPlanned } from '../../core/forecast/group-candidates.ts';
import type { OutcomesSoFar } from '../../core/forecast/rates.ts';
import type { CompetitorsPort } from '../planning/competing-campaigns.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { OpenMessage, RecipientDetail, WaitingGroup } from '../../domain/forecast.ts';
import type { Instant } from '../../domain/time.ts';

export type ForecastPort = CompetitorsPort &
  PlacesPort & {
    waitingGroups(campaignId: string, detail: RecipientDetail): WaitingGroup[];
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
};

/** The own campaign first. */
export type Entries = [Entry, ...Entry[]];

export function loadEntries(port: ForecastPort, campaign: Campaign, now: Instant): Entries {
  const detail = detailFor(port, now);
  const load = (each: Campaign): Entry => {
    const waiting = port.waitingGroups(each.id, detail(each));
    const planned = port.planned(each.id);
    const open = port.openMessages(each.id);
    return {
      campaign: each,
      waiting,
      planned,
      open,
      // Earlier plans hold those who came first.
      groups: [
        ...groupOpen(open, detail(each)),
        ...groupPlanned(planned, detail(each)),
        ...waiting,
      ],
      outcomes: port.outcomesSoFar(each.id),
    };
  };
  return [load(campaign), ...sharingMailboxes(port, campaign).map(load)];
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
