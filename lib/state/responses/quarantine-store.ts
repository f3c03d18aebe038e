/** Messages that could not be read: writes rows of `quarantine`. */
import type { Database } from '../engine/database.ts';
import type { MessagePlace } from '../../domain/responses/inbound.ts';
import type { Quarantined } from '../../domain/responses/quarantined.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';

/**
 * False when the message is already in quarantine, because another process read it at the same
 * time.
 */
export function quarantineMail(
  db: Database,
  mail: Omit<Quarantined, 'id' | 'folder' | 'uidValidity' | 'uid'>,
  place: Omit<MessagePlace, 'mailboxId'> | null = null,
): boolean {
  return (
    prepared(
      db,
      'INSERT INTO quarantine (dedupe_key, source, locator, mailbox_id, received_at, code, at, raw, folder, uid_validity, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(
      mail.dedupeKey,
      mail.source,
      mail.locator,
      mail.mailboxId,
      mail.receivedAt,
      mail.code,
      mail.at,
      mail.raw,
      place?.folder ?? null,
      place?.uidValidity ?? null,
      place?.uid ?? null,
    ).changes === 1
  );
}

/** False when the message is no longer in quarantine. */
export function releaseQuarantined(db: Database, dedupeKey: string): boolean {
  return prepared(db, 'DELETE FROM quarantine WHERE dedupe_key = ?').run(dedupeKey).changes === 1;
}

export const createQuarantineWriter = storeOf({ releaseQuarantined });
