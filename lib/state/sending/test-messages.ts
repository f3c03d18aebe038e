/**
 * Messages to oneself and their slots. A slot has no campaign, so it counts against the limits of
 * the mailbox and of the recipient's side. Every function runs inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import { readJson, type JsonColumn } from '../engine/json-column.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared, singleValue } from '../file/prepared.ts';
import type { SentTest, MessageToSelf, TestState } from '../../domain/sending/test-message.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/** The newest since `since` that a server may have; null: none. */
function sentAlike(
  db: Database,
  { mailboxId, recipient, digest }: MessageToSelf,
  since: Instant,
): SentTest | null {
  return (
    prepared<[string, Instant, string, string], SentTest>(
      db,
      `SELECT message_id AS messageId, state, at FROM test_message
      WHERE mailbox_id = ? AND at >= ? AND recipient = ? AND digest = ? AND state <> 'rejected' ORDER BY id DESC LIMIT 1`,
    ).get(mailboxId, since, recipient, digest) ?? null
  );
}

function reserveTest(
  db: Database,
  { shows, ...test }: MessageToSelf,
  claim: {
    owner: string;
    now: Instant;
    leaseUntil: Instant;
    recipient: { provider: string; domain: string };
  },
): number {
  const { mailboxId, recipient, messageId, digest } = test;
  const row = singleValue<(string | number | null)[], number>(
    db,
    `INSERT INTO test_message (mailbox_id, recipient, message_id, digest, campaign_id, step, variant, state, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'reserved', ?) RETURNING id`,
  ).get(
    mailboxId,
    recipient,
    messageId,
    digest,
    shows?.campaignId ?? null,
    shows?.step ?? null,
    shows?.variant ?? null,
    claim.now,
  );
  prepared(
    db,
    `INSERT INTO reservation (test_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until)
    VALUES (?, ?, '', ?, ?, '', ?, ?, ?)`,
  ).run(
    row,
    mailboxId,
    claim.recipient.provider,
    claim.recipient.domain,
    claim.now,
    claim.owner,
    claim.leaseUntil,
  );
  return row;
}

/** The commit at the server's 354; false: the claim was lost, and not one byte may leave. */
function beginTest(
  db: Database,
  row: number,
  { owner, leaseBeyond }: { owner: string; leaseBeyond: Instant },
): boolean {
  return (
    prepared(
      db,
      `UPDATE test_message SET state = 'transmitting' WHERE id = ? AND state = 'reserved'
      AND EXISTS (SELECT 1 FROM reservation r WHERE r.test_id = test_message.id AND r.owner = ? AND r.lease_until > ?)`,
    ).run(row, owner, leaseBeyond).changes === 1
  );
}

/**
 * Its slot is used from `now` on, or freed when it was certainly not sent. Does nothing when the
 * claim was lost, unless the server accepted it.
 */
function settleTest(
  db: Database,
  row: number,
  end: {
    state: Exclude<TestState, 'reserved' | 'transmitting'>;
    now: Instant;
    code: number | null;
    response: string;
    day: LocalDate;
  },
): void {
  const { state, now, code, response, day } = end;
  const changed = prepared(
    db,
    `UPDATE test_message SET state = :state, at = max(at, :now), code = :code, response = :response
    WHERE id = :row AND (state IN ('reserved', 'transmitting') OR (:state = 'sent' AND state = 'in_doubt'))`,
  ).run({ row, state, now, code, response: response.slice(0, 500) });
  if (changed.changes === 0) return;
  if (state === 'rejected')
    prepared(db, 'DELETE FROM reservation WHERE test_id = ? AND owner IS NOT NULL').run(row);
  else
    prepared(
      db,
      `UPDATE reservation SET at = max(at, ?), owner = NULL, lease_until = NULL,
        settled = (SELECT ifnull(max(settled), 0) + 1 FROM reservation WHERE settled IS NOT NULL)
      WHERE test_id = ? AND owner IS NOT NULL`,
    ).run(now, row);
  if (state === 'sent')
    prepared(
      db,
      `INSERT INTO mailbox_day (mailbox_id, day, sent, sending_domain)
      SELECT m.id, ?, 1, m.sending_domain FROM mailbox m JOIN test_message t ON t.mailbox_id = m.id WHERE t.id = ?
      ON CONFLICT DO UPDATE SET sent = sent + 1`,
    ).run(day, row);
}

type OpenTest = {
  row: number;
  state: 'reserved' | 'transmitting';
  owner: string;
  leaseUntil: Instant;
};

function openTests(db: Database): OpenTest[] {
  return prepared<[], OpenTest>(
    db,
    `SELECT t.id AS row, t.state, r.owner, r.lease_until AS leaseUntil
    FROM reservation r INDEXED BY reservation_under_way JOIN test_message t ON t.id = r.test_id WHERE r.owner IS NOT NULL`,
  ).all();
}

/** True for the address of a person in any campaign, in any spelling. */
function isProspect(db: Database, canonical: string): boolean {
  return prepared(db, 'SELECT 1 FROM prospect WHERE canonical = ?').get(canonical) !== undefined;
}

/** What a message to a person of a campaign shows of the person; null: not in the campaign. */
export function personShown(
  db: Database,
  { canonical, campaignId }: { canonical: string; campaignId: string },
): { position: number; fields: Readonly<Record<string, string>> } | null {
  const row = prepared<
    [string, string],
    { position: number; fields: JsonColumn<Record<string, string>> }
  >(
    db,
    `SELECT e.position, p.fields FROM prospect p JOIN enrollment e ON e.prospect_id = p.id
    WHERE p.canonical = ? AND e.campaign_id = ?`,
  ).get(canonical, campaignId);
  return row ? { position: row.position, fields: readJson(row.fields) } : null;
}

export const createTestMessages = storeOf({
  sentAlike,
  reserveTest,
  beginTest,
  settleTest,
  openTests,
  isProspect,
  personShown,
});
