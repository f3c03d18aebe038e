/** Builds the quotas of a campaign, its mailboxes and its recipients from the state file. */
import { limitDay, zoneFor, type LimitDaysPort } from './limit-day.ts';
import { withUnread } from './unread-days.ts';
import {
  campaignLimits,
  mailboxLimits,
  newcomerLimits,
  recipientLimits,
  strictest,
} from '../../core/limits/limits.ts';
import { createQuota, type Quota } from '../../core/limits/slots.ts';
import { dayIn } from '../../core/time/day.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../domain/time.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { ReducedPacePort } from './paces.ts';
import type { RateLimits, SendingDay } from '../../domain/limits/limits.ts';
import type { Campaign, RateLimitsFile } from '../../domain/campaigns/campaign.ts';

export type QuotaMailbox = Pick<Mailbox, 'id' | 'zone' | 'rateLimits' | 'imapRef' | 'inboxReadAt'>;
export type Recipient = { provider: string; domain: string };

export type QuotaPort = ReducedPacePort &
  LimitDaysPort & {
    defaultLimits(): RateLimitsFile;
    /** Days, in each mailbox's own zone, on which any of the mailboxes sent, oldest first. */
    sendingDays(mailboxIds: readonly string[]): SendingDay[];
    /** The other mailboxes that send through the same SMTP account. */
    sharing(mailboxId: string, now: Instant): QuotaMailbox[];
    /**
     * Sorted. Messages claimed since `since`, and messages under way at `now`. `planned`: also
     * scheduled messages, without the rows in `except` and not for recipients.
     */
    takenInstants(
      quota: { column: 'mailbox_id' | 'campaign_id' | 'opens' | 'provider' | 'domain'; id: string },
      options: Taken,
    ): Instant[];
    /** Scheduled messages by recipient, without the rows in `except`. */
    plannedTo(except: ReadonlySet<number>): (Recipient & { at: Instant })[];
    /** True for a domain of a large provider itself, such as gmail.com. */
    isProviderDomain(domain: string): boolean;
  };

type Taken = { since: Instant; now: Instant; planned: boolean; except: ReadonlySet<number> };
type Options = { now: Instant; planned: boolean; except?: ReadonlySet<number>; horizon?: number };

/**
 * Mailboxes that send through the same SMTP account share one quota with the strictest limits of
 * all, because the service counts the account. `options.known`: quotas made before; they share one
 * timeline.
 */
export function mailboxQuota(
  port: QuotaPort,
  mailbox: QuotaMailbox,
  campaign: Campaign | null,
  options: Options & { known?: (mailboxId: string) => Quota | undefined },
): Quota {
  const sharing = port.sharing(mailbox.id, options.now);
  const defaults = port.defaultLimits();
  const limits = [mailbox, ...sharing]
    .map(({ rateLimits }) => mailboxLimits(rateLimits, defaults, campaign?.rateLimits ?? null))
    .reduce(strictest);
  const ids = [mailbox.id, ...sharing.map(({ id }) => id)];
  return createQuota({
    scope: 'mailbox',
    scopeId: mailbox.id,
    limits,
    timeline:
      sharing.flatMap(({ id }) => options.known?.(id) ?? [])[0]?.timeline ??
      takenTogether(port, ids, takenFor(limits, options)),
    dayOf: limitDay(port, mailbox.zone, options),
    sentOn: withUnread(port, [mailbox, ...sharing], options),
  });
}

function takenTogether(port: QuotaPort, mailboxIds: readonly string[], taken: Taken): Instant[] {
  const each = mailboxIds.map((id) => port.takenInstants({ column: 'mailbox_id', id }, taken));
  return each.length === 1 ? (each[0] as Instant[]) : each.flat().sort((a, b) => a - b);
}

/** The quota of a campaign's totals; its timeline is empty without such limits. */
export function campaignQuota(port: QuotaPort, campaign: Campaign, options: Options): Quota {
  const limits = campaignLimits(campaign.rateLimits);
  const unlimited = limits.perMinute === null && limits.perHour === null && limits.perDay === null;
  return createQuota({
    scope: 'campaign',
    scopeId: campaign.id,
    limits,
    timeline: unlimited
      ? []
      : port.takenInstants({ column: 'campaign_id', id: campaign.id }, takenFor(limits, options)),
    dayOf: campaignDay(port, campaign, options),
    sentOn: [],
  });
}

