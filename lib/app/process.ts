/** Reads inbound mail one by one: parse, classify, match, apply; a mail is settled in one transaction with the cursor behind it. */
import { classifyMail } from '../core/classify/classify.ts';
import { decideConsequences, strengthens, type Effect } from '../core/consequences.ts';
import { matchResponse, type Match, type MatchPort } from '../core/match.ts';
import { resumeAfterAbsence } from '../core/cadence.ts';
import { dateIn } from '../core/day.ts';
import { tripBreaker, type BreakerPort } from './breaker.ts';
import { loadCalendars, type PlacesPort } from './calendars.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Classification, ParsedMail } from '../domain/response.ts';
import type { EnrollmentState, ProspectState } from '../domain/prospect.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { Metric } from '../domain/metric.ts';

/** One mail as a source hands it over. */
export type Item = { key: string; locator: string; receivedAt: Instant | null; raw: Uint8Array; truncated: boolean };

export type Answered = {
  row: number;
  messageId: string;
  email: string;
  sentAt: Instant | null;
  softBounces: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  step: number;
  variant: string;
  mailboxId: string;
  provider: string;
  calendarKey: string;
};

export type ProcessPort = MatchPort<Answered> & PlacesPort & BreakerPort & {
  transact<T>(work: () => T): Promise<T>;
  /** Throws Failure `mail_unreadable`. */
  parse(raw: Uint8Array): Promise<ParsedMail>;
  isKnown(key: string): boolean;
  quarantine(mail: { key: string; source: string; locator: string; code: string; at: Instant; raw: Uint8Array }): boolean;
  insertResponse(response: { item: Item; source: string; mailboxId: string | null; mail: ParsedMail; classification: Classification; match: Match<Answered> | null; now: Instant }): number;
  /** False when a response of this kind (and class of bounce) was applied to the message before. */
  isFirstOfKind(responseId: number, message: Answered, of: { kind: string; bounceClass: string | null }): boolean;
  campaign(id: string): Campaign;
  count(message: Answered, at: { day: LocalDate; metric: Metric }): void;
  /** On the mailbox's day of `sentAt`: a bounce tells of the day its mail left. */
  countBounceOfMailbox(mailboxId: string, sentAt: Instant): void;
  stopEnrollment(enrollmentId: number, end: { state: EnrollmentState; now: Instant; mayEnd: (from: EnrollmentState) => boolean }): boolean;
  stopProspect(prospectId: number, end: { prospect: ProspectState; enrollment: EnrollmentState; now: Instant; reason: string; mayEnd: (from: EnrollmentState) => boolean }): void;
  suppress(email: string, reason: string, now: Instant): void;
  postpone(enrollmentId: number, until: Instant, now: Instant): boolean;
  retry(message: Answered, at: Instant, now: Instant): boolean;
  /** False when it was marked before. */
  markBounced(message: Answered, bounce: { class: string; reason: string; now: Instant }): boolean;
  /** Addresses of our own: a copy of our mail is never a response. */
  ownAddresses(): readonly string[];
};

export type Result =
  | { result: 'known' }
  | { result: 'quarantined'; code: string }
  | { result: 'applied'; kind: Classification['kind']; bounceClass: 'hard' | 'soft' | 'block' | null; matched: boolean; unverified: boolean; classification: Classification };

export type Reading = { source: string; mailboxId: string | null; now: Instant; settled?: () => void };

/** `settled` runs inside the transaction that settles the mail: the place to move a cursor. */
export async function processMail(port: ProcessPort, item: Item, reading: Reading): Promise<Result> {
  if (port.isKnown(item.key)) {
    await port.transact(() => reading.settled?.());
    return { result: 'known' };
  }
  let mail: ParsedMail;
  try {
    mail = await port.parse(item.raw);
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'mail_unreadable';
    await port.transact(() => {
      const added = port.quarantine({ key: item.key, source: reading.source, locator: item.locator, code, at: reading.now, raw: item.raw });
      if (added) port.appendEvent({ type: 'response.quarantined', at: reading.now, data: { code } });
      reading.settled?.();
    });
    return { result: 'quarantined', code };
  }
  const classification = classifyMail(mail, { ownAddresses: port.ownAddresses() });
  const absence = classification.kind === 'out_of_office' ? await returnOf(port, { mail, classification, now: reading.now }) : null;
  return port.transact(() => apply(port, { item, mail, classification, reading, resumeAt: absence }));
}

