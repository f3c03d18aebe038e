/** Notes the secret behind a mailbox's reference, as a keyed digest: writes `mailbox_secret`. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import { storeOf } from '../engine/store-of.ts';
import type { Protocol } from '../../domain/campaigns/mailbox.ts';

function noteSecret(
  db: Database,
  mailboxId: string,
  { protocol, digest }: { protocol: Protocol; digest: string },
): void {
  prepared(
    db,
    `INSERT INTO mailbox_secret (mailbox_id, protocol, digest) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET digest = excluded.digest`,
  ).run(mailboxId, protocol, digest);
}

export const createSecretWriter = storeOf({ noteSecret });
