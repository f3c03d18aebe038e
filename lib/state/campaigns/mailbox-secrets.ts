/** Reads the digests of the mailboxes' secrets: rows of `mailbox_secret`. */
import type { Database } from '../engine/database.ts';
import { valueOf } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { Protocol } from '../../domain/campaigns/mailbox.ts';

/** Null: none was noted yet. */
function noted(db: Database, mailboxId: string, protocol: Protocol): string | null {
  return (
    valueOf<[string, string], string>(
      db,
      'SELECT digest FROM mailbox_secret WHERE mailbox_id = ? AND protocol = ?',
    ).get(mailboxId, protocol) ?? null
  );
}

export const createMailboxSecrets = storeOf({ noted });
