/**
 * Updates a file to the newest schema: numbered migrations, forward only, all in one transaction.
 */
import type { Database } from '../engine/database.ts';
import { AGENTFS_SCHEMA } from '../agentfs/schema.ts';
import { recordOrigin } from './identity.ts';
import { writeHeader } from './log/log-note.ts';
import { initial } from '../migrations/001-initial.ts';
import { singleValue } from './prepared.ts';
import type { FileFingerprint } from './file-fingerprint.ts';

/** The version is the index + 1. */
const MIGRATIONS = [initial];

/**
 * `secret`: the key of the Message-ID tags, stored once. `place`: the fingerprint of the file;
 * `logPlace`: the place of its log. Safe when several processes start at the same time.
 */
export function migrate(
  db: Database,
  made: { now: number; secret: Buffer; place: FileFingerprint; logPlace: number },
): void {
  db.transaction('immediate', () => {
    db.exec(AGENTFS_SCHEMA);
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema_migration (version INTEGER PRIMARY KEY, at INTEGER NOT NULL)',
    );
    const version = singleValue<[], number>(
      db,
      'SELECT ifnull(max(version), 0) FROM schema_migration',
    ).get();
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < version) continue;
      db.exec(sql);
      db.prepare('INSERT INTO schema_migration (version, at) VALUES (?, ?)').run(
        index + 1,
        made.now,
      );
    }
    db.prepare(`INSERT OR IGNORE INTO secret (name, value) VALUES ('message_id', ?)`).run(
      made.secret,
    );
    recordOrigin(db, made.place);
    writeHeader(db, { place: made.logPlace, round: 0 });
  });
}
