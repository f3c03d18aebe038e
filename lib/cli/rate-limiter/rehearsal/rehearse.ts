/**
 * `rate_limiter.ts rehearse`: simulates the campaign to its end in a copy, with invented
 * recipients.
 */
import { performance } from 'node:perf_hooks';
import { isAbsolute, join } from 'node:path';
import { checkRates, overfull, ratesOf, type ChosenRates } from '../../../core/rehearsal/rates.ts';
import { Failure } from '../../../domain/failure.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../../domain/time.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { countOpenSequences } from '../../../state/events/enrollment-counts.ts';
import { ratesFor } from '../../../app/rehearsal/rehearse-campaign.ts';
import { createReportStore } from '../../../state/reports/report-store.ts';
import { rehearseCopy } from '../../wiring/rehearsal/wire-rehearsing.ts';
import { renderPage } from '../../analytics/render-page.ts';
import { describeRehearsal, tabulateRehearsal } from './describe-rehearsal.ts';
import type { PersonaRates } from '../../../domain/rehearsal.ts';
import { dataOf, warningsOf, nextSteps, type RehearsalFacts } from './rehearsal-data.ts';

const PATH = 'rate_limiter.ts rehearse';
const DAYS = 365;

export const command = defineCommand({
  about:
    'Simulate a campaign to its end in seconds: in a copy, with simulated time and recipients; nothing leaves this machine',
  examples: ['--campaign-id spring', '--campaign-id spring --seed 7 --days 30'],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    seed: {
      kind: 'text',
      about: 'With another seed, other recipients reply. Default: 1',
      placeholder: '2',
    },
    rates: {
      kind: 'json',
      about:
        'How often recipients reply, bounce ... (shares of 1). Default: as observed, or assumed',
      placeholder: `'{"replies":0.05,"hardBounces":0.01}'`,
    },
    days: {
      kind: 'integer',
      min: 1,
      max: 3650,
      about: `Maximum number of days to simulate. Default: ${DAYS}`,
    },
    until: { kind: 'instant', about: 'The latest simulated instant' },
    every: {
      kind: 'duration',
      about: 'How often process, schedule and send are simulated. Default: 1h',
      placeholder: '1h',
    },
    'batch-size': {
      kind: 'integer',
      min: 1,
      max: 10_000,
      fallback: 500,
      about:
        'The --batch-size of each simulated schedule; a value below the daily capacity of the mailboxes slows the campaign down',
    },
    alone: { kind: 'switch', about: 'Leave out the other campaigns that share its mailboxes' },
    keep: {
      kind: 'path',
      about: 'Keep the final copy in this file; commands can read it, but never send from it',
    },
    limit: {
      kind: 'integer',
      min: 1,
      max: 3650,
      fallback: 120,
      about: 'How many days to list; the totals count them all',
    },
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const began = performance.now();
    const from = context.clock.now();
    const { campaignId, limit } = values;
    const { row } = needCampaign(context.state.db, campaignId);
    if (row.state !== 'active') throw notActive(campaignId, row.state);
    const seed = values.seed ?? '1';
    const until = endOf(values, from);
    const rates = ratesGiven(values.rates);
    refuseOverfull(ratesFor(createReportStore(context.state.db), campaignId, rates));
    context.progress.start(countOpenSequences(context.state.db, campaignId), 'rehearsing');
    let ended = 0;
    const rehearsal = await rehearseCopy(context.state, {
      campaignId,
      from,
      until,
      seed,
      every: everyOf(values.every),
      batchSize: values.batchSize,
      rates,
      alone: values.alone,
      signal: context.signal,
      keep:
        values.keep === undefined
          ? null
          : isAbsolute(values.keep)
            ? values.keep
            : join(context.cwd, values.keep),
      onRound(now) {
        context.progress.advance(Math.max(0, now - ended));
        ended = Math.max(ended, now);
      },
    });
    context.progress.stop();
    return answer(context, {
      rehearsal,
      campaignId,
      name: row.name,
      seed,
      from,
      until,
      limit,
      keep: values.keep ?? null,
      elapsedSeconds: Math.round((performance.now() - began) / 10) / 100,
    });
  },
});

function answer(context: Context, facts: RehearsalFacts): Answer {
  const data = dataOf(facts);
  return {
    data,
    warnings: warningsOf(data),
    next: nextSteps(context, data),
    render: renderPage(
      () => describeRehearsal(data),
      () => tabulateRehearsal(data),
    ),
  };
}

function endOf(
  { until, days }: { until: number | undefined; days: number | undefined },
  from: Instant,
): Instant {
  if (until !== undefined && days !== undefined)
    throw usage(
      '--until and --days were both given; expected one of them.',
      'Leave one of them out.',
      PATH,
    );
  if (until !== undefined && until <= from)
    throw usage(
      `--until ${iso(until)} is not after ${iso(from)}, when the rehearsal begins.`,
      'Give a later instant, or --days 30.',
      PATH,
    );
  return until ?? from + (days ?? DAYS) * DAY;
}

function everyOf(every: number | undefined): number {
  if (every !== undefined && (every < MINUTE || every > 7 * DAY))
    throw usage('--every is out of range; expected from 1m to 7d.', 'Example: --every 1h', PATH);
  return every ?? HOUR;
}

function ratesGiven(given: unknown): Partial<PersonaRates> {
  const checked = checkRates(given ?? {});
  if (checked.ok) return checked.rates;
  const { path, received, expected, try: attempt } = checked.problem;
  throw usage(
    `--rates: ${path === '' ? 'the value' : path} is ${received}; expected ${expected}.`,
    `Try ${attempt}.`,
    PATH,
  );
}

function refuseOverfull(rates: ChosenRates): void {
  const sum = overfull(ratesOf(rates));
  if (sum === null) return;
  throw usage(
    `The rates of outcomes that exclude each other add up to ${sum}; expected 1 at most.`,
    'Lower replies, outOfOffice, autoReplies, unsubscribes or complaints.',
    PATH,
  );
}

function notActive(campaignId: string, state: string): Failure {
  return new Failure({
    code: state === 'completed' ? 'campaign_completed' : 'campaign_draft',
    exit: 'refused',
    message: `The campaign ${campaignId} is ${state}; a rehearsal needs an active one.`,
    hint:
      state === 'completed'
        ? `See its results: analytics.ts campaign --campaign-id ${campaignId}`
        : 'Run rate_limiter.ts start with its campaign file first.',
  });
}
