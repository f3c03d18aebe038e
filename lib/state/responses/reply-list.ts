/** Lists replies and bounces for people to read, and counts responses. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import type { ListedResponse } from '../../domain/responses/stored-response.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { OPEN_REQUEST, OPEN_RESPONSE } from '../migrations/001-live.ts';
import type { Contact } from '../../domain/responses/response.ts';
import type { HeardAt } from '../../domain/sending/refusal.ts';
import type { Instant } from '../../domain/time.ts';

/** A right invoked in a reply, as long as no label says that a person has dealt with it. */
const REQUEST = `CASE WHEN r.kind = 'unsubscribe' AND r.label IS NULL THEN json_extract(r.classification, '$.request') END`;

export type ReplyFilter = {
  campaignId: string | null;
  kinds: readonly string[];
  unlabelled: boolean;
};

/** Where a page begins: open requests stand first (`rest` 0), then by the time of knowing. */
export type ReplyPlace = { rest: 0 | 1; knownAt: Instant; at: HeardAt; id: number };

/**
 * Responses to messages of ours, and where bounces are asked for, the messages that were refused for
 * good at SMTP time. No one can label these.
 */
const LISTED = `WITH listed AS (
  SELECT 'report' AS at, r.id, r.processed_at AS knownAt, ${REQUEST} IS NULL AS rest, r.kind, r.campaign_id AS campaignId, p.email, m.step + 1 AS step, r.received_at AS receivedAt,
    r.intent, r.label, r.rule, r.from_address AS fromAddress, r.subject, r.visible_text AS visibleText, r.bounce_class AS bounceClass, r.bounce_reason AS bounceReason, r.proven,
    ${REQUEST} AS request, json_extract(r.classification, '$.returnsAt') AS returnsAt, json_extract(r.classification, '$.contact') AS contact,
    CASE WHEN e.state IN ('waiting', 'queued') THEN e.due_at END AS resumesAt
  FROM response r LEFT JOIN prospect p ON p.id = r.prospect_id LEFT JOIN message m ON m.id = r.message_id LEFT JOIN enrollment e ON e.id = m.enrollment_id
  WHERE (:campaign IS NULL OR r.campaign_id = :campaign) AND r.kind IN (SELECT value FROM json_each(:kinds)) AND r.message_id IS NOT NULL AND (:unlabelled = 0 OR r.label IS NULL)
  UNION ALL
  SELECT 'smtp', m.id, ifnull(a.at, m.send_at), 1, 'bounce', m.campaign_id, p.email, m.step + 1, ifnull(a.at, m.send_at),
    NULL, NULL, ifnull(a.outcome, 'refused'), NULL, NULL, a.response, m.bounce_class, m.bounce_reason, 1, NULL, NULL, NULL, NULL
  FROM message m JOIN prospect p ON p.id = m.prospect_id
    LEFT JOIN attempt a ON a.message_id = m.id AND a.n = (SELECT max(n) FROM attempt WHERE message_id = m.id)
  WHERE :refusals = 1 AND m.state = 'rejected' AND (:campaign IS NULL OR m.campaign_id = :campaign)
)`;

/** In order from `after` on, and the number of all that match. */
export function listReplies(
  db: Database,
  filter: ReplyFilter,
  { after, limit }: { after: ReplyPlace; limit: number },
): { rows: ListedResponse[]; total: number } {
  const bound = {
    campaign: filter.campaignId,
    kinds: JSON.stringify(filter.kinds),
    unlabelled: filter.unlabelled ? 1 : 0,
    refusals: filter.kinds.includes('bounce') && !filter.unlabelled ? 1 : 0,
  };
  const page = { ...bound, ...after, limit };
  const rows = prepared<typeof page, WithContact<ListedResponse>>(
    db,
    `${LISTED} SELECT * FROM listed WHERE (rest, knownAt, at, id) > (:rest, :knownAt, :at, :id) ORDER BY rest, knownAt, at, id LIMIT :limit`,
  ).all(page);
  return {
    rows: rows.map(readContact),
    total: singleValue<typeof bound, number>(db, `${LISTED} SELECT count(*) FROM listed`).get(
      bound,
    ),
  };
}

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
  | 'contact'
  | 'request'
