/**
 * Withdraws the planned message of one sequence and restores it. Every function runs inside the
 * caller's transaction.
 */
import type { Database } from '../../engine/database.ts';
import { appendEvent } from '../../events/event-log.ts';
import { prepared } from '../../file/prepared.ts';
import type { PersonPlace } from '../../../domain/campaigns/person-change.ts';
import type { MessageState } from '../../../domain/sending/message.ts';
import type { Instant } from '../../../domain/time.ts';

type Planned = { id: number; state: MessageState; tried: 0 | 1 };

/** Of the next step and of those after it. */
function messagesFrom(db: Database, { enrollmentId, nextStep }: PersonPlace): Planned[] {
  return prepared<[number, number], Planned>(
    db,
    `SELECT id, state, attempts + soft_bounces > 0 OR first_try_at IS NOT NULL AS tried FROM message WHERE enrollment_id = ? AND step >= ? ORDER BY step`,
  ).all(enrollmentId, nextStep);
}

/**
 * A message that was never tried goes: a later plan makes it again. One that was tried is cancelled
 * and keeps its row, so that its attempts and its Message-ID stay known.
 */
export function withdrawMessages(
  db: Database,
  place: PersonPlace,
  { reason, now }: { reason: string; now: Instant },
): void {
  for (const { id, state, tried } of messagesFrom(db, place)) {
    if (state !== 'scheduled') continue;
    if (tried === 0) {
      prepared(db, 'DELETE FROM message WHERE id = ?').run(id);
      continue;
    }
    prepared(db, `UPDATE message SET state = 'cancelled' WHERE id = ?`).run(id);
    note(db, place, { id, type: 'message.cancelled', now, data: { reason } });
  }
}

/**
 * Plans a cancelled message again that was tried; `queued` when the sequence has a message that is
 * planned or under way.
 */
export function restoreMessages(
  db: Database,
  place: PersonPlace,
  now: Instant,
): 'waiting' | 'queued' {
  let state: 'waiting' | 'queued' = 'waiting';
  for (const message of messagesFrom(db, place)) {
    if (message.state === 'cancelled' && message.tried === 0) {
      prepared(db, 'DELETE FROM message WHERE id = ?').run(message.id);
      continue;
    }
    state = 'queued';
    if (message.state !== 'cancelled') continue;
    // Outside any window: the next plan gives it a place, as after a missed window.
    prepared(
      db,
      `UPDATE message SET state = 'scheduled', send_at = ?, open_until = ? WHERE id = ?`,
    ).run(now, now, message.id);
    const data = { reason: 'reopened', retryAt: now };
    note(db, place, { id: message.id, type: 'message.deferred', now, data });
  }
  return state;
}

function note(
  db: Database,
  { campaignId, prospectId }: PersonPlace,
  of: {
    id: number;
    type: 'message.cancelled' | 'message.deferred';
    now: Instant;
    data: Record<string, unknown>;
  },
): void {
  const { type, now: at, data } = of;
  appendEvent(db, { type, at, campaignId, prospectId, messageId: of.id, data });
}
