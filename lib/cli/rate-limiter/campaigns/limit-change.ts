/**
 * Reads the flags of `configure` into a change of limits, and refuses those that contradict each
 * other.
 */
import {
  isProviderName,
  PROVIDER_NAMES,
  suggestProvider,
} from '../../../core/limits/provider-names.ts';
import { PLAN_WEEKS, warmupPlan } from '../../../core/limits/warmup-plan.ts';
import { show, usage } from '../../runner/parse.ts';
import type { Failure } from '../../../domain/failure.ts';
import type { LimitsChange } from '../../../core/limits/change-limits.ts';
import type { RateLimitsFile, RecipientLimits } from '../../../domain/campaigns/campaign.ts';

export const PATH = 'rate_limiter.ts configure';

type Given = {
  campaignId?: string | undefined;
  mailbox?: string | undefined;
  provider?: string | undefined;
  eachDomain?: boolean | undefined;
  eachSendingDomain?: boolean | undefined;
  clear?: boolean | undefined;
  minute?: number | undefined;
  hourly?: number | undefined;
  daily?: number | undefined;
  newDaily?: number | undefined;
  warmup?: string | undefined;
  warmupSchedule?: string | undefined;
  warmupPlan?: string | undefined;
  burstMax?: number | undefined;
  burstMinutes?: number | undefined;
  minGap?: number | undefined;
};

/** Throws Failure `usage` for flags that contradict each other, and when no limit is given. */
export function readLimitsChange(given: Given): LimitsChange {
  if (given.eachSendingDomain === true) return readDomainChange(given);
  return isOfRecipients(given)
    ? readRecipientChange(given)
    : {
        of: 'sender',
        limits: readChange(given),
        ...(given.warmupPlan === undefined ? {} : { plan: true as const }),
      };
}

function isOfRecipients({ provider, eachDomain, clear }: Given): boolean {
  return provider !== undefined || eachDomain === true || clear === true;
}

function readDomainChange(given: Given): LimitsChange {
  const { provider, eachDomain, mailbox, clear } = given;
  if (provider !== undefined || eachDomain === true || mailbox !== undefined)
    throw usage(
      '--each-sending-domain was given with --provider, --each-domain or --mailbox; expected at most --campaign-id beside it.',
      'Make a call of its own for each.',
      PATH,
    );
  const { perDay, warmupSchedule, ...rest } = readChange(given, clear === true);
  const named = perDay !== undefined || warmupSchedule !== undefined;
  if (Object.keys(rest).some((key) => key !== 'warmupEnabled') || given.warmup !== undefined)
    throw usage(
      '--each-sending-domain takes --daily, --warmup-schedule and --warmup-plan only.',
      `Example: ${PATH} --each-sending-domain --warmup-plan 4w`,
      PATH,
    );
  if (clear === true && named) throw clearWithLimit();
  return {
    of: 'each_sending_domain',
    limits:
      clear === true
        ? null
        : {
            ...(perDay === undefined ? {} : { perDay }),
            ...(warmupSchedule === undefined ? {} : { warmupSchedule }),
          },
  };
}

function clearWithLimit(): Failure {
  return usage(
    '--clear was given together with a limit; it removes all limits of a provider, of each domain or of each sending domain.',
    'Leave one of them out.',
    PATH,
  );
}

