/** Campaigns, mailboxes and people for tests of planning. */
import { buildCalendar, type Calendar } from '../../../lib/core/time/calendar.ts';
import { WRITE_ANY_TIME } from '../../../lib/core/campaigns/preferred-pace.ts';
import { countOverdue } from '../../../lib/core/planning/overdue.ts';
import {
  planBatch,
  type Competitor,
  type Plan,
  type PlanInput,
} from '../../../lib/core/planning/plan.ts';
import { createZones } from '../../../lib/core/time/zone.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type { PlanContext, Span } from '../../../lib/core/planning/place.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { RateLimits } from '../../../lib/domain/limits/limits.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY, quota } from '../../support/quota.ts';

export const NEW_YORK = 'America/New_York';
export const ZONES = [NEW_YORK, 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo', 'Pacific/Apia'];
export const [FROM, TO] = [MONDAY - 14 * DAY, MONDAY + 120 * DAY];
const zones = createZones(FROM, TO);
const calendars = new Map<string, Calendar>();
export function calendarOf(zone: string): Calendar {
  const known =
    calendars.get(zone) ??
    buildCalendar({
      hours: zones(zone),
      recipient: zones(zone),
      window: campaign().sendWindow,
      weekend: [6, 7],
      holidays: new Set(['2026-03-17']),
      from: FROM,
      to: TO,
    });
  calendars.set(zone, known);
  return known;
}

export type PlanWorld = {
  now?: number;
  size?: number;
  file?: Partial<CampaignFile>;
  limits?: Partial<RateLimits>;
  total?: Partial<RateLimits>;
  mailboxes?: readonly string[];
  holds?: Record<string, readonly Span[]>;
  closedToNew?: readonly string[];
  campaignHolds?: readonly Span[];
  taken?: readonly number[];
  recipientsOf?: PlanContext['recipientsOf'];
  pacesOf?: PlanContext['pacesOf'];
  recipientHoldsOf?: PlanContext['recipientHoldsOf'];
  contactWait?: PlanContext['contactWait'];
  companyOf?: PlanContext['companyOf'];
  used?: number;
  given?: Record<string, number>;
  competitors?: readonly Competitor[];
};

/** Quotas are changed by planning, so every plan gets a world of its own. */
export function competitor(world: PlanWorld, candidates: readonly Candidate[]): Competitor {
  const own = campaign(world.file);
  return {
    campaign: own,
    candidates,
    calendarOf,
    totals: quota(world.total ?? {}, { scope: 'campaign', id: own.id }),
    newcomers:
      own.rateLimits.newPerDay === undefined
        ? null
        : quota({ newPerDay: own.rateLimits.newPerDay }, { scope: 'campaign', id: own.id }),
    mailboxes: (world.mailboxes ?? ['ann', 'bea']).map((id) => ({
      quota: quota(world.limits ?? {}, { id, timeline: world.taken ?? [] }),
      holds: world.holds?.[id] ?? [],
      closedToNew: world.closedToNew?.includes(id) ?? false,
    })),
    holds: world.campaignHolds ?? [],
    recipientsOf: world.recipientsOf ?? (() => []),
    pacesOf: world.pacesOf ?? (() => []),
    recipientHoldsOf: world.recipientHoldsOf ?? (() => []),
    contactWait: world.contactWait ?? (() => WRITE_ANY_TIME),
    companyOf: world.companyOf ?? (() => null),
    assigned: new Map(Object.entries(world.given ?? {})),
    overdue: countOverdue(candidates, world.now ?? MONDAY),
    roomFrom: new Map(),
    served: Array.from(
      { length: world.used ?? 0 },
      (_, index) => (world.now ?? MONDAY) - 1 - index,
    ).sort((a, b) => a - b),
  };
}

export function planIn(
  world: PlanWorld,
  candidates: readonly Candidate[],
): { plan: Plan; input: PlanInput } {
  const input: PlanInput = {
    now: world.now ?? MONDAY,
    size: world.size ?? 1_000,
    own: competitor(world, candidates),
    competitors: world.competitors ?? [],
  };
  return { plan: planBatch(input), input };
}

export function candidate(id: number, overrides: Partial<Candidate> = {}): Candidate {
  return {
    enrollmentId: id,
    prospectId: id,
    email: `p${id}@example.test`,
    domain: 'example.test',
    company: 'example.test',
    provider: 'other',
    step: 0,
    dueAt: 0,
    mailboxId: null,
    calendarKey: NEW_YORK,
    position: id,
    messageRow: null,
    tried: false,
    ...overrides,
  };
}

export const instants = ({ planned }: Plan): unknown[] =>
  planned.map(({ enrollmentId, sendAt, openUntil, mailboxId, variant }) => [
    enrollmentId,
    sendAt,
    openUntil,
    mailboxId,
    variant,
  ]);
