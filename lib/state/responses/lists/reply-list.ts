/** Lists replies and bounces for people to read, newest first. */
import type { Database } from '../../engine/database.ts';
import { prepared, singleValue, valueOf } from '../../file/prepared.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import type { Contact, Intent } from '../../../domain/responses/response.ts';
import type { ReplySince } from '../../../domain/responses/reply-since.ts';
import type { HeardAt } from '../../../domain/sending/refusal.ts';
import type { Instant } from '../../../domain/time.ts';

/** A right invoked in a reply, as long as no label says that a person has dealt with it. */
export const REQUEST = `CASE WHEN r.kind = 'unsubscribe' AND r.label IS NULL THEN json_extract(r.classification, '$.request') END`;

/** A threat or anger of a person. */
export const CONCERN = `CASE WHEN r.kind IN ('reply', 'unsubscribe') THEN json_extract(r.classification, '$.concern') END`;

/** What it means: the label, where one says it. `unknown` leaves it to the rules. */
const MEANING = `ifnull(nullif(r.label, 'unknown'), r.intent)`;

/** `intents` null: of any meaning but spam. */
export type ReplyFilter = {
  campaignId: string | null;
  kinds: readonly string[];
  intents: readonly Intent[] | null;
  /** Also what a label calls spam. */
  spam: boolean;
  unlabelled: boolean;
  since: ReplySince | null;
};

/**
 * The last row of a page: open requests stand first (`rest` 0), then threats and anger without a
 * label (1), then the others, by the time of knowing. What comes in while pages are read stands before it.
 */
export type ReplyPlace = { rest: 0 | 1 | 2; knownAt: Instant; at: HeardAt; id: number };

/**
 * Responses to messages of ours, and where bounces are asked for, the messages that were refused for
 * good at SMTP time. No one can label these.
 */
const LISTED = `WITH listed AS (
  SELECT 'report' AS at, r.id, r.processed_at AS knownAt, CASE WHEN ${REQUEST} IS NOT NULL THEN 0 WHEN r.label IS NULL AND ${CONCERN} IS NOT NULL THEN 1 ELSE 2 END AS rest, r.kind, r.campaign_id AS campaignId, p.email, m.step + 1 AS step, r.received_at AS receivedAt,
    r.intent, r.label, r.rule, r.from_address AS fromAddress, r.subject, r.visible_text AS said, r.bounce_class AS bounceClass, r.bounce_reason AS bounceReason, r.proven,
    ${REQUEST} AS request, ${CONCERN} AS concern, json_extract(r.classification, '$.returnsAt') AS returnsAt, json_extract(r.classification, '$.contact') AS contact,
    CASE WHEN e.state IN ('waiting', 'queued', 'paused') THEN e.due_at END AS resumesAt, p.fields
  FROM response r LEFT JOIN prospect p ON p.id = r.prospect_id LEFT JOIN message m ON m.id = r.message_id LEFT JOIN enrollment e ON e.id = m.enrollment_id
  WHERE (:campaign IS NULL OR r.campaign_id = :campaign) AND r.kind IN (SELECT value FROM json_each(:kinds)) AND r.message_id IS NOT NULL AND (:unlabelled = 0 OR r.label IS NULL)
    AND (:intents IS NULL OR ${MEANING} IN (SELECT value FROM json_each(:intents))) AND (:spam = 1 OR r.label IS NOT 'spam')
    AND (:since IS NULL OR r.processed_at >= :since) AND (:afterId IS NULL OR r.id > :afterId)
  UNION ALL
  SELECT 'smtp', m.id, ifnull(a.at, m.send_at), 2, 'bounce', m.campaign_id, p.email, m.step + 1, ifnull(a.at, m.send_at),
    NULL, NULL, ifnull(a.outcome, 'refused'), NULL, NULL, a.response, m.bounce_class, m.bounce_reason, 1, NULL, NULL, NULL, NULL, NULL, p.fields
  FROM message m JOIN prospect p ON p.id = m.prospect_id
    LEFT JOIN attempt a ON a.message_id = m.id AND a.n = (SELECT max(n) FROM attempt WHERE message_id = m.id)
  WHERE :refusals = 1 AND m.state = 'rejected' AND (:campaign IS NULL OR m.campaign_id = :campaign) AND (:refusedSince IS NULL OR ifnull(a.at, m.send_at) >= :refusedSince)
)`;

