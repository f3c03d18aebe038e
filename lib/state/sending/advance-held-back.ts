/** Advances a sequence that the operator paused or removed while its message was under way. */
import type { Database } from '../engine/database.ts';
import { appendEvent } from '../events/event-log.ts';
import { countMove } from '../events/counters.ts';
import { prepared } from '../file/prepared.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * The message left, so the position moves on, and an undo never repeats its step; the state stays.
 * Only a paused sequence without a further step is finished. A sequence with an end stays as it is.
 */
export function advanceHeldBack(
  db: Database,
  message: Pick<DueMessage, 'enrollmentId' | 'campaignId' | 'prospectId' | 'mailboxId' | 'step'>,
  next: { step: number; dueAt: Instant } | null,
  now: Instant,
): void {
  const { enrollmentId, campaignId, prospectId } = message;
  prepared(
    db,
    `UPDATE enrollment SET next_step = ?, due_at = ?, mailbox_id = ? WHERE id = ? AND state IN ('paused', 'removed') AND next_step <= ?`,
  ).run(
    next?.step ?? message.step + 1,
    next?.dueAt ?? now,
    message.mailboxId,
    enrollmentId,
    message.step,
  );
  if (next !== null) return;
  const finished = prepared(
    db,
    `UPDATE enrollment SET state = 'finished' WHERE id = ? AND state = 'paused' AND next_step = ?`,
  ).run(enrollmentId, message.step + 1).changes;
  if (finished === 0) return;
  prepared(db, `DELETE FROM enrollment_change WHERE enrollment_id = ? AND kind = 'pause'`).run(
    enrollmentId,
  );
  countMove(db, campaignId, { from: 'paused', to: 'finished' });
  appendEvent(db, { type: 'enrollment.finished', at: now, campaignId, prospectId });
}
