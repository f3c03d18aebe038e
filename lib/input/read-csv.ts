/**
 * Reads a prospects file as a stream of rows: UTF-8, any usual delimiter, one record in memory at a
 * time.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { Failure } from '../domain/failure.ts';
import { findHeader, guessDelimiter, type HeaderAt } from './find-header.ts';
import { nameColumns, type NamedColumns } from './name-columns.ts';
import { readRow } from './read-row.ts';
import { refuseUnreadable } from './readable.ts';
import { checkUtf8, looksLikeUtf16, NotUtf8 } from './utf8.ts';
import type { ColumnNames } from './name-columns.ts';
import type { ProspectRow, ProspectsFile } from '../domain/campaigns/prospect-row.ts';
import { errorCode, thrownField } from '../domain/thrown.ts';

const MAX_BYTES = 4_000_000_000;
/** Without a limit, an unclosed quote would read the rest of the file as one record. */
const MAX_RECORD = 4_000_000;
const HEAD = 65_536;

type Record_ = { record: string[]; info: { lines: number } };

/**
 * Opens the file and reads its column names: from the first line or, if that names no address
 * column, from the first line that does. Throws Failure: those of `refuseUnreadable`,
 * `csv_encoding`, `csv_empty`, `csv_workbook`, and those of `nameColumns` and `rows`.
 */
export async function readProspectsFile(path: string): Promise<ProspectsFile> {
  await refuseUnreadable(path, { what: 'prospects file', maxBytes: MAX_BYTES, twice: true });
  const head = await readHead(path);
  refuseOtherFormats(head, path);
  const opening = firstLine(head);
  // Excel may name the delimiter on a line of its own before the column names.
  const named = /^sep=(.)$/i.exec(opening)?.[1] ?? null;
  try {
    return await readFrom(path, {
      byte: 0,
      line: 1,
      delimiter: named ?? guessDelimiter(opening),
      fromLine: named === null ? 1 : 2,
    });
  } catch (error) {
    const code = errorCode(error);
    const later =
      code === 'csv_no_email_column' || code === 'csv_column_name' ? findHeader(head) : null;
    if (later === null) throw error;
    return readFrom(path, {
      ...later,
      delimiter: named ?? guessDelimiter(later.text),
      fromLine: 1,
    });
  }
}

type Format = Pick<HeaderAt, 'byte' | 'line'> & { delimiter: string; fromLine: number };

async function readFrom(path: string, format: Format): Promise<ProspectsFile> {
  const place: Place = { path, linesAbove: format.line - 1 };
  const records = await openRecords(format, place);
  const first = await nextRecord(records, place);
  if (first === null) throw emptyFile(path);
  let header: NamedColumns;
  try {
    header = nameColumns(first.record, path);
  } catch (error) {
    await records.return?.();
    throw error;
  }
  const { names, ...columnsRead } = header;
  return {
    columns: names.filter((name) => name !== null),
    unnamedColumns: names.flatMap((name, index) => (name === null ? [index + 1] : [])),
    columnsRead,
    headerLine: place.linesAbove + (format.fromLine === 2 ? 2 : beginningOf(first)),
    linesLeftOut: place.linesAbove,
    delimiter: format.delimiter,
    rows: rowsAfterHeader(records, names, { place, first }),
  };
}

/** `linesAbove`: lines of the file that the parser does not see. */
type Place = { path: string; linesAbove: number };

/** The line on which the first record begins. */
function beginningOf({ record, info }: Record_): number {
  return info.lines - countIn(record, '\r\n') - countIn(record, '\n');
}

