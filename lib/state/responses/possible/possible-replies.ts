/** Reads the possible replies: which are open, whose they may be, and who waits because of them. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, singleValue, valueOf } from '../../file/prepared.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import type { AppliedEffect } from '../../../domain/responses/applied-effect.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type {
  KeptPossible,
  ListedPossible,
  OpenPossible,
  PossibleSign,
} from '../../../domain/responses/possible-reply.ts';
import type { Instant } from '../../../domain/time.ts';

export function findPossibleReply(db: Database, id: number): KeptPossible | null {
  const row = prepared<
    [number],
    Omit<KeptPossible, 'classification' | 'done'> & {
      classification: JsonColumn<Classification>;
      done: JsonColumn<AppliedEffect[]>;
    }
  >(
    db,
    `SELECT r.id, p.state, r.received_at AS receivedAt, r.processed_at AS processedAt, r.classification, r.label, r.effects AS done
    FROM possible_reply p JOIN response r ON r.id = p.response_id WHERE p.response_id = ?`,
  ).get(id);
  return row === undefined
    ? null
    : { ...row, classification: readJson(row.classification), done: readJson(row.done) };
}

/** The open ones, oldest first: at most some hundred. */
export function openPossible(db: Database): OpenPossible[] {
  return prepared<[], OpenPossible>(
    db,
    `SELECT p.response_id AS id, p.at, lower(r.from_address) AS fromAddress,
      (SELECT m.prospect_id FROM possible_candidate c JOIN message m ON m.id = c.message_id
        WHERE c.response_id = p.response_id AND c.rank = 0) AS prospectId
    FROM possible_reply p JOIN response r ON r.id = p.response_id WHERE p.state = 'open' ORDER BY p.response_id`,
  ).all();
}

/** True when the person waited once since our message, for whatever possible reply. */
export function hasWaited(db: Database, messageRow: number): boolean {
  return (
    prepared(db, 'SELECT 1 FROM possible_candidate WHERE message_id = ? AND waits = 1 LIMIT 1').get(
      messageRow,
    ) !== undefined
  );
}

/** The person's open sequences that have begun. */
export function begunSequencesOf(db: Database, prospectId: number): number[] {
  return valueOf<[number], number>(
    db,
    `SELECT id FROM enrollment WHERE prospect_id = ? AND next_step > 0 AND state IN ('waiting', 'queued', 'paused') ORDER BY id`,
  ).all(prospectId);
}

/** Since when the oldest open one waits for a decision; null: none is open. */
export function oldestPossible(db: Database): Instant | null {
  return singleValue<[], Instant | null>(
    db,
    `SELECT min(at) FROM possible_reply WHERE state = 'open'`,
  ).get();
}

export function countPossible(db: Database, campaignId: string | null): number {
  return singleValue<{ campaign: string | null }, number>(
    db,
    `SELECT count(*) FROM possible_reply p WHERE p.state = 'open' AND ${OF_CAMPAIGN}`,
  ).get({ campaign: campaignId });
}

/** A message without candidates may be an answer to any campaign. */
const OF_CAMPAIGN = `(:campaign IS NULL OR NOT EXISTS (SELECT 1 FROM possible_candidate c WHERE c.response_id = p.response_id)
  OR EXISTS (SELECT 1 FROM possible_candidate c JOIN message m ON m.id = c.message_id WHERE c.response_id = p.response_id AND +m.campaign_id = :campaign))`;

type Listed = Omit<ListedPossible, 'signs' | 'candidates'> & { signs: JsonColumn<PossibleSign[]> };
type ListedCandidate = Omit<ListedPossible['candidates'][number], 'signs'> & {
  signs: JsonColumn<PossibleSign[]>;
};

/** Of a text that a stranger made a megabyte long, only the beginning is read. */
const SHOWN_TEXT = 2_000;
const LISTED = `SELECT r.id, r.kind, r.intent, json_extract(r.classification, '$.concern') AS concern, r.received_at AS receivedAt, r.from_address AS fromAddress, r.subject,
  substr(r.visible_text, 1, ${SHOWN_TEXT}) AS visibleText, length(r.visible_text) AS textLength, p.signs`;

/** One open possible reply; null: none is open by this id. */
export function showPossible(db: Database, id: number, now: Instant): ListedPossible | null {
  const row = prepared<[number], Listed>(
    db,
    `${LISTED} FROM possible_reply p JOIN response r ON r.id = p.response_id
    WHERE p.state = 'open' AND p.response_id = ?`,
  ).get(id);
  return row === undefined ? null : load(db, row, now);
}

/** The open ones: threats, then anger, then the newest first. */
export function listPossible(
  db: Database,
  campaignId: string | null,
  { limit, now }: { limit: number; now: Instant },
): ListedPossible[] {
  const rows = prepared<{ campaign: string | null; limit: number }, Listed>(
    db,
    `${LISTED} FROM possible_reply p JOIN response r ON r.id = p.response_id WHERE p.state = 'open' AND ${OF_CAMPAIGN}
    ORDER BY CASE concern WHEN 'legal_threat' THEN 0 WHEN 'angry' THEN 1 ELSE 2 END, r.id DESC LIMIT :limit`,
  ).all({ campaign: campaignId, limit });
  return rows.map((row) => load(db, row, now));
}

function load(db: Database, row: Listed, now: Instant): ListedPossible {
  return { ...row, signs: readJson(row.signs), candidates: candidatesOf(db, row.id, now) };
}

function candidatesOf(db: Database, id: number, now: Instant): ListedPossible['candidates'] {
  return prepared<{ id: number; now: Instant }, ListedCandidate>(
    db,
    `SELECT p.email, m.campaign_id AS campaignId, m.step + 1 AS step, c.signs,
      (SELECT max(did.value ->> 'to') FROM response r JOIN json_each(r.effects) did JOIN enrollment e ON e.id = did.value ->> 'enrollmentId'
        WHERE r.id = c.response_id AND did.value ->> 'did' = 'postpone' AND e.prospect_id = m.prospect_id
        AND e.due_at = did.value ->> 'to' AND e.due_at > :now AND e.state IN ('waiting', 'queued', 'paused')) AS waitsUntil
    FROM possible_candidate c JOIN message m ON m.id = c.message_id JOIN prospect p ON p.id = m.prospect_id
    WHERE c.response_id = :id ORDER BY c.rank`,
  )
    .all({ id, now })
    .map((row) => ({ ...row, signs: readJson(row.signs) }));
}

/** The open possible reply because of which the person's next step waits until `dueAt`. */
export function possibleWaitOf(
  db: Database,
  of: { prospectId: number; enrollmentId: number },
  dueAt: Instant,
): number | null {
  return (
    valueOf<[number, number, number], number>(
      db,
      `SELECT r.id FROM message m JOIN possible_candidate c ON c.message_id = m.id JOIN possible_reply p ON p.response_id = c.response_id
        JOIN response r ON r.id = c.response_id JOIN json_each(r.effects) did
      WHERE m.prospect_id = ? AND p.state = 'open' AND did.value ->> 'did' = 'postpone' AND did.value ->> 'enrollmentId' = ? AND did.value ->> 'to' = ?
      ORDER BY r.id DESC LIMIT 1`,
    ).get(of.prospectId, of.enrollmentId, dueAt) ?? null
  );
}

export const createPossibleReplies = storeOf({
  findPossibleReply,
  openPossible,
  hasWaited,
  begunSequencesOf,
  possibleWaitOf,
});
