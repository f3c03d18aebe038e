/**
 * Reads the input of a forecast: groups of waiting prospects, messages that were tried, and the
 * results so far.
 */
import type { Database } from '../engine/database.ts';
import { PREFERRED_FROM } from '../campaigns/contact/preferences.ts';
import { prepared, singleRow, singleValue } from '../file/prepared.ts';
import type { ContactedGroup, OpenMessage, RecipientDetail } from '../../domain/forecast.ts';
import type { Instant } from '../../domain/time.ts';

type GroupRow = Omit<ContactedGroup, 'tried' | 'repeat' | 'person'>;
type OpenRow = Omit<OpenMessage, 'tried' | 'repeat' | 'underWay'> & {
  repeat: 0 | 1;
  underWay: 0 | 1;
};

export function createForecastStore(db: Database) {
  return { waitingGroups, openMessages, countPlanned, outcomesSoFar };

  /**
   * All waiting prospects without a planned message, in groups that are equal for planning
   * (follow-ups by the hour). Reads the recipients only if `detail` needs them: there may be a
   * million. People to whom another campaign wrote after `writtenSince` (null: not asked) are
   * grouped by the hour of that message; with `preferences`, people who chose a pause or fewer messages
   * by the hour from which they may be written to. The query begins with the messages of that time, for the
   * same reason.
   */
  function waitingGroups(
    campaignId: string,
    detail: RecipientDetail & { writtenSince: Instant | null; preferences: boolean },
  ): ContactedGroup[] {
    const { providers, domains, companies, writtenSince, preferences } = detail;
    const asksContact = writtenSince !== null;
    const written = asksContact
      ? `WITH written AS MATERIALIZED (SELECT m.prospect_id AS person, max(r.at) AS at FROM reservation r JOIN message m ON m.id = r.message_id
      WHERE r.mailbox_id IN (SELECT id FROM mailbox) AND r.at > :writtenSince AND r.campaign_id <> :campaign GROUP BY 1)`
      : '';
    const join = `${
      providers || domains.length + companies.length > 0
        ? 'JOIN prospect p ON p.id = e.prospect_id'
        : ''
    } ${asksContact ? 'LEFT JOIN written w ON w.person = e.prospect_id' : ''}`;
    const writtenAt = asksContact ? 'w.at' : 'NULL';
    const preferredFrom = preferences ? PREFERRED_FROM : 'NULL';
    const who = `e.calendar_key AS calendarKey, ${providers ? 'p.provider' : `''`} AS provider,
      ${domains.length > 0 ? `CASE WHEN p.domain IN (SELECT value FROM json_each(:domains)) THEN p.domain ELSE '' END` : `''`} AS domain,
      ${companies.length > 0 ? 'CASE WHEN p.company IN (SELECT value FROM json_each(:companies)) THEN p.company END' : 'NULL'} AS company`;
    const named = {
      campaign: campaignId,
      domains: JSON.stringify(domains),
      companies: JSON.stringify(companies),
      writtenSince,
    };
    const fresh = prepared<typeof named, GroupRow>(
      db,
      `${written} SELECT ${who}, 0 AS step, NULL AS mailboxId, 0 AS dueAt, min(e.id) AS first, max(e.id) AS last, max(${writtenAt}) AS writtenAt, max(${preferredFrom}) AS preferredFrom, count(*) AS n FROM enrollment e ${join}
    WHERE e.campaign_id = :campaign AND e.state = 'waiting' AND e.next_step = 0 GROUP BY ${writtenAt} / 3600000, ${preferredFrom} / 3600000, 1, 2, 3, 4 ORDER BY min(e.id)`,
    ).all(named);
    const followUps = prepared<typeof named, GroupRow>(
      db,
      `${written} SELECT ${who}, e.next_step AS step, e.mailbox_id AS mailboxId, min(e.due_at) AS dueAt, min(e.due_at) AS first, max(e.due_at) AS last, max(${writtenAt}) AS writtenAt, max(${preferredFrom}) AS preferredFrom, count(*) AS n FROM enrollment e ${join}
    WHERE e.campaign_id = :campaign AND e.state = 'waiting' AND e.next_step > 0 GROUP BY e.due_at / 3600000, ${writtenAt} / 3600000, ${preferredFrom} / 3600000, 1, 2, 3, 4, 5, 6 ORDER BY min(e.due_at)`,
    ).all(named);
    // Paused people count from the end of their pause; without an end, they do not go on.
    const from = 'CASE WHEN e.next_step = 0 THEN 0 ELSE max(e.due_at, h.until_at) END';
    const order = `CASE WHEN e.next_step = 0 THEN e.id ELSE max(e.due_at, h.until_at) END`;
    const paused = prepared<typeof named, GroupRow>(
      db,
      `${written} SELECT ${who}, e.next_step AS step, CASE WHEN e.next_step > 0 THEN e.mailbox_id END AS mailboxId, ${from} AS dueAt, ${order} AS first, ${order} AS last, ${writtenAt} AS writtenAt, max(ifnull(${preferredFrom}, 0), h.until_at) AS preferredFrom, 1 AS n
    FROM enrollment_change h INDEXED BY enrollment_pause_end JOIN enrollment e ON e.id = h.enrollment_id ${join} WHERE h.kind = 'pause' AND h.until_at IS NOT NULL AND e.campaign_id = :campaign AND e.state = 'paused' ORDER BY h.until_at`,
    ).all(named);
    const marked = paused.map((row) => ({ ...row, paused: true as const }));
    return [...fresh, ...followUps, ...marked].map((row) => ({
      ...row,
      tried: false,
      repeat: false,
    }));
  }

  /**
   * Messages that wait for another attempt, due at that attempt or later if the sequence was
   * postponed; and messages that a process has claimed but not begun to transmit.
   */
  function openMessages(campaignId: string): OpenMessage[] {
    const columns = `m.id AS messageRow, m.enrollment_id AS enrollmentId, m.prospect_id AS prospectId, m.step, m.mailbox_id AS mailboxId,
      e.calendar_key AS calendarKey, p.email, p.provider, p.domain, p.company, max(e.due_at, m.send_at) AS dueAt, m.sent_at IS NOT NULL AS repeat`;
    const joins =
      'JOIN enrollment e ON e.id = m.enrollment_id JOIN prospect p ON p.id = m.prospect_id';
    const tried = prepared<[string], OpenRow>(
      db,
      `SELECT ${columns}, 0 AS underWay FROM message m INDEXED BY message_scheduled ${joins}
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND (m.attempts > 0 OR m.soft_bounces > 0) AND e.state = 'queued' ORDER BY m.id`,
    ).all(campaignId);
    const claimed = prepared<[string], OpenRow>(
      db,
      `SELECT ${columns}, 1 AS underWay FROM reservation r INDEXED BY reservation_under_way JOIN message m ON m.id = r.message_id ${joins}
    WHERE r.campaign_id = ? AND r.owner IS NOT NULL AND m.state = 'reserved' AND e.state = 'queued' ORDER BY m.id`,
    ).all(campaignId);
    return [...tried, ...claimed].map((row) => ({
      ...row,
      tried: true,
      repeat: row.repeat === 1,
      underWay: row.underWay === 1,
    }));
  }

  function countPlanned(campaignId: string): number {
    return singleValue<[string], number>(
      db,
      `SELECT count(*) FROM message m INDEXED BY message_scheduled WHERE m.campaign_id = ? AND m.state = 'scheduled'`,
    ).get(campaignId);
  }

  /**
   * From the running totals: messages tried, responses that end a sequence (of the automatic ones
   * those of people who left), and first messages that failed.
   */
  function outcomesSoFar(campaignId: string): {
    tried: number;
    ended: number;
    firstTried: number;
    failed: number;
  } {
    const departed = singleValue<[string], number>(
      db,
      `SELECT ifnull(sum(n), 0) FROM enrollment_count WHERE campaign_id = ? AND state IN ('left_company', 'wrong_person')`,
    ).get(campaignId);
    const { ended, ...counts } = singleRow<[string], ReturnType<typeof outcomesSoFar>>(
      db,
      `SELECT ifnull(sum(CASE WHEN metric IN ('sent', 'rejected') THEN n END), 0) AS tried, ifnull(sum(CASE WHEN metric IN ('replied', 'unsubscribed', 'complained') THEN n END), 0) AS ended,
    ifnull(sum(CASE WHEN step = 0 AND metric IN ('sent', 'rejected') THEN n END), 0) AS firstTried, ifnull(sum(CASE WHEN step = 0 AND metric IN ('rejected', 'undelivered') THEN n END), 0) AS failed
    FROM counter WHERE campaign_id = ?`,
    ).get(campaignId);
    return { ...counts, ended: ended + departed };
  }
}
