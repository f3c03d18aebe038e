/** Reads stored responses for a new verdict, and writes the verdict. */
import type { Database } from '../engine/database.ts';
import type { Classification, Intent } from '../../domain/responses/response.ts';
import type { AppliedEffect } from '../../domain/responses/applied-effect.ts';
import { createResponseStore } from './response-store.ts';
import { HOOK, ONE_CLICK } from '../../domain/responses/response-source.ts';
import type { DeliveryReport } from '../../domain/responses/delivery-report.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';
import type { AnsweringResponse, JudgedResponse } from '../../domain/responses/stored-response.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';

type Row = Omit<AnsweringResponse, 'message' | 'proven' | 'classification' | 'done'> & {
  messageRow: number;
  proven: 0 | 1;
  classification: JsonColumn<Classification>;
  effects: JsonColumn<AppliedEffect[]>;
};

const COLUMNS =
  'r.id, r.message_id AS messageRow, r.matched_by AS matchedBy, r.proven, r.received_at AS receivedAt, r.processed_at AS processedAt, r.classification, r.label, r.effects';

export type Scope = { campaignId: string | null; mailboxId: string | null };

export function createRevisionStore(db: Database) {
  return {
    findStored,
    othersOf,
    responsesOfColleagues,
    storedIds,
    rawOf,
    reportOf,
    writeVerdict,
    missingOf,
    writeLabel,
  };

  /** Null when the response does not exist or answers no message of ours. */
  function findStored(id: number): AnsweringResponse | null {
    const row = prepared<[number], Row>(
      db,
      `SELECT ${COLUMNS} FROM response r WHERE r.id = ? AND r.message_id IS NOT NULL`,
    ).get(id);
    return row ? toStored(row) : null;
  }

  /** Every other response to messages for the same prospect. */
  function othersOf(prospectId: number, exceptId: number): AnsweringResponse[] {
    return prepared<[number, number], Row>(
      db,
      `SELECT ${COLUMNS} FROM message m JOIN response r ON r.message_id = m.id WHERE m.prospect_id = ? AND r.id <> ? ORDER BY r.id`,
    )
      .all(prospectId, exceptId)
      .map((row) => toStored(row));
  }

  /** Every response to messages for other prospects of the company. */
  function responsesOfColleagues(company: string, prospectId: number): AnsweringResponse[] {
    return prepared<[string, number], Row>(
      db,
      `SELECT ${COLUMNS} FROM prospect p JOIN message m ON m.prospect_id = p.id JOIN response r ON r.message_id = m.id WHERE p.company = ? AND p.id <> ? ORDER BY r.id`,
    )
      .all(company, prospectId)
      .map((row) => toStored(row));
  }

  /** Ids of stored responses to messages of ours, after `after`, in order. */
  function storedIds(scope: Scope, page: { after: number; limit: number }): number[] {
    return valueOf<
      [number, string, string | null, string | null, string | null, string | null, number],
      number
    >(
      db,
      `SELECT id FROM response WHERE id > ? AND message_id IS NOT NULL AND source <> ? AND (? IS NULL OR campaign_id = ?) AND (? IS NULL OR mailbox_id = ?) ORDER BY id LIMIT ?`,
    ).all(
      page.after,
      ONE_CLICK,
      scope.campaignId,
      scope.campaignId,
      scope.mailboxId,
      scope.mailboxId,
      page.limit,
    );
  }

  /** The stored bytes of the message. */
  function rawOf(id: number): Buffer {
    return singleValue<[number], Buffer>(db, 'SELECT raw FROM response WHERE id = ?').get(id);
  }

  /** The report of a service; null for a response that came by mail, or was erased. */
  function reportOf(id: number): DeliveryReport | null {
    const raw = valueOf<[number, string], Buffer>(
      db,
      `SELECT raw FROM response WHERE id = ? AND source LIKE ? || '%' AND length(raw) > 0`,
    ).get(id, HOOK);
    return raw === undefined ? null : (JSON.parse(raw.toString('utf8')) as DeliveryReport);
  }

  /**
   * Writes a new verdict; false when the stored one is no longer `before`, because another process
   * was faster.
   */
  function writeVerdict(id: number, before: Classification, next: JudgedResponse): boolean {
    const { classification, message, matchedBy, proven } = next;
    return (
      prepared(
        db,
        `UPDATE response SET kind = ?, rule = ?, confidence = ?, intent = ?, bounce_class = ?, bounce_reason = ?, visible_text = ?, classification = ?, campaign_id = ?, prospect_id = ?, message_id = ?, mailbox_id = ?, matched_by = ?, proven = ?
    WHERE id = ? AND classification = ?`,
      ).run(
        classification.kind,
        classification.rule,
        classification.confidence,
        classification.intent,
        classification.bounce?.class ?? null,
        classification.bounce?.reason ?? null,
        classification.visibleText,
        JSON.stringify(classification),
        message.campaignId,
        message.prospectId,
        message.row,
        message.mailboxId,
        matchedBy,
        proven ? 1 : 0,
        id,
        JSON.stringify(before),
      ).changes === 1
    );
  }

  /** Which of these responses do not exist. */
  function missingOf(ids: readonly number[]): number[] {
    return valueOf<[string], number>(
      db,
      'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM response)',
    ).all(JSON.stringify(ids));
  }

  /** Writes a label; returns whether it changed. */
  function writeLabel(id: number, label: Intent): 'labelled' | 'unchanged' {
    const { changes } = prepared(
      db,
      'UPDATE response SET label = :label WHERE id = :id AND label IS NOT :label',
    ).run({ id, label });
    return changes === 1 ? 'labelled' : 'unchanged';
  }

  function toStored({
    messageRow,
    classification,
    effects,
    proven,
    ...row
  }: Row): AnsweringResponse {
    const message = createResponseStore(db).findByRow(messageRow);
    if (!message) throw new Error('A stored response refers to a message that does not exist');
    return {
      ...row,
      message,
      proven: proven === 1,
      classification: readJson(classification),
      done: readJson(effects),
    };
  }
}
