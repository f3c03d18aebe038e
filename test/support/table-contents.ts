/**
 * The content of a state file, table by table: row numbers are replaced by names, so that two files
 * can be compared.
 */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import type { Database } from '../../lib/state/engine/database.ts';

/** Tables and columns that may differ between a command called once and called often, and why. */
const PER_CALL: Readonly<Record<string, string>> = {
  tool_calls: 'the audit trail: one row for each call is what it is for',
  sqlite_sequence: "SQLite's own: the highest row numbers so far",
  clock: 'when it was called last, by the clock of the machine',
  identity: 'which file it is, and the machine it was used on',
  'event.seq': 'a position: events of processes that run at once have no order of their own',
  'mailbox.inbox_read_at': 'says when it was read last, and reading again is reading',
  'listener.seq': 'how far a listener was told, in positions of the event log',
  'fs_inode.atime': 'times of a file: a report that is written anew is a new report',
  'fs_inode.mtime': 'as atime',
  'fs_inode.ctime': 'as atime',
  'fs_inode.atime_nsec': 'as atime',
  'fs_inode.mtime_nsec': 'as atime',
  'fs_inode.ctime_nsec': 'as atime',
};

/** Columns that hold a row number, each with a query from number to name. */
const NAMES = {
  prospect: 'SELECT id, email AS name FROM prospect',
  enrollment: `SELECT e.id, e.campaign_id || ' ' || p.email AS name FROM enrollment e JOIN prospect p ON p.id = e.prospect_id`,
  message: `SELECT m.id, m.campaign_id || ' ' || p.email || ' ' || m.step AS name FROM message m JOIN prospect p ON p.id = m.prospect_id`,
  response: 'SELECT id, dedupe_key AS name FROM response',
  file: `WITH RECURSIVE path (ino, name) AS (SELECT 1, '/' UNION ALL SELECT d.ino, path.name || d.name || '/' FROM fs_dentry d JOIN path ON d.parent_ino = path.ino) SELECT ino AS id, name FROM path`,
} as const;
const REFERS: Readonly<Record<string, keyof typeof NAMES>> = {
  'prospect.id': 'prospect',
  'enrollment.id': 'enrollment',
  'message.id': 'message',
  'response.id': 'response',
  'enrollment.prospect_id': 'prospect',
  'message.prospect_id': 'prospect',
  'message.enrollment_id': 'enrollment',
  'reservation.message_id': 'message',
  'attempt.message_id': 'message',
  'response.message_id': 'message',
  'response.prospect_id': 'prospect',
  'event.message_id': 'message',
  'event.prospect_id': 'prospect',
  'fs_inode.ino': 'file',
  'fs_dentry.ino': 'file',
  'fs_dentry.parent_ino': 'file',
  'fs_data.ino': 'file',
};
/** Row numbers that nothing refers to. */
const NUMBERS = new Set(['reservation.id', 'quarantine.id', 'hold.id', 'fs_dentry.id']);

/** Every table, its rows as sorted text. */
export function tableContents(path: string): Record<string, string[]> {
  const db = openDatabase(path, { readonly: true });
  try {
    const tables = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all() as string[];
    const names = Object.fromEntries(
      Object.entries(NAMES).map(([kind, query]) => [
        kind,
        new Map(
          (db.prepare(query).all() as { id: number; name: string }[]).map(({ id, name }) => [
            id,
            name,
          ]),
        ),
      ]),
    );
    return Object.fromEntries(
      tables
        .filter((table) => !(table in PER_CALL))
        .map((table) => [table, rowsOf(db, table, names)]),
    );
  } finally {
    db.close();
  }
}

/**
 * The rows that only one of two files has, by table; tables that are `left` out are not compared.
 */
export function differences(
  first: Record<string, string[]>,
  second: Record<string, string[]>,
  left: readonly string[] = [],
): Record<string, { first: string[]; second: string[] }> {
  const tables = [...new Set([...Object.keys(first), ...Object.keys(second)])].filter(
    (table) => !left.includes(table),
  );
  return Object.fromEntries(
    tables.flatMap((table) => {
      const [a, b] = [first[table] ?? [], second[table] ?? []];
      const [onlyA, onlyB] = [without(a, b), without(b, a)];
      return onlyA.length + onlyB.length === 0 ? [] : [[table, { first: onlyA, second: onlyB }]];
    }),
  );
}

/** Row by row: two rows alike are two rows. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return rows.filter((row) => {
    const found = left.indexOf(row);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function rowsOf(db: Database, table: string, names: Record<string, Map<number, string>>): string[] {
  const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row).flatMap(([column, value]) => {
          const key = `${table}.${column}`;
          if (key in PER_CALL || NUMBERS.has(key)) return [];
          const kind = REFERS[key];
          if (kind !== undefined && value !== null)
            return [[column, names[kind]?.get(value as number) ?? 'nobody']];
          if (key === 'event.data') return [[column, withoutNumbers(value as string, names)]];
          return [[column, Buffer.isBuffer(value) ? value.toString('latin1') : value]];
        }),
      ),
    )
    .sort();
}

/** Events name responses by their number. */
function withoutNumbers(data: string, names: Record<string, Map<number, string>>): unknown {
  const { response, ...rest } = JSON.parse(data) as Record<string, unknown>;
  return response === undefined
    ? rest
    : { ...rest, response: names['response']?.get(response as number) ?? 'nobody' };
}
