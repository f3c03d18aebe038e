/**
 * Processes inbound messages one by one: parse, classify, match, apply. One transaction settles a
 * message and moves the cursor.
 */
import { whatIsKept, type Kept } from '../../core/responses/what-is-kept.ts';
import { matchResponse, type Match } from '../../core/responses/match.ts';
import { findPossible, type PossiblePort } from '../../core/responses/possible/find-possible.ts';
import { resumeAfterAbsence } from '../../core/planning/cadence.ts';
import { applyResponse, type ApplyPort } from './effects/apply-response.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import { loadCalendars, type PlacesPort } from '../planning/calendars.ts';
import { judgeMail, type JudgePort } from './judge-mail.ts';
import { keepPossible, type KeepPort } from './possible/keep-possible.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';
import type { Instant } from '../../domain/time.ts';
import type { InboundItem } from '../../domain/responses/inbound.ts';
import { errorCode } from '../../domain/thrown.ts';
import type { NewQuarantined } from '../../domain/responses/quarantined.ts';

export type ProcessPort = JudgePort &
  PlacesPort &
  ApplyPort &
  PossiblePort &
  KeepPort & {
    transact<T>(work: () => T): Promise<T>;
    /** Throws Failure `mail_unreadable`. */
    parse(raw: Buffer): Promise<ParsedMail>;
    isKnown(key: string): boolean;
    quarantine(mail: NewQuarantined): boolean;
    insertResponse(response: {
      item: InboundItem;
      source: string;
      mailboxId: string | null;
      receivedAt: Instant;
      kept: Kept;
      match: Match<AnsweredMessage> | null;
      now: Instant;
    }): number;
    campaign(id: string): Campaign;
  };

export type Result =
  | { result: 'known' }
  | { result: 'quarantined'; code: string }
  | {
      result: 'applied';
      kind: Classification['kind'];
      bounceClass: 'hard' | 'soft' | 'block' | null;
      matched: boolean;
      /** No proof ties it to a message of ours, but it may answer one: a person decides. */
      possible: boolean;
      unverified: boolean;
      classification: Classification;
      responseId: number;
      /** Of the message that it answers; null when it answers none of ours. */
      campaignId: string | null;
      email: string | null;
    };

/**
 * `settled` runs inside the transaction that settles the message: it moves the cursor. `readAt`:
 * when the message was first read, if earlier than `now`; proof, day and delays count from then.
 */
export type InboundOrigin = {
  source: string;
  mailboxId: string | null;
  now: Instant;
  readAt?: Instant;
  settled?: () => void;
};

/** Processes one message. Returns its outcome; a message that cannot be read goes to quarantine. */
export async function processMail(
  port: ProcessPort,
  item: InboundItem,
  reading: InboundOrigin,
): Promise<Result> {
  if (port.isKnown(item.key)) {
    await port.transact(() => reading.settled?.());
    return { result: 'known' };
  }
  let mail: ParsedMail;
  try {
    mail = await port.parse(item.raw);
  } catch (error) {
    const code = errorCode(error) ?? 'mail_unreadable';
    await port.transact(() => {
      const added = port.quarantine({
        dedupeKey: item.key,
        source: reading.source,
        locator: item.locator,
        mailboxId: reading.mailboxId,
        receivedAt: item.receivedAt,
        code,
        at: reading.now,
        raw: item.raw,
      });
      if (added)
        port.appendEvent({ type: 'response.quarantined', at: reading.now, data: { code } });
      reading.settled?.();
    });
    return { result: 'quarantined', code };
  }
  return settle(port, { item, mail, reading });
}

/**
 * Processes a quarantined message again; if it can be read now, it leaves the quarantine and is
 * applied as usual.
 */
export async function retryMail(
  port: ProcessPort & { release(key: string): boolean },
  item: InboundItem,
  reading: InboundOrigin,
): Promise<Result> {
  let mail: ParsedMail;
  try {
    mail = await port.parse(item.raw);
  } catch (error) {
    return { result: 'quarantined', code: errorCode(error) ?? 'mail_unreadable' };
  }
  let released = false;
  const result = await settle(port, {
    item,
    mail,
    reading: { ...reading, settled: () => void (released = port.release(item.key)) },
  });
  return released ? result : { result: 'known' };
}

async function settle(
  port: ProcessPort,
  { item, mail, reading }: { item: InboundItem; mail: ParsedMail; reading: InboundOrigin },
): Promise<Result> {
  const classification = judgeMail(port, mail, reading.readAt ?? reading.now);
  const resumeAt =
    classification.kind === 'out_of_office'
      ? await returnOf(port, { mail, classification, now: reading.readAt ?? reading.now })
      : null;
  return port.transact(() => apply(port, { item, mail, classification, reading, resumeAt }));
}

type Applying = {
  item: InboundItem;
  mail: ParsedMail;
  classification: Classification;
  reading: InboundOrigin;
  resumeAt: Instant | null;
};

/** Runs inside one transaction. */
function apply(
  port: ProcessPort,
  { item, mail, classification, reading, resumeAt }: Applying,
): Result {
  const { now, readAt = now } = reading;
  reading.settled?.();
  // Another process may have read the same message in the meantime.
  if (port.isKnown(item.key)) return { result: 'known' };
  const match = matchResponse(port, mail, classification, readAt);
  const receivedAt = item.receivedAt ?? mail.date ?? readAt;
  const possible = match === null ? findPossible(port, mail, classification, now) : null;
  const applied = applyResponse(port, {
    classification,
    match,
    receivedAt,
    now,
    readAt,
    resumeAt,
    insert: () =>
      port.insertResponse({
        item,
        source: reading.source,
        mailboxId: reading.mailboxId,
        receivedAt,
        kept: whatIsKept(mail, classification, match !== null || possible !== null),
        match,
        now: readAt,
      }),
  });
  if (possible !== null)
    keepPossible(port, {
      responseId: applied.responseId,
      kind: classification.kind,
      possible,
      now,
    });
  const bounceClass = classification.bounce?.class ?? null;
  return {
    result: 'applied',
    kind: classification.kind,
    bounceClass,
    possible: possible !== null,
    classification,
    campaignId: match?.message.campaignId ?? null,
    email: match?.message.email ?? null,
    ...applied,
  };
}

async function returnOf(
  port: ProcessPort,
  { mail, classification, now }: { mail: ParsedMail; classification: Classification; now: Instant },
): Promise<Instant | null> {
  const match = matchResponse(port, mail, classification, now);
  return match
    ? resumeAtOf(port, match.message, { returnsAt: classification.returnsAt, now })
    : null;
}

/**
 * The first working day (in the recipient's country) after the stated return. Null: no return was
 * stated, or the day has passed.
 */
export async function resumeAtOf(
  port: PlacesPort & Pick<ProcessPort, 'campaign'>,
  { calendarKey, campaignId }: AnsweredMessage,
  { returnsAt, now }: { returnsAt: Instant | null; now: Instant },
): Promise<Instant | null> {
  if (returnsAt === null) return null;
  const campaign = port.campaign(campaignId);
  const calendars = await loadCalendars(port, [calendarKey], {
    window: { ...campaign.sendWindow, skipHolidays: true },
    campaign,
    from: returnsAt,
  });
  const returnDate = new Date(returnsAt).toISOString().slice(0, 10);
  const resumeAt = resumeAfterAbsence({
    returnDate,
    table: calendars.zoneOf(calendarKey),
    isWorkingDay: (date) => calendars.isWorkingDay(calendarKey, date),
  });
  // A date in the past does not say when to write.
  return resumeAt > now ? resumeAt : null;
}