async function* rowsAfterHeader(
  records: AsyncIterator<Record_>,
  header: ColumnNames,
  file: { place: Place; first: Record_ },
): AsyncGenerator<ProspectRow> {
  const { place } = file;
  // csv-parse counts a CRLF inside a quoted cell as two lines.
  let overcounted = countIn(file.first.record, '\r\n');
  try {
    for (
      let next = await nextRecord(records, place);
      next !== null;
      next = await nextRecord(records, place)
    ) {
      overcounted += countIn(next.record, '\r\n');
      // `lines` is the line on which the record ends; the line breaks inside its cells come before
      // it.
      yield readRow(
        next.record,
        header,
        place.linesAbove + next.info.lines - overcounted - countIn(next.record, '\n'),
      );
    }
  } finally {
    await records.return?.();
  }
}

async function openRecords(format: Format, { path }: Place): Promise<AsyncIterator<Record_>> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    bom: true,
    delimiter: format.delimiter,
    // All of them: a line that another program put on top may end differently.
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: format.fromLine,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MAX_RECORD,
  });
  // The callback is required by pipeline; the iterator gets the same error through the parser.
  pipeline(
    checkUtf8(createReadStream(path, { highWaterMark: HEAD, start: format.byte })),
    parser,
    () => undefined,
  );
  return parser[Symbol.asyncIterator]() as AsyncIterator<Record_>;
}

async function nextRecord(records: AsyncIterator<Record_>, place: Place): Promise<Record_ | null> {
  try {
    const result = await records.next();
    return result.done === true ? null : result.value;
  } catch (error) {
    throw csvFailure(error, place);
  }
}

/** The parser's messages quote the file, so only their code and line are used. */
function csvFailure(error: unknown, { path, linesAbove }: Place): unknown {
  if (error instanceof NotUtf8) {
    const line = error.line + linesAbove;
    return new Failure({
      code: 'csv_not_utf8',
      exit: 'invalidData',
      message: `Line ${line} of ${path} is not UTF-8 text; the file is probably in Windows-1252 or Latin-1.`,
      hint: 'Export it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW',
      details: { path, line },
    });
  }
  const code = errorCode(error);
  const lines = thrownField(error, 'lines');
  const line = typeof lines === 'number' ? lines + linesAbove : null;
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return new Failure({
      code: 'csv_record_too_long',
      exit: 'invalidData',
      message: `A record of ${path} (near line ${line ?? '?'}) is longer than ${MAX_RECORD} characters.`,
      hint: 'Check the quotes near this line: most often one is opened and never closed.',
      details: { path, line },
    });
  }
  if (code !== null && (code.includes('QUOTE') || code.startsWith('CSV_'))) {
    return new Failure({
      code: 'csv_quote',
      exit: 'invalidData',
      message: `${path} cannot be read as CSV: a quote is opened and never closed (last line read: ${line ?? '?'}).`,
      hint: 'Close the quote. A quote inside a quoted cell is written twice: "".',
      details: { path, line },
    });
  }
  return error;
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function refuseOtherFormats(head: Buffer, path: string): void {
  if (head.length === 0) throw emptyFile(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    throw new Failure({
      code: 'csv_workbook',
      exit: 'invalidData',
      message: `${path} is a workbook or archive, not CSV text.`,
      hint: 'Export the sheet as "CSV UTF-8".',
      details: { path },
    });
  }
  if (looksLikeUtf16(head)) {
    throw new Failure({
      code: 'csv_encoding',
      exit: 'invalidData',
      message: `${path} is UTF-16 or binary, not UTF-8 text.`,
      hint: 'Export it as "CSV UTF-8", or convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW',
      details: { path },
    });
  }
}

function emptyFile(path: string): Failure {
  return new Failure({
    code: 'csv_empty',
    exit: 'invalidData',
    message: `${path} is empty.`,
    hint: 'Its first line must hold the column names, e.g. email,first_name,company.',
    details: { path },
  });
}

function firstLine(head: Buffer): string {
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return text.slice(0, text.search(/[\r\n]|$/));
}

/** How often `text` occurs in the cells. */
function countIn(record: readonly string[], text: string): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf(text); at >= 0; at = cell.indexOf(text, at + 1)) count++;
  }
  return count;
}
