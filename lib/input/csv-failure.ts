/** Says what is wrong with a CSV file; the parser's own messages quote the file. */
import { Failure } from '../domain/failure.ts';
import { errorCode, thrownField } from '../domain/thrown.ts';
import { NotUtf8 } from './text/utf8.ts';

/** Without a limit, an unclosed quote would read the rest of the file as one record. */
export const MAX_RECORD = 4_000_000;

/** `linesAbove`: lines of the file that the parser does not see. */
export type Place = { path: string; linesAbove: number };

/** `csv_not_utf8`, `csv_record_too_long`, `csv_quote`; another error as it is. */
export function csvFailure(error: unknown, { path, linesAbove }: Place): unknown {
  if (error instanceof NotUtf8) {
    const line = error.line + linesAbove;
    return new Failure({
      code: 'csv_not_utf8',
      exit: 'invalidData',
      message: `Line ${line} of ${path} is not UTF-8 text, though --encoding says so.`,
      hint: 'Leave --encoding out, name another one, or correct this line.',
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
