/** Takes a person's address out of every text in the file that is not the person's own row: other mail, files, audit rows, events. */
import type { Database, SqlValue } from '../../engine/database.ts';
import { rewriteFiles } from '../../agentfs/rewrite-files.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import { ERASED_ADDRESS, type Erased } from '../../../domain/campaigns/forgotten.ts';

/** The text without the address; null when it does not hold it. */
export type EraseAddress = (text: string) => string | null;

/** Rows whose addresses are other people's or our own, or no text at all. Files are rewritten as wholes. */
const LEFT = new Set(['prospect.email', 'prospect.canonical', 'mailbox.from_address']);
const LEFT_TABLES =
  /^(?:sqlite_|fs_|secret$|identity$|schema_migration$|quarantine$|suppression$|tool_calls$)/;

export function eraseTexts(
  db: Database,
  eraseAddress: EraseAddress,
): Pick<Erased, 'quarantined' | 'files' | 'toolCalls' | 'elsewhere'> {
  const quarantined = emptyQuarantined(db, eraseAddress);
  const files = rewriteFiles(db, (content) => eraseFrom(content, eraseAddress) as Buffer | null);
  const toolCalls = emptyCalls(db, eraseAddress);
  let elsewhere = 0;
  for (const table of textTables(db)) elsewhere += eraseTable(db, table, eraseAddress);
  // A name beside an address that is gone names the same person.
  prepared(
    db,
    `UPDATE response SET classification = json_set(classification, '$.contact', NULL) WHERE json_extract(classification, '$.contact.address') = ?`,
  ).run(ERASED_ADDRESS);
  return { quarantined, files, toolCalls, elsewhere };
}

/** Mail that could not be read, from the person or about them: its content goes, the row stays, so that it is not read in again. */
function emptyQuarantined(db: Database, eraseAddress: EraseAddress): number {
  let emptied = 0;
  const ids = valueOf<[], number>(db, 'SELECT id FROM quarantine WHERE length(raw) > 0').all();
  for (const id of ids) {
    const raw = valueOf<[number], Buffer>(db, 'SELECT raw FROM quarantine WHERE id = ?').get(id);
    if (raw === undefined || eraseAddress(raw.toString('latin1')) === null) continue;
    prepared(db, `UPDATE quarantine SET raw = x'', locator = '' WHERE id = ?`).run(id);
    emptied++;
  }
  return emptied;
}

type CallTexts = { id: number; parameters: string; result: string | null; error: string | null };

/**
 * Calls whose flags or answer name the person. They may have the name and the texts of the person
 * beside the address, so nothing is left but that the call was made, and its error.
 */
function emptyCalls(db: Database, eraseAddress: EraseAddress): number {
  const rows = db
    .prepare<[], CallTexts>(
      `SELECT id, parameters, result, error FROM tool_calls
      WHERE instr(parameters, '@') > 0 OR instr(result, '@') > 0 OR instr(error, '@') > 0`,
    )
    .iterate();
  const emptied: [string | null, string | null, number][] = [];
  for (const { id, parameters, result, error } of rows) {
    const [inFlags, inAnswer, inError] = [parameters, result, error].map(
      (text) => text && eraseAddress(text),
    );
    if (inFlags || inAnswer || inError)
      emptied.push([result === null ? null : '{}', inError ?? error, id]);
  }
  for (const row of emptied)
    prepared(db, `UPDATE tool_calls SET parameters = '{}', result = ?, error = ? WHERE id = ?`).run(
      ...row,
    );
  return emptied.length;
}

type TextTable = { table: string; columns: string[]; keys: string[] };

/** From the schema, so that a table added later is not forgotten. */
function textTables(db: Database): TextTable[] {
  const columns = prepared<[], { table: string; name: string; type: string; pk: number }>(
    db,
    `SELECT m.name AS "table", c.name, c.type, c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.pk`,
  ).all();
  const tables = new Map<string, TextTable>();
  for (const { table, name, type, pk } of columns) {
    if (LEFT_TABLES.test(table)) continue;
    const entry = tables.get(table) ?? { table, columns: [], keys: [] };
    tables.set(table, entry);
    if (pk > 0) entry.keys.push(name);
    else if (/^(?:TEXT|BLOB)$/i.test(type) && !LEFT.has(`${table}.${name}`))
      entry.columns.push(name);
  }
  return [...tables.values()].filter(({ columns, keys }) => columns.length > 0 && keys.length > 0);
}

function eraseTable(
  db: Database,
  { table, columns, keys }: TextTable,
  eraseAddress: EraseAddress,
): number {
  const held = columns.map((column) => `instr("${column}", '@') > 0`).join(' OR ');
  const names = [...keys, ...columns].map((name) => `"${name}"`).join(', ');
  const rows = db
    .prepare<[], Record<string, SqlValue>>(`SELECT ${names} FROM "${table}" WHERE ${held}`)
    .iterate();
  const changes: { column: string; value: SqlValue; key: SqlValue[] }[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const value = eraseFrom(row[column] ?? null, eraseAddress);
      if (value !== null)
        changes.push({ column, value, key: keys.map((name) => row[name] ?? null) });
    }
  }
  const where = keys.map((name) => `"${name}" IS ?`).join(' AND ');
  for (const { column, value, key } of changes)
    db.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE ${where}`).run(value, ...key);
  return changes.length;
}

/** Bytes are read one by one: an address is ASCII in every encoding that holds it readably. */
function eraseFrom(value: SqlValue, eraseAddress: EraseAddress): string | Buffer | null {
  if (typeof value === 'string') return eraseAddress(value);
  if (!(value instanceof Uint8Array)) return null;
  const erased = eraseAddress(Buffer.from(value).toString('latin1'));
  return erased === null ? null : Buffer.from(erased, 'latin1');
}