/** Returns the day of an instant by which a campaign counts. */
export function campaignDay(
  port: Pick<QuotaPort, 'zoneTable' | 'daysBehind'>,
  campaign: Campaign,
  options: Pick<Options, 'now' | 'horizon'>,
): Quota['dayOf'] {
  return limitDay(port, campaign.timezone, options);
}

/** The quota of a campaign's new prospects; null: unlimited. */
export function newcomersQuota(
  port: QuotaPort,
  campaign: Campaign,
  options: Options,
): Quota | null {
  const limits = newcomerLimits(campaign.rateLimits);
  if (limits === null) return null;
  const timeline = port.takenInstants(
    { column: 'opens', id: campaign.id },
    takenFor(limits, options),
  );
  return createQuota({
    scope: 'campaign',
    scopeId: campaign.id,
    limits,
    timeline,
    dayOf: campaignDay(port, campaign, options),
    sentOn: [],
  });
}

/**
 * Returns a lookup of the limited quotas on the recipient's side. Recipients of one provider or
 * domain get the same quota, so that a booking for one counts for the next.
 */
export function createRecipients(
  port: QuotaPort,
  campaign: Campaign,
  options: Options,
): (recipient: Recipient) => Quota[] {
  const defaults = port.defaultLimits();
  const unlimited = [campaign.rateLimits, defaults].every(
    ({ perProvider, perDomain }) => perProvider === undefined && perDomain === undefined,
  );
  if (unlimited) return () => [];
  const known = new Map<string, Quota>();
  let planned: Map<string, Instant[]> | null = null;

  function plannedFor(key: string): readonly Instant[] {
    if (!options.planned) return [];
    if (planned === null) {
      planned = new Map();
      for (const { provider, domain, at } of port.plannedTo(options.except ?? new Set())) {
        push(planned, `provider ${provider}`, at);
        push(planned, `domain ${domain}`, at);
      }
    }
    return planned.get(key) ?? [];
  }

  function quota(scope: 'provider' | 'domain', id: string, limits: RateLimits | null): Quota[] {
    if (limits === null) return [];
    const key = `${scope} ${id}`;
    let found = known.get(key);
    if (!found) {
      const taken = port.takenInstants({ column: scope, id }, takenFor(limits, options));
      const timeline = [...taken, ...plannedFor(key)].sort((a, b) => a - b);
      known.set(
        key,
        (found = createQuota({
          scope,
          scopeId: id,
          limits,
          timeline,
          dayOf: dayIn(zoneFor(port, campaign.timezone, options)),
          sentOn: [],
        })),
      );
    }
    return [found];
  }

  return ({ provider, domain }) => {
    const limits = recipientLimits(defaults, campaign.rateLimits, {
      provider,
      ofProvider: port.isProviderDomain(domain),
    });
    return [
      ...quota('provider', provider, limits.provider),
      ...quota('domain', domain, limits.domain),
    ];
  };
}

/**
 * How far back the limits look. Two days contain the rolling 24 hours and the current calendar day
 * of any zone.
 */
function takenFor(limits: RateLimits, { now, planned, except }: Options): Taken {
  const daily =
    limits.perDay !== null || limits.newPerDay !== null || limits.warmupSchedule.length > 0;
  // A gap is up to a quarter longer by its jitter.
  const reach = daily
    ? 2 * DAY
    : Math.max(
        HOUR,
        (limits.burst?.perMinutes ?? 0) * MINUTE,
        (limits.minGapSeconds ?? 0) * 1.25 * SECOND,
      );
  return { since: now - reach, now, planned, except: except ?? new Set() };
}

function push(lists: Map<string, Instant[]>, key: string, at: Instant): void {
  const list = lists.get(key);
  if (list) list.push(at);
  else lists.set(key, [at]);
}
