/** The live page of all campaigns, or of one: loads one snapshot of running totals and few rows. */
import { dateIn } from '../../core/time/day.ts';
import { localHourAt } from '../../core/time/local-hour.ts';
import { isConcerned } from '../../core/alerts/concerning.ts';
import { concernsCampaign, covers, stopsMailbox } from '../../core/limits/hold-reach.ts';
import { codeOf } from '../../core/live/stops.ts';
import {
  daysOf,
  funnelOf,
  heatOf,
  measuredOf,
  peopleOf,
  totalsOf,
} from '../../core/live/figures.ts';
import { NO_RECIPIENT } from '../../core/why/campaign-blockers.ts';
import { campaignLimits, describeMailboxes } from './mailboxes.ts';
import { nameEvents, nameUpcoming } from './named.ts';
import { listReplies } from './replies.ts';
import { listStops } from './stops.ts';
import type { LivePort, LiveSource } from './live-port.ts';
import type { DayCount, PlannedMessage } from '../../domain/live/facts.ts';
import type { LiveCampaign, LiveOverview } from '../../domain/live/overview.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { EnrollmentCount } from '../../domain/reports/report.ts';
import type { Hold, HoldScope } from '../../domain/sending/hold.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';

/** What one page can show; more campaigns and mailboxes have their own pages and commands. */
const MOST_CAMPAIGNS = 100;
const MOST_MAILBOXES = 100;
export const MOST_UPCOMING = 20;
export const MOST_EVENTS = 50;
export const DAYS_SHOWN = 30;
const HEAT_SPAN = 84 * DAY;

/** Holds on companies can be thousands, and stop no campaign or mailbox as a whole. */
const OUR_SIDE: readonly HoldScope[] = ['all', 'campaign', 'mailbox', 'sending_domain'];

/** `campaignId` null: of all campaigns. Null: there is no such campaign. */
export function loadOverview(
  port: LivePort,
  { campaignId, now }: { campaignId: string | null; now: Instant },
): LiveOverview | null {
  return port.inSnapshot(() => {
    const ids = campaignId === null ? port.newestCampaigns(MOST_CAMPAIGNS) : [campaignId];
    const sources = ids.flatMap((id) => port.source(id) ?? []);
    const [only] = sources;
    if (campaignId !== null && !only) return null;
    const campaign = campaignId === null || !only ? null : only.campaign;
    const mailboxes = (
      campaign === null ? port.listMailboxes() : port.mailboxesOf(campaign.id)
    ).slice(0, MOST_MAILBOXES);
    const holds = port.openHolds(now);
    const ours = holds.filter(({ scope }) => OUR_SIDE.includes(scope));
    const loaded = sources.map((source) => loadCampaign(port, source));
    const alerts = port.openAlerts(now);
    const concerned = campaign && { id: campaign.id, mailboxes: port.mailboxesOf(campaign.id) };
    const { stops, total: stopsTotal } = listStops(
      port,
      {
        holds: campaign === null ? holds : holds.filter((hold) => concernsCampaign(hold, campaign)),
        alerts: concerned === null ? alerts : alerts.filter((one) => isConcerned(concerned, one)),
      },
      { holds, now },
    );
    return {
      at: now,
      seq: port.newestSeq(),
      campaigns: loaded.map((one) => describeCampaign(port, one, { holds: ours, now })),
      mailboxes: describeMailboxes(port, mailboxes, { campaign, holds: ours, now }),
      upcoming: nameUpcoming(
        port,
        loaded.flatMap(({ planned }) => planned),
        MOST_UPCOMING,
      ),
      recent: nameEvents(port, port.recentEvents(campaignId, MOST_EVENTS)),
      ...listReplies(port, ids),
      stops,
      stopsTotal,
      ...figuresOf(port, loaded, now),
    };
  });
}

type Loaded = LiveSource & {
  enrollments: EnrollmentCount[];
  counts: DayCount[];
  planned: PlannedMessage[];
};

function loadCampaign(port: LivePort, source: LiveSource): Loaded {
  const campaignId = source.campaign.id;
  return {
    ...source,
    enrollments: port.enrollmentCounts(campaignId),
    counts: port.dayCounts(campaignId),
    planned: port
      .planningMailboxes(campaignId)
      .flatMap((mailboxId) => port.nextMessages({ campaignId, mailboxId }, MOST_UPCOMING)),
  };
}

function describeCampaign(
  port: LivePort,
  { head, campaign, enrollments, counts, planned }: Loaded,
  { holds, now }: { holds: readonly Hold[]; now: Instant },
): LiveCampaign {
  const people = peopleOf(head, enrollments, counts);
  const today = totalsOf(counts, dateIn(campaign.timezone, now));
  const all = totalsOf(counts, null);
  const stopped = holdsOf(campaign, holds);
  const goesOn = head.state !== 'active' || stopped.length > 0 || planned.length > 0;
  return {
    id: head.id,
    name: port.cleanLine(head.name, 120),
    state: head.state,
    holds: [...new Set(stopped.map(codeOf))],
    limits: campaignLimits(port, campaign, now),
    people: people.enrolled,
    openSequences: people.underWay,
    ended: people.enrolled - people.underWay,
    planned: people.byState.queued ?? 0,
    sentToday: today.sent,
    repliedToday: today.replied,
    bouncedToday: today.bounced,
    sent: all.sent,
    replied: all.replied,
    nextDueAt: planned.length === 0 ? null : Math.min(...planned.map(({ sendAt }) => sendAt)),
    run: goesOn
      ? null
      : port.writeCall(
          'rate_limiter',
          `${people.underWay > 0 ? 'schedule' : 'complete'} --campaign-id ${head.id}`,
        ),
  };
}

/** Those that stop all of it: by itself, or at each of its mailboxes. */
function holdsOf({ id, mailboxes }: Campaign, holds: readonly Hold[]): Hold[] {
  const whole = { ...NO_RECIPIENT, campaignId: id, mailboxId: '' };
  const stops = (mailboxId: string) => (hold: Hold) => stopsMailbox(hold, mailboxId);
  const everywhere = mailboxes.every((mailboxId) => holds.some(stops(mailboxId)));
  return holds.filter(
    (hold) =>
      covers(hold, whole) || (everywhere && mailboxes.some((mailboxId) => stops(mailboxId)(hold))),
  );
}

function figuresOf(
  port: LivePort,
  loaded: readonly Loaded[],
  now: Instant,
): Pick<LiveOverview, 'days' | 'funnel' | 'measured' | 'heat'> {
  const today = loaded.map(({ campaign }) => dateIn(campaign.timezone, now)).sort();
  const counts = loaded.flatMap((each) => each.counts);
  return {
    days: daysOf(counts, { last: today.at(-1) ?? dateIn('UTC', now), length: DAYS_SHOWN }),
    funnel: funnelOf(
      loaded.map(({ head, enrollments, counts }) => ({
        ...peopleOf(head, enrollments, counts),
        interested: port.countInterested(head.id),
      })),
    ),
    measured: measuredOf(
      totalsOf(counts, null).sent,
      loaded.flatMap(({ campaign }) => port.trackedCounts(campaign.id)),
    ),
    heat: heatOf(
      loaded.flatMap(({ campaign: { id, timezone } }) =>
        port.weekHours(id, localHourAt(timezone, now) - HEAT_SPAN / HOUR),
      ),
    ),
  };
}
