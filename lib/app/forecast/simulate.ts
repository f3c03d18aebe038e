/** Simulates a campaign day by day to its end, together with those that share its mailboxes. */
import { createCompetitors, heldPlans } from '../planning/competing-campaigns.ts';
import { HORIZON, loadCalendars, type Calendars } from '../planning/calendars.ts';
import { hash32 } from '../../core/hash.ts';
import { dayIn } from '../../core/time/day.ts';
import { createCrowd } from '../../core/forecast/crowd.ts';
import { simulateDay } from '../../core/forecast/simulate-day.ts';
import type { Track } from '../../core/forecast/track.ts';
import type { WaitCause } from '../../core/forecast/wait-cause.ts';
import type { Competitor } from '../../core/planning/plan.ts';
import type { OutcomeRates } from '../../core/forecast/rates.ts';
import type { Entry, ForecastPort } from './load-entries.ts';
import { DAY, HOUR, type Instant, type LocalDate } from '../../domain/time.ts';

export type ForecastDay = {
  date: LocalDate;
  messages: number;
  first: number;
  followUps: number;
  byMailbox: Record<string, number>;
  waits: WaitCause | null;
};
export type SimulatedRun = {
  days: ForecastDay[];
  messages: number;
  replies: number;
  bounces: number;
  /** Prospects that are left when nothing moves any more, or after five years; null: none. */
  stuck: { newcomers: number; followUps: number; wait: WaitCause | null } | null;
  /** When the last message left; null: the run did not end. */
  end: Instant | null;
};
export type SimulationRequest = {
  now: Instant;
  seed: string;
  signal: AbortSignal;
  onDay(date: LocalDate): void;
};
type Rated = Entry & { rates: OutcomeRates };

const LONGEST = 5 * 365 * DAY;
/** An operator, or a timer, plans every hour; so does a rehearsal. */
const PLAN_EVERY = HOUR;

export async function simulate(
  port: ForecastPort,
  entries: readonly [Rated, ...Rated[]],
  { now, seed, signal, onDay }: SimulationRequest,
): Promise<SimulatedRun> {
  const [first] = entries;
  const calendars = new Map<string, Calendars>();
  const calendarsOf = (id: string): Calendars => calendars.get(id) as Calendars;
  const competitors = competitorsOf(port, entries, { now, calendarsOf });
  const tracks = entries.map(({ campaign, groups, rates }, index): Track => {
    const context = competitors[index] as Competitor;
    return {
      context,
      served: context.served.length,
      crowd: createCrowd(groups),
      rates,
      gaps: new Map(),
      zoneOf: (key) => calendarsOf(campaign.id).zoneOf(key),
      isWorkingDay: (key, date) => calendarsOf(campaign.id).isWorkingDay(key, date),
    };
  });
  const [own] = tracks as [Track];
  const dayOf = dayIn(
    port.zoneTable(first.campaign.timezone, { from: now - 3 * DAY, to: now + LONGEST }),
  );
  const simulated: SimulatedRun = {
    days: [],
    messages: 0,
    replies: 0,
    bounces: 0,
    stuck: null,
    end: null,
  };
  // People who are counted differ only by day.
  const every = first.known ? PLAN_EVERY : Infinity;
  // Other numbers in each run: jitter and the spreading of weekends are hashes of them.
  let number = hash32(seed);
  let loadedUntil = -Infinity;
  let idle = 0;
  for (let from = now; from < now + LONGEST;) {
    signal.throwIfAborted();
    const { date, endsAt } = dayOf(from);
    // A message that leaves on a day makes another due weeks later, so calendars are renewed well
    // before their end.
    if (endsAt > loadedUntil) {
      for (const { campaign, groups } of entries)
        calendars.set(
          campaign.id,
          await loadCalendars(port, [...new Set(groups.map(({ calendarKey }) => calendarKey))], {
            window: campaign.sendWindow,
            campaign,
            from,
          }),
        );
      loadedUntil = from + HORIZON / 2;
      tracks.forEach(({ gaps }) => gaps.clear());
    }
    const [result] = simulateDay(
      tracks,
      { from, before: endsAt, every },
      { seed, number: () => ++number },
    );
    if (!result) break;
    const messages = result.first + result.followUps;
    onDay(date);
    simulated.days.push({
      date,
      messages,
      first: result.first,
      followUps: result.followUps,
      byMailbox: Object.fromEntries(result.byMailbox),
      waits: result.waitCause,
    });
    simulated.messages += messages;
    simulated.replies += result.replies;
    simulated.bounces += result.bounces;
    if (result.last !== null) simulated.end = result.last;
    const waiting = own.crowd.waiting();
    if (waiting.newcomers + waiting.followUps === 0) return simulated;
    // Holidays and holds last for weeks; a delay beyond the reach of the calendars does not end by
    // itself.
    idle =
      result.last !== null ||
      result.waitCause?.reason === 'not_due' ||
      result.waitCause?.reason === 'contacted_recently' ||
      result.waitCause?.reason === 'not_started'
        ? 0
        : idle + 1;
    if (idle * DAY > HORIZON || result.waitCause?.reason === 'campaign_ended')
      return { ...simulated, end: null, stuck: { ...waiting, wait: result.waitCause } };
    from = endsAt;
  }
  return {
    ...simulated,
    end: null,
    stuck: { ...own.crowd.waiting(), wait: simulated.days.at(-1)?.waits ?? null },
  };
}

/**
 * The campaigns with their limits, of which nothing is used but by messages that were sent: the
 * simulation gives planned messages, and those that were tried, an instant of its own.
 */
function competitorsOf(
  port: ForecastPort,
  entries: readonly [Rated, ...Rated[]],
  { now, calendarsOf }: { now: Instant; calendarsOf: (id: string) => Calendars },
): Competitor[] {
  const [own, ...others] = entries;
  return createCompetitors(
    // The people of a forecast are counted, not known.
    {
      ...withoutClaims(port, entries),
      hasOtherCampaigns: () => false,
      anyPreferences: () => false,
    },
    [
      // The rows of these candidates, whatever their campaign, do not count.
      {
        campaign: own.campaign,
        candidates: entries.flatMap(({ planned, open }) => [...planned, ...open]),
      },
      ...others.map(({ campaign }) => ({ campaign, candidates: [] })),
    ],
    { now, horizon: LONGEST, calendarsOf, ignored: heldPlans(port, own.campaign, now) },
  );
}

/** A claimed slot counts at `now`; the simulation counts the message where it places it. */
function withoutClaims(port: ForecastPort, entries: readonly Entry[]): ForecastPort {
  const claims = entries.flatMap(({ campaign, open }) =>
    open
      .filter(({ underWay }) => underWay)
      .map(({ mailboxId, provider, domain, step }) => ({
        ...{ mailbox_id: mailboxId, campaign_id: campaign.id, provider, domain },
        opens: step === 0 ? campaign.id : null,
      })),
  );
  if (claims.length === 0) return port;
  return {
    ...port,
    takenInstants({ column, id }, options) {
      const taken = port.takenInstants({ column, id }, options);
      for (const claim of claims) {
        const index = claim[column] === id ? taken.lastIndexOf(options.now) : -1;
        if (index >= 0) taken.splice(index, 1);
      }
      return taken;
    },
  };
}
