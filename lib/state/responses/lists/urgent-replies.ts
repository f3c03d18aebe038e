/** Lists the responses that need a person, most urgent first. */
import type { Database } from '../../engine/database.ts';
import { prepared, singleValue } from '../../file/prepared.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';
import { OPEN_REQUEST, OPEN_RESPONSE } from '../../migrations/001-live.ts';
import { PERSON, readContact, REQUEST, type WithContact } from './reply-list.ts';

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
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'title'
> & { prospectId: number; unverified: 0 | 1 };

/** An opt-out without effect is done when the address is suppressed all the same. */
export const STILL_OPEN = `(r.kind IN ('reply', 'auto_reply') OR NOT EXISTS (SELECT 1 FROM suppression s WHERE s.kind = 'address' AND s.canonical = p.canonical))`;

const URGENT = `FROM response r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE (:campaign IS NULL OR r.campaign_id = :campaign) AND r.label IS NULL AND NOT (p.domain = 'forgotten.invalid' AND length(r.raw) = 0) AND ((${OPEN_REQUEST}) OR (${OPEN_RESPONSE} AND ${STILL_OPEN}))`;
const NEW = `AND (:since IS NULL OR r.processed_at >= :since) AND (:afterId IS NULL OR r.id > :afterId)`;

/** Of a text that a stranger made a megabyte long, only the beginning is read. */
const SHOWN_TEXT = 2_000;

/**
 * Lists responses without a label that need attention: first rights invoked under data-protection
 * law, then unproven unsubscriptions and complaints that had no effect, then replies and automatic
 * replies that the recipient left or is the wrong person, by the given order of intents, oldest
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
      json_extract(r.classification, '$.contact') AS contact, m.prospect_id AS prospectId, ${REQUEST} AS request, r.kind <> 'reply' AND r.proven = 0 AS unverified, ${PERSON} ${URGENT} ${NEW}
    ORDER BY ${REQUEST} IS NULL, r.kind IN ('complaint', 'unsubscribe') DESC, ifnull((SELECT key FROM json_each(:intents) WHERE value = r.intent), 99), r.id LIMIT :limit`,
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
