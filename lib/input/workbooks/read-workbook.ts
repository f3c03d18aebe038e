/** Reads a prospects list from a workbook: chooses the sheet, finds its header, gives its rows. */
import { emptyFile } from '../list-kind.ts';
import { isHeader, MOST_LINES } from '../find-header.ts';
import { listOf } from '../list-of.ts';
import { nameColumns } from '../name-columns.ts';
import { readRow, type RowColumns } from '../read-row.ts';
import { openArchive, type Archive } from './open-archive.ts';
import { openOds } from './open-ods.ts';
import { openXlsx } from './open-xlsx.ts';
import { refuseArchive, sheetUnknown } from './refuse-archive.ts';
import { fillMerged, type MergedCells, type SheetRow } from './sheet-row.ts';
import type { Sheet, Workbook } from './workbook.ts';
import type {
  ListOptions,
  ProspectRow,
  ProspectsFile,
  RowProblem,
} from '../../domain/campaigns/prospect-row.ts';

/**
 * Throws Failure: those of `refuseArchive`, `openArchive` and `nameColumns`, `sheet_unknown`,
 * `csv_empty`.
 */
export async function readWorkbook(path: string, options: ListOptions): Promise<ProspectsFile> {
  const archive = await openArchive(path);
  refuseArchive(path, archive);
  return readFrom(path, await openBook(path, archive), options);
}

function openBook(path: string, archive: Archive): Promise<Workbook> {
  return archive.has('content.xml') ? openOds(path, archive) : openXlsx(path, archive);
}

type Looked = { sheet: Sheet; head: SheetRow[]; headerAt: number };

async function readFrom(
  path: string,
  workbook: Workbook,
  options: ListOptions,
): Promise<ProspectsFile> {
  const looked: Looked[] = [];
  for (const sheet of workbook.sheets) looked.push(await lookAt(sheet, options));
  const { sheet, head, headerAt } = choose(path, looked, options);
  if (head.length === 0) throw emptyFile(path);
  const above = Math.max(0, headerAt);
  const headerRow = head[above] as SheetRow;
  const header = nameColumns(headerRow.cells, path, options.map);
  const { hidden, merged } = await readThrough(sheet, headerRow.line);
  const sample = head.slice(above + 1).map(({ cells }) => cells);
  return listOf(header, sample, {
    headerLine: headerRow.line,
    linesLeftOut: above,
    source: {
      format: workbook.format,
      sheet: sheet.name,
      otherSheets: looked
        .filter((each) => each.sheet !== sheet)
        .map((each) => ({
          name: each.sheet.name,
          isHidden: each.sheet.isHidden,
          hasAddresses: each.headerAt >= 0,
        })),
      hiddenRows: hidden,
      mergedCells: merged.length,
      hasMacros: workbook.hasMacros,
    },
    rows: (columns) => rowsOf(sheet, { columns, headerLine: headerRow.line, merged }),
  });
}

/** The filled rows at the top, and which of them names an address column; -1 for none. */
async function lookAt(sheet: Sheet, { map }: ListOptions): Promise<Looked> {
  const head: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    if (row.cells.some((cell) => cell.trim() !== '')) head.push(row);
    if (head.length >= MOST_LINES || row.line > MOST_LINES * 10) break;
  }
  const first = head[0]?.cells ?? [];
  const isFirst = isNamedBy(first, map);
  return {
    sheet,
    head,
    headerAt: isFirst ? 0 : head.findIndex(({ cells }) => isHeader(cells, map)),
  };
}

/** The first row needs less proof: it is where a header belongs. */
function isNamedBy(cells: readonly string[], map: ListOptions['map']): boolean {
  try {
    nameColumns(cells, '', map);
    return true;
  } catch {
    return false;
  }
}

/** The sheet that was asked for; else the first visible one with an address column. */
function choose(path: string, looked: readonly Looked[], { sheet: asked }: ListOptions): Looked {
  const names = looked.map(({ sheet }) => sheet.name);
  if (asked !== null) {
    const exact = looked.find(({ sheet }) => sheet.name === asked);
    const alike = looked.filter(
      ({ sheet }) => sheet.name.trim().toLowerCase() === asked.trim().toLowerCase(),
    );
    const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
    if (found === undefined) throw sheetUnknown(path, names, asked);
    return found;
  }
  const visible = looked.filter(({ sheet }) => !sheet.isHidden);
  const found =
    visible.find(({ headerAt }) => headerAt >= 0) ?? visible.find(({ head }) => head.length > 0);
  if (found !== undefined) return found;
  const hidden = looked.filter(({ headerAt }) => headerAt >= 0);
  if (hidden.length > 0) throw sheetUnknown(path, names, null);
  throw emptyFile(path);
}

/** Finds damage at the end of the sheet, and what comes after its rows in the file. */
async function readThrough(
  sheet: Sheet,
  headerLine: number,
): Promise<{ hidden: number; merged: MergedCells[] }> {
  let hidden = 0;
  for await (const row of sheet.rows()) if (row.isHidden && row.line > headerLine) hidden++;
  return { hidden, merged: sheet.merged.filter(({ from }) => from > headerLine) };
}

async function* rowsOf(
  sheet: Sheet,
  list: { columns: RowColumns; headerLine: number; merged: readonly MergedCells[] },
): AsyncGenerator<ProspectRow> {
  const { names } = list.columns;
  const fill = fillMerged(list.merged);
  for await (const each of sheet.rows()) {
    if (each.line <= list.headerLine) continue;
    const row = fill(each);
    const problems = row.problems.map(({ code, index, value }): RowProblem => {
      return { code, column: names[index] ?? null, value };
    });
    if (problems.length === 0 && row.cells.every((cell) => cell.trim() === '')) continue;
    if (row.isHidden) problems.push({ code: 'hidden_row', column: null, value: '' });
    // A sheet has no cells at the end of a row that are empty.
    while (row.cells.length < names.length) row.cells.push('');
    for (let at = 0; at < row.cells.length; at++) row.cells[at] ??= '';
    yield readRow(row.cells, list.columns, row.line, problems);
  }
}
