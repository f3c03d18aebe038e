/** A row of a sheet as both kinds of workbook give it, and what merged cells add to it. */

export type CellProblem = {
  /** The column, from 0. */
  index: number;
  code: 'formula_without_value' | 'cell_error' | 'number_rounded';
  value: string;
};

export type SheetRow = {
  /** Its number in the sheet, from 1. */
  line: number;
  cells: string[];
  /** Hidden by a filter or by hand. */
  isHidden: boolean;
  problems: CellProblem[];
};

/** More columns than any list has (Excel's own bound). */
export const MOST_COLUMNS = 16_384;
/** Excel's own bound of rows. */
export const MOST_ROWS = 1_048_576;

/** Rows `from` to `to`, in column `index`: only the first has the value that all of them show. */
export type MergedCells = { from: number; to: number; index: number };

/** Gives each row of merged cells their value, as the sheet shows it. */
export function fillMerged(merged: readonly MergedCells[]): (row: SheetRow) => SheetRow {
  if (merged.length === 0) return (row) => row;
  const waiting = [...merged].sort((a, b) => a.from - b.from);
  let next = 0;
  let open: (MergedCells & { value: string })[] = [];
  return (row) => {
    open = open.filter(({ to }) => to >= row.line);
    for (const { index, value } of open) {
      while (row.cells.length < index) row.cells.push('');
      if ((row.cells[index] ?? '') === '') row.cells[index] = value;
    }
    for (let one = waiting[next]; one !== undefined && one.from <= row.line; one = waiting[++next])
      if (one.from === row.line && one.to > row.line)
        open.push({ ...one, value: row.cells[one.index] ?? '' });
    return row;
  };
}
