/**
 * Reads what a campaign's archive holds, a row at a time. It comes from the tables, where `people
 * forget` erases: a person who was forgotten does not come back.
 */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type {
  ArchiveCounts,
  ArchivedMessage,
  ArchivedPerson,
  ArchivedResponse,
} from '../../domain/campaigns/archive.ts';

export function countArchive(db: Database, campaignId: string): ArchiveCounts {
  const count = (table: string): number =>
    singleValue<[string], number>(db, `SELECT count(*) FROM ${table} WHERE campaign_id = ?`).get(
      campaignId,
    );
  return {
    'people.csv': count('enrollment'),
    'messages.csv': count('message'),
    'replies.csv': count('response'),
    'labels.csv': singleValue<[string], number>(
      db,
      'SELECT count(*) FROM response WHERE campaign_id = ? AND label IS NOT NULL',
    ).get(campaignId),
    'events.ndjson': count('event'),
  };
}

export function archivedPeople(db: Database, campaignId: string): Iterable<ArchivedPerson> {
  return prepared<[string], ArchivedPerson>(
    db,
    `SELECT p.email, e.state, p.state AS prospectState, p.company, p.country, p.zone,
      json_extract(p.fields, '$.first_name') AS firstName, json_extract(p.fields, '$.last_name') AS lastName,
      count(m.sent_at) AS stepsSent, min(m.sent_at) AS firstSentAt, max(m.sent_at) AS lastSentAt, max(m.bounce_class) AS bounceClass
    FROM enrollment e JOIN prospect p ON p.id = e.prospect_id LEFT JOIN message m ON m.enrollment_id = e.id
    WHERE e.campaign_id = ? GROUP BY e.id ORDER BY e.id`,
  ).iterate(campaignId);
}

export function archivedMessages(db: Database, campaignId: string): Iterable<ArchivedMessage> {
  return prepared<[string], ArchivedMessage>(
    db,
    `SELECT p.email, m.step + 1 AS step, m.variant, m.mailbox_id AS mailbox, m.state, m.send_at AS plannedFor, m.sent_at AS sentAt,
      m.subject, m.message_id AS messageId, m.bounce_class AS bounceClass, m.bounce_reason AS bounceReason
    FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.campaign_id = ? ORDER BY m.prospect_id, m.step`,
  ).iterate(campaignId);
}

/** `labelled`: only those to which a person gave a label. */
export function archivedResponses(
  db: Database,
  campaignId: string,
  { labelled }: { labelled: boolean },
): Iterable<ArchivedResponse> {
  return prepared<[string, number], ArchivedResponse>(
    db,
    `SELECT r.id, r.kind, p.email, m.step + 1 AS step, r.received_at AS receivedAt, r.intent, r.label, r.bounce_class AS bounceClass,
      r.bounce_reason AS bounceReason, r.from_address AS fromAddress, r.subject, r.visible_text AS visibleText
    FROM response r LEFT JOIN prospect p ON p.id = r.prospect_id LEFT JOIN message m ON m.id = r.message_id
    WHERE r.campaign_id = ? AND (? = 0 OR r.label IS NOT NULL) ORDER BY r.id`,
  ).iterate(campaignId, labelled ? 1 : 0);
}

export const createArchive = storeOf({
  archivedPeople,
  archivedMessages,
  archivedResponses,
});
