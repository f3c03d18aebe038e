/** Applies every default to a checked campaign file. */
import { CAMPAIGN_DEFAULTS, ONLY_VARIANT } from './defaults.ts';
import { readInstant } from './read-instant.ts';
import {
  WEEKDAYS,
  type Campaign,
  type CampaignFile,
  type SendWindow,
  type SendWindowFile,
  type Step,
  type StepFile,
  type TrackingRules,
  type Variant,
} from '../../domain/campaigns/campaign.ts';
import type { ContactRules } from '../../domain/campaigns/contact.ts';
import type { Instant, Zone } from '../../domain/time.ts';

/** The rules of a file without the section. */
export const DEFAULT_CONTACT: ContactRules = {
  allowAfter: {},
  minDaysBetween: CAMPAIGN_DEFAULTS.minDaysBetween,
  maxOpenPerCompany: null,
};

/**
 * `zone`: the campaign's zone if the file names none, taken from its first mailbox. `publicUrl`:
 * where `serve` is reached; its unsubscribe links are used if the file has none of its own.
 */
export function resolveCampaign(
  file: CampaignFile,
  zone: Zone,
  publicUrl: string | null = null,
): Campaign {
  const { sequences = {}, sendWindow = {}, unsubscribe = {}, footer = {} } = file;
  return {
    id: file.id,
    name: file.name,
    mailboxes: [...file.mailboxes],
    timezone: file.timezone ?? zone,
    country: file.country ?? null,
    priority: file.priority ?? CAMPAIGN_DEFAULTS.priority,
    precedence: file.precedence ?? CAMPAIGN_DEFAULTS.precedence,
    startAt: instantOrNull(file.startAt),
    endAt: instantOrNull(file.endAt),
    rateLimits: file.rateLimits ?? {},
    rotation: {
      by: file.rotation?.by ?? CAMPAIGN_DEFAULTS.rotation,
      weights: file.rotation?.weights ?? {},
    },
    sendWindow: resolveWindow(sendWindow),
    maxLateness: sendWindow.maxLateness ?? CAMPAIGN_DEFAULTS.maxLateness,
    followUpRatio: sequences.followUpRatio ?? CAMPAIGN_DEFAULTS.followUpRatio,
    stopOnReply: sequences.stopOnReply ?? CAMPAIGN_DEFAULTS.stopOnReply,
    stopOnBounce: sequences.stopOnBounce ?? CAMPAIGN_DEFAULTS.stopOnBounce,
    sameCompany: sequences.onReply?.sameCompany ?? CAMPAIGN_DEFAULTS.sameCompany,
    inboxFreshness: sequences.inboxFreshness ?? CAMPAIGN_DEFAULTS.inboxFreshness,
    persistentAfter: sequences.persistentAfter ?? CAMPAIGN_DEFAULTS.persistentAfter,
    outOfOfficeDelay: sequences.outOfOfficeDelay ?? CAMPAIGN_DEFAULTS.outOfOfficeDelay,
    contact: { ...DEFAULT_CONTACT, ...file.contact },
    tracking: resolveTracking(file.tracking),
    steps: resolveSteps(file.steps, sequences.defaultDelay ?? CAMPAIGN_DEFAULTS.defaultDelay),
    unsubscribe: {
      mailto: unsubscribe.mailto?.toLowerCase() ?? null,
      https: linkOf(unsubscribe.https ?? null, publicUrl),
    },
    footer: { text: footer.text ?? null, html: footer.html ?? null },
  };
}

/** The unsubscribe link of a message, with `{token}` where its token goes. */
function linkOf(own: string | null, publicUrl: string | null): string | null {
  if (own !== null) return `${own}${own.includes('?') ? '&' : '?'}m={token}`;
  return publicUrl === null ? null : `${publicUrl}/u/{token}`;
}

/** Also for a draft whose steps are not there yet. */
export function resolveTracking(file: CampaignFile['tracking']): TrackingRules {
  const { opens = false, clicks = false, domain } = file === false ? {} : (file ?? {});
  return { opens, clicks, base: domain === undefined ? null : originOf(domain) };
}

/** `t.acme.test` and `https://t.acme.test/` mean the same. */
function originOf(domain: string): string {
  const host = domain
    .trim()
    .replace(/^https:\/\//i, '')
    .replace(/\/$/, '');
  return `https://${host.toLowerCase()}`;
}

function resolveWindow(file: SendWindowFile): SendWindow {
  const { start, end, timezone, skipWeekends, skipHolidays } = CAMPAIGN_DEFAULTS.sendWindow;
  const everyDay = file.windows ?? [{ start: file.start ?? start, end: file.end ?? end }];
  return {
    week: WEEKDAYS.map((weekday) => file.weekdays?.[weekday] ?? everyDay),
    halfDays: file.halfDays ?? {},
    blackouts: file.blackouts ?? [],
    days: file.days ?? {},
    timezone: file.timezone ?? timezone,
    skipWeekends: file.skipWeekends ?? skipWeekends,
    skipHolidays: file.skipHolidays ?? skipHolidays,
  };
}

/** `days` has an entry for every step without its own delay (checkSteps). */
function resolveSteps(steps: readonly StepFile[], days: readonly number[]): Step[] {
  return steps.map((step, index) => ({
    gap:
      index === 0
        ? { days: 0, business: false }
        : gapOf(step, (days[index] ?? 0) - (days[index - 1] ?? 0)),
    threaded:
      step.subject === undefined &&
      !(step.variants ?? []).some((variant) => variant.subject !== undefined),
    variants: variantsOf(step),
  }));
}

function gapOf(step: StepFile, listed: number): Step['gap'] {
  return step.delay === undefined
    ? { days: listed, business: false }
    : { days: step.delay.days, business: step.delay.business ?? false };
}

export function variantsOf(step: StepFile): Variant[] {
  const own = { subject: step.subject ?? '', text: step.text, html: step.html ?? null };
  if (step.variants === undefined) return [{ name: ONLY_VARIANT, weight: 1, ...own }];
  return step.variants.map((variant) => ({
    name: variant.name,
    weight: variant.weight ?? 1,
    subject: variant.subject ?? own.subject,
    text: variant.text ?? own.text,
    // A variant with its own text and no HTML must not send the HTML of the step.
    html: variant.html ?? (variant.text === undefined ? own.html : null),
  }));
}

function instantOrNull(text: string | undefined): Instant | null {
  return text === undefined ? null : readInstant(text);
}