> & { prospectId: number; unverified: 0 | 1 };

/** An opt-out without effect is done when the address is suppressed all the same. */
export const STILL_OPEN = `(r.kind IN ('reply', 'auto_reply') OR NOT EXISTS (SELECT 1 FROM suppression s WHERE s.kind = 'address' AND s.canonical = p.canonical))`;

const URGENT = `FROM response r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id
  WHERE (:campaign IS NULL OR r.campaign_id = :campaign) AND r.label IS NULL AND NOT (p.domain = 'forgotten.invalid' AND length(r.raw) = 0) AND ((${OPEN_REQUEST}) OR (${OPEN_RESPONSE} AND ${STILL_OPEN}))`;

/**
 * Lists responses without a label that need attention: first rights invoked under data-protection
 * law, then unproven unsubscriptions and complaints that had no effect, then replies and automatic
 * replies that the recipient left or is the wrong person, by the given order of intents, oldest
 * first.
 */
export function listUrgent(
  db: Database,
  campaignId: string | null,
  page: { intents: readonly string[]; limit: number },
): { rows: UrgentRow[]; total: number } {
  const rows = prepared<
    { campaign: string | null; intents: string; limit: number },
    WithContact<UrgentRow>
  >(
    db,
    `SELECT r.id, r.kind, r.campaign_id AS campaignId, p.email, m.step + 1 AS step, r.received_at AS receivedAt, r.intent, r.from_address AS fromAddress, r.subject, r.visible_text AS visibleText,
      json_extract(r.classification, '$.contact') AS contact, m.prospect_id AS prospectId, ${REQUEST} AS request, r.kind <> 'reply' AND r.proven = 0 AS unverified ${URGENT}
    ORDER BY ${REQUEST} IS NULL, r.kind IN ('complaint', 'unsubscribe') DESC, ifnull((SELECT key FROM json_each(:intents) WHERE value = r.intent), 99), r.id LIMIT :limit`,
  ).all({
    campaign: campaignId,
    intents: JSON.stringify(page.intents),
    limit: page.limit,
  });
  return {
    rows: rows.map(readContact),
    total: singleValue<{ campaign: string | null }, number>(db, `SELECT count(*) ${URGENT}`).get({
      campaign: campaignId,
    }),
  };
}

type WithContact<Row> = Omit<Row, 'contact'> & { contact: JsonColumn<Contact> | null };

function readContact<Row extends { contact: JsonColumn<Contact> | null }>(
  row: Row,
): Omit<Row, 'contact'> & { contact: Contact | null } {
  return { ...row, contact: row.contact === null ? null : readJson(row.contact) };
}

/** `gone`: what an automatic reply says about the recipient; null when it does not say that. */
export type ResponseCount = {
  kind: string;
  gone: 'left_company' | 'wrong_person' | null;
  bounceClass: string | null;
  matched: 0 | 1;
  unverified: 0 | 1;
  n: number;
};

/** All responses by kind; `campaignId` null: of all campaigns, and unmatched messages too. */
export function countResponses(db: Database, campaignId: string | null): ResponseCount[] {
  return prepared<[string | null, string | null], ResponseCount>(
    db,
    `SELECT kind, CASE WHEN kind = 'auto_reply' AND intent IN ('left_company', 'wrong_person') THEN intent END AS gone, bounce_class AS bounceClass, message_id IS NOT NULL AS matched, ((kind IN ('bounce', 'complaint', 'unsubscribe') OR (kind = 'auto_reply' AND intent IN ('left_company', 'wrong_person'))) AND proven = 0 AND label IS NULL) AS unverified, count(*) AS n
    FROM response WHERE (? IS NULL OR campaign_id = ?) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3`,
  ).all(campaignId, campaignId);
}
