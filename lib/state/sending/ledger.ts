/** The ledger of sends: claims, transmissions and settlements. Every function runs inside the caller's transaction. */
import type { Database } from 'better-sqlite3';
import { appendEvent } from '../events/event-log.ts';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './message-row.ts';
import {
  countEnrollments,
  countMetric,
  moveEnrollment,
  type CountedMessage,
} from '../events/counters.ts';
import type { CampaignState } from '../../domain/campaigns/campaign.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time.ts';
import type { DueMessage, SmtpResult } from '../../domain/sending/message.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { BounceClass } from '../../domain/responses/response.ts';
import { countMailboxBounce } from '../campaigns/mailboxes.ts';
import { prepared, valueOf } from '../file/prepared.ts';

/** Mailbox and campaign pairs with something due, campaigns by priority. */
export function duePairs(
  db: Database,
  now: Instant,
  filter: { campaignId: string | null; batchId: string | null },
): { mailboxId: string; campaignId: string; campaignState: CampaignState }[] {
  return prepared(
    db,
    `SELECT DISTINCT m.mailbox_id AS mailboxId, m.campaign_id AS campaignId, c.state AS campaignState FROM message m JOIN campaign c ON c.id = m.campaign_id
    WHERE m.state = 'scheduled' AND m.send_at <= ? AND (? IS NULL OR m.campaign_id = ?) AND (? IS NULL OR m.batch_id = ?) ORDER BY c.priority DESC, m.campaign_id, m.mailbox_id`,
  ).all(now, filter.campaignId, filter.campaignId, filter.batchId, filter.batchId) as {
    mailboxId: string;
    campaignId: string;
    campaignState: CampaignState;
  }[];
}

/** Due messages of a pair after `after`, in the order of their instants. */
export function dueMessages(
  db: Database,
  pair: { mailboxId: string; campaignId: string },
  page: {
    now: Instant;
    batchId: string | null;
    after: { sendAt: Instant; row: number };
    limit: number;
  },
): DueMessage[] {
  const rows = prepared(
    db,
    `${SELECT_MESSAGE}
    WHERE m.mailbox_id = ? AND m.state = 'scheduled' AND m.send_at <= ? AND (m.send_at, m.id) > (?, ?) AND m.campaign_id = ? AND (? IS NULL OR m.batch_id = ?)
    ORDER BY m.send_at, m.id LIMIT ?`,
  ).all(
    pair.mailboxId,
    page.now,
    page.after.sendAt,
    page.after.row,
    pair.campaignId,
    page.batchId,
    page.batchId,
    page.limit,
  ) as MessageRow[];
  return rows.map(toMessage);
}

