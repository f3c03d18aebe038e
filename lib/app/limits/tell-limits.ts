/**
 * Tells each full slot of a limit once, and once when there is room again. Every function runs
 * inside the caller's transaction, so that several processes tell it once.
 */
import { covers } from '../../core/limits/hold-reach.ts';
import {
  fullSlots,
  isNewSlot,
  NEARLY,
  nearlyFull,
  withoutEchoes,
  type FullSlot,
  type NearlyFull,
} from '../../core/limits/full-slots.ts';
import { limitUses, type Quota } from '../../core/limits/slots.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
  type QuotaPort,
} from '../planning/quotas.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { NewAlert } from '../../domain/alerts/alert.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import type { LimitTarget, ToldSlot } from '../../domain/limits/full-slot.ts';

export type TellPort = QuotaPort & {
  campaign(id: string): Campaign;
  mailboxes(campaign: Campaign): QuotaMailbox[];
  openHolds(now: Instant): Hold[];
  slotsToRecheck(now: Instant): ToldSlot[];
  toldSlot(target: LimitTarget): ToldSlot | null;
  /** The active campaigns with messages that could leave in the span if this limit had room. */
  campaignsWaiting(target: LimitTarget, span: { from: Instant; until: Instant }): string[];
  /** The limited recipient providers for which the campaign has work left. */
  providersWaiting(campaignId: string): string[];
  recordSlot(slot: Omit<ToldSlot, 'recheckAt' | 'resetAt'>): void;
  recheckSlot(target: LimitTarget, at: Instant): void;
  resetSlot(target: LimitTarget, now: Instant): void;
  raiseAlert(alert: NewAlert, now: Instant): void;
  appendEvent(event: NewEvent): void;
};

/** Call it before limits are used: the next message of a limit proves that it has room. */
export function tellResets(port: TellPort, now: Instant): void {
  for (const slot of port.slotsToRecheck(now)) {
    const quota = quotaOf(port, slot, now);
    const full = quota && fullSlots(quota, now).find(({ kind }) => kind === slot.kind);
    if (full) {
      port.recheckSlot(slot, full.endsAt);
      continue;
    }
    port.resetSlot(slot, now);
    port.appendEvent({
      type: 'rate_limit.reset',
      at: now,
      campaignId: slot.campaignId,
      data: { scope: slot.scope, scopeId: slot.scopeId, limit: slot.kind, max: slot.max },
    });
  }
}

/** Null: the limit is gone. */
function quotaOf(port: TellPort, slot: ToldSlot, now: Instant): Quota | null {
  const campaign = port.campaign(slot.campaignId);
  const options = { now, planned: false };
  switch (slot.scope) {
    case 'mailbox': {
      const mailbox = port.mailboxes(campaign).find(({ id }) => id === slot.scopeId);
      return mailbox ? mailboxQuota(port, mailbox, campaign, options) : null;
    }
    case 'sending_domain':
      return domainOf(port, campaign, { domain: slot.scopeId, now });
    case 'campaign':
      return slot.kind === 'new_day'
        ? newcomersQuota(port, campaign, options)
        : campaignQuota(port, campaign, options);
    case 'provider':
      return providerQuota(port, campaign, slot.scopeId, now);
    case 'domain':
      return null;
  }
}

/** Null: no mailbox of the campaign sends from the domain, or nothing limits it. */
function domainOf(
  port: TellPort,
  campaign: Campaign,
  { domain, now }: { domain: string; now: Instant },
): Quota | null {
  const mailbox = port.mailboxes(campaign).find(({ sendingDomain }) => sendingDomain === domain);
  return mailbox ? mailboxQuota(port, mailbox, campaign, { now, planned: false }).domain : null;
}

function providerQuota(
  port: TellPort,
  campaign: Campaign,
  provider: string,
  now: Instant,
): Quota | null {
  // Without a domain, the limits for each domain do not apply.
  const quotas = createRecipients(port, campaign, { now, planned: false })({
    provider,
    domain: '',
  });
  return quotas.find(({ scope }) => scope === 'provider') ?? null;
}

/** `waits`: whether a due message of `campaign` waits that counts against the quota. */
export type Claiming = {
  campaign: Campaign;
  now: Instant;
  claimed: boolean;
  waits: (quota: Quota) => boolean;
};

