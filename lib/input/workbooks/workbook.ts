/** A workbook that is open: its sheets, and their rows as often as they are asked for. */
import type { MergedCells, SheetRow } from './sheet-row.ts';

export type Sheet = {
  name: string;
  isHidden: boolean;
  rows(): AsyncIterable<SheetRow>;
  /** Known once all rows were read. */
  merged: MergedCells[];
};

export type Workbook = {
  format: 'xlsx' | 'ods';
  sheets: Sheet[];
  /** Macros are in the file; they are never run. */
  hasMacros: boolean;
};
