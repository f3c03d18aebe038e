/**
 * The queue of planned messages: which are due, how many wait, and which messages a follow-up
 * answers.
 */
import type { Database } from '../engine/database.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './message-row.ts';
import type { CampaignState } from '../../domain/campaigns/campaign.ts';
import type { Instant } from '../../domain/time.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import { prepared, singleValue } from '../file/prepared.ts';

/** The queue for sending; the ports of lib/app name the functions that each use case needs. */
export function createQueue(db: Database) {
  return { duePairs, due, earlierMessages, nextScheduledAfter, countDue, countDueFrom, countQueue };

  /** Pairs of mailbox and campaign with due messages, campaigns by priority. */
  function duePairs(
    now: Instant,
    filter: { campaignId: string | null; batchId: string | null },
  ): { mailboxId: string; campaignId: string; campaignState: CampaignState }[] {
    return prepared<
      [number, string | null, string | null, string | null, string | null],
      {
        mailboxId: string;
        campaignId: string;
        campaignState: CampaignState;
      }
    >(
      db,
      `SELECT DISTINCT m.mailbox_id AS mailboxId, m.campaign_id AS campaignId, c.state AS campaignState FROM message m JOIN campaign c ON c.id = m.campaign_id
    WHERE m.state = 'scheduled' AND m.send_at <= ? AND (? IS NULL OR m.campaign_id = ?) AND (? IS NULL OR m.batch_id = ?) ORDER BY c.priority DESC, m.campaign_id, m.mailbox_id`,
    ).all(now, filter.campaignId, filter.campaignId, filter.batchId, filter.batchId);
  }

  /** Due messages of a pair after `after`, in the order of their instants. */
  function due(
    pair: { mailboxId: string; campaignId: string },
    page: {
      now: Instant;
      batchId: string | null;
      after: { sendAt: Instant; row: number };
      limit: number;
    },
  ): DueMessage[] {
    const rows = prepared<
      [string, number, number, number, string, string | null, string | null, number],
      MessageRow
    >(
      db,
      `${SELECT_MESSAGE}
    WHERE m.mailbox_id = ? AND m.state = 'scheduled' AND m.send_at <= ? AND (m.send_at, m.id) > (?, ?) AND m.campaign_id = ? AND (? IS NULL OR m.batch_id = ?)
    ORDER BY m.send_at, m.id LIMIT ?`,
    ).all(
      pair.mailboxId,
      page.now,
      page.after.sendAt,
      page.after.row,
      pair.campaignId,
      page.batchId,
      page.batchId,
      page.limit,
    );
    return rows.map(toMessage);
  }

  /** The earlier messages of a sequence, oldest first, which a threaded follow-up answers. */
  function earlierMessages(
    message: Pick<DueMessage, 'enrollmentId' | 'step'>,
  ): { messageId: string; subject: string }[] {
    if (message.step === 0) return [];
    // Uses the Message-ID that the recipient saw: the recipient's mail program knows no other.
    return prepared<[number, number], { messageId: string; subject: string }>(
      db,
      `SELECT ifnull((SELECT seen FROM service_id s WHERE s.message_id = message.id ORDER BY s.at DESC LIMIT 1), message_id) AS messageId,
      ifnull(subject, '') AS subject FROM message WHERE enrollment_id = ? AND step < ? AND sent_at IS NOT NULL ORDER BY step`,
    ).all(message.enrollmentId, message.step);
  }

  /**
   * The earliest planned instant after `after`; `campaignId` null: of all campaigns. Null: no
   * planned message.
   */
  function nextScheduledAfter(campaignId: string | null, after: Instant): Instant | null {
    return singleValue<[number, string | null, string | null], Instant | null>(
      db,
      `SELECT min(send_at) FROM message WHERE state = 'scheduled' AND send_at > ? AND (? IS NULL OR campaign_id = ?)`,
    ).get(after, campaignId, campaignId);
  }

  /** How many messages of a pair are due. */
  function countDue(
    pair: { mailboxId: string; campaignId: string },
    filter: { now: Instant; batchId: string | null },
  ): number {
    return singleValue<[string, number, string, string | null, string | null], number>(
      db,
      `SELECT count(*) FROM message WHERE mailbox_id = ? AND state = 'scheduled' AND send_at <= ? AND campaign_id = ? AND (? IS NULL OR batch_id = ?)`,
    ).get(pair.mailboxId, filter.now, pair.campaignId, filter.batchId, filter.batchId);
  }

  /** Due messages of a mailbox in all campaigns, counted up to `most`. */
  function countDueFrom(mailboxId: string, { now, most }: { now: Instant; most: number }): number {
    return singleValue<[string, number, number], number>(
      db,
      `SELECT count(*) FROM (SELECT 1 FROM message WHERE mailbox_id = ? AND state = 'scheduled' AND send_at <= ? LIMIT ?)`,
    ).get(mailboxId, now, most);
  }

  function countQueue(filter: { campaignId: string | null; dueBy: Instant | null }): number {
    return singleValue<[string | null, string | null, number | null, number | null], number>(
      db,
      `SELECT count(*) FROM message WHERE state = 'scheduled' AND (? IS NULL OR campaign_id = ?) AND (? IS NULL OR send_at <= ?)`,
    ).get(filter.campaignId, filter.campaignId, filter.dueBy, filter.dueBy);
  }
}
