/**
 * Claims on messages and their slots, from the claim to the server's reply. Every function runs
 * inside the caller's transaction.
 */
import type { Database } from '../engine/database.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { DueMessage, CountedMessage } from '../../domain/sending/message.ts';
import { prepared, valueOf } from '../file/prepared.ts';

export type OpenClaim = CountedMessage & {
  row: number;
  state: 'reserved' | 'transmitting';
  prospectId: number;
  zone: Zone | null;
  owner: string;
  leaseUntil: Instant;
};

export function createClaims(db: Database) {
  return {
    reserve,
    planFrom,
    redraw,
    beginTransmission,
    renewLeases,
    useSlot,
    releaseSlot,
    openClaims,
    returnClaim,
    standingOfClaim,
  };

  /** Claims the slot: from here on it counts against every limit. */
  function reserve(
    message: DueMessage,
    claim: { owner: string; now: Instant; leaseUntil: Instant },
  ): void {
    prepared(
      db,
      `UPDATE message SET state = 'reserved', first_try_at = ifnull(first_try_at, ?) WHERE id = ? AND state = 'scheduled'`,
    ).run(claim.now, message.row);
    prepared(
      db,
      'INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      message.row,
      message.mailboxId,
      message.campaignId,
      message.provider,
      message.domain,
      message.step === 0 ? message.campaignId : '',
      claim.now,
      claim.owner,
      claim.leaseUntil,
    );
  }

  /**
   * Moves a planned message to an instant before which it must not leave, outside any window: the
   * next replanning gives it a place from there on.
   */
  function planFrom(row: number, from: Instant): void {
    prepared(
      db,
      `UPDATE message SET send_at = ?, open_until = ? WHERE id = ? AND state = 'scheduled'`,
    ).run(from, from, row);
  }

  /** Gives a planned message another variant of its step, before it is claimed. */
  function redraw(row: number, variant: string): void {
    prepared(db, `UPDATE message SET variant = ? WHERE id = ? AND state = 'scheduled'`).run(
      variant,
      row,
    );
  }

  /**
   * The commit at the server's 354; false means that not one byte of the body may leave. Checks the
   * owner and its lease, and checks again for changes since the claim: an ended sequence, a hold,
   * the recipient's choice of a pause or of fewer messages, the end of the campaign or window.
   */
  function beginTransmission(
    row: number,
    claim: { owner: string; now: Instant; leaseBeyond: Instant; subject: string },
  ): boolean {
    const fenced = prepared(
      db,
      `UPDATE message SET state = 'transmitting', subject = :subject WHERE id = :row AND state = 'reserved' AND open_until > :now
    AND EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = message.id AND r.owner = :owner AND r.lease_until > :leaseBeyond)
    AND NOT EXISTS (SELECT 1 FROM preference f JOIN reservation r ON r.message_id = message.id AND r.owner = :owner WHERE f.prospect_id = message.prospect_id AND (f.paused_until > :now OR f.chosen_at > r.at))
    AND (SELECT e.state FROM enrollment e WHERE e.id = message.enrollment_id) = 'queued' AND (SELECT c.state FROM campaign c WHERE c.id = message.campaign_id) = 'active'
    AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.lifted_at IS NULL AND (h.until_at IS NULL OR h.until_at > :now) AND CASE h.scope
      WHEN 'all' THEN 1 WHEN 'campaign' THEN h.scope_id = message.campaign_id WHEN 'mailbox' THEN h.scope_id = message.mailbox_id
      WHEN 'sending_domain' THEN h.scope_id IS (SELECT b.sending_domain FROM mailbox b WHERE b.id = message.mailbox_id)
      ELSE h.scope_id = (SELECT CASE h.scope WHEN 'domain' THEN p.domain WHEN 'company' THEN p.company ELSE p.provider END FROM prospect p WHERE p.id = message.prospect_id) END)`,
    ).run({ row, ...claim });
    return fenced.changes === 1;
  }

  /**
   * Renews the claims of a running sender. An expired claim stays lost, so that a suspended process
   * cannot take it back.
   */
  function renewLeases(owner: string, lease: { now: Instant; until: Instant }): void {
    prepared(
      db,
      'UPDATE reservation INDEXED BY reservation_under_way SET lease_until = ? WHERE owner IS NOT NULL AND owner = ? AND lease_until > ?',
    ).run(lease.until, owner, lease.now);
  }

  /**
   * Marks the slot as used from the instant of the server's reply, but never before its claim, even
   * if the clock was set back.
   */
  function useSlot(row: number, at: Instant): void {
    prepared(
      db,
      `UPDATE reservation SET at = max(at, ?), owner = NULL, lease_until = NULL, settled = (SELECT ifnull(max(settled), 0) + 1 FROM reservation WHERE settled IS NOT NULL)
    WHERE message_id = ? AND owner IS NOT NULL`,
    ).run(at, row);
  }

  /** Frees the slot of a message that was certainly not sent. */
  function releaseSlot(row: number): void {
    prepared(db, 'DELETE FROM reservation WHERE message_id = ? AND owner IS NOT NULL').run(row);
  }

  /** The claims of all processes without a result. */
  function openClaims(): OpenClaim[] {
    return prepared<[], OpenClaim>(
      db,
      `SELECT m.id AS row, m.state, m.campaign_id AS campaignId, m.prospect_id AS prospectId, m.step, m.variant, m.mailbox_id AS mailboxId, p.provider, p.zone, r.owner, r.lease_until AS leaseUntil
    FROM reservation r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.owner IS NOT NULL`,
    ).all();
  }

  /**
   * Returns a claim to the queue and frees its slot, if certainly nothing was sent; does nothing
   * when the claim no longer belongs to `owner`. After the transmission was committed the claim
   * stays, because the server may have accepted the message, unless the sender knows that no byte
   * has left (`unbegun`).
   */
  function returnClaim(row: number, owner: string, { unbegun }: { unbegun: boolean }): void {
    const returned = prepared(
      db,
      `UPDATE message SET state = 'scheduled' WHERE id = ? AND (state = 'reserved' OR (? AND state = 'transmitting'))
    AND EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = message.id AND r.owner = ?)`,
    ).run(row, unbegun ? 1 : 0, owner);
    if (returned.changes === 1)
      prepared(db, 'DELETE FROM reservation WHERE message_id = ? AND owner = ?').run(row, owner);
  }

  /**
   * Whether `owner` may still settle the attempt. `held`: yes. `doubted`: another process found the
   * claim abandoned after 354 and put the message in doubt. `lost`: another process took the claim
   * over.
   */
  function standingOfClaim(row: number, owner: string): 'held' | 'doubted' | 'lost' {
    const held = prepared(db, 'SELECT 1 FROM reservation WHERE message_id = ? AND owner = ?').get(
      row,
      owner,
    );
    if (held !== undefined) return 'held';
    return valueOf(db, 'SELECT state FROM message WHERE id = ?').get(row) === 'in_doubt'
      ? 'doubted'
      : 'lost';
  }
}
