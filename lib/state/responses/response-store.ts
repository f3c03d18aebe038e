/** Stores inbound messages: rows of `response`, and how far each folder was read. */
import type { Database } from '../engine/database.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { AppliedEffect } from '../../domain/responses/applied-effect.ts';
import type { Instant } from '../../domain/time.ts';
import type { RefusalKind } from '../../domain/sending/refusal.ts';
import { prepared } from '../file/prepared.ts';
import type { NewResponse } from '../../domain/responses/stored-response.ts';

const ANSWERED = `SELECT m.id AS row, m.message_id AS messageId, m.enrollment_id AS enrollmentId, m.prospect_id AS prospectId, p.email, p.canonical, p.company, m.state, m.sent_at AS sentAt, m.soft_bounces AS softBounces,
    e.state AS enrollmentState, e.calendar_key AS calendarKey, m.campaign_id AS campaignId, m.step, m.variant, m.mailbox_id AS mailboxId, p.provider, p.zone
  FROM message m JOIN prospect p ON p.id = m.prospect_id JOIN enrollment e ON e.id = m.enrollment_id`;

export function createResponseStore(db: Database) {
  return {
    findByRow,
    findByMessageIds,
    findByTokens,
    findByAddress,
    subjectsSentTo,
    isKnown,
    insertResponse,
    isCounted,
    hasReported,
    hasBlamed,
    hasLogged,
    recordDone,
    readCursor,
    writeCursor,
    forgetCursor,
    markInboxRead,
  };

  /** The message of a row, in its current state; null when there is none. */
  function findByRow(row: number): AnsweredMessage | null {
    return prepared<[number], AnsweredMessage>(db, `${ANSWERED} WHERE m.id = ?`).get(row) ?? null;
  }

  /**
   * The message of ours that the first matching Message-ID names, among messages that were tried.
   * `localPart`: compared with ids that services assigned.
   */
  function findByMessageIds(
    ids: readonly { messageId: string; localPart: string }[],
  ): AnsweredMessage | null {
    const ours = prepared<[string], AnsweredMessage>(
      db,
      `${ANSWERED} WHERE m.message_id = ? AND m.first_try_at IS NOT NULL`,
    );
    const theirs = prepared<[string], AnsweredMessage>(
      db,
      `${ANSWERED} WHERE m.id = (SELECT message_id FROM service_id WHERE local_part = ?)`,
    );
    for (const { messageId, localPart } of ids.slice(0, 50)) {
      // Some gateways change the letter case of quoted ids; our ids are in lower case.
      const found = (ours.get(messageId.toLowerCase()) ?? theirs.get(localPart)) as
        AnsweredMessage | undefined;
      if (found) return found;
    }
    return null;
  }

  /**
   * The message with the first matching token, among messages that were tried. A token is the keyed
   * part of a Message-ID before the at sign, in lower case.
   */
  function findByTokens(tokens: readonly string[]): AnsweredMessage | null {
    // Selects the ids that begin with the token and the at sign, so that the index is used.
    const query = prepared<[string, string], AnsweredMessage>(
      db,
      `${ANSWERED} WHERE m.message_id >= '<' || ? || '@' AND m.message_id < '<' || ? || 'A' AND m.first_try_at IS NOT NULL LIMIT 1`,
    );
    for (const token of tokens) {
      const found = query.get(token, token);
      if (found) return found;
    }
    return null;
  }

  /**
   * The latest message since `since` to an address in any spelling. Messages in doubt count: a
   * recipient who answers a message has got it.
   */
  function findByAddress(canonical: string, since: Instant): AnsweredMessage | null {
    const found = prepared<[string, number], AnsweredMessage>(
      db,
      `${ANSWERED} WHERE m.prospect_id = (SELECT id FROM prospect WHERE canonical = ?) AND (m.sent_at IS NOT NULL OR m.state IN ('transmitting', 'in_doubt'))
    AND ifnull(m.sent_at, m.first_try_at) >= ? ORDER BY ifnull(m.sent_at, m.first_try_at) DESC LIMIT 1`,
    ).get(canonical, since);
    return found ?? null;
  }

  /**
   * The subjects of the latest messages to a prospect; a message that no server was given has no
   * subject.
   */
  function subjectsSentTo(prospectId: number): string[] {
    const rows = prepared<[number], { subject: string }>(
      db,
      `SELECT subject FROM message
    WHERE prospect_id = ? AND subject IS NOT NULL ORDER BY id DESC LIMIT 20`,
    ).all(prospectId);
    return [...new Set(rows.map(({ subject }) => subject))];
  }

  function isKnown(dedupeKey: string): boolean {
    return (
      prepared(
        db,
        'SELECT 1 FROM response WHERE dedupe_key = ? UNION ALL SELECT 1 FROM quarantine WHERE dedupe_key = ?',
      ).get(dedupeKey, dedupeKey) !== undefined
    );
  }

  /** Returns the id of the new row. */
  function insertResponse(response: NewResponse): number {
    const { classification, match } = response;
    return prepared(
      db,
      `INSERT INTO response (dedupe_key, source, locator, mailbox_id, received_at, processed_at, kind, rule, confidence, campaign_id, prospect_id, message_id, matched_by, proven,
      intent, bounce_class, bounce_reason, from_address, subject, visible_text, classification, raw)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      response.dedupeKey,
      response.source,
      response.locator,
      match?.message.mailboxId ?? response.mailboxId,
      response.receivedAt,
      response.processedAt,
      classification.kind,
      classification.rule,
      classification.confidence,
      match?.message.campaignId ?? null,
      match?.message.prospectId ?? null,
      match?.message.row ?? null,
      match?.by ?? null,
      match?.proven === true ? 1 : 0,
      classification.intent,
      classification.bounce?.class ?? null,
      classification.bounce?.reason ?? null,
      response.fromAddress,
      response.subject,
      classification.visibleText,
      JSON.stringify(classification),
      response.raw,
    ).lastInsertRowid;
  }

  /** True when a response to the message was already counted under the metric. */
  function isCounted(message: { row: number }, metric: string): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM response r, json_each(r.effects) done WHERE r.message_id = ? AND json_extract(done.value, '$.did') = 'count' AND json_extract(done.value, '$.metric') = ? LIMIT 1`,
      ).get(message.row, metric) !== undefined
    );
  }

  /** True when a response of the person was counted under the metric; null: blamed a mailbox. */
  function hasReported(prospectId: number, metric: string | null): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM message m JOIN response r ON r.message_id = m.id, json_each(r.effects) done WHERE m.prospect_id = :prospectId
        AND CASE WHEN :metric IS NULL THEN done.value ->> 'did' = 'blame' ELSE done.value ->> 'did' = 'count' AND done.value ->> 'metric' = :metric END LIMIT 1`,
      ).get({ prospectId, metric }) !== undefined
    );
  }

  /** True when a response to the message has already blamed its mailbox. */
  function hasBlamed(row: number): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM response r, json_each(r.effects) done WHERE r.message_id = ? AND json_extract(done.value, '$.did') = 'blame' LIMIT 1`,
      ).get(row) !== undefined
    );
  }

  /** True when a report about the message was already logged under the kind. */
  function hasLogged(row: number, kind: RefusalKind): boolean {
    return (
      prepared(
        db,
        `SELECT 1 FROM response r, json_each(r.effects) done WHERE r.message_id = ? AND json_extract(done.value, '$.did') = 'log' AND json_extract(done.value, '$.kind') = ? LIMIT 1`,
      ).get(row, kind) !== undefined
    );
  }

  /** Stores the effects of a response. */
  function recordDone(responseId: number, done: readonly AppliedEffect[]): void {
    prepared(db, 'UPDATE response SET effects = ? WHERE id = ?').run(
      JSON.stringify(done),
      responseId,
    );
  }

  function readCursor(
    mailboxId: string,
    folder: string,
  ): { uidValidity: number; lastUid: number } | null {
    const row = prepared<[string, string], { uidValidity: string; lastUid: number }>(
      db,
      'SELECT uid_validity AS uidValidity, last_uid AS lastUid FROM mailbox_folder WHERE mailbox_id = ? AND folder = ?',
    ).get(mailboxId, folder);
    return row ? { uidValidity: Number(row.uidValidity), lastUid: row.lastUid } : null;
  }

  function writeCursor(
    mailboxId: string,
    cursor: { folder: string; uidValidity: number; uid: number },
  ): void {
    prepared(
      db,
      'INSERT INTO mailbox_folder (mailbox_id, folder, uid_validity, last_uid) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid',
    ).run(mailboxId, cursor.folder, String(cursor.uidValidity), cursor.uid);
  }

  /** Forgets how far the folder was read: its server renumbered it without a new UIDVALIDITY. */
  function forgetCursor(mailboxId: string, folder: string): void {
    prepared(db, 'DELETE FROM mailbox_folder WHERE mailbox_id = ? AND folder = ?').run(
      mailboxId,
      folder,
    );
  }

  /** Notes that the mailbox was read completely at `at`; never moves back. */
  function markInboxRead(mailboxId: string, at: Instant): void {
    prepared(
      db,
      'UPDATE mailbox SET inbox_read_at = max(ifnull(inbox_read_at, 0), ?) WHERE id = ?',
    ).run(at, mailboxId);
  }
}
