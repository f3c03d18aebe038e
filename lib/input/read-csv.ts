/**
 * Reads a CSV list as a stream of rows: any usual encoding and delimiter, one record in memory at a
 * time.
 */
import { pipeline } from 'node:stream';
import { csvFailure, MAX_RECORD, type Place } from './csv-failure.ts';
import { findHeader, guessDelimiter, knownColumns } from './find-header.ts';
import { emptyFile } from './list-kind.ts';
import { listOf } from './list-of.ts';
import { nameColumns, type NamedColumns } from './name-columns.ts';
import { readRow, type RowColumns } from './read-row.ts';
import { decodeFrom, decodeHead } from './text/decode-text.ts';
import { findEncoding, type TextEncoding } from './text/find-encoding.ts';
import { scanQuotes } from './text/scan-quotes.ts';
import { errorCode } from '../domain/thrown.ts';
import type { ListOptions, ProspectRow, ProspectsFile } from '../domain/campaigns/prospect-row.ts';

const SHOWN_LINE = 120;
/** Records whose address cell is looked at for a name beside the address. */
const PEEKED = 20;

type Record_ = { record: string[]; info: { lines: number } };

/**
 * Reads the whole file once, then its column names: from the first line or, if that names no
 * address column, from the first line that does. Throws Failure: those of `findEncoding`,
 * `nameColumns` and `csvFailure`, `csv_empty`, `csv_sheet`.
 */
export async function openCsv(
  path: string,
  head: Buffer,
  options: ListOptions,
): Promise<ProspectsFile> {
  const encoding = await findEncoding(path, head, {
    asked: options.encoding,
    isKnown: knownColumns,
  });
  const text = decodeHead(head, encoding);
  const opening = firstLine(text);
  // Excel may name the delimiter on a line of its own before the column names.
  const named = /^sep=(.)$/i.exec(opening)?.[1] ?? null;
  const read = (format: Format): Promise<ProspectsFile> =>
    readFrom({ path, encoding, linesAbove: format.line - 1 }, format, options);
  try {
    return await read({
      skipped: '',
      line: 1,
      delimiter: named ?? guessDelimiter(opening),
      fromLine: named === null ? 1 : 2,
    });
  } catch (error) {
    const code = errorCode(error);
    const isNoHeader = code === 'csv_no_email_column' || code === 'map_column_unknown';
    const later = isNoHeader ? findHeader(text, options.map) : null;
    if (later === null) throw error;
    return read({
      skipped: text.slice(0, later.start),
      line: later.line,
      delimiter: named ?? guessDelimiter(later.text),
      fromLine: 1,
    });
  }
}

/** `skipped`: the text above the header line. */
type Format = { skipped: string; line: number; delimiter: string; fromLine: number };
type Source = Place & { encoding: TextEncoding };

async function readFrom(
  source: Source,
  format: Format,
  { map }: ListOptions,
): Promise<ProspectsFile> {
  const opened = await openRecords(source, format);
  let header: NamedColumns;
  let first: Record_;
  const peeked: Record_[] = [];
  try {
    const next = await nextRecord(opened, source);
    if (next === null) throw emptyFile(source.path);
    first = next;
    header = nameColumns(first.record, source.path, map);
    for (let at = 0; at < PEEKED; at++) {
      const one = await nextRecord(opened, source);
      if (one !== null) peeked.push(one);
    }
  } finally {
    await opened.return?.();
  }
  await readThrough(source, format);
  const { encoding } = source;
  const sample = peeked.map(({ record }) => record);
  return listOf(header, sample, {
    headerLine: source.linesAbove + (format.fromLine === 2 ? 2 : beginningOf(first)),
    linesLeftOut: source.linesAbove,
    source: {
      format: 'csv',
      delimiter: format.delimiter,
      encoding: encoding.label,
      assumedFrom: encoding.assumed && (await lineToCheck(source, encoding.assumed.line)),
    },
    rows: (columns) => rowsAfterHeader(source, format, columns),
  });
}

/** The line on which the first record begins. */
function beginningOf({ record, info }: Record_): number {
  return info.lines - countIn(record, '\r\n') - countIn(record, '\n');
}

async function* rowsAfterHeader(
  source: Source,
  format: Format,
  columns: RowColumns,
): AsyncGenerator<ProspectRow> {
  const records = await openRecords(source, format);
  // csv-parse counts a CRLF inside a quoted cell as two lines.
  let overcounted = 0;
  let isHeader = true;
  try {
    for (
      let next = await nextRecord(records, source);
      next !== null;
      next = await nextRecord(records, source)
    ) {
      overcounted += countIn(next.record, '\r\n');
      // `lines` is the line on which the record ends; the line breaks inside its cells come before
      // it.
      const line = source.linesAbove + next.info.lines - overcounted - countIn(next.record, '\n');
      if (!isHeader) yield readRow(next.record, columns, line);
      isHeader = false;
    }
  } finally {
    await records.return?.();
  }
}

/** Finds a quote that is never closed before the first row is used. Throws Failure. */
async function readThrough(source: Source, format: Format): Promise<void> {
  const { encoding, path } = source;
  const quotes = scanQuotes(format.delimiter, MAX_RECORD / 2);
  try {
    for await (const chunk of decodeFrom(path, encoding, format.skipped))
      quotes.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  } catch (error) {
    throw csvFailure(error, source);
  }
  if (quotes.isPlain()) return;
  const records = await openRecords(source, format);
  while ((await nextRecord(records, source)) !== null);
}

async function openRecords(format_: Source, format: Format): Promise<AsyncIterator<Record_>> {
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
  pipeline(decodeFrom(format_.path, format_.encoding, format.skipped), parser, () => undefined);
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

/** A line by which the reader sees whether the assumed encoding is right. */
async function lineToCheck(
  { path, encoding }: Source,
  line: number,
): Promise<{ line: number; text: string }> {
  let number = 1;
  let text = '';
  for await (const chunk of decodeFrom(path, encoding, '')) {
    const parts = String(chunk).split(/\r\n|\r|\n/);
    for (const [at, part] of parts.entries()) {
      if (at > 0) number++;
      if (number === line && text.length < SHOWN_LINE) text += part;
    }
    if (number > line) break;
  }
  return { line, text: text.slice(0, SHOWN_LINE) };
}

function firstLine(head: string): string {
  const text = head.replace(/^\ufeff/, '').trimStart();
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
