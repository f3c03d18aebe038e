/** Reads all stored data of one response. */
import type { Database } from '../engine/database.ts';
import type { Classification } from '../../domain/responses/response.ts';
import type { AppliedEffect } from '../../domain/responses/applied-effect.ts';
import { prepared } from '../file/prepared.ts';
import type { MatchedBy, ResponseDetail } from '../../domain/responses/stored-response.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';

type Row = Omit<ResponseDetail, 'classification' | 'done' | 'match'> &
  Omit<NonNullable<ResponseDetail['match']>, 'by' | 'proven'> & {
    classification: JsonColumn<Classification>;
    effects: JsonColumn<AppliedEffect[]>;
    by: MatchedBy | null;
    proven: 0 | 1;
  };

/** Null when there is no such response. */
export function findResponse(db: Database, id: number): ResponseDetail | null {
  const row = prepared<[number], Row>(
    db,
    `SELECT r.id, r.source, r.locator, r.mailbox_id AS mailboxId, r.received_at AS receivedAt, r.processed_at AS processedAt, r.classification, r.label, r.effects, r.from_address AS fromAddress, r.subject, r.raw,
      r.matched_by AS "by", r.proven, m.prospect_id AS prospectId, m.campaign_id AS campaignId, p.email, m.step + 1 AS step, m.message_id AS messageId, m.sent_at AS sentAt
    FROM response r LEFT JOIN message m ON m.id = r.message_id LEFT JOIN prospect p ON p.id = m.prospect_id WHERE r.id = ?`,
  ).get(id);
  if (!row) return null;
  const {
    classification,
    effects,
    by,
    proven,
    prospectId,
    campaignId,
    email,
    step,
    messageId,
    sentAt,
    ...rest
  } = row;
  return {
    ...rest,
    classification: readJson(classification),
    done: readJson(effects),
    match:
      by === null
        ? null
        : { by, proven: proven === 1, prospectId, campaignId, email, step, messageId, sentAt },
  };
}
