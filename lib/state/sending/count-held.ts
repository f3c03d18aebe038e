/** Counts the people whose sequence a hold stops: whoever placed it must see what it reaches. */
import type { Database } from '../engine/database.ts';
import type { HoldScope } from '../../domain/sending/hold.ts';
import { singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** A sequence that goes on, of a campaign that does. */
const GOING_ON = `e.state IN ('waiting', 'queued')
  AND (SELECT c.state FROM campaign c WHERE c.id = e.campaign_id) <> 'completed'`;
/** Every enrollment of the people that a condition on `p` names. */
const peopleWhere = (condition: string): string =>
  `SELECT count(*) FROM prospect p
    JOIN enrollment e INDEXED BY enrollment_by_prospect ON e.prospect_id = p.id
    WHERE ${condition} AND ${GOING_ON}`;

/**
 * By the running counters where there are some. A mailbox has those whose message it is to send and
 * those who wait for a follow-up from it; who else it would get is decided when they are planned. A
 * domain and a provider have no index: it would cost every import, and people hold one seldom.
 */
const QUERIES: Readonly<Record<HoldScope, string>> = {
  all: `SELECT ifnull(sum(n), 0) FROM enrollment_count e WHERE ${GOING_ON} AND :id IS NOT NULL`,
  campaign: `SELECT ifnull(sum(n), 0) FROM enrollment_count e
    WHERE ${GOING_ON} AND e.campaign_id = :id`,
  mailbox: `SELECT (SELECT count(*) FROM campaign_mailbox b
      JOIN message m INDEXED BY message_scheduled
        ON m.campaign_id = b.campaign_id AND m.mailbox_id = b.mailbox_id
      WHERE b.mailbox_id = :id AND m.state = 'scheduled')
    + (SELECT count(*) FROM campaign_mailbox b
      JOIN enrollment e INDEXED BY enrollment_follow_up ON e.campaign_id = b.campaign_id
      WHERE b.mailbox_id = :id AND e.mailbox_id = :id AND e.state = 'waiting' AND e.next_step > 0)`,
  provider: peopleWhere('p.provider = :id'),
  domain: peopleWhere('p.domain = :id'),
  company: peopleWhere('p.company = :id'),
};

/** How many sequences the hold stops now. */
export function countHeld(
  db: Database,
  { scope, scopeId }: { scope: HoldScope; scopeId: string },
): number {
  return singleValue<{ id: string }, number>(db, QUERIES[scope]).get({ id: scopeId });
}

export const createHeldCounts = storeOf({ countHeld });
