/**
 * Reads the replies that need a person, newest first, by the indexes over them: what
 * `listUrgent` in lib/state/responses/lists/urgent-replies.ts lists, without reading every response.
 */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { OPEN_CONCERN, OPEN_REQUEST, OPEN_RESPONSE } from '../migrations/001-live.ts';
import { STILL_OPEN } from '../responses/lists/urgent-replies.ts';
import { CONCERN } from '../responses/lists/reply-list.ts';
import type { OpenKind, OpenReply } from '../../domain/live/facts.ts';

/** Rights invoked under data-protection law, until a label says that a person dealt with them. */
const REQUESTS = `response r INDEXED BY response_request JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE r.campaign_id = :campaign AND r.label IS NULL AND ${OPEN_REQUEST}`;
/** Threats, complaints and anger. */
const CONCERNS = `response r INDEXED BY response_concern JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE r.campaign_id = :campaign AND r.label IS NULL AND ${OPEN_CONCERN} AND NOT (${OPEN_REQUEST}) AND ${STILL_OPEN}`;
/** Every other. */
const OTHERS = `response r INDEXED BY response_open JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE r.campaign_id = :campaign AND r.label IS NULL AND ${OPEN_RESPONSE} AND NOT (${OPEN_REQUEST}) AND NOT ${OPEN_CONCERN}
    AND ${STILL_OPEN}`;
const FROM: Record<OpenKind, string> = { requests: REQUESTS, concerns: CONCERNS, others: OTHERS };
/** The page shows nothing of a person who was forgotten, not even a reply that came later. */
const KNOWN = `AND p.domain <> 'forgotten.invalid'`;

export function openReplies(
  db: Database,
  campaignId: string,
  page: { of: OpenKind; limit: number },
): OpenReply[] {
  return prepared<{ campaign: string; limit: number }, OpenReply>(
    db,
    `SELECT r.id, r.campaign_id AS campaignId, m.prospect_id AS prospectId, r.received_at AS receivedAt, r.kind, r.intent,
      ${page.of === 'requests' ? `json_extract(r.classification, '$.request')` : 'NULL'} AS request, ${CONCERN} AS concern, r.kind <> 'reply' AND r.proven = 0 AS unverified, r.visible_text AS visibleText
    FROM ${FROM[page.of]} ${KNOWN} ORDER BY r.id DESC LIMIT :limit`,
  ).all({ campaign: campaignId, limit: page.limit });
}

/** Counted up to `most`. */
export function countOpenReplies(db: Database, campaignId: string, most: number): number {
  const count = (from: string): number =>
    singleValue<{ campaign: string; most: number }, number>(
      db,
      `SELECT count(*) FROM (SELECT 1 FROM ${from} ${KNOWN} LIMIT :most)`,
    ).get({ campaign: campaignId, most });
  return Math.min(most, count(REQUESTS) + count(CONCERNS) + count(OTHERS));
}
