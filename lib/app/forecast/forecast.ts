/** Simulates the days to come without sending: what leaves when, what delays it, and the end. */
import { loadEntries, type Entries, type ForecastPort } from './load-entries.ts';
import {
  simulate,
  type ForecastDay,
  type SimulatedRun,
  type SimulationRequest,
} from './simulate.ts';
import {
  expectedMessages,
  finishOfOne,
  finishOfRuns,
  medianRun,
  type Finish,
} from '../../core/forecast/finish.ts';
import {
  estimateRates,
  ratesAt,
  type GivenRates,
  type RateEstimates,
} from '../../core/forecast/rates.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

export type ForecastRequest = SimulationRequest & {
  /** The rates that the caller gives, for every campaign; null: observed or assumed. */
  given: GivenRates;
};

export type Forecast = Omit<SimulatedRun, 'end'> & {
  /** Prospects without a planned message, and planned messages. */
  waiting: { newcomers: number; followUps: number; planned: number };
  rates: RateEstimates;
  runs: number;
  finish: Finish;
};

/** The most messages that all runs together simulate: a few seconds. */
const WORK = 400_000;
const MOST_RUNS = 20;

/** Returns the median of up to 20 runs, which draw replies and bounces from `seed`. */
export async function forecastCampaign(
  port: ForecastPort,
  campaign: Campaign,
  request: ForecastRequest,
): Promise<Forecast> {
  const { now, given } = request;
  const entries = loadEntries(port, campaign, now);
  const [own] = entries;
  const estimates = entries.map(({ outcomes }) => estimateRates(outcomes, given));
  const [rates] = estimates as [RateEstimates];
  const messagesAt = (q: number): number =>
    expectedMessages(own.groups, { steps: campaign.steps.length, rates: ratesAt(rates, q) });
  const runs = Math.max(
    1,
    Math.min(MOST_RUNS, Math.floor(WORK / Math.max(1, mostMessages(entries)))),
  );
  const runsDone: SimulatedRun[] = [];
  for (let run = 0; run < runs; run++) {
    const rated = entries.map((entry, index) => ({
      ...entry,
      rates: ratesAt(estimates[index] as RateEstimates, (run + 0.5) / runs),
    }));
    const [first, ...others] = rated as [(typeof rated)[number]];
    runsDone.push(
      await simulate(port, [first, ...others], { ...request, seed: `${request.seed}|${run}` }),
    );
  }
  // With few runs, the spread around the median run is computed instead of observed.
  const { end, ...median } = medianRun(runsDone);
  return {
    ...median,
    waiting: { ...waitingOf(own.waiting), planned: port.countPlanned(campaign.id) },
    rates,
    runs,
    finish:
      runs >= 3
        ? finishOfRuns(runsDone.map((run) => run.end))
        : finishOfOne(end, {
            messages: { p10: messagesAt(0.9), p50: messagesAt(0.5), p90: messagesAt(0.1) },
            perDay: usualDay(median.days),
          }),
  };
}

function mostMessages(entries: Entries): number {
  const rates = { reply: 0, bounce: 0 };
  return entries.reduce(
    (all, { groups, campaign: { steps } }) =>
      all + expectedMessages(groups, { steps: steps.length, rates }),
    0,
  );
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
