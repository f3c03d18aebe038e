/** Rewrites the contents of files inside the database, whatever folder they lie in. */
import type { Database } from '../engine/database.ts';
import { prepared, valueOf } from '../file/prepared.ts';
import { replaceContent } from './files.ts';

/** `rewrite` answers null for a file that stays. In the caller's transaction; answers with how many were changed. */
export function rewriteFiles(db: Database, rewrite: (content: Buffer) => Buffer | null): number {
  let changed = 0;
  for (const ino of valueOf<[], number>(db, 'SELECT DISTINCT ino FROM fs_data').all()) {
    const chunks = valueOf<[number], Buffer>(
      db,
      'SELECT data FROM fs_data WHERE ino = ? ORDER BY chunk_index',
    ).all(ino);
    const content = rewrite(Buffer.concat(chunks));
    if (content === null) continue;
    replaceContent(db, ino, content);
    prepared(db, 'UPDATE fs_inode SET size = ? WHERE ino = ?').run(content.length, ino);
    changed++;
  }
  return changed;
}
