/** One row of a prospects file as read: only its shape and its address are checked. */
import type { AddressFault } from './address.ts';
import type { PlaceCells } from './place.ts';

export type ProspectRow = PlaceCells & {
  /** The line of the file on which the row begins, from 1. */
  line: number;
  /** Normalised: lower case, domain in A-label form; null with a fault in `emailFault`. */
  email: string | null;
  emailFault: AddressFault | null;
  /** The address as written, cut to 100 characters, for the report. Untrusted text. */
  emailAsWritten: string;
  /** The trimmed cell of every named column, without empty cells. The object has no prototype. */
  fields: Readonly<Record<string, string>>;
  problems: RowProblem[];
};

export type RowProblem =
  'too_many_cells' | 'too_few_cells' | 'cell_too_long' | 'formula' | 'control_characters';

/** Names that the program gives to templates; they hide columns of the same name. */
export const BUILT_IN_FIELDS = ['sender', 'campaign', 'unsubscribe_url'] as const;

/**
 * How the columns of a prospects file were understood. `column`: the name in the header line;
 * `number`: from 1.
 */
export type ColumnsRead = {
  /** Columns with another name that were understood as one of our fields. */
  taken: { field: string; column: string; number: number }[];
  /**
   * Columns that mean a field for which another column, `instead`, was taken. They are merge fields
   * under their own name.
   */
  passedOver: { field: string; column: string; number: number; instead: string }[];
  /** Columns that may mean a field for which no column was taken. */
  doubtful: { field: string; column: string; number: number }[];
};

/** A prospects file whose header line was read. */
export type ProspectsFile = {
  /** The merge fields of the file, in the order of its columns. */
  columns: string[];
  /** Columns without a name, by number from 1: they are not read. */
  unnamedColumns: number[];
  /** How the column names were understood. */
  columnsRead: ColumnsRead;
  /** The line of the column names, from 1. */
  headerLine: number;
  /** Non-empty lines above the header, which are not read. */
  linesLeftOut: number;
  delimiter: string;
  /**
   * Can be iterated once. Throws Failure `csv_not_utf8`, `csv_quote`, `csv_record_too_long` with
   * the line.
   */
  rows: AsyncIterable<ProspectRow>;
};
