/**
 * Reads the data of `why` about a prospect: sequences, messages, responses, suppressions. Bounded
 * reads over indexes only.
 */
import type { Database } from '../engine/database.ts';
import { prepared, singleRow, singleValue, valueOf } from '../file/prepared.ts';
import type { KnownPerson, Sequence } from '../../domain/campaigns/prospect.ts';
import type { Precedence } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import type { SequenceMessage } from '../../domain/sending/message.ts';
import type { EndingResponse } from '../../domain/responses/stored-response.ts';
import { storeOf } from '../engine/store-of.ts';

/** The prospect with the canonical address; null when there is none. */
export function findPerson(db: Database, canonical: string): KnownPerson | null {
  return (
    prepared<[string], KnownPerson>(db, `${SELECT_PERSON} WHERE canonical = ?`).get(canonical) ??
    null
  );
}

/** Null: there is none with that number. */
export function findPersonById(db: Database, id: number): KnownPerson | null {
  return prepared<[number], KnownPerson>(db, `${SELECT_PERSON} WHERE id = ?`).get(id) ?? null;
}

const SELECT_PERSON =
  'SELECT id, email, canonical, domain, company, provider, zone, zone_source AS zoneSource, country, region, state FROM prospect';

const SEQUENCE = `e.id AS enrollmentId, e.campaign_id AS campaignId, c.state AS campaignState, e.state, e.next_step AS step, e.due_at AS dueAt, e.calendar_key AS calendarKey, e.mailbox_id AS mailboxId, e.position`;

/** The most sequences of a prospect in one answer. */
const MOST_SEQUENCES = 50;

/** The latest sequences first. */
export function sequencesOf(
  db: Database,
  prospectId: number,
  campaignId: string | null,
): Sequence[] {
  return prepared<[number, string | null, string | null, number], Sequence>(
    db,
    `SELECT ${SEQUENCE}
    FROM enrollment e JOIN campaign c ON c.id = e.campaign_id WHERE e.prospect_id = ? AND (? IS NULL OR e.campaign_id = ?) ORDER BY e.id DESC LIMIT ?`,
  ).all(prospectId, campaignId, campaignId, MOST_SEQUENCES);
}

/** The sequence of an enrollment with its prospect; null when it does not exist. */
export function findSequence(
  db: Database,
  enrollmentId: number,
): { person: KnownPerson; sequence: Sequence } | null {
  const sequence = prepared<[number], Sequence & { canonical: string }>(
    db,
    `SELECT ${SEQUENCE}, p.canonical FROM enrollment e JOIN campaign c ON c.id = e.campaign_id JOIN prospect p ON p.id = e.prospect_id WHERE e.id = ?`,
  ).get(enrollmentId);
  const person = sequence ? findPerson(db, sequence.canonical) : null;
  return sequence && person ? { person, sequence } : null;
}

/** At most one message per step, in the order of the steps. */
export function messagesOf(db: Database, enrollmentId: number): SequenceMessage[] {
  return prepared<[number], SequenceMessage>(
    db,
    `SELECT id AS row, step, state, mailbox_id AS mailboxId, send_at AS sendAt, open_until AS openUntil, sent_at AS sentAt, attempts + soft_bounces AS tries, bounce_class AS bounceClass, bounce_reason AS bounceReason,
      displaced_by AS displacedBy, displaced_from AS displacedFrom
    FROM message WHERE enrollment_id = ? ORDER BY step`,
  ).all(enrollmentId);
}

/**
 * The response that ended the sequence; it may answer a message of another campaign. Null: none
 * did.
 */
export function endingResponse(
  db: Database,
  of: { prospectId: number; enrollmentId: number },
): EndingResponse | null {
  return (
    prepared<[number, number, number], EndingResponse>(
      db,
      `SELECT r.id AS responseId, r.kind, r.received_at AS receivedAt, r.bounce_class AS bounceClass, r.bounce_reason AS bounceReason, r.subject
    FROM message m JOIN response r ON r.message_id = m.id JOIN json_each(r.effects) did
    WHERE m.prospect_id = ? AND (did.value ->> 'did' = 'stop' AND did.value ->> 'enrollmentId' = ?
      OR did.value ->> 'did' = 'decline' AND (SELECT state FROM enrollment WHERE id = ?) = 'declined') ORDER BY r.id DESC LIMIT 1`,
    ).get(of.prospectId, of.enrollmentId, of.enrollmentId) ?? null
  );
}

