/** Lists the responses that need a person, most urgent first. */
import type { Database } from '../../engine/database.ts';
import { prepared, singleValue } from '../../file/prepared.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';
import { OPEN_REQUEST, OPEN_RESPONSE } from '../../migrations/001-live.ts';
import { CONCERN, PERSON, readContact, REQUEST, type WithContact } from './reply-list.ts';

export type UrgentRow = Pick<
  ListedResponse,
  | 'id'
  | 'kind'
  | 'campaignId'
  | 'email'
  | 'step'
  | 'receivedAt'
  | 'intent'
  | 'fromAddress'
  | 'subject'
  | 'visibleText'
  | 'textLength'
  | 'contact'
  | 'request'
  | 'concern'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'title'
> & { prospectId: number; unverified: 0 | 1 };

/** An unproven opt-out is done when the address is suppressed all the same, unless it is angry. */
export const STILL_OPEN = `(r.kind IN ('reply', 'auto_reply') OR r.proven = 1 OR json_extract(r.classification, '$.concern') IS NOT NULL OR NOT EXISTS (SELECT 1 FROM suppression s WHERE s.kind = 'address' AND s.canonical = p.canonical))`;

const URGENT = `FROM response r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE (:campaign IS NULL OR r.campaign_id = :campaign) AND r.label IS NULL AND NOT (p.domain = 'forgotten.invalid' AND length(r.raw) = 0) AND ((${OPEN_REQUEST}) OR (${OPEN_RESPONSE} AND ${STILL_OPEN}))`;
const NEW = `AND (:since IS NULL OR r.processed_at >= :since) AND (:afterId IS NULL OR r.id > :afterId)`;

/** Of a text that a stranger made a megabyte long, only the beginning is read. */
const SHOWN_TEXT = 2_000;

/** Rights under data-protection law, threats, complaints, anger, opt-outs without proof, others. */
const URGENCY = `CASE WHEN ${REQUEST} IS NOT NULL THEN 0 WHEN ${CONCERN} = 'legal_threat' THEN 1 WHEN r.kind = 'complaint' THEN 2
  WHEN ${CONCERN} IS NOT NULL THEN 3 WHEN r.kind = 'unsubscribe' THEN 4 ELSE 5 END`;

/**
 * Lists responses without a label that need attention, most urgent first; replies, and automatic
 * replies that the recipient left or is the wrong person, by the given order of intents; oldest
 * first. `total`: since ever.
 */
export function listUrgent(
  db: Database,
  campaignId: string | null,
  page: { intents: readonly string[]; limit: number; since?: ReplySince | null },
): { rows: UrgentRow[]; total: number; totalSince: number } {
  const bound = {
    campaign: campaignId,
    since: page.since?.at ?? null,
    afterId: page.since?.afterId ?? null,
  };
  const asked = { ...bound, intents: JSON.stringify(page.intents), limit: page.limit };
  const rows = prepared<typeof asked, WithContact<UrgentRow>>(
    db,
    `SELECT r.id, r.kind, r.campaign_id AS campaignId, p.email, m.step + 1 AS step, r.received_at AS receivedAt, r.intent, r.from_address AS fromAddress, r.subject,
      substr(r.visible_text, 1, ${SHOWN_TEXT}) AS visibleText, length(r.visible_text) AS textLength,
      json_extract(r.classification, '$.contact') AS contact, m.prospect_id AS prospectId, ${REQUEST} AS request, ${CONCERN} AS concern, r.kind <> 'reply' AND r.proven = 0 AS unverified, ${PERSON} ${URGENT} ${NEW}
    ORDER BY ${URGENCY}, ifnull((SELECT key FROM json_each(:intents) WHERE value = r.intent), 99), r.id LIMIT :limit`,
  ).all(asked);
  const total = singleValue<{ campaign: string | null }, number>(
    db,
    `SELECT count(*) ${URGENT}`,
  ).get({ campaign: campaignId });
  return {
    rows: rows.map(readContact),
    total,
    totalSince:
      page.since == null
        ? total
        : singleValue<typeof bound, number>(db, `SELECT count(*) ${URGENT} ${NEW}`).get(bound),
  };
}
