/** Builds the quotas of a campaign, its mailboxes and its recipients from the state file. */
import {
  campaignLimits,
  mailboxLimits,
  newcomerLimits,
  recipientLimits,
  strictest,
} from '../../core/limits/limits.ts';
import { createQuota, type Quota } from '../../core/limits/slots.ts';
import { dayIn } from '../../core/time/day.ts';
import { domainQuota, type DomainPort, type DomainSender } from './domain-quota.ts';
import {
  limitDay,
  takenFor,
  zoneFor,
  type QuotaOptions,
  type SpanPort,
  type TakenSpan,
} from './quota-span.ts';
import type { Instant } from '../../domain/time.ts';
import type { RateLimits } from '../../domain/limits/limits.ts';
import { withUnread } from './unread-days.ts';
import type { ReducedPacePort } from './paces.ts';
import type { Campaign, RateLimitsFile } from '../../domain/campaigns/campaign.ts';

export type QuotaMailbox = DomainSender;
export type Recipient = { provider: string; domain: string };

export type QuotaPort = DomainPort &
  ReducedPacePort & {
    /** Scheduled messages by recipient, without the rows in `except`. */
    plannedTo(except: ReadonlySet<number>): (Recipient & { at: Instant })[];
    /** True for a domain of a large provider itself, such as gmail.com. */
    isProviderDomain(domain: string): boolean;
  };

/**
 * The campaigns that a mailbox's messages may belong to: one where a message is judged, all of the
 * mailbox where it is asked about by itself.
 */
type For = Campaign | readonly Campaign[];
type MailboxOptions = QuotaOptions & {
  /** Quotas made before; the mailboxes of one account share one timeline. */
  known?: (mailboxId: string) => Quota | undefined;
  /** The quotas of sending domains made so far: their mailboxes share them. Added to. */
  domains?: Map<string, Quota | null>;
};

/**
 * The quota of a mailbox, with that of its sending domain. Mailboxes that send through the same
 * SMTP account share one quota with the strictest limits of all, because the service counts the
 * account. For several campaigns, the strictest limits of all apply.
 */
export function mailboxQuota(
  port: QuotaPort,
  mailbox: QuotaMailbox,
  campaigns: For,
  options: MailboxOptions,
): Quota {
  const sharing = port.sharing(mailbox.id, options.now);
  const defaults = port.defaultLimits();
  const files = limitsOf(campaigns);
  const limits = [mailbox, ...sharing]
    .flatMap(({ rateLimits }) => files.map((file) => mailboxLimits(rateLimits, defaults, file)))
    .reduce(strictest);
  const ids = [mailbox.id, ...sharing.map(({ id }) => id)];
  return createQuota({
    scope: 'mailbox',
    scopeId: mailbox.id,
    domain: domainQuota(port, mailbox, files, options),
    limits,
    timeline:
      sharing.flatMap(({ id }) => options.known?.(id) ?? [])[0]?.timeline ??
      takenTogether(port, ids, takenFor(limits, options)),
    dayOf: limitDay(port, mailbox.zone, options),
    sentOn: withUnread(port, [mailbox, ...sharing], options),
  });
}

/** The quotas of several mailboxes, and after them those of their sending domains, each once. */
export function quotasWithDomains(
  port: QuotaPort,
  mailboxes: readonly QuotaMailbox[],
  campaigns: For,
  options: QuotaOptions,
): Quota[] {
  const domains = new Map<string, Quota | null>();
  const quotas = mailboxes.map((mailbox) =>
    mailboxQuota(port, mailbox, campaigns, { ...options, domains }),
  );
  return [...quotas, ...[...domains.values()].filter((quota) => quota !== null)];
}

/** The limits that campaign files name; null: none does. */
function limitsOf(campaigns: For): readonly (RateLimitsFile | null)[] {
  const list = 'id' in campaigns ? [campaigns] : campaigns;
  return list.length === 0 ? [null] : list.map(({ rateLimits }) => rateLimits);
}

function takenTogether(
  port: QuotaPort,
  mailboxIds: readonly string[],
  taken: TakenSpan,
): Instant[] {
  const each = mailboxIds.map((id) => port.takenInstants({ column: 'mailbox_id', id }, taken));
  return each.length === 1 ? (each[0] as Instant[]) : each.flat().sort((a, b) => a - b);
}

/** The quota of a campaign's totals; its timeline is empty without such limits. */
export function campaignQuota(port: QuotaPort, campaign: Campaign, options: QuotaOptions): Quota {
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
  port: SpanPort,
  campaign: Campaign,
  options: Pick<QuotaOptions, 'now' | 'horizon'>,
): Quota['dayOf'] {
  return limitDay(port, campaign.timezone, options);
}

/** The quota of a campaign's new prospects; null: unlimited. */
export function newcomersQuota(
  port: QuotaPort,
  campaign: Campaign,
  options: QuotaOptions,
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
  campaign: Pick<Campaign, 'rateLimits' | 'timezone'>,
  options: QuotaOptions,
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

function push(lists: Map<string, Instant[]>, key: string, at: Instant): void {
  const list = lists.get(key);
  if (list) list.push(at);
  else lists.set(key, [at]);
}