/**
 * The latest response that moved the next step to `dueAt`, with the date of return that it names.
 */
export function absenceOf(
  db: Database,
  of: { prospectId: number; enrollmentId: number },
  dueAt: Instant,
): { returnsAt: Instant | null } | null {
  return (
    prepared<[number, number, number], { returnsAt: Instant | null }>(
      db,
      `SELECT r.classification ->> 'returnsAt' AS returnsAt FROM message m JOIN response r ON r.message_id = m.id JOIN json_each(r.effects) did
    WHERE m.prospect_id = ? AND did.value ->> 'did' = 'postpone' AND did.value ->> 'enrollmentId' = ? AND did.value ->> 'to' = ? ORDER BY r.id DESC LIMIT 1`,
    ).get(of.prospectId, of.enrollmentId, dueAt) ?? null
  );
}

/** When the pause of a paused sequence ends; null: when the operator ends it. */
export function pausedUntil(db: Database, enrollmentId: number): Instant | null {
  return (
    valueOf<[number], Instant | null>(
      db,
      `SELECT until_at FROM enrollment_change WHERE enrollment_id = ? AND kind = 'pause'`,
    ).get(enrollmentId) ?? null
  );
}

/**
 * How many prospects come before this one, counted up to `most`: new prospects of the same calendar
 * that arrived earlier, or follow-ups that are due earlier.
 */
export function countAhead(
  db: Database,
  { campaignId, enrollmentId, step, dueAt, calendarKey }: Sequence,
  most: number,
): number {
  if (step === 0) {
    return singleValue<[string, string, number, number], number>(
      db,
      `SELECT count(*) FROM (SELECT 1 FROM enrollment WHERE campaign_id = ? AND calendar_key = ? AND state = 'waiting' AND next_step = 0 AND id < ? LIMIT ?)`,
    ).get(campaignId, calendarKey, enrollmentId, most);
  }
  return singleValue<[string, number, number], number>(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM enrollment WHERE campaign_id = ? AND state = 'waiting' AND next_step > 0 AND due_at < ? LIMIT ?)`,
  ).get(campaignId, dueAt, most);
}

/** The earliest planned message of a mailbox, in any campaign; null when there is none. */
export function nextPlannedFrom(
  db: Database,
  mailboxId: string,
): { campaignId: string; sendAt: Instant } | null {
  const next = singleRow<[string, string], { campaignId: string; sendAt: Instant | null }>(
    db,
    `SELECT campaign_id AS campaignId, min(send_at) AS sendAt FROM message WHERE campaign_id IN (SELECT campaign_id FROM campaign_mailbox WHERE mailbox_id = ?) AND mailbox_id = ? AND state = 'scheduled'`,
  ).get(mailboxId, mailboxId);
  return next.sendAt === null ? null : { campaignId: next.campaignId, sendAt: next.sendAt };
}

/** The earliest planned message of a campaign from a mailbox; null when there is none. */
export function nextPlannedOf(
  db: Database,
  campaignId: string,
  mailboxId: string,
): { sendAt: Instant; openUntil: Instant; step: number } | null {
  return (
    prepared<[string, string], { sendAt: Instant; openUntil: Instant; step: number }>(
      db,
      `SELECT send_at AS sendAt, open_until AS openUntil, step FROM message INDEXED BY message_scheduled WHERE campaign_id = ? AND mailbox_id = ? AND state = 'scheduled' ORDER BY send_at LIMIT 1`,
    ).get(campaignId, mailboxId) ?? null
  );
}

/** The active campaigns that send from a mailbox, sorted by id. */
export function campaignsOn(
  db: Database,
  mailboxId: string,
): { campaignId: string; priority: number; precedence: Precedence }[] {
  return prepared<[string], { campaignId: string; priority: number; precedence: Precedence }>(
    db,
    `SELECT c.id AS campaignId, c.priority, ifnull(c.config ->> 'precedence', 'weighted') AS precedence FROM campaign_mailbox m JOIN campaign c ON c.id = m.campaign_id WHERE m.mailbox_id = ? AND c.state = 'active' ORDER BY c.id`,
  ).all(mailboxId);
}

export const createWhyStore = storeOf({
  absenceOf,
  messages: messagesOf,
  pausedUntil,
  nextPlannedOf,
  sequence: findSequence,
});
