/**
 * Reads the rows of one sheet of an OpenDocument spreadsheet as a stream. The format counts equal
 * rows and cells: `number-rows-repeated="1048576"` is how every sheet ends.
 */
import { tooLarge } from './open-archive.ts';
import { writeNumber } from './number-format.ts';
import { attribute, readXml, type Attributes, type XmlHandler } from './read-xml.ts';
import { MOST_CELL } from './shared-strings.ts';
import {
  MOST_COLUMNS,
  MOST_ROWS,
  type CellProblem,
  type MergedCells,
  type SheetRow,
} from './sheet-row.ts';

/** Equal rows with contents: people copy a row, but not by the thousand. */
const MOST_EQUAL = 10_000;

export function readOdsRows(
  path: string,
  chunks: AsyncIterable<string>,
  sheet: { number: number; merged: MergedCells[] },
): AsyncGenerator<SheetRow> {
  return readXml(path, chunks, rowsHandler(path, sheet));
}

function rowsHandler(
  path: string,
  { number, merged }: { number: number; merged: MergedCells[] },
): XmlHandler<SheetRow> {
  let done: SheetRow[] = [];
  let table = -1;
  let depth = 0;
  let line = 1;
  let repeat = 1;
  let row: SheetRow | null = null;
  let index = 0;
  let cell: Attributes | null = null;
  let text = '';
  let paragraphs = 0;
  let inParagraph = 0;
  let inNote = 0;

  function endRow(): void {
    if (row === null) return;
    const isEmpty = row.cells.length === 0 && row.problems.length === 0;
    const copies = isEmpty ? 0 : repeat;
    if (copies > MOST_EQUAL || (copies > 0 && line > MOST_ROWS))
      throw tooLarge(path, `has more than ${MOST_EQUAL} equal rows, or ${MOST_ROWS} rows`);
    for (let copy = 0; copy < copies; copy++)
      done.push({ ...row, line: line + copy, cells: [...row.cells] });
    line += repeat;
    row = null;
  }

  function endCell(attributes: Attributes): void {
    const columns = countOf(attributes, 'number-columns-repeated');
    const read = valueOf(attributes, text);
    const rows = countOf(attributes, 'number-rows-spanned');
    if (rows > 1 && row !== null && index < MOST_COLUMNS)
      merged.push({ from: line, to: line + rows - 1, index });
    if (row !== null && (read.text !== '' || read.problem !== null)) {
      if (index + columns > MOST_COLUMNS)
        throw tooLarge(path, `has more than ${MOST_COLUMNS} columns`);
      for (let at = index; at < index + columns; at++) {
        if (read.problem !== null)
          row.problems.push({ index: at, code: read.problem, value: read.text });
        if (read.text === '' || read.problem === 'cell_error') continue;
        while (row.cells.length < at) row.cells.push('');
        row.cells[at] = read.text;
      }
    }
    index += columns;
  }

  return {
    open(name, attributes) {
      if (name === 'table' && depth++ === 0) table++;
      if (table !== number || depth !== 1) return;
      if (name === 'table-row') {
        repeat = countOf(attributes, 'number-rows-repeated');
        const visibility = attribute(attributes, 'visibility');
        const isHidden = visibility === 'collapse' || visibility === 'filter';
        row = { line, cells: [], isHidden, problems: [] };
        index = 0;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = attributes;
        text = '';
        paragraphs = inParagraph = inNote = 0;
      } else if (name === 'annotation') inNote++;
      else if (name === 'p' && cell !== null && inNote === 0) {
        inParagraph++;
        if (paragraphs++ > 0) text += '\n';
      } else if (inParagraph > 0 && inNote === 0) {
        if (name === 's') text += ' '.repeat(Math.min(100, countOf(attributes, 'c')));
        else if (name === 'tab') text += '\t';
        else if (name === 'line-break') text += '\n';
      }
    },
    close(name) {
      if (name === 'table') depth--;
      if (table !== number || depth !== 1) return;
      if (name === 'table-row') endRow();
      else if (name === 'annotation') inNote--;
      else if (name === 'p' && inNote === 0) inParagraph = Math.max(0, inParagraph - 1);
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell !== null) {
        endCell(cell);
        cell = null;
      }
    },
    text(piece) {
      if (inParagraph > 0 && inNote === 0 && text.length < MOST_CELL)
        text += piece.slice(0, MOST_CELL).replace(/[\t\n\r ]+/g, ' ');
    },
    take() {
      const taken = done;
      done = [];
      return taken;
    },
  };
}

function valueOf(
  attributes: Attributes,
  shown: string,
): { text: string; problem: CellProblem['code'] | null } {
  const type = attribute(attributes, 'value-type');
  const formula = attribute(attributes, 'formula');
  if (type === undefined && shown === '')
    return { text: '', problem: formula === undefined ? null : 'formula_without_value' };
  if (formula !== undefined && /^(?:Err:\d{3}|#[A-Z/0]{2,8}[!?]?)$/.test(shown))
    return { text: shown, problem: 'cell_error' };
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const raw = attribute(attributes, 'value') ?? shown;
      // A zip code is shown with its zeros.
      if (/^0\d+$/.test(shown) && Number(shown) === Number(raw))
        return { text: shown, problem: null };
      const { text, isRounded } = writeNumber(raw, { kind: 'general' }, false);
      return { text, problem: isRounded ? 'number_rounded' : null };
    }
    case 'date':
      return {
        text: (attribute(attributes, 'date-value') ?? shown).replace(/T00:00:00(?:\.0+)?$/, ''),
        problem: null,
      };
    case 'boolean':
      return {
        text: attribute(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE',
        problem: null,
      };
    default:
      return {
        text: shown === '' ? (attribute(attributes, 'string-value') ?? '') : shown,
        problem: null,
      };
  }
}

function countOf(attributes: Attributes, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
