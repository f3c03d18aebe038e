/** Reads the messages to oneself that went to one address. */
import type { Database } from '../engine/database.ts';
import { prepared } from '../file/prepared.ts';
import type { RecordedTest } from '../../domain/campaigns/person-record.ts';

/** `canonical`: the address. The oldest first. */
export function testsTo(db: Database, canonical: string): RecordedTest[] {
  return prepared<[string], RecordedTest>(
    db,
    'SELECT mailbox_id AS mailboxId, state, message_id AS messageId, at FROM test_message WHERE recipient = ? ORDER BY id',
  ).all(canonical);
}
