/**
 * `rate_limiter.ts forecast`: estimates the coming days and the end of the campaign, and what a
 * change does to both.
 */
import { forecastCampaign, type Forecast } from '../../../app/forecast/forecast.ts';
import type { ForecastDay } from '../../../app/forecast/simulate.ts';
import { defineCommand, type Answer, type Context, type Warning } from '../../runner/command.ts';
import { comingWarmup } from '../../campaigns/describe-warmup.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { warnOfZoneData } from '../../campaigns/warn-of-zone-data.ts';
import { wireForecasting } from '../../wiring/forecast/wire-forecasting.ts';
import { changedCampaign } from './what-if.ts';
import { renderPage } from '../../analytics/render-page.ts';
import { describeForecast, tabulateForecast } from './describe-forecast.ts';
import { Failure } from '../../../domain/failure.ts';
import { percent } from '../../../core/reports/wording.ts';
import type { Instant } from '../../../domain/time.ts';

const PATH = 'rate_limiter.ts forecast';

export const command = defineCommand({
  about:
    'Estimate what will be sent on each coming day, what holds it back, and when the campaign ends',
  examples: ['--campaign-id spring', '--campaign-id spring --limit 10'],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    with: {
      kind: 'json',
      about:
        'Also estimate with these settings of the campaign file changed (rateLimits also replace the defaults of every mailbox). Nothing is changed',
      placeholder: `'{"rateLimits":{"perDay":300}}'`,
    },
    rates: {
      kind: 'json',
      about:
        'The share of messages that get a reply, and of first messages that bounce, in every campaign of its mailboxes. Default: as observed, or assumed',
      placeholder: `'{"replies":0.05,"bounces":0.02}'`,
    },
    seed: {
      kind: 'text',
      about: 'With another seed, other prospects reply. Default: 1',
      placeholder: '2',
    },
    limit: {
      kind: 'integer',
      min: 1,
      max: 2000,
      fallback: 60,
      about: 'How many days to list; the totals count them all',
    },
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { campaignId } = values;
    const { row, campaign } = needCampaign(context.state.db, campaignId);
    if (row.state !== 'active') throw notActive(campaignId, row.state);
    const changed =
      values.with === undefined
        ? null
        : await changedCampaign(context.state, campaignId, values.with);
    const request = {
      now: context.clock.now(),
      seed: values.seed ?? '1',
      given: ratesGiven(values.rates),
      signal: context.signal,
      onDay: (date: string) => context.progress.note(date),
    };
    context.progress.start(1, 'forecasting');
    const asIs = await forecastCampaign(wireForecasting(context.state), campaign, request);
    const withChange =
      changed === null
        ? null
        : await forecastCampaign(
            wireForecasting(context.state, changed.limits),
            changed.campaign,
            request,
          );
    context.progress.stop();
    return answer(context, {
      asIs,
      withChange,
      campaignId,
      name: row.name,
      zone: campaign.timezone,
      now: request.now,
      limit: values.limit,
      change: values.with ?? null,
      warmup: comingWarmup(context.state, campaign, request.now),
    });
  },
});

export type ForecastData = ReturnType<typeof dataOf>;
type ForecastFacts = {
  asIs: Forecast;
  withChange: Forecast | null;
  campaignId: string;
  name: string;
  zone: string;
  now: Instant;
  limit: number;
  change: unknown;
  warmup: ReturnType<typeof comingWarmup>;
};

function answer(context: Context, facts: ForecastFacts): Answer {
  const data = dataOf(facts);
  const { campaignId } = facts;
  return {
    data,
    warnings: warningsOf(facts),
    next: [
      {
        why: 'Simulate it in a copy, message by message',
        run: context.callAgain('rate_limiter', `rehearse --campaign-id ${campaignId}`),
      },
    ],
    render: renderPage(
      () => describeForecast(data),
      () => tabulateForecast(data),
    ),
  };
}

function dataOf({
  asIs,
  withChange,
  campaignId,
  name,
  zone,
  now,
  limit,
  change,
  warmup,
}: ForecastFacts) {
  return {
    campaignId,
    name,
    zone,
    from: iso(now),
    ...describeOne(asIs, limit),
    warmup,
    withChange:
      withChange === null
        ? null
        : { change, ...describeOne(withChange, limit), difference: differenceOf(asIs, withChange) },
    assumes: [
      'schedule and send are called at least once an hour, with batches large enough',
      'limits of recipient providers count, limits of recipient domains are ignored',
      'a reply or a bounce arrives before the next message is due',
      'from now on no person is away, and no message is deferred',
    ],
  };
}