/** Of a text that a stranger made a megabyte long, only the beginning is read. */
const SHOWN_TEXT = 8_000;

/** `after` null: from the newest on. The number is that of all that match. */
export function listReplies(
  db: Database,
  filter: ReplyFilter,
  { after, limit }: { after: ReplyPlace | null; limit: number },
): { rows: ListedResponse[]; total: number } {
  const bound = bind(db, filter);
  return {
    rows: pageOfReplies(db, bound, { after, limit }),
    total: singleValue<typeof bound, number>(db, `${LISTED} SELECT count(*) FROM listed`).get(
      bound,
    ),
  };
}

/** Every reply that matches, page by page. */
export function* eachReply(db: Database, filter: ReplyFilter): Generator<ListedResponse> {
  const bound = bind(db, filter);
  for (let after: ReplyPlace | null = null; ;) {
    const rows = pageOfReplies(db, bound, { after, limit: 500 });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = { ...last, rest: restOf(last) };
  }
}

export function restOf({
  request,
  concern,
  label,
}: Pick<ListedResponse, 'request' | 'concern' | 'label'>): ReplyPlace['rest'] {
  if (request !== null) return 0;
  return concern !== null && label === null ? 1 : 2;
}

function pageOfReplies(
  db: Database,
  bound: ReturnType<typeof bind>,
  { after, limit }: { after: ReplyPlace | null; limit: number },
): ListedResponse[] {
  const { rest, knownAt, at, id } = after ?? FIRST;
  const page = { ...bound, rest, knownAt, at, id, limit };
  return prepared<typeof page, Row>(
    db,
    `${LISTED} SELECT at, id, knownAt, kind, campaignId, email, step, receivedAt, intent, label, rule, fromAddress, subject, substr(said, 1, ${SHOWN_TEXT}) AS visibleText, length(said) AS textLength,
      bounceClass, bounceReason, proven, request, concern, returnsAt, contact, resumesAt, ${PERSON}
    FROM listed WHERE rest > :rest OR (rest = :rest AND (knownAt, at, id) < (:knownAt, :at, :id)) ORDER BY rest, knownAt DESC, at DESC, id DESC LIMIT :limit`,
  )
    .all(page)
    .map(readContact);
}

type Row = WithContact<ListedResponse>;

/** Later than every row. */
const FIRST: ReplyPlace = {
  rest: 0,
  knownAt: Number.MAX_SAFE_INTEGER,
  at: 'smtp',
  id: Number.MAX_SAFE_INTEGER,
};

/** Who the person is, as the prospects file says it. */
export const PERSON = `fields ->> '$.first_name' AS firstName, fields ->> '$.last_name' AS lastName, fields ->> '$.company' AS company, fields ->> '$.title' AS title`;

function bind(db: Database, { campaignId, kinds, intents, spam, unlabelled, since }: ReplyFilter) {
  return {
    campaign: campaignId,
    kinds: JSON.stringify(kinds),
    intents: intents === null ? null : JSON.stringify(intents),
    spam: spam ? 1 : 0,
    unlabelled: unlabelled ? 1 : 0,
    // A refusal has no meaning that a filter could name.
    refusals: kinds.includes('bounce') && !unlabelled && intents === null ? 1 : 0,
    since: since?.at ?? null,
    afterId: since?.afterId ?? null,
    refusedSince: refusedSince(db, since),
  };
}

/** A refusal at SMTP time has no response id: it counts from when that response was read. */
export function refusedSince(db: Database, since: ReplySince | null): Instant | null {
  if (since === null || since.afterId === null) return since?.at ?? null;
  return (
    valueOf<[number], Instant>(
      db,
      'SELECT processed_at FROM response WHERE id <= ? ORDER BY id DESC LIMIT 1',
    ).get(since.afterId) ?? null
  );
}

/** The newest response; null without any. */
export function newestResponse(db: Database): number | null {
  return singleValue<[], number | null>(db, 'SELECT max(id) FROM response').get();
}

export type WithContact<Row> = Omit<Row, 'contact'> & { contact: JsonColumn<Contact> | null };

export function readContact<Row extends { contact: JsonColumn<Contact> | null }>(
  row: Row,
): Omit<Row, 'contact'> & { contact: Contact | null } {
  return { ...row, contact: row.contact === null ? null : readJson(row.contact) };
}
