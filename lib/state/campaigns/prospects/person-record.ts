/** Reads everything that is stored of one person. */
import type { Database } from '../../engine/database.ts';
import { readJson, type JsonColumn } from '../../engine/json-column.ts';
import { readTogether } from '../../file/read-together.ts';
import { prepared } from '../../file/prepared.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';
import type { PersonAsked } from '../../../domain/campaigns/forgotten.ts';
import type {
  PersonRecord,
  RecordedMessage,
  RecordedResponse,
} from '../../../domain/campaigns/person-record.ts';
import type { Decline } from '../../../domain/campaigns/contact.ts';
import type { Prospect } from '../../../domain/campaigns/prospect.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import { everyLeftOut } from '../people/left-out.ts';
import { testsTo } from '../../sending/tests-to.ts';
import { chosenPreference } from '../contact/preferences.ts';
import { suppressionsOf } from '../suppressions.ts';

type PersonRow = Omit<NonNullable<PersonRecord['person']>, 'fields'> & {
  canonical: string;
  fields: JsonColumn<Prospect['fields']>;
};

/** Null when no such person is stored. */
export function readPersonRecord(db: Database, asked: PersonAsked): PersonRecord | null {
  return readTogether(db, () => {
    const [column, value] =
      'id' in asked ? (['id', asked.id] as const) : (['canonical', asked.canonical] as const);
    const row = prepared<[string | number], PersonRow>(
      db,
      `SELECT id, email, canonical, domain, company, provider, zone, zone_source AS zoneSource, country, region, fields, state, created_at AS createdAt FROM prospect WHERE ${column} = ?`,
    ).get(value);
    if (row === undefined) return 'id' in asked ? null : recordOfAddress(db, asked);
    const { canonical, fields, ...person } = row;
    return {
      ...storedOfAddress(db, canonical),
      person: { ...person, fields: readJson(fields) },
      changes: changesOf(db, person.id),
      enrollments: enrollmentsOf(db, person.id),
      declines: declinesOf(db, person.id),
      preference: chosenPreference(db, person.id),
      messages: messagesOf(db, person.id),
      responses: responsesOf(db, person.id),
      suppressions: suppressionsOf(db, { email: person.email, canonical }),
      events: eventsOf(db, person.id),
    };
  });
}

/** Of an address that is in no campaign: what is stored beside its own row. */
function recordOfAddress(db: Database, asked: Addressee): PersonRecord | null {
  const stored = storedOfAddress(db, asked.canonical);
  const suppressions = suppressionsOf(db, asked);
  const own = suppressions.some(({ kind }) => kind === 'address');
  if (!own && stored.leftOut.length === 0 && stored.tests.length === 0) return null;
  const none = { enrollments: [], declines: [], messages: [], responses: [], events: [] };
  return { ...none, ...stored, person: null, changes: [], preference: null, suppressions };
}

function storedOfAddress(db: Database, canonical: string): Pick<PersonRecord, 'leftOut' | 'tests'> {
  return { leftOut: everyLeftOut(db, canonical), tests: testsTo(db, canonical) };
}

function changesOf(db: Database, id: number): PersonRecord['changes'] {
  return prepared<[number], PersonRecord['changes'][number]>(
    db,
    `SELECT e.campaign_id AS campaignId, c.kind, CASE c.kind WHEN 'skip' THEN c.step END AS step, c.until_at AS until, c.reason, c.at
    FROM enrollment_change c JOIN enrollment e ON e.id = c.enrollment_id WHERE e.prospect_id = ? ORDER BY c.at`,
  ).all(id);
}

function enrollmentsOf(db: Database, id: number): PersonRecord['enrollments'] {
  return prepared<[number], PersonRecord['enrollments'][number]>(
    db,
    'SELECT campaign_id AS campaignId, state, next_step AS nextStep, due_at AS dueAt, mailbox_id AS mailboxId FROM enrollment WHERE prospect_id = ? ORDER BY id',
  ).all(id);
}

/** What the person said no to. */
export function declinesOf(db: Database, id: number): PersonRecord['declines'] {
  return prepared<[number], Decline>(
    db,
    'SELECT kind, campaign_id AS campaignId, at FROM decline WHERE prospect_id = ? ORDER BY at',
  ).all(id);
}

function messagesOf(db: Database, id: number): RecordedMessage[] {
  return prepared<[number], Omit<RecordedMessage, 'attempts'> & { row: number }>(
    db,
    `SELECT id AS row, campaign_id AS campaignId, step, mailbox_id AS mailboxId, state, message_id AS messageId, variant, sent_at AS sentAt, subject, bounce_class AS bounceClass, bounce_reason AS bounceReason
    FROM message WHERE prospect_id = ? ORDER BY id`,
  )
    .all(id)
    .map(({ row, ...message }) => ({
      ...message,
      attempts: prepared<[number], RecordedMessage['attempts'][number]>(
        db,
        'SELECT at, outcome, code, response FROM attempt WHERE message_id = ? ORDER BY n',
      ).all(row),
    }));
}

function responsesOf(db: Database, id: number): RecordedResponse[] {
  return prepared<
    [number],
    Omit<RecordedResponse, 'classification'> & { classification: JsonColumn<Classification> }
  >(
    db,
    `SELECT id AS responseId, campaign_id AS campaignId, received_at AS receivedAt, label, from_address AS fromAddress, subject, locator, classification, raw
    FROM response WHERE prospect_id = ? ORDER BY id`,
  )
    .all(id)
    .map((row) => ({ ...row, classification: readJson(row.classification) }));
}

/** There is no index for it: rarely asked, and each event would pay for one. */
function eventsOf(db: Database, id: number): PersonRecord['events'] {
  return prepared<
    [number],
    Omit<PersonRecord['events'][number], 'data'> & { data: JsonColumn<Record<string, unknown>> }
  >(
    db,
    'SELECT seq, at, type, campaign_id AS campaignId, data FROM event WHERE prospect_id = ? ORDER BY seq',
  )
    .all(id)
    .map((row) => ({ ...row, data: readJson(row.data) }));
}
