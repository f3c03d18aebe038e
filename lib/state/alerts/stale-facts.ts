/** Reads when the inboxes of active campaigns were read, and what waits for them. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../domain/time.ts';

type StaleFacts = Pick<Mailbox, 'id' | 'imapRef' | 'inboxReadAt'> & {
  firstSentAt: Instant | null;
  startedAt: Instant;
  freshness: number | null;
};

/** `byDefault`: the hours of a campaign whose file does not say them. 0 hours: it does not wait. */
export function staleFacts(db: Database, byDefault: number): StaleFacts[] {
  return prepared<[number], StaleFacts>(
    db,
    `SELECT m.id, m.imap_ref AS imapRef, m.inbox_read_at AS inboxReadAt, min(c.started_at) AS startedAt,
      (SELECT min(r.at) FROM reservation r WHERE r.mailbox_id = m.id AND r.settled IS NOT NULL) AS firstSentAt,
      min(nullif(ifnull(json_extract(c.config, '$.sequences.inboxFreshness'), ?), 0)) AS freshness
    FROM campaign c JOIN campaign_mailbox cm ON cm.campaign_id = c.id JOIN mailbox m ON m.id = cm.mailbox_id
    WHERE c.state = 'active' AND c.started_at IS NOT NULL GROUP BY m.id ORDER BY m.id`,
  ).all(byDefault);
}
