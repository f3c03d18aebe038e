/**
 * The current state of a campaign beside its figures: name, queue, holds in force, warmup of its
 * mailboxes.
 */
import type { CampaignFacts, CampaignHead, MailboxDays } from '../../domain/reports/report.ts';
import type { Instant } from '../../domain/time.ts';

export type CampaignLabel = {
  id: string;
  name: string;
  state: CampaignHead['state'];
  timezone: string;
  startedAt: string | null;
  completedAt: string | null;
};
export type CampaignStanding = {
  queue: {
    queued: number;
    waiting: number;
    inFlight: number;
    inDoubt: number;
    nextDueAt: string | null;
  };
  holds: {
    scope: string;
    scopeId: string;
    reason: string;
    placedBy: string;
    from: string;
    until: string | null;
  }[];
  mailboxes: MailboxDays[];
};

export function labelCampaign(campaign: CampaignHead): CampaignLabel {
  const { id, name, state, zone } = campaign;
  return {
    id,
    name,
    state,
    timezone: zone,
    startedAt: isoOf(campaign.startedAt),
    completedAt: isoOf(campaign.completedAt),
  };
}

export function standingOf(facts: CampaignFacts): CampaignStanding {
  return {
    queue: { ...facts.queue, nextDueAt: isoOf(facts.queue.nextDueAt) },
    holds: facts.holds.map(({ scope, scopeId, reason, placedBy, from, until }) => ({
      scope,
      scopeId,
      reason,
      placedBy,
      from: new Date(from).toISOString(),
      until: isoOf(until),
    })),
    mailboxes: facts.mailboxes,
  };
}

export function isoOf(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
