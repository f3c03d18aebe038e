/** Turns what the state knows of a campaign and its mailboxes into the parties whose limits a message must respect. */
import { campaignLimits, mailboxLimits } from '../core/limits.ts';
import { createParty, type Party } from '../core/slots.ts';
import { dayIn } from '../core/day.ts';
import { DAY, type Instant, type LocalDate, type Zone } from '../domain/time.ts';
import type { ZoneTable } from '../core/zone.ts';
import type { Campaign, RateLimitsFile } from '../domain/campaign.ts';

export type MailboxFacts = { id: string; zone: Zone; rateLimits: RateLimitsFile };

export type PartiesPort = {
  defaultLimits(): RateLimitsFile;
  /** Days (the mailbox's zone) on which it sent, oldest first. */
  sendingDays(mailboxId: string): LocalDate[];
  /** A table that covers the span at least. */
  zoneTable(zone: Zone, span: { from: Instant; to: Instant }): ZoneTable;
  /** Sorted; `since` bounds claims, `planned` adds what is scheduled, less the rows in `except`. */
  takenInstants(party: { column: 'mailbox_id' | 'campaign_id'; id: string }, options: { since: Instant; planned: boolean; except: ReadonlySet<number> }): Instant[];
};

type Options = { now: Instant; planned: boolean; except?: ReadonlySet<number>; horizon?: number };

export function mailboxParty(port: PartiesPort, mailbox: MailboxFacts, campaign: Campaign | null, options: Options): Party {
  return createParty({
    scope: 'mailbox',
    scopeId: mailbox.id,
    limits: mailboxLimits(mailbox.rateLimits, port.defaultLimits(), campaign?.rateLimits ?? null),
    timeline: port.takenInstants({ column: 'mailbox_id', id: mailbox.id }, lookBack(options)),
    dayOf: dayIn(zoneFor(port, mailbox.zone, options)),
    sentOn: port.sendingDays(mailbox.id),
  });
}

export function campaignParty(port: PartiesPort, campaign: Campaign, options: Options): Party {
  const limits = campaignLimits(campaign.rateLimits);
  const unlimited = limits.perHour === null && limits.perDay === null;
  return createParty({
    scope: 'campaign',
    scopeId: campaign.id,
    limits,
    timeline: unlimited ? [] : port.takenInstants({ column: 'campaign_id', id: campaign.id }, lookBack(options)),
    dayOf: dayIn(zoneFor(port, campaign.timezone, options)),
    sentOn: [],
  });
}

/** Two days hold the rolling 24 hours and the running calendar day of any zone. */
function lookBack({ now, planned, except }: Options): { since: Instant; planned: boolean; except: ReadonlySet<number> } {
  return { since: now - 2 * DAY, planned, except: except ?? new Set() };
}

function zoneFor(port: PartiesPort, zone: Zone, { now, horizon }: Options): ZoneTable {
  return port.zoneTable(zone, { from: now - 3 * DAY, to: now + (horizon ?? 3 * DAY) });
}
