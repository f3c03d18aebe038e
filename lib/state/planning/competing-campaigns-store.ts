/** Reads which campaigns share mailboxes, and how many first messages each mailbox sent. */
import type { Database } from '../engine/database.ts';
import { prepared, singleValue, valueOf } from '../file/prepared.ts';

export function createCompetingCampaigns(db: Database) {
  return { competitorIds, firstMessagesByMailbox, countDueBetween };

  /** Active campaigns other than `campaign` that send from one of its mailboxes, sorted by id. */
  function competitorIds(campaign: { id: string; mailboxes: readonly string[] }): string[] {
    return valueOf<[string, string], string>(
      db,
      `SELECT DISTINCT c.id FROM campaign_mailbox m JOIN campaign c ON c.id = m.campaign_id
    WHERE m.mailbox_id IN (SELECT value FROM json_each(?)) AND c.id <> ? AND c.state = 'active' ORDER BY c.id`,
    ).all(JSON.stringify(campaign.mailboxes), campaign.id);
  }

  /** The number of first messages of a campaign that each mailbox sent. */
  function firstMessagesByMailbox(campaignId: string): Map<string, number> {
    const rows = prepared<[string], { mailbox: string; n: number }>(
      db,
      `SELECT mailbox_id AS mailbox, sum(n) AS n FROM counter WHERE campaign_id = ? AND step = 0 AND metric = 'sent' GROUP BY mailbox_id`,
    ).all(campaignId);
    return new Map(rows.map(({ mailbox, n }) => [mailbox, n]));
  }

  /**
   * How many sequences of a campaign become due between two instants, planned or not, counted up to
   * `most`.
   */
  function countDueBetween(
    campaignId: string,
    span: { since: number; until: number; most: number },
  ): number {
    const waiting = singleValue<[string, number, number, number], number>(
      db,
      `SELECT count(*) FROM (SELECT 1 FROM enrollment WHERE campaign_id = ? AND state = 'waiting' AND next_step > 0 AND due_at >= ? AND due_at <= ? LIMIT ?)`,
    ).get(campaignId, span.since, span.until, span.most);
    if (waiting >= span.most) return waiting;
    return (
      waiting +
      singleValue<[string, number, number, number], number>(
        db,
        `SELECT count(*) FROM (SELECT 1 FROM message m INDEXED BY message_scheduled JOIN enrollment e ON e.id = m.enrollment_id
    WHERE m.campaign_id = ? AND m.state = 'scheduled' AND m.step > 0 AND e.due_at >= ? AND e.due_at <= ? LIMIT ?)`,
      ).get(campaignId, span.since, span.until, span.most - waiting)
    );
  }
}
