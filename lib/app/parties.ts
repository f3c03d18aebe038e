/** Turns what the state knows of a campaign and its mailboxes into the parties whose limits a message must respect. */
import { campaignLimits, mailboxLimits } from '../core/limits.ts';
import { createParty, type Party } from '../core/slots.ts';
import { dayIn } from '../core/day.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant, type LocalDate, type Zone } from '../domain/time.ts';
import type { RateLimits } from '../domain/limits.ts';
import type { ZoneTable } from '../core/zone.ts';
import type { Campaign, RateLimitsFile } from '../domain/campaign.ts';

export type MailboxFacts = { id: string; zone: Zone; rateLimits: RateLimitsFile };

export type PartiesPort = {
  defaultLimits(): RateLimitsFile;
  /** Days (the mailbox's zone) on which it sent, oldest first. */
  sendingDays(mailboxId: string): LocalDate[];
  /** A table that covers the span at least. */
  zoneTable(zone: Zone, span: { from: Instant; to: Instant }): ZoneTable;
  /** Sorted. What was claimed since `since`, what is under way as of `now`; `planned` adds what is scheduled, less the rows in `except`. */
  takenInstants(party: { column: 'mailbox_id' | 'campaign_id'; id: string }, options: Taken): Instant[];
};

type Taken = { since: Instant; now: Instant; planned: boolean; except: ReadonlySet<number> };
type Options = { now: Instant; planned: boolean; except?: ReadonlySet<number>; horizon?: number };

export function mailboxParty(port: PartiesPort, mailbox: MailboxFacts, campaign: Campaign | null, options: Options): Party {
  const limits = mailboxLimits(mailbox.rateLimits, port.defaultLimits(), campaign?.rateLimits ?? null);
  return createParty({
    scope: 'mailbox',
    scopeId: mailbox.id,
    limits,
    timeline: port.takenInstants({ column: 'mailbox_id', id: mailbox.id }, takenFor(limits, options)),
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
    timeline: unlimited ? [] : port.takenInstants({ column: 'campaign_id', id: campaign.id }, takenFor(limits, options)),
    dayOf: dayIn(zoneFor(port, campaign.timezone, options)),
    sentOn: [],
  });
}

/** As far back as any of the limits looks: two days hold the rolling 24 hours and the running calendar day of any zone. */
function takenFor(limits: RateLimits, { now, planned, except }: Options): Taken {
  const daily = limits.perDay !== null || limits.warmupSchedule.length > 0;
  const reach = daily ? 2 * DAY : Math.max(HOUR, (limits.burst?.perMinutes ?? 0) * MINUTE, (limits.minGapSeconds ?? 0) * SECOND);
  return { since: now - reach, now, planned, except: except ?? new Set() };
}

function zoneFor(port: PartiesPort, zone: Zone, { now, horizon }: Options): ZoneTable {
  return port.zoneTable(zone, { from: now - 3 * DAY, to: now + (horizon ?? 3 * DAY) });
}
