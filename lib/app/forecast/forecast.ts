/** Simulates the days to come without sending: what leaves when, what delays it, and the end. */
import { createCompetitors, type CompetitorsPort } from '../planning/competing-campaigns.ts';
import { HORIZON, loadCalendars, type Calendars, type PlacesPort } from '../planning/calendars.ts';
import { waitingWithContact, withoutContact, type WaitingPort } from './waiting-contact.ts';
import { dayIn } from '../../core/time/day.ts';
import { createCrowd } from '../../core/forecast/crowd.ts';
import { asWaiting, forgetMissed } from '../../core/forecast/overdue-plans.ts';
import {
  expectedMessages,
  finishOfOne,
  finishOfRuns,
  type Finish,
} from '../../core/forecast/finish.ts';
import { simulateDay, type Track, type WaitCause } from '../../core/forecast/simulate-day.ts';
import {
  estimateRate,
  rateAt,
  type OutcomeRates,
  type RateEstimate,
  type Seen,
} from '../../core/forecast/rates.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { WaitingGroup, PlannedMessage } from '../../domain/forecast.ts';

export type ForecastPort = CompetitorsPort &
  WaitingPort &
  PlacesPort & {
    plannedMessages(campaignId: string): PlannedMessage[];
    outcomesSoFar(campaignId: string): {
      tried: number;
      ended: number;
      firstTried: number;
      failed: number;
    };
  };

export type ForecastRequest = {
  now: Instant;
  seed: string;
  /** The rates that the caller gives; null: observed or assumed. */
  given: { reply: number | null; bounce: number | null };
  signal: AbortSignal;
  onDay(date: LocalDate): void;
};

export type ForecastDay = {
  date: LocalDate;
  messages: number;
  first: number;
  followUps: number;
  byMailbox: Record<string, number>;
  waits: WaitCause | null;
};
export type Forecast = {
  waiting: { newcomers: number; followUps: number; planned: number };
  rates: { reply: RateEstimate; bounce: RateEstimate };
  runs: number;
  /** The days of the median run. */
  days: ForecastDay[];
  messages: number;
  replies: number;
  bounces: number;
  finish: Finish;
  /** Prospects that are left when nothing moves any more, or after five years; null: none. */
  stuck: { newcomers: number; followUps: number; wait: WaitCause | null } | null;
};

const LONGEST = 5 * 365 * DAY;
/** The most messages that all runs together simulate: a few seconds. */
const WORK = 400_000;
const MOST_RUNS = 20;

/** Returns the median of up to 20 runs, which draw replies and bounces from `seed`. */
export async function forecastCampaign(
  port: ForecastPort,
  campaign: Campaign,
  request: ForecastRequest,
): Promise<Forecast> {
  const entries = [campaign, ...port.competitors(campaign)].map((each) => {
    const { tried, ended, firstTried, failed } = port.outcomesSoFar(each.id);
    const all = port.plannedMessages(each.id);
    // Limits decide when an overdue message leaves, not its planned instant.
    const planned = all.filter(({ sendAt }) => sendAt >= request.now);
    const overdue = all.filter(({ sendAt }) => sendAt < request.now);
    const waiting = waitingWithContact(port, each, request.now);
    const groups = [...waiting, ...overdue.map(asWaiting)];
    const seen = { reply: { count: ended, of: tried }, bounce: { count: failed, of: firstTried } };
    return {
      campaign: each,
      waiting,
      groups,
      overdue,
      planned,
      seen,
      given: each === campaign ? request.given : { reply: null, bounce: null },
    };
  });
  const [own] = entries as [Entry];
  const rates = {
    reply: estimateRate('reply', own.seen.reply, own.given.reply),
    bounce: estimateRate('bounce', own.seen.bounce, own.given.bounce),
  };
  const messagesAt = (q: number): number =>
    expectedMessages(toSend(own), { steps: campaign.steps.length, rates: ratesOf(own, q) });
  const work = entries.reduce(
    (all, each) =>
      all +
      expectedMessages(toSend(each), {
        steps: each.campaign.steps.length,
        rates: { reply: 0, bounce: 0 },
      }),
    0,
  );
  const runs = Math.max(1, Math.min(MOST_RUNS, Math.floor(WORK / Math.max(1, work))));
  const runsDone: SimulatedRun[] = [];
  for (let run = 0; run < runs; run++) {
    runsDone.push(
      await simulate(
        port,
        entries.map((each) => ({ ...each, rates: ratesOf(each, (run + 0.5) / runs) })),
        { ...request, seed: `${request.seed}|${run}` },
      ),
    );
  }
  // The run that is reported. With few runs, the spread around it is computed instead of observed.
  const middle = runsDone[Math.floor((runs - 1) / 2)] as SimulatedRun;
  const perDay = usualDay(middle.days);
  const finish =
    runs >= 3
      ? finishOfRuns(runsDone.map(({ end }) => end))
      : finishOfOne(middle.end, {
          messages: { p10: messagesAt(0.9), p50: messagesAt(0.5), p90: messagesAt(0.1) },
          perDay,
        });
  const { days, stuck, messages, replies, bounces } = middle;
  return {
    waiting: { ...waitingOf(own.waiting), planned: own.overdue.length + own.planned.length },
    rates,
    runs,
    days,
    messages,
    replies,
    bounces,
    finish,
    stuck,
  };
}

