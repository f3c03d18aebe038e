/** Builds the quota of a sending domain: what its mailboxes may send together. */
import {
  domainLimits,
  mailboxLimits,
  strictestOfDomain,
  type DomainLimits,
} from '../../core/limits/limits.ts';
import { createQuota, type Quota } from '../../core/limits/slots.ts';
import { extendedTo, standingOn } from '../../core/limits/warmup.ts';
import {
  limitDay,
  takenFor,
  type QuotaOptions,
  type SpanPort,
  type TakenSpan,
} from './quota-span.ts';
import type { SendingDay } from '../../domain/limits/limits.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

export type DomainSender = Pick<
  Mailbox,
  'id' | 'zone' | 'rateLimits' | 'sendingDomain' | 'imapRef' | 'inboxReadAt'
>;

export type DomainPort = SpanPort & {
  defaultLimits(): RateLimitsFile;
  /** Days, in each mailbox's own zone, on which any of the mailboxes sent, oldest first. */
  sendingDays(mailboxIds: readonly string[]): SendingDay[];
  /** The other mailboxes that send through the same SMTP account. */
  sharing(mailboxId: string, now: Instant): DomainSender[];
  /**
   * The mailboxes that send from a domain, the first to be added first, and those that left it
   * within the time that limits look back.
   */
  domainSenders(domain: string, now: Instant): DomainSender[];
  /** Days, in each mailbox's own zone, on which any mailbox sent from the domain, oldest first. */
  domainDays(domain: string): SendingDay[];
  /** The operator said that the domain has been in use for long. */
  isWarm(domain: string): boolean;
  /**
   * Sorted. Messages claimed since `since`, and messages under way at `now`. `planned`: also
   * scheduled messages, without the rows in `except` and not for recipients.
   */
  takenInstants(
    quota: { column: 'mailbox_id' | 'campaign_id' | 'opens' | 'provider' | 'domain'; id: string },
    options: TakenSpan,
  ): Instant[];
};

type DomainOptions = QuotaOptions & { domains?: Map<string, Quota | null> };

/**
 * Null: the mailbox has no domain of its own, or nothing limits the domain beyond the mailbox.
 * `files`: the limits of the campaigns that are asked about; null for none.
 */
export function domainQuota(
  port: DomainPort,
  { sendingDomain: domain }: DomainSender,
  files: readonly (RateLimitsFile | null)[],
  options: DomainOptions,
): Quota | null {
  if (domain === null) return null;
  const known = options.domains?.get(domain);
  if (known !== undefined) return known;
  const quota = buildQuota(port, domain, files, options);
  options.domains?.set(domain, quota);
  return quota;
}

function buildQuota(
  port: DomainPort,
  domain: string,
  files: readonly (RateLimitsFile | null)[],
  options: DomainOptions,
): Quota | null {
  const senders = port.domainSenders(domain, options.now);
  const mailboxes = senders.filter(({ sendingDomain }) => sendingDomain === domain);
  const [first] = mailboxes;
  if (!first) return null;
  const { limits, warmupGoal } = limitsOf(port, domain, mailboxes, files);
  if (limits.perDay === null && limits.warmupSchedule.length === 0) return null;
  const sentOn = port.domainDays(domain);
  if (isAsOwn(port, { senders, files, sentOn, now: options.now })) return null;
  // The domain counts days in the zone of its first mailbox.
  const dayOf = limitDay(port, first.zone, options);
  const today = dayOf(options.now).date;
  const caps = extendedTo(warmupGoal, limits.warmupSchedule);
  const isPast = standingOn(caps, sentOn, today).cap === null;
  // Who looks beyond today may see a silent domain go back into its warmup.
  if (limits.perDay === null && isPast && options.horizon === undefined) return null;
  const each = senders.map(({ id, zone }) => ({
    zone,
    instants: port.takenInstants({ column: 'mailbox_id', id }, takenFor(limits, options)),
  }));
  const dates = new Set<LocalDate>();
  for (const { zone, instants } of each) {
    const dayOfMailbox = zone === first.zone ? dayOf : limitDay(port, zone, options);
    // Earlier dates are in `sentOn`, each with the domain from which the mailbox sent then.
    for (const at of instants) {
      const { date } = dayOfMailbox(at);
      if (date >= today) dates.add(date);
    }
  }
  return createQuota({
    scope: 'sending_domain',
    scopeId: domain,
    limits,
    warmupGoal,
    timeline: each.flatMap(({ instants }) => instants).sort((a, b) => a - b),
    dayOf,
    sentOn,
    dates: [...dates],
  });
}

function limitsOf(
  port: DomainPort,
  domain: string,
  mailboxes: readonly DomainSender[],
  files: readonly (RateLimitsFile | null)[],
): DomainLimits {
  const defaults = port.defaultLimits();
  const warm = port.isWarm(domain);
  return files
    .map((campaign) =>
      domainLimits(
        mailboxes.map(({ rateLimits }) => mailboxLimits(rateLimits, defaults, campaign)),
        { defaults, campaign, warm },
      ),
    )
    .reduce(strictestOfDomain);
}

type Alone = {
  senders: readonly DomainSender[];
  files: readonly (RateLimitsFile | null)[];
  sentOn: readonly SendingDay[];
  now: Instant;
};

/**
 * True for a single mailbox that has always sent from this domain, and shares its days with no
 * other: its own warmup is the domain's, unless settings for domains differ.
 */
function isAsOwn(port: DomainPort, { senders, files, sentOn, now }: Alone): boolean {
  const [only] = senders;
  return (
    only !== undefined &&
    senders.length === 1 &&
    [port.defaultLimits(), ...files].every((file) => file?.perSendingDomain === undefined) &&
    port.sharing(only.id, now).length === 0 &&
    port.sendingDays([only.id]).length === sentOn.length
  );
}