/** Claims the slot: from here on it counts against every limit. */
export function reserve(
  db: Database,
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
 * The commit at the server's 354: false means that not one byte of the body may leave. It is fenced on the owner and its
 * lease, and asks once more for what may have been said since the claim: a stop, a hold, the end of the campaign or window.
 */
export function beginTransmission(
  db: Database,
  row: number,
  claim: { owner: string; now: Instant; leaseBeyond: Instant; subject: string },
): boolean {
  const fenced = prepared(
    db,
    `UPDATE message SET state = 'transmitting', subject = :subject WHERE id = :row AND state = 'reserved' AND open_until > :now
    AND EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = message.id AND r.owner = :owner AND r.lease_until > :leaseBeyond)
    AND (SELECT e.state FROM enrollment e WHERE e.id = message.enrollment_id) = 'queued' AND (SELECT c.state FROM campaign c WHERE c.id = message.campaign_id) = 'active'
    AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.lifted_at IS NULL AND (h.until_at IS NULL OR h.until_at > :now) AND CASE h.scope
      WHEN 'all' THEN 1 WHEN 'campaign' THEN h.scope_id = message.campaign_id WHEN 'mailbox' THEN h.scope_id = message.mailbox_id
      ELSE h.scope_id = (SELECT CASE h.scope WHEN 'domain' THEN p.domain WHEN 'company' THEN p.company ELSE p.provider END FROM prospect p WHERE p.id = message.prospect_id) END)`,
  ).run({ row, ...claim });
  return fenced.changes === 1;
}

/** A sender that is alive keeps what it claimed; what ran out already stays lost, so that one that was stopped cannot take it back. */
export function renewLeases(
  db: Database,
  owner: string,
  lease: { now: Instant; until: Instant },
): void {
  prepared(
    db,
    'UPDATE reservation INDEXED BY reservation_under_way SET lease_until = ? WHERE owner IS NOT NULL AND owner = ? AND lease_until > ?',
  ).run(lease.until, owner, lease.now);
}

/** The slot is used, from the instant of the server's answer; never from before its claim, to which the clock may have gone back. */
export function useSlot(db: Database, row: number, at: Instant): void {
  prepared(
    db,
    `UPDATE reservation SET at = max(at, ?), owner = NULL, lease_until = NULL, settled = (SELECT ifnull(max(settled), 0) + 1 FROM reservation WHERE settled IS NOT NULL)
    WHERE message_id = ? AND owner IS NOT NULL`,
  ).run(at, row);
}

/** The mail was certainly not sent: its slot is free again. */
export function releaseSlot(db: Database, row: number): void {
  prepared(db, 'DELETE FROM reservation WHERE message_id = ? AND owner IS NOT NULL').run(row);
}

export function recordAttempt(
  db: Database,
  row: number,
  attempt: { at: Instant; outcome: string; result: SmtpResult },
): void {
  const { phase, code, enhanced, response } = attempt.result;
  prepared(
    db,
    `INSERT INTO attempt (message_id, n, at, outcome, phase, code, enhanced, response)
    VALUES (:row, (SELECT ifnull(max(n), 0) + 1 FROM attempt WHERE message_id = :row), :at, :outcome, :phase, :code, :enhanced, :response)`,
  ).run({
    row,
    at: attempt.at,
    outcome: attempt.outcome,
    phase,
    code,
    enhanced,
    response: response.slice(0, 500),
  });
}

/** How many tries of the message the account itself was refused at, once the recipient had been named. */
export function countAccountTries(db: Database, row: number): number {
  return valueOf(
    db,
    `SELECT count(*) FROM attempt WHERE message_id = ? AND outcome = 'account' AND phase IN ('rcpt', 'data', 'final')`,
  ).get(row) as number;
}

/** When the recipient's side first put the message off; null when it never did. Silence and trouble of our own do not count. */
export function firstDeferral(db: Database, row: number): Instant | null {
  return valueOf(
    db,
    `SELECT min(at) FROM attempt WHERE message_id = ? AND outcome = 'deferred' AND code IS NOT NULL`,
  ).get(row) as Instant | null;
}

/** Counts a sent message on its mailbox's calendar day; a second send of one message (after a soft bounce) uses the day but counts once in the reports. */
export function countSent(
  db: Database,
  message: DueMessage,
  days: { mailbox: LocalDate; campaign: LocalDate },
): void {
  prepared(
    db,
    'INSERT INTO mailbox_day (mailbox_id, day, sent) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET sent = sent + 1',
  ).run(message.mailboxId, days.mailbox);
  if (!message.sentBefore) countMetric(db, message, { day: days.campaign, metric: 'sent' });
}

/** A message that will not leave: its sequence ends in `enrollment` unless it has ended already. */
export function cancelMessage(
  db: Database,
  message: Pick<DueMessage, 'row' | 'campaignId' | 'prospectId' | 'enrollmentId'>,
  end: { reason: string; enrollment: EnrollmentState | null; now: Instant },
): void {
  if (
    prepared(db, `UPDATE message SET state = 'cancelled' WHERE id = ? AND state = 'scheduled'`).run(
      message.row,
    ).changes === 0
  )
    return;
  if (end.enrollment) moveEnrollment(db, message.enrollmentId, end.enrollment);
  appendEvent(db, {
    type: 'message.cancelled',
    at: end.now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { reason: end.reason },
  });
}

export type OpenClaim = CountedMessage & {
  row: number;
  state: 'reserved' | 'transmitting';
  prospectId: number;
  zone: Zone | null;
  owner: string;
  leaseUntil: Instant;
};

/** Claims that are not settled yet, whoever holds them. */
export function openClaims(db: Database): OpenClaim[] {
  return prepared(
    db,
    `SELECT m.id AS row, m.state, m.campaign_id AS campaignId, m.prospect_id AS prospectId, m.step, m.variant, m.mailbox_id AS mailboxId, p.provider, p.zone, r.owner, r.lease_until AS leaseUntil
    FROM reservation r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE r.owner IS NOT NULL`,
  ).all() as OpenClaim[];
}

/**
 * A claim that certainly led to no send goes back to the queue, and its slot is free; nothing happens when it is no longer `owner`'s.
 * Once the transmission was committed it stays, because the server may have taken the mail; unless the sender itself knows
 * that no byte has left (`unbegun`).
 */
export function returnClaim(
  db: Database,
  row: number,
  owner: string,
  { unbegun }: { unbegun: boolean },
): void {
  const returned = prepared(
    db,
    `UPDATE message SET state = 'scheduled' WHERE id = ? AND (state = 'reserved' OR (? AND state = 'transmitting'))
    AND EXISTS (SELECT 1 FROM reservation r WHERE r.message_id = message.id AND r.owner = ?)`,
  ).run(row, unbegun ? 1 : 0, owner);
  if (returned.changes === 1)
    prepared(db, 'DELETE FROM reservation WHERE message_id = ? AND owner = ?').run(row, owner);
}

/** Whether a try may still be settled by `owner`. `doubted`: another process found the claim abandoned after 354 and put the message in doubt. */
export function standingOfClaim(
  db: Database,
  row: number,
  owner: string,
): 'held' | 'doubted' | 'lost' {
  const held = prepared(db, 'SELECT 1 FROM reservation WHERE message_id = ? AND owner = ?').get(
    row,
    owner,
  );
  if (held !== undefined) return 'held';
  return valueOf(db, 'SELECT state FROM message WHERE id = ?').get(row) === 'in_doubt'
    ? 'doubted'
    : 'lost';
}

/** Nobody can tell whether the server took it: it keeps its slot, is listed, and is never resent by itself. */
export function markInDoubt(
  db: Database,
  message: CountedMessage & { row: number; prospectId: number },
  at: { now: Instant; day: LocalDate },
): void {
  prepared(db, `UPDATE message SET state = 'in_doubt' WHERE id = ?`).run(message.row);
  useSlot(db, message.row, at.now);
  countMetric(db, message, { day: at.day, metric: 'in_doubt' });
  appendEvent(db, {
    type: 'message.in_doubt',
    at: at.now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
  });
}

/** Taken by a server. `localHour`: as in `message`; a second send of one message keeps the hour it was counted in. */
export function markSent(
  db: Database,
  message: DueMessage,
  at: { now: Instant; localHour: number; days: { mailbox: LocalDate; campaign: LocalDate } },
): void {
  prepared(
    db,
    `UPDATE message SET state = 'sent', sent_at = ?, local_hour = ifnull(local_hour, ?), attempts = 0 WHERE id = ?`,
  ).run(at.now, at.localHour, message.row);
  useSlot(db, message.row, at.now);
  countSent(db, message, at.days);
  appendEvent(db, {
    type: 'message.sent',
    at: at.now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { step: message.step + 1, variant: message.variant, mailbox: message.mailboxId },
  });
}

/** Moves the sequence on: the next step from `dueAt`, or finished when there is none. One that was stopped while its mail was under way stays stopped. */
export function advanceEnrollment(
  db: Database,
  message: DueMessage,
  next: { step: number; dueAt: Instant } | null,
  now: Instant,
): void {
  const state = next ? 'waiting' : 'finished';
  const moved = prepared(
    db,
    `UPDATE enrollment SET state = ?, next_step = ?, due_at = ?, mailbox_id = ? WHERE id = ? AND state = 'queued'`,
  ).run(
    state,
    next?.step ?? message.step + 1,
    next?.dueAt ?? now,
    message.mailboxId,
    message.enrollmentId,
  );
  if (moved.changes === 0) return;
  countEnrollments(db, message.campaignId, { state: 'queued', n: -1 });
  countEnrollments(db, message.campaignId, { state, n: 1 });
  if (!next)
    appendEvent(db, {
      type: 'enrollment.finished',
      at: now,
      campaignId: message.campaignId,
      prospectId: message.prospectId,
    });
}

/** Back to the queue for a later try. A retry outside the present window is planned anew when its time comes. */
export function deferMessage(
  db: Database,
  message: DueMessage,
  retry: { at: Instant; reason: string; now: Instant; as: 'soft' | 'block' | 'later' },
): void {
  const openUntil = retry.at < message.openUntil ? message.openUntil : retry.at;
  prepared(
    db,
    `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ?, attempts = attempts + 1, soft_bounces = soft_bounces + ?, blocks = blocks + ? WHERE id = ?`,
  ).run(
    retry.at,
    openUntil,
    retry.as === 'soft' ? 1 : 0,
    retry.as === 'block' ? 1 : 0,
    message.row,
  );
  releaseSlot(db, message.row);
  appendEvent(db, {
    type: 'message.deferred',
    at: retry.now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { reason: retry.reason, retryAt: retry.at },
  });
}

/** `counted`: the metric of its kind; null where nobody is to blame. */
export type Rejection = {
  bounceClass: BounceClass;
  reason: string;
  counted: Metric | null;
  now: Instant;
  days: { mailbox: LocalDate; campaign: LocalDate };
};

/** Refused for good at SMTP time. */
export function rejectMessage(db: Database, message: DueMessage, end: Rejection): void {
  prepared(
    db,
    `UPDATE message SET state = 'rejected', bounce_class = ?, bounce_reason = ?, attempts = attempts + 1 WHERE id = ?`,
  ).run(end.bounceClass, end.reason, message.row);
  releaseSlot(db, message.row);
  countMailboxBounce(db, message.mailboxId, { day: end.days.mailbox, as: 'rejected' });
  // Taken once, come back soft, and refused now: it was sent, and did not arrive.
  countMetric(db, message, {
    day: end.days.campaign,
    metric: message.sentBefore ? 'undelivered' : 'rejected',
  });
  // The soft bounce that brought it back is counted already.
  const known = end.counted === 'bounced_soft' && message.sentBefore;
  if (end.counted !== null && !known)
    countMetric(db, message, { day: end.days.campaign, metric: end.counted });
  appendEvent(db, {
    type: 'message.rejected',
    at: end.now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { class: end.bounceClass, reason: end.reason },
  });
}

/** The earlier mails of a sequence, oldest first: what a threaded follow-up answers. */
export function earlierMails(
  db: Database,
  message: Pick<DueMessage, 'enrollmentId' | 'step'>,
): { messageId: string; subject: string }[] {
  if (message.step === 0) return [];
  // By the id that the recipient has seen: their program knows no other.
  return prepared(
    db,
    `SELECT ifnull((SELECT seen FROM service_id s WHERE s.message_id = message.id ORDER BY s.at DESC LIMIT 1), message_id) AS messageId,
      ifnull(subject, '') AS subject FROM message WHERE enrollment_id = ? AND step < ? AND sent_at IS NOT NULL ORDER BY step`,
  ).all(message.enrollmentId, message.step) as { messageId: string; subject: string }[];
}

/** The earliest planned instant after `after`, in a campaign or anywhere. */
export function nextScheduledAfter(
  db: Database,
  campaignId: string | null,
  after: Instant,
): Instant | null {
  return valueOf(
    db,
    `SELECT min(send_at) FROM message WHERE state = 'scheduled' AND send_at > ? AND (? IS NULL OR campaign_id = ?)`,
  ).get(after, campaignId, campaignId) as Instant | null;
}

/** How many messages of a pair are due. */
export function countDue(
  db: Database,
  pair: { mailboxId: string; campaignId: string },
  filter: { now: Instant; batchId: string | null },
): number {
  return valueOf(
    db,
    `SELECT count(*) FROM message WHERE mailbox_id = ? AND state = 'scheduled' AND send_at <= ? AND campaign_id = ? AND (? IS NULL OR batch_id = ?)`,
  ).get(pair.mailboxId, filter.now, pair.campaignId, filter.batchId, filter.batchId) as number;
}

export function countQueue(
  db: Database,
  filter: { campaignId: string | null; dueBy: Instant | null },
): number {
  return valueOf(
    db,
    `SELECT count(*) FROM message WHERE state = 'scheduled' AND (? IS NULL OR campaign_id = ?) AND (? IS NULL OR send_at <= ?)`,
  ).get(filter.campaignId, filter.campaignId, filter.dueBy, filter.dueBy) as number;
}
