/**
 * `rate_limiter.ts configure`: changes the limits of every mailbox, of one mailbox, of one
 * campaign, of a recipient provider, of each recipient domain or of each sending domain.
 */
import { configureLimits } from '../../../app/campaigns/configure-limits.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { commonFlags, dryRunFlag } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { wireLimits } from '../../wiring/campaigns/wire-limits.ts';
import type { ConfiguredLimits, LimitsScope } from '../../../app/campaigns/configure-limits.ts';
import { answerDomain } from './configure-domain.ts';
import { answerPublic } from './configure-public.ts';
import { PATH, readLimitsChange } from './limit-change.ts';

const MOST = 1_000_000;

export const command = defineCommand({
  about:
    'Change sending limits: of every mailbox, or (with a flag) of one mailbox, one campaign, a recipient provider, each recipient domain or each sending domain',
  examples: ['--mailbox ann --hourly 20 --daily 100', '--campaign-id spring --daily 50 --dry-run'],
  flags: {
    'campaign-id': {
      kind: 'text',
      about:
        'Limit this campaign as a whole (and its mailboxes, where they have no limits of their own)',
    },
    mailbox: { kind: 'text', about: 'Limit this mailbox' },
    provider: {
      kind: 'text',
      about:
        'Limit what all mailboxes together send to this recipient provider: google, microsoft, yahoo ...',
      placeholder: 'google',
    },
    'each-domain': {
      kind: 'switch',
      about:
        'Limit what all mailboxes together send to each recipient domain. The domains of the providers themselves (gmail.com ...) are exempt',
    },
    'each-sending-domain': {
      kind: 'switch',
      about:
        'Limit what the mailboxes of each sending domain send together: --daily, --warmup-schedule, --warmup-plan',
    },
    'sending-domain': {
      kind: 'text',
      about: 'A domain of yours; with --warm or --clear',
      placeholder: 'acme.test',
    },
    warm: {
      kind: 'switch',
      about: 'The --sending-domain has been in use for long and needs no warmup of its own',
    },
    minute: {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'Maximum number of messages in any 60 seconds',
    },
    hourly: {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'Maximum number of messages in any 60 minutes',
    },
    daily: {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'Maximum number of messages in a calendar day of the mailbox and in any 24 hours',
    },
    'new-daily': {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'With --campaign-id: maximum number of prospects who get their first message in a day',
    },
    warmup: {
      kind: 'choice',
      choices: ['on', 'off'],
      about: 'Whether new mailboxes start slowly, by the warmup schedule',
    },
    'warmup-schedule': {
      kind: 'text',
      about: "Maximum number of messages on a mailbox's first, second, third ... sending day",
      placeholder: '10,25,50,100,150,200',
    },
    'warmup-plan': {
      kind: 'text',
      about:
        'Write the warmup schedule of a new domain for 2w to 12w (weeks of five sending days): 10 to 20 a day in the first month, then 30 to 50',
      placeholder: '4w',
    },
    'burst-max': {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'Maximum number of messages in any --burst-minutes',
    },
    'burst-minutes': {
      kind: 'integer',
      min: 1,
      max: 1440,
      about: 'The minutes that --burst-max counts',
    },
    'min-gap': {
      kind: 'integer',
      min: 0,
      max: 86_400,
      about: 'Minimum number of seconds between two messages of a mailbox; 0 means no gap',
    },
    public: {
      kind: 'text',
      about:
        'The https address under which response_tracker.ts serve is reached; messages carry unsubscribe links to it from then on. none takes it away. No other flag beside it',
      placeholder: 'https://t.acme.test',
    },
    clear: {
      kind: 'switch',
      about:
        'Remove the limits of --provider, --each-domain or --each-sending-domain, or what --warm said of a --sending-domain',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  async run(context, values) {
    if (values.campaignId !== undefined && values.mailbox !== undefined)
      throw usage(
        '--campaign-id and --mailbox were both given; expected one of them, or none for every mailbox.',
        'Keep one.',
        PATH,
      );
    if (values.sendingDomain !== undefined || values.warm) {
      const { sendingDomain: domain, warm, clear, dryRun, ...rest } = values;
      const others = Object.entries(rest).filter(([name]) => !Object.hasOwn(commonFlags, name));
      return answerDomain(context, {
        domain,
        warm,
        clear,
        dryRun,
        hasOthers: others.some(([, value]) => value !== undefined && value !== false),
      });
    }
    if (values.public !== undefined) return answerPublic(context, values);
    const change = readLimitsChange(values);
    if (values.newDaily !== undefined && values.campaignId === undefined)
      throw usage(
        '--new-daily was given without a campaign; first messages are counted for each campaign.',
        'Add --campaign-id ID.',
        PATH,
      );
    const scope: LimitsScope =
      values.campaignId !== undefined
        ? { scope: 'campaign', id: values.campaignId }
        : values.mailbox !== undefined
          ? { scope: 'mailbox', id: values.mailbox }
          : { scope: 'default', id: null };
    const configured = await configureLimits(wireLimits(context.state), {
      scope,
      change,
      now: context.clock.now(),
    });
    return {
      data: { ...scope, rateLimits: configured.rateLimits, dryRun: values.dryRun },
      warnings: warningsOf(configured),
    };
  },
});

/**
 * Warns of limits that contradict each other, and of totals that a wider setting does not change.
 */
function warningsOf({ doubts, keepTotals }: ConfiguredLimits): Warning[] {
  const warnings = doubts.map((doubt) => ({ code: doubt.code, message: wordsFor(doubt) }));
  if (keepTotals.length === 0) return warnings;
  const message = `These campaigns have their own totals, which stay unchanged: ${keepTotals.join(', ')}. Change them with --campaign-id.`;
  return [...warnings, { code: 'campaign_totals', message }];
}

function wordsFor(doubt: ConfiguredLimits['doubts'][number]): string {
  switch (doubt.code) {
    case 'minute_above_hourly':
      return `The limit per minute (${doubt.perMinute}) is above the limit per hour (${doubt.perHour}), so only the limit per hour has an effect.`;
    case 'hourly_above_daily':
      return `The limit per hour (${doubt.perHour}) is above the limit per day (${doubt.perDay}), so only the limit per day has an effect.`;
    case 'above_cold_practice':
      return `After the schedule the limit grows to ${doubt.perDay} a day; for cold mail 30 to 50 a day for each mailbox is usual. Set it with --daily.`;
    case 'above_provider_quota':
      return 'More than 2,000 a day is above the daily quota of a Google Workspace account.';
  }
}
