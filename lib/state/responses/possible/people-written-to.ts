/** Finds the people we wrote to by name, company or subject: who may have written a message. */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { createResponseStore } from '../response-store.ts';
import type { CampaignFile } from '../../../domain/campaigns/campaign.ts';
import type { SentTexts, WrittenTo } from '../../../domain/responses/possible-reply.ts';
import type { Instant } from '../../../domain/time.ts';

type Within = { since: Instant; most: number };
type Found = { row: number; firstName: string | null; lastName: string | null };

const LEFT = `ifnull(m.sent_at, m.first_try_at)`;
/** A message in doubt counts: whoever answers it has got it. */
const GOT = `(m.sent_at IS NOT NULL OR m.state IN ('transmitting', 'in_doubt')) AND ${LEFT} >= :since`;
const NAMES = `p.fields ->> 'first_name' AS firstName, p.fields ->> 'last_name' AS lastName`;
/** The latest message to a person \`p\`; no row for a person who got none. */
const LATEST = `SELECT (SELECT m.id FROM message m WHERE m.prospect_id = p.id AND ${GOT}
    ORDER BY ${LEFT} DESC LIMIT 1) AS row, ${NAMES}`;

export function peopleWithName(
  db: Database,
  names: readonly { first: string; last: string }[],
  { since, most }: Within,
): WrittenTo[] {
  const query = prepared<{ first: string; last: string; since: Instant; most: number }, Found>(
    db,
    `SELECT * FROM (${LATEST} FROM prospect p WHERE p.last_key = :last AND p.first_key = :first)
    WHERE row IS NOT NULL LIMIT :most`,
  );
  const found = names.flatMap(({ first, last }) => query.all({ first, last, since, most }));
  return load(db, found.slice(0, most));
}

export function peopleAt(
  db: Database,
  companies: readonly string[],
  { since, most }: Within,
): WrittenTo[] {
  const found = prepared<{ companies: string; since: Instant; most: number }, Found>(
    db,
    `SELECT * FROM (${LATEST} FROM prospect p
      WHERE p.company IN (SELECT value FROM json_each(:companies)) ORDER BY p.id DESC LIMIT 500)
    WHERE row IS NOT NULL ORDER BY row DESC LIMIT :most`,
  ).all({ companies: JSON.stringify(companies), since, most });
  return load(db, found);
}

/**
 * Reads the messages of the campaign: asked only where its templates fit the subject. `subject` is
 * folded, so a letter whose case SQLite does not know matches any letter.
 */
export function peopleSent(
  db: Database,
  {
    campaignId,
    subject,
    names,
  }: { campaignId: string; subject: string; names: readonly string[] | null },
  { since, most }: Within,
): WrittenTo[] {
  const like = subject.replace(/[\\%_]/g, '\\$&').replace(/[^\x20-\x7e]|'/gu, '_');
  const asked = {
    campaignId,
    like,
    answer: `re: ${like}`,
    names: names === null ? null : JSON.stringify(names),
    since,
    most,
  };
  const found = prepared<typeof asked, Found>(
    db,
    `SELECT max(m.id) AS row, ${NAMES} FROM message m JOIN prospect p ON p.id = m.prospect_id
    WHERE m.campaign_id = :campaignId AND (m.subject LIKE :like ESCAPE '\\' OR m.subject LIKE :answer ESCAPE '\\') AND ${GOT}
      AND (:names IS NULL OR p.first_key IN (SELECT value FROM json_each(:names)) OR p.last_key IN (SELECT value FROM json_each(:names)))
    GROUP BY m.prospect_id LIMIT :most`,
  ).all(asked);
  return load(db, found);
}

/** The templates of the campaigns that may have sent since; a completed one is answered too. */
export function sentTexts(db: Database, since: Instant): SentTexts[] {
  const rows = prepared<[Instant], { campaignId: string; config: JsonColumn<CampaignFile> }>(
    db,
    `SELECT id AS campaignId, config FROM campaign
    WHERE started_at IS NOT NULL AND (completed_at IS NULL OR completed_at >= ?)
    ORDER BY started_at DESC LIMIT 100`,
  ).all(since);
  return rows.map(({ campaignId, config }) => {
    const texts = (readJson(config).steps ?? []).flatMap((step) => [
      step,
      ...(step.variants ?? []),
    ]);
    return {
      campaignId,
      subjects: texts.flatMap(({ subject }) => subject ?? []),
      texts: texts.flatMap(({ text }) => text ?? []),
    };
  });
}

/** The message to which an assigned reply counts as the answer; null: we wrote to no such person. */
export function latestTo(
  db: Database,
  canonical: string,
  campaignId: string | null,
): number | null {
  return (
    valueOf<{ canonical: string; campaignId: string | null; since: Instant }, number>(
      db,
      `SELECT m.id FROM message m WHERE m.prospect_id = (SELECT id FROM prospect WHERE canonical = :canonical)
      AND (:campaignId IS NULL OR m.campaign_id = :campaignId) AND ${GOT} ORDER BY ${LEFT} DESC LIMIT 1`,
    ).get({ canonical, campaignId, since: 0 }) ?? null
  );
}

function load(db: Database, found: readonly Found[]): WrittenTo[] {
  const { findByRow } = createResponseStore(db);
  return found.flatMap(({ row, firstName, lastName }) => {
    const message = findByRow(row);
    return message === null ? [] : [{ message, firstName, lastName }];
  });
}

export const createPeopleWrittenTo = storeOf({
  peopleWithName,
  peopleAt,
  peopleSent,
  sentTexts,
  latestTo,
});
