/**
 * Lists the messages that left in a span of time, by the slots they used: those of each mailbox are
 * in order of time already.
 */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import type { Prospect } from '../../domain/campaigns/prospect.ts';
import type { SentCursor, SentRow, SentSpan } from '../../domain/sending/sent-message.ts';

type SentFilter = { spans: readonly SentSpan[]; country: string | null };
type Found = Omit<SentRow, 'fields'> & { fields: JsonColumn<Prospect['fields']> };

/** More are not counted. */
const MOST_COUNTED = 10_000;

const IN_SPAN = `EXISTS (SELECT 1 FROM json_each(:spans) s WHERE s.value ->> 'campaignId' = r.campaign_id AND r.at >= s.value ->> 'since' AND r.at < s.value ->> 'until')
  AND (:country IS NULL OR p.country = :country)`;
const SLOTS = `reservation r INDEXED BY reservation_by_mailbox CROSS JOIN message m ON m.id = r.message_id CROSS JOIN prospect p ON p.id = m.prospect_id`;
/** A returned claim has no slot, and a claim without a result has not left yet. */
const OF_MAILBOX = `r.mailbox_id = :mailbox AND r.settled IS NOT NULL AND r.at >= :since AND r.at < :until`;

/** At most `limit` rows after the cursor, the oldest first. */
function sentMessages(
  db: Database,
  filter: SentFilter,
  { after, limit }: { after: SentCursor; limit: number },
): SentRow[] {
  const bound = boundOf(filter);
  return slotOwners(db)
    .flatMap((mailbox) =>
      prepared<Record<string, string | number | null>, Found>(
        db,
        `SELECT r.id AS slot, r.at, r.campaign_id AS campaignId, m.prospect_id AS prospectId, m.step, m.variant, r.mailbox_id AS mailboxId, m.state, m.bounce_class AS bounceClass, p.email, p.country, p.zone, p.fields,
          (SELECT a.response FROM attempt a WHERE a.message_id = m.id ORDER BY abs(a.at - r.at), a.n DESC LIMIT 1) AS answer,
          (SELECT a.code FROM attempt a WHERE a.message_id = m.id ORDER BY abs(a.at - r.at), a.n DESC LIMIT 1) AS code
        FROM ${SLOTS} WHERE ${OF_MAILBOX} AND (r.at, r.id) > (:at, :slot) AND ${IN_SPAN} ORDER BY r.at, r.id LIMIT :limit`,
      ).all({ ...bound, ...after, since: Math.max(bound.since, after.at), mailbox, limit }),
    )
    .sort((a, b) => a.at - b.at || a.slot - b.slot)
    .slice(0, limit)
    .map((row) => ({ ...row, fields: readJson(row.fields) }));
}

/** Messages, and the people who got them, counted up to a bound; `all`: there are no more. */
function countSent(
  db: Database,
  filter: SentFilter,
): { messages: number; people: number; all: boolean } {
  let messages = 0;
  const people = new Set<number>();
  for (const mailbox of slotOwners(db)) {
    const prospects = valueOf<Record<string, string | number | null>, number>(
      db,
      `SELECT m.prospect_id FROM ${SLOTS} WHERE ${OF_MAILBOX} AND ${IN_SPAN} LIMIT :most`,
    ).all({ ...boundOf(filter), mailbox, most: MOST_COUNTED + 1 - messages });
    messages += prospects.length;
    for (const id of prospects) people.add(id);
    if (messages > MOST_COUNTED) return { messages: MOST_COUNTED, people: people.size, all: false };
  }
  return { messages, people: people.size, all: true };
}

/** A mailbox is never deleted. */
function slotOwners(db: Database): string[] {
  return valueOf<[], string>(db, 'SELECT id FROM mailbox ORDER BY id').all();
}

/** The span that holds those of all campaigns. */
function boundOf({ spans, country }: SentFilter) {
  return {
    spans: JSON.stringify(spans),
    country,
    since: Math.min(...spans.map(({ since }) => since)),
    until: Math.max(...spans.map(({ until }) => until)),
  };
}

export const createSentList = storeOf({ sentMessages, countSent });