function readRecipientChange(given: Given): LimitsChange {
  const { provider, eachDomain, clear } = given;
  if ((provider !== undefined) === (eachDomain === true))
    throw usage(
      `${provider !== undefined ? '--provider and --each-domain were both' : '--clear was'} given; expected exactly one of --provider NAME and --each-domain.`,
      `Example: ${PATH} --provider google --hourly 50`,
      PATH,
    );
  if (given.mailbox !== undefined)
    throw usage(
      '--mailbox was given with --provider or --each-domain; limits of recipients count the messages of all mailboxes.',
      'Leave --mailbox out; with --campaign-id, the limit is for one campaign.',
      PATH,
    );
  if (provider !== undefined && !isProviderName(provider)) {
    const guess = suggestProvider(provider);
    throw usage(
      `--provider ${show(provider)} is not known; expected one of ${PROVIDER_NAMES.join(', ')}, or other.`,
      guess ? `Did you mean --provider ${guess}?` : 'Example: --provider google',
      PATH,
    );
  }
  const { perMinute, perHour, perDay, ...rest } = readChange(given, clear === true);
  if (Object.keys(rest).length > 0)
    throw usage(
      'Warmup, burst and gap are limits of mailboxes; --provider and --each-domain take --minute, --hourly and --daily.',
      `Example: ${PATH} --each-domain --hourly 5 --daily 20`,
      PATH,
    );
  const said: RecipientLimits = {
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(perHour === undefined ? {} : { perHour }),
    ...(perDay === undefined ? {} : { perDay }),
  };
  if (clear === true && Object.keys(said).length > 0) throw clearWithLimit();
  const limits = clear === true ? null : said;
  return provider === undefined
    ? { of: 'each_domain', limits }
    : { of: 'provider', provider, limits };
}

function readChange(given: Given, mayBeNothing = false): RateLimitsFile {
  const change: RateLimitsFile = {};
  if (given.minute !== undefined) change.perMinute = given.minute;
  if (given.hourly !== undefined) change.perHour = given.hourly;
  if (given.daily !== undefined) change.perDay = given.daily;
  if (given.newDaily !== undefined) change.newPerDay = given.newDaily;
  if (given.warmup !== undefined) change.warmupEnabled = given.warmup === 'on';
  if (given.warmupSchedule !== undefined)
    change.warmupSchedule = readSchedule(given.warmupSchedule);
  if (given.warmupPlan !== undefined) {
    if (given.warmupSchedule !== undefined || given.warmup === 'off')
      throw usage(
        `--warmup-plan was given with ${given.warmup === 'off' ? '--warmup off' : '--warmup-schedule'}; it writes a schedule and turns the warmup on.`,
        'Leave one of them out.',
        PATH,
      );
    change.warmupEnabled = true;
    change.warmupSchedule = readPlan(given.warmupPlan);
  }
  if ((given.burstMax === undefined) !== (given.burstMinutes === undefined))
    throw usage(
      '--burst-max and --burst-minutes need each other, but only one was given.',
      'Example: --burst-max 10 --burst-minutes 15',
      PATH,
    );
  if (given.burstMax !== undefined && given.burstMinutes !== undefined)
    change.burst = { max: given.burstMax, perMinutes: given.burstMinutes };
  if (given.minGap !== undefined) change.burst = { ...change.burst, minGapSeconds: given.minGap };
  if (Object.keys(change).length === 0 && !mayBeNothing)
    throw usage(
      'No limit was given; expected at least one.',
      `Example: ${PATH} --hourly 100 --daily 500`,
      PATH,
    );
  return change;
}

function readPlan(text: string): number[] {
  const weeks = /^\d{1,2}w$/.test(text) ? Number(text.slice(0, -1)) : 0;
  if (weeks < PLAN_WEEKS.least || weeks > PLAN_WEEKS.most)
    throw usage(
      `--warmup-plan ${show(text)} is not valid; expected ${PLAN_WEEKS.least}w to ${PLAN_WEEKS.most}w.`,
      'Example: --warmup-plan 4w',
      PATH,
    );
  return warmupPlan(weeks);
}

function readSchedule(text: string): number[] {
  const caps = text.split(',').map((part) => (/^\d{1,6}$/.test(part.trim()) ? Number(part) : 0));
  if (caps.length > 90 || caps.some((cap) => cap < 1))
    throw usage(
      `--warmup-schedule ${show(text)} is not valid; expected up to 90 whole numbers from 1, separated by commas.`,
      'Example: --warmup-schedule 10,25,50,100,150,200',
      PATH,
    );
  return caps;
}