function describeOne(forecast: Forecast, limit: number) {
  const { days, waiting, rates, runs, messages, replies, bounces, finish, stuck } = forecast;
  const used = days.filter((day) => day.messages > 0);
  return {
    waiting,
    rates,
    runs,
    messages,
    replies,
    bounces,
    finish: { p10: iso(finish.p10), p50: iso(finish.p50), p90: iso(finish.p90) },
    stuck: stuck === null ? null : { ...stuck, wait: waitOf(stuck.wait) },
    days: days.slice(0, limit).map((day) => ({ ...day, waits: waitOf(day.waits) })),
    daysOmitted: Math.max(0, days.length - limit),
    perMailbox: [...new Set(used.flatMap(({ byMailbox }) => Object.keys(byMailbox)))]
      .sort()
      .map((mailbox) => {
        const mine = used.map(({ byMailbox }) => byMailbox[mailbox] ?? 0);
        return {
          mailbox,
          messages: mine.reduce((sum, n) => sum + n, 0),
          most: Math.max(0, ...mine),
          days: mine.filter((n) => n > 0).length,
        };
      }),
  };
}

function waitOf(wait: ForecastDay['waits']) {
  return wait === null ? null : { ...wait, until: iso(wait.until) };
}

/**
 * By how many days the change ends the campaign later (negative: earlier); null where one of the
 * two does not end.
 */
function differenceOf(asIs: Forecast, changed: Forecast) {
  const days = (name: 'p10' | 'p50' | 'p90'): number | null => {
    const [before, after] = [asIs.finish[name], changed.finish[name]];
    return before === null || after === null ? null : Math.round((after - before) / 86_400_000);
  };
  return {
    finishDays: { p10: days('p10'), p50: days('p50'), p90: days('p90') },
    messages: changed.messages - asIs.messages,
    mostInADay: most(changed) - most(asIs),
  };
}

function most({ days }: Forecast): number {
  return Math.max(0, ...days.map(({ messages }) => messages));
}

function warningsOf({ asIs, withChange, campaignId, now }: ForecastFacts): Warning[] {
  const assumed = (['reply', 'bounce'] as const).flatMap((name) => {
    const { source, rate, count, of, fewest } = asIs.rates[name];
    return source === 'assumed'
      ? [`${name} ${percent(rate)} (so far ${count} of ${of} messages; observed from ${fewest} on)`]
      : [];
  });
  const stuckOf = (forecast: Forecast, which: string): Warning[] =>
    forecast.stuck === null
      ? []
      : [
          {
            code: 'forecast_unfinished',
            message: `${which}${campaignId} does not end within five years: ${forecast.stuck.newcomers + forecast.stuck.followUps} people are left (${forecast.stuck.wait?.reason ?? 'no reason is known'}).`,
          },
        ];
  return [
    ...(assumed.length > 0
      ? [
          {
            code: 'rates_assumed',
            message: `Too few messages were sent to know how people respond. These rates are assumed: ${assumed.join(', ')}. Set them with --rates.`,
          },
        ]
      : []),
    ...warnOfZoneData([now, asIs.finish.p50, withChange?.finish.p50 ?? null]),
    ...stuckOf(asIs, ''),
    ...(withChange ? stuckOf(withChange, 'With the change, ') : []),
  ];
}

function ratesGiven(given: unknown): { reply: number | null; bounce: number | null } {
  if (given === undefined) return { reply: null, bounce: null };
  const expected = 'an object with "replies" and/or "bounces", shares from 0 to 1';
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw usage(
      `--rates is no object; expected ${expected}.`,
      `Try --rates '{"replies":0.05}'.`,
      PATH,
    );
  for (const [key, value] of Object.entries(given)) {
    if (
      (key === 'replies' || key === 'bounces') &&
      typeof value === 'number' &&
      value >= 0 &&
      value <= 1
    )
      continue;
    throw usage(
      `--rates: ${JSON.stringify(key.slice(0, 40))} is ${JSON.stringify(value)?.slice(0, 40)}; expected ${expected}.`,
      `Try --rates '{"replies":0.05,"bounces":0.02}'.`,
      PATH,
    );
  }
  const { replies, bounces } = given as { replies?: number; bounces?: number };
  if ((replies ?? 0) + (bounces ?? 0) > 1)
    throw usage(
      '--rates: replies and bounces add up to more than 1; a message has one outcome.',
      `Try --rates '{"replies":0.05,"bounces":0.02}'.`,
      PATH,
    );
  return { reply: replies ?? null, bounce: bounces ?? null };
}

function notActive(campaignId: string, state: string): Failure {
  return new Failure({
    code: state === 'completed' ? 'campaign_completed' : 'campaign_draft',
    exit: 'refused',
    message: `The campaign ${campaignId} is ${state}; a forecast needs an active one.`,
    hint:
      state === 'completed'
        ? `See its results: analytics.ts campaign --campaign-id ${campaignId}`
        : 'Run rate_limiter.ts start with its campaign file first.',
  });
}
