/** Counts messages that bounced, at SMTP time or by a report, and reads one refusal at SMTP time. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import type { BounceClass } from '../../domain/responses/response.ts';
import type { SmtpPhase } from '../../domain/sending/message.ts';
import type { ReplySince } from '../../domain/responses/reply-since.ts';
import type { Instant } from '../../domain/time.ts';
import { refusedSince } from './lists/reply-list.ts';

/**
 * `closed`: class block, but only because the address accepts nothing from outside. `atSmtp`: of
 * `messages`, those that a server refused at SMTP time.
 */
export type BouncedCount = {
  class: BounceClass | 'closed';
  messages: number;
  atSmtp: number;
};

const CLASS = `CASE WHEN bounce_reason = 'closed_to_outsiders' THEN 'closed' ELSE bounce_class END`;

/**
 * Each message once, as the reports count it: a second report about it adds nothing, and neither
 * does a report that is not proven or that a label made something else. `campaignId` null: of all
 * campaigns. `since`: known from then on.
 */
export function countBounced(
  db: Database,
  campaignId: string | null,
  since: ReplySince | null = null,
): BouncedCount[] {
  const bound = {
    campaign: campaignId,
    since: since?.at ?? null,
    afterId: since?.afterId ?? null,
    refusedSince: refusedSince(db, since),
  };
  return prepared<typeof bound, BouncedCount>(
    db,
    `SELECT class, count(DISTINCT id) AS messages, sum(atSmtp) AS atSmtp FROM (
      SELECT DISTINCT message_id AS id, ${CLASS} AS class, 0 AS atSmtp FROM response
      WHERE (:campaign IS NULL OR campaign_id = :campaign) AND kind = 'bounce' AND message_id IS NOT NULL AND bounce_class IS NOT NULL
        AND proven = 1 AND (label IS NULL OR label IN ('unknown', 'later', 'referral', 'spam'))
        AND (:since IS NULL OR processed_at >= :since) AND (:afterId IS NULL OR id > :afterId)
      UNION ALL
      SELECT id, ${CLASS}, 1 FROM message m WHERE state = 'rejected' AND (:campaign IS NULL OR campaign_id = :campaign)
        AND (:refusedSince IS NULL OR ifnull((SELECT max(at) FROM attempt WHERE message_id = m.id), send_at) >= :refusedSince)
    ) GROUP BY class`,
  ).all(bound);
}

export type RefusedMessage = {
  campaignId: string;
  prospectId: number;
  email: string;
  /** From 1. */
  step: number;
  mailboxId: string;
  messageId: string;
  /** An earlier acceptance; it bounced soft and was sent again. */
  sentAt: Instant | null;
  bounceClass: BounceClass;
  bounceReason: string;
  attempts: RefusedAttempt[];
};

type RefusedAttempt = {
  at: Instant;
  outcome: string;
  phase: SmtpPhase;
  code: number | null;
  enhanced: string | null;
  response: string;
};

/** Null for a message that was not refused at SMTP time. */
export function findRefused(db: Database, row: number): RefusedMessage | null {
  const found = prepared<[number], Omit<RefusedMessage, 'attempts'>>(
    db,
    `SELECT m.campaign_id AS campaignId, m.prospect_id AS prospectId, p.email, m.step + 1 AS step, m.mailbox_id AS mailboxId, m.message_id AS messageId, m.sent_at AS sentAt,
      m.bounce_class AS bounceClass, m.bounce_reason AS bounceReason FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.id = ? AND m.state = 'rejected'`,
  ).get(row);
  if (found === undefined) return null;
  const attempts = prepared<[number], RefusedAttempt>(
    db,
    'SELECT at, outcome, phase, code, enhanced, response FROM attempt WHERE message_id = ? ORDER BY n DESC LIMIT 20',
  ).all(row);
  return { ...found, attempts: attempts.reverse() };
}
