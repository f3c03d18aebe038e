/** Lists the persons whom responses name to write to instead, each once, the latest first. */
import type { Database } from '../../engine/database.ts';
import { prepared, singleValue, valueOf } from '../../file/prepared.ts';
import type { NamedContact } from '../../../domain/responses/named-contact.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';
import { PERSON, readContact, type WithContact } from './reply-list.ts';

export type ContactFilter = { campaignId: string | null; since: ReplySince | null };

/** Of several responses that name one person, the latest. Without an address: by name and referrer. */
const NAMED = `FROM (
    SELECT max(r.id) AS responseId FROM response r
    WHERE r.message_id IS NOT NULL AND r.label IS NOT 'spam' AND json_extract(r.classification, '$.contact') IS NOT NULL
      AND (:campaign IS NULL OR r.campaign_id = :campaign) AND (:since IS NULL OR r.processed_at >= :since) AND (:afterId IS NULL OR r.id > :afterId)
    GROUP BY r.campaign_id, ifnull(lower(json_extract(r.classification, '$.contact.address')), r.prospect_id || ' ' || json_extract(r.classification, '$.contact.name'))
  ) latest JOIN response r ON r.id = latest.responseId JOIN prospect p ON p.id = r.prospect_id`;

/** Those before response `before`; null: from the latest on. */
export function listNamedContacts(
  db: Database,
  filter: ContactFilter,
  { before, limit }: { before: number | null; limit: number },
): NamedContact[] {
  const page = { ...bind(filter), before: before ?? Number.MAX_SAFE_INTEGER, limit };
  return prepared<typeof page, WithContact<NamedContact>>(
    db,
    `SELECT r.id AS responseId, r.kind, ifnull(nullif(r.label, 'unknown'), r.intent) AS intent, r.campaign_id AS campaignId, r.received_at AS receivedAt,
      json_extract(r.classification, '$.contact') AS contact, p.email AS referredBy, ${PERSON}
    ${NAMED} WHERE r.id < :before ORDER BY r.id DESC LIMIT :limit`,
  )
    .all(page)
    .map(readContact) as NamedContact[];
}

export function countNamedContacts(db: Database, filter: ContactFilter): number {
  const bound = bind(filter);
  return singleValue<typeof bound, number>(db, `SELECT count(*) ${NAMED}`).get(bound);
}

function bind({ campaignId, since }: ContactFilter) {
  return { campaign: campaignId, since: since?.at ?? null, afterId: since?.afterId ?? null };
}

/** Whether the mailbox is already a prospect: of this campaign, or of another. */
export function prospectAt(
  db: Database,
  canonical: string,
  campaignId: string,
): 'in_campaign' | 'elsewhere' | null {
  const enrolled = valueOf<[string, string], 0 | 1>(
    db,
    `SELECT EXISTS (SELECT 1 FROM enrollment e WHERE e.prospect_id = p.id AND e.campaign_id = ?) FROM prospect p WHERE p.canonical = ?`,
  ).get(campaignId, canonical);
  if (enrolled === undefined) return null;
  return enrolled === 1 ? 'in_campaign' : 'elsewhere';
}