/** Call it after a claim, with the quotas against which it counted. */
export function tellAfterClaim(port: TellPort, quotas: Iterable<Quota>, claiming: Claiming): void {
  const { campaign, now, claimed, waits } = claiming;
  const full: { quota: Quota; slot: FullSlot }[] = [];
  const near: NearlyFull[] = [];
  for (const quota of quotas) {
    const uses = limitUses(quota, now);
    for (const slot of fullSlots(quota, now, uses)) full.push({ quota, slot });
    if (claimed) near.push(...nearlyFull(quota, now, uses));
  }
  for (const each of withoutEchoes(near, ({ until }) => until)) raiseNearlyFull(port, each, now);
  const slots = withoutEchoes(
    full.map(({ slot }) => slot),
    ({ endsAt }) => endsAt,
  );
  for (const { quota, slot } of full)
    if (slots.includes(slot)) tellSlot(port, slot, { campaign, now, waits: waits(quota) });
}

/** Call it after a plan was stored: what it moved may wait for a limit that is full now. */
export function tellAfterPlan(
  port: TellPort,
  campaign: Campaign,
  { planned, now }: { planned: readonly Quota[]; now: Instant },
): void {
  const mailboxes = new Map(port.mailboxes(campaign).map((mailbox) => [mailbox.id, mailbox]));
  const options = { now, planned: false };
  // Counts planned messages as well, so a quota with room in it has room without them.
  const full = planned.filter((quota) => fullSlots(quota, now).length > 0);
  const quotas = full.map((quota) => {
    const mailbox = quota.scope === 'mailbox' ? mailboxes.get(quota.scopeId) : undefined;
    if (mailbox) return mailboxQuota(port, mailbox, campaign, options);
    if (quota.scope === 'sending_domain')
      return domainOf(port, campaign, { domain: quota.scopeId, now });
    return quota.limits.newPerDay === null
      ? campaignQuota(port, campaign, options)
      : newcomersQuota(port, campaign, options);
  });
  for (const provider of port.providersWaiting(campaign.id))
    quotas.push(providerQuota(port, campaign, provider, now));
  const slots = quotas.flatMap((quota) => (quota ? fullSlots(quota, now) : []));
  for (const slot of withoutEchoes(slots, ({ endsAt }) => endsAt))
    tellSlot(port, slot, { campaign, now, waits: false });
}

function tellSlot(
  port: TellPort,
  slot: FullSlot,
  { campaign, now, waits }: { campaign: Campaign; now: Instant; waits: boolean },
): void {
  const { scope, scopeId, kind, limit: max, endsAt } = slot;
  if (!isNewSlot(slot, port.toldSlot(slot))) return;
  const campaignId = waits ? campaign.id : findWaiting(port, slot, { own: campaign.id, now });
  if (campaignId === null) return;
  port.recordSlot({ scope, scopeId, kind, campaignId, max, endsAt });
  port.appendEvent({
    type: 'rate_limit.exceeded',
    at: now,
    campaignId,
    data: { scope, scopeId, limit: kind, max, resumesAt: endsAt },
  });
}

/** A campaign whose work the slot holds back, `own` if it is one; a hold holds work back itself. */
function findWaiting(
  port: TellPort,
  slot: FullSlot,
  { own, now }: { own: string; now: Instant },
): string | null {
  const waiting = port.campaignsWaiting(slot, { from: now, until: slot.endsAt });
  if (waiting.length === 0) return null;
  const holds = port.openHolds(now);
  const mailboxId = slot.scope === 'mailbox' ? slot.scopeId : '';
  const provider = slot.scope === 'provider' ? slot.scopeId : '';
  const free = waiting.filter(
    (campaignId) =>
      !holds.some((hold) =>
        covers(hold, { campaignId, mailboxId, provider, domain: '', company: null }),
      ),
  );
  return free.includes(own) ? own : (free[0] ?? null);
}

function raiseNearlyFull(
  port: TellPort,
  { scope, scopeId, kind, used, limit, until }: NearlyFull,
  now: Instant,
): void {
  if (scope === 'domain') return;
  port.raiseAlert(
    {
      code: 'limit_nearly_reached',
      scope,
      scopeId,
      detail: kind,
      level: 'warning',
      value: used,
      threshold: Math.ceil(limit * NEARLY),
      sample: limit,
      until,
    },
    now,
  );
}
