/**
 * The current state of a campaign beside its figures: name, queue, holds in force, warmup of its
 * mailboxes.
 */
import type { Breakdown } from './breakdown.ts';
import type {
  CampaignFacts,
  CampaignHead,
  MailboxDays,
  QueueFacts,
} from '../../domain/reports/report.ts';
import type { NewHold } from '../../domain/sending/hold.ts';
import type { Instant, Printed, Zone } from '../../domain/time.ts';

export type CampaignLabel = Printed<
  Pick<CampaignHead, 'id' | 'name' | 'state' | 'startedAt' | 'completedAt'>,
  'startedAt' | 'completedAt'
> & { timezone: Zone };
export type CampaignStanding = {
  queue: Printed<QueueFacts, 'nextDueAt'>;
  holds: Printed<NewHold, 'from' | 'until'>[];
  mailboxes: MailboxDays[];
};

/** The fields that every report of a campaign has beside its figures. */
export type ReportFrame = CampaignStanding & {
  campaign: CampaignLabel;
  breakdown: Breakdown;
  /** Figures that are null because nothing measures them. */
  notMeasured: string[];
  definitions: Readonly<Record<string, string>>;
  generatedAt: string;
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