type Entry = {
  campaign: Campaign;
  waiting: WaitingGroup[];
  /** Waiting prospects, and those whose message is overdue. */
  groups: WaitingGroup[];
  overdue: PlannedMessage[];
  planned: PlannedMessage[];
  seen: { reply: Seen; bounce: Seen };
  given: { reply: number | null; bounce: number | null };
};
type SimulatedRun = Pick<Forecast, 'days' | 'messages' | 'replies' | 'bounces' | 'stuck'> & {
  end: Instant | null;
};

function toSend({
  groups,
  planned,
}: Pick<Entry, 'groups' | 'planned'>): { step: number; n: number }[] {
  return [...groups, ...planned.map(({ step }) => ({ step, n: 1 }))];
}

/** A high quantile means many replies, many bounces, and an early end. */
function ratesOf({ seen, given }: Entry, q: number): OutcomeRates {
  return {
    reply: rateAt('reply', { seen: seen.reply, given: given.reply }, q),
    bounce: rateAt('bounce', { seen: seen.bounce, given: given.bounce }, q),
  };
}

function waitingOf(groups: readonly WaitingGroup[]): { newcomers: number; followUps: number } {
  const count = (first: boolean): number =>
    groups.reduce((all, { step, n }) => ((step === 0) === first ? all + n : all), 0);
  return { newcomers: count(true), followUps: count(false) };
}

/** The median of the days on which any message left. */
function usualDay(days: readonly ForecastDay[]): number {
  const sent = days
    .map(({ messages }) => messages)
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
  return sent[Math.floor(sent.length / 2)] ?? 1;
}

async function simulate(
  port: ForecastPort,
  entries: (Entry & { rates: OutcomeRates })[],
  { now, seed, signal, onDay }: ForecastRequest,
): Promise<SimulatedRun> {
  const [first] = entries as [Entry & { rates: OutcomeRates }];
  const calendars = new Map<string, Calendars>();
  const calendarsOf = (id: string): Calendars => calendars.get(id) as Calendars;
  const empty = entries.map(({ campaign }) => ({
    campaign,
    candidates: [],
  })) as unknown as Parameters<typeof createCompetitors>[1];
  const competitors = createCompetitors(withoutContact(port), empty, {
    now,
    horizon: LONGEST,
    calendarsOf,
  });
  const missed = entries.flatMap(({ overdue }) => overdue);
  competitors.forEach((context) => forgetMissed(context, missed));
  const tracks = entries.map(({ campaign, groups, planned, rates }, index): Track => ({
    context: competitors[index] as Track['context'],
    crowd: createCrowd(groups),
    planned,
    rates,
    gaps: new Map(),
    zoneOf: (key) => calendarsOf(campaign.id).zoneOf(key),
    isWorkingDay: (key, date) => calendarsOf(campaign.id).isWorkingDay(key, date),
  }));
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
  let number = 0;
  let loadedUntil = -Infinity;
  let idle = 0;
  for (let from = now; from < now + LONGEST;) {
    signal.throwIfAborted();
    const { date, endsAt } = dayOf(from);
    // A message that leaves on a day makes another due weeks later, so calendars are renewed well
    // before their end.
    if (endsAt > loadedUntil) {
      for (const { campaign, groups, planned } of entries)
        calendars.set(
          campaign.id,
          await loadCalendars(
            port,
            [...new Set([...groups, ...planned].map(({ calendarKey }) => calendarKey))],
            { window: campaign.sendWindow, campaign, from },
          ),
        );
      loadedUntil = from + HORIZON / 2;
      tracks.forEach(({ gaps }) => gaps.clear());
    }
    const [result] = simulateDay(
      tracks,
      { from, before: endsAt },
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
    const ahead = own.planned.some(({ sendAt }) => sendAt >= endsAt);
    if (waiting.newcomers + waiting.followUps === 0 && !ahead) return simulated;
    // Holidays and holds last for weeks; a delay beyond the reach of the calendars does not end by
    // itself.
    idle =
      messages > 0 ||
      ahead ||
      result.waitCause?.reason === 'not_due' ||
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
