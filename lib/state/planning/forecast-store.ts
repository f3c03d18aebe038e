/**
 * Reads the input of a forecast: groups of waiting prospects, planned messages, and the results so
 * far.
 */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { prepared, singleRow } from '../file/prepared.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

export function createForecastStore(db: Database) {
  return { waitingGroups, writtenGroups, plannedMessages, outcomesSoFar };

  /**
   * All waiting prospects, in groups that are equal for planning (follow-ups by the hour).
   * `byProvider` joins up to a million prospects: only for campaigns that limit a provider.
   */
  function waitingGroups(
    campaignId: string,
    { byProvider }: { byProvider: boolean },
  ): WaitingGroup[] {
    const provider = byProvider ? 'p.provider' : `''`;
    const join = byProvider ? 'JOIN prospect p ON p.id = e.prospect_id' : '';
    const fresh = prepared<[string], WaitingGroup>(
      db,
      `SELECT e.calendar_key AS calendarKey, ${provider} AS provider, 0 AS step, NULL AS mailboxId, 0 AS dueAt, count(*) AS n FROM enrollment e ${join}
    WHERE e.campaign_id = ? AND e.state = 'waiting' AND e.next_step = 0 GROUP BY 1, 2 ORDER BY min(e.id)`,
    ).all(campaignId);
    const followUps = prepared<[string], WaitingGroup>(
      db,
      `SELECT e.calendar_key AS calendarKey, ${provider} AS provider, e.next_step AS step, e.mailbox_id AS mailboxId, min(e.due_at) AS dueAt, count(*) AS n FROM enrollment e ${join}
    WHERE e.campaign_id = ? AND e.state = 'waiting' AND e.next_step > 0 GROUP BY e.due_at / 3600000, 1, 2, 3, 4 ORDER BY min(e.due_at)`,
    ).all(campaignId);
    return [...fresh, ...followUps];
  }

  /**
   * New prospects to whom another campaign wrote after `since`, by the hour of the latest such
   * message. Begins with the messages of that time, because the people may be a million.
   */
  function writtenGroups(
    campaignId: string,
    { byProvider, since }: { byProvider: boolean; since: Instant },
  ): WaitingGroup[] {
    const provider = byProvider ? 'p.provider' : `''`;
    return prepared<[string, number, string], WaitingGroup>(
      db,
      `SELECT calendarKey, provider, 0 AS step, NULL AS mailboxId, max(at) AS dueAt, count(*) AS n FROM (
      SELECT e.id, e.calendar_key AS calendarKey, ${provider} AS provider, max(r.at) AS at FROM reservation r
      JOIN message m ON m.id = r.message_id JOIN enrollment e ON e.campaign_id = ? AND e.prospect_id = m.prospect_id
      JOIN prospect p ON p.id = e.prospect_id
      WHERE r.mailbox_id IN (SELECT id FROM mailbox) AND r.at > ? AND r.settled IS NOT NULL AND r.campaign_id <> ?
      AND e.state = 'waiting' AND e.next_step = 0 GROUP BY e.id)
    GROUP BY at / 3600000, 1, 2 ORDER BY max(at)`,
    ).all(campaignId, since, campaignId);
  }

  function plannedMessages(
    campaignId: string,
  ): { sendAt: Instant; step: number; mailboxId: string; calendarKey: string; provider: string }[] {
    return prepared<[string], ReturnType<typeof plannedMessages>[number]>(
      db,
      `SELECT m.send_at AS sendAt, m.step, m.mailbox_id AS mailboxId, e.calendar_key AS calendarKey, p.provider FROM message m INDEXED BY message_scheduled
    JOIN enrollment e ON e.id = m.enrollment_id JOIN prospect p ON p.id = m.prospect_id WHERE m.campaign_id = ? AND m.state = 'scheduled' ORDER BY m.send_at`,
    ).all(campaignId);
  }

  /**
   * From the running totals: messages tried, responses that end a sequence, and first messages that
   * failed.
   */
  function outcomesSoFar(campaignId: string): {
    tried: number;
    ended: number;
    firstTried: number;
    failed: number;
  } {
    return singleRow<[string], ReturnType<typeof outcomesSoFar>>(
      db,
      `SELECT ifnull(sum(CASE WHEN metric IN ('sent', 'rejected') THEN n END), 0) AS tried, ifnull(sum(CASE WHEN metric IN ('replied', 'unsubscribed', 'complained') THEN n END), 0) AS ended,
    ifnull(sum(CASE WHEN step = 0 AND metric IN ('sent', 'rejected') THEN n END), 0) AS firstTried, ifnull(sum(CASE WHEN step = 0 AND metric IN ('rejected', 'undelivered') THEN n END), 0) AS failed
    FROM counter WHERE campaign_id = ?`,
    ).get(campaignId);
  }
}
