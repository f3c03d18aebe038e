/** One row of a prospects file, as read: nothing is judged yet but the shape of the row and the address. */
import type { AddressFault } from './address.ts';
import type { PlaceCells } from './place.ts';

export type ProspectRow = PlaceCells & {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  /** Normalised: lower case, domain in A-label form; null when `emailFault` says why it is none. */
  email: string | null;
  emailFault: AddressFault | null;
  /** The address as written, cut to 100 characters, for the report. A stranger's words. */
  emailAsWritten: string;
  /** Every named column's cell, trimmed, empty cells left out; without prototype. */
  fields: Readonly<Record<string, string>>;
  problems: RowProblem[];
};

export type RowProblem =
  'too_many_cells' | 'too_few_cells' | 'cell_too_long' | 'formula' | 'control_characters';

/** Names that the program itself gives to templates; a column of the same name is hidden by it. */
export const BUILT_IN_FIELDS = ['sender', 'campaign', 'unsubscribe_url'] as const;

/** What became of the columns of a prospects file. `column`: as the header line has it; `number`: from 1. */
export type ColumnsRead = {
  /** Columns that were taken for one of our fields under another name. */
  taken: { field: string; column: string; number: number }[];
  /** Columns that mean a field which another column, `instead`, was taken for. They are merge fields under their own name. */
  passedOver: { field: string; column: string; number: number; instead: string }[];
  /** Columns that may mean a field that no column was taken for. */
  doubtful: { field: string; column: string; number: number }[];
};

/** A prospects file whose header line was read. */
export type ProspectsFile = {
  /** Merge fields the file offers, in the order of its columns. */
  columns: string[];
  /** Columns without a name, by number from 1: they are not read. */
  unnamedColumns: number[];
  /** What was made of the column names. */
  columnsRead: ColumnsRead;
  /** The line of the column names, from 1. */
  headerLine: number;
  /** Lines above it that hold something, and were not read. */
  linesLeftOut: number;
  delimiter: string;
  /** Once only. Throws Failure `csv_not_utf8`, `csv_quote`, `csv_record_too_long` with the line. */
  rows: AsyncIterable<ProspectRow>;
};
