/** Loads mailboxes with every limit and its use, as `status` and `why` compute them. */
import { mailboxQuota, campaignQuota, newcomersQuota } from '../planning/quotas.ts';
import { stopsMailbox } from '../../core/limits/hold-reach.ts';
import { limitUses, withDomain, type Quota } from '../../core/limits/slots.ts';
import { dateIn } from '../../core/time/day.ts';
import type { LivePort } from './live-port.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { LiveLimit, LiveMailbox } from '../../domain/live/overview.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

type Asked = { holds: readonly Hold[]; now: Instant };

/**
 * `campaign` null: for all active campaigns of each mailbox, as `why --mailbox` has them; otherwise
 * as `status` of the campaign.
 */
export function describeMailboxes(
  port: LivePort,
  mailboxes: readonly Mailbox[],
  { campaign, ...asked }: Asked & { campaign: Campaign | null },
): LiveMailbox[] {
  const known = new Map<string, Quota>();
  /** A domain's limits depend on the campaigns, so mailboxes of the same campaigns share them. */
  const domains = new Map<string, Map<string, Quota | null>>();
  return mailboxes.map((mailbox) => {
    const campaigns = campaign === null ? activeOn(port, mailbox.id) : [campaign];
    const key = campaigns.map(({ id }) => id).join(' ');
    const shared = domains.get(key) ?? new Map<string, Quota | null>();
    domains.set(key, shared);
    const quota = mailboxQuota(port, mailbox, campaigns, {
      now: asked.now,
      planned: false,
      known: (id) => known.get(`${key} ${id}`),
      domains: shared,
    });
    known.set(`${key} ${mailbox.id}`, quota);
    return describe(port, { mailbox, quota }, asked);
  });
}

function activeOn(port: LivePort, mailboxId: string): Campaign[] {
  return port
    .campaignsOn(mailboxId)
    .flatMap(({ campaignId }) => port.source(campaignId)?.campaign ?? []);
}

function describe(
  port: LivePort,
  { mailbox, quota }: { mailbox: Mailbox; quota: Quota },
  { holds, now }: Asked,
): LiveMailbox {
  const { id, fromAddress, zone, inboxReadAt } = mailbox;
  const standing = quota.warmup?.on(quota.dayOf(now).date);
  const today = dateIn(zone, now);
  return {
    id,
    address: fromAddress,
    zone,
    limits: withDomain(quota).flatMap((each) => limitsOf(each, now)),
    sharesLimitsWith: port.sharing(id, now).map((sharer) => sharer.id),
    warmup:
      standing?.cap == null ? null : { day: standing.day, of: standing.of, cap: standing.cap },
    sentToday: port.mailboxDays(id, today).find(({ day }) => day === today)?.sent ?? 0,
    inboxReadAt,
    held: holds.some((hold) => hold.scope === 'all' || stopsMailbox(hold, id)),
  };
}

/** The totals that a campaign file limits. */
export function campaignLimits(port: LivePort, campaign: Campaign, now: Instant): LiveLimit[] {
  const options = { now, planned: false };
  const newcomers = newcomersQuota(port, campaign, options);
  return [campaignQuota(port, campaign, options), ...(newcomers ? [newcomers] : [])].flatMap(
    (quota) => limitsOf(quota, now),
  );
}

function limitsOf(quota: Quota, now: Instant): LiveLimit[] {
  return limitUses(quota, now).map(({ scope, scopeId, kind, used, limit, resetsAt }) => ({
    scope,
    scopeId,
    kind,
    used,
    limit,
    resetsAt,
  }));
}
