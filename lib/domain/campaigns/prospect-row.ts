/** One row of a prospects list as read: only its shape and its address are checked. */
import type { AddressFault } from './address.ts';
import type { PlaceCells } from './place.ts';

export type ProspectRow = PlaceCells & {
  /** The line of the file, or the row of the sheet, on which the row begins, from 1. */
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

/** `column`: our name of it; null for the whole row. `value`: the cell, cut. Untrusted text. */
export type RowProblem = { code: RowProblemCode; column: string | null; value: string };
export type RowProblemCode =
  | 'too_many_cells'
  | 'too_few_cells'
  | 'cell_too_long'
  | 'formula'
  | 'control_characters'
  | 'formula_without_value'
  | 'cell_error'
  | 'number_rounded'
  | 'hidden_row'
  | 'several_addresses'
  | 'name_not_split';

/** Names that the program gives to templates; they hide columns of the same name. */
export const BUILT_IN_FIELDS = ['sender', 'campaign', 'unsubscribe_url'] as const;

/** How the reader of a list should read it, where its contents do not tell. */
export type ListOptions = {
  /** Columns of the file by their name in it, and the field that each one is. */
  map: readonly { column: string; field: string }[];
  /** The sheet of a workbook. */
  sheet: string | null;
  /** The encoding of a text file. */
  encoding: string | null;
};

/**
 * How a column was understood. `exact`: it has the name of our field. `known`: a known name of the
 * field. `mapped`: the caller said so. `own`: a merge field under its own name. `full_name`: split
 * into first_name and last_name. `passed_over`: `instead` is used for its field. `unnamed`: not
 * read.
 */
export type ColumnHow =
  'exact' | 'known' | 'mapped' | 'own' | 'full_name' | 'passed_over' | 'unnamed';
export type ColumnRead = {
  /** The name in the header line, cut. Untrusted text. */
  column: string;
  /** From 1. */
  number: number;
  /** The merge field; null for a column that is not read. */
  field: string | null;
  how: ColumnHow;
};

/**
 * How the columns of a prospects list were understood. `column`: the name in the header line;
 * `number`: from 1.
 */
export type ColumnsRead = {
  all: ColumnRead[];
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

/** Where the rows come from. */
export type ListSource =
  | {
      format: 'csv';
      delimiter: string;
      encoding: string;
      /** Set when the bytes do not tell the encoding: a line to check. Untrusted text. */
      assumedFrom: { line: number; text: string } | null;
    }
  | {
      format: 'xlsx' | 'ods';
      /** Untrusted text, as are the names of the others. */
      sheet: string;
      otherSheets: { name: string; isHidden: boolean; hasAddresses: boolean }[];
      hiddenRows: number;
      mergedCells: number;
      hasMacros: boolean;
    };

/** A prospects list whose header line was read. */
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
  source: ListSource;
  /**
   * Each iteration reads the file. The whole file was read before, so that only a file that changes
   * meanwhile can fail here.
   */
  rows: AsyncIterable<ProspectRow>;
};