type Applying = { item: Item; mail: ParsedMail; classification: Classification; reading: Reading; resumeAt: Instant | null };

/** Runs inside one transaction. */
function apply(port: ProcessPort, { item, mail, classification, reading, resumeAt }: Applying): Result {
  const { now } = reading;
  reading.settled?.();
  // Another process may have read the same mail in the meantime.
  if (port.isKnown(item.key)) return { result: 'known' };
  const match = matchResponse(port, mail, classification, now);
  const responseId = port.insertResponse({ item, source: reading.source, mailboxId: reading.mailboxId, mail, classification, match, now });
  const base = { result: 'applied', kind: classification.kind, bounceClass: classification.bounce?.class ?? null, classification } as const;
  if (!match) return { ...base, matched: false, unverified: false };
  const { message } = match;
  const campaign = port.campaign(message.campaignId);
  const effects = decideConsequences({ classification, proven: match.proven, message, campaign, now });
  const unverified = effects.some(({ effect }) => effect === 'unverified');
  port.appendEvent({ type: unverified ? 'response.unverified' : 'response.received', at: now, campaignId: message.campaignId, prospectId: message.prospectId, messageId: message.row, data: { response: responseId, kind: classification.kind, rule: classification.rule } });
  const first = port.isFirstOfKind(responseId, message, base);
  for (const effect of effects) carryOut(port, effect, { message, day: dateIn(campaign.timezone, now), now, first, resumeAt });
  return { ...base, matched: true, unverified };
}

type Doing = { message: Answered; day: LocalDate; now: Instant; first: boolean; resumeAt: Instant | null };

function carryOut(port: ProcessPort, effect: Effect, { message, day, now, first, resumeAt }: Doing): void {
  switch (effect.effect) {
    case 'count':
      // One person answering twice is one reply; a retried message that bounces again has bounced once.
      if (first) port.count(message, { day, metric: effect.metric });
      return;
    case 'stop':
      port.stopEnrollment(message.enrollmentId, { state: effect.state, now, mayEnd: (from) => strengthens(from, effect.state) });
      return;
    case 'stop_everywhere':
      port.stopProspect(message.prospectId, { prospect: effect.state, enrollment: effect.state, now, reason: effect.state, mayEnd: (from) => strengthens(from, effect.state) });
      return;
    case 'suppress':
      port.suppress(message.email, effect.reason, now);
      return;
    case 'postpone':
      port.postpone(message.enrollmentId, resumeAt ?? effect.until, now);
      return;
    case 'retry':
      port.retry(message, effect.at, now);
      return;
    case 'bounced':
      if (!port.markBounced(message, { class: effect.class, reason: effect.reason, now })) return;
      port.count(message, { day, metric: 'undelivered' });
      port.countBounceOfMailbox(message.mailboxId, message.sentAt ?? now);
      return;
    case 'blame_mailbox':
      tripBreaker(port, { scope: 'mailbox', scopeId: message.mailboxId }, { kind: 'blocks', now });
      return;
    case 'unverified':
  }
}

/** The first working day (in the recipient's country) after the stated return, when one was stated. */
async function returnOf(port: ProcessPort, { mail, classification, now }: { mail: ParsedMail; classification: Classification; now: Instant }): Promise<Instant | null> {
  const match = matchResponse(port, mail, classification, now);
  if (!match || classification.returnsAt === null) return null;
  const { calendarKey, campaignId } = match.message;
  const { sendWindow } = port.campaign(campaignId);
  const calendars = await loadCalendars(port, [calendarKey], { window: { ...sendWindow, skipHolidays: true }, from: classification.returnsAt });
  const returnDate = new Date(classification.returnsAt).toISOString().slice(0, 10);
  const resumeAt = resumeAfterAbsence({ returnDate, table: calendars.zoneOf(calendarKey), isWorkingDay: (date) => calendars.isWorkingDay(calendarKey, date) });
  // A date that has passed says nothing about when to write.
  return resumeAt > now ? resumeAt : null;
}
