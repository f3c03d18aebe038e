/** Counts the sequences that a hold stops, so that the operator sees its effect. */
import type { Database } from '../engine/database.ts';
import type { HoldScope } from '../../domain/sending/hold.ts';
import { singleValue } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/** An open sequence of a campaign that is not completed. */
const GOING_ON = `e.state IN ('waiting', 'queued')
  AND (SELECT c.state FROM campaign c WHERE c.id = e.campaign_id) <> 'completed'`;
/** Counts the open enrollments of the prospects that match a condition on `p`. */
const peopleWhere = (condition: string): string =>
  `SELECT count(*) FROM prospect p
    JOIN enrollment e INDEXED BY enrollment_by_prospect ON e.prospect_id = p.id
    WHERE ${condition} AND ${GOING_ON}`;

/**
 * Uses the running counters where there are some. A mailbox counts the sequences whose planned
 * message or follow-up it sends; new prospects get a mailbox only when they are planned. Domain and
 * provider have no index: it would slow every import, and such holds are rare.
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
  sending_domain: `SELECT count(*) FROM mailbox b
      JOIN campaign_mailbox c ON c.mailbox_id = b.id
      JOIN enrollment e ON e.campaign_id = c.campaign_id AND e.mailbox_id = b.id
    WHERE b.sending_domain = :id AND ${GOING_ON}`,
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
