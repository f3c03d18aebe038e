/** Reads the rows of a sheet of an Excel workbook as a stream. */
import { tooLarge } from './open-archive.ts';
import { writeNumber, type NumberFormat } from './number-format.ts';
import { readXml, type XmlHandler } from './read-xml.ts';
import { MOST_CELL, unescapeText, type SharedStrings } from './shared-strings.ts';
import {
  MOST_COLUMNS,
  MOST_ROWS,
  type CellProblem,
  type MergedCells,
  type SheetRow,
} from './sheet-row.ts';

type Tables = {
  texts: SharedStrings;
  formats: readonly NumberFormat[];
  epoch1904: boolean;
  /** Filled after the last row. */
  merged: MergedCells[];
};
const MOST_MERGED = 200_000;
const GENERAL: NumberFormat = { kind: 'general' };

export function readXlsxRows(
  path: string,
  chunks: AsyncIterable<string>,
  tables: Tables,
): AsyncGenerator<SheetRow> {
  return readXml(path, chunks, rowsHandler(path, tables));
}

function rowsHandler(
  path: string,
  { texts, formats, epoch1904, merged }: Tables,
): XmlHandler<SheetRow> {
  let done: SheetRow[] = [];
  let row: SheetRow | null = null;
  let line = 0;
  let count = 0;
  let index = -1;
  let type = '';
  let style = 0;
  let value = '';
  let hasFormula = false;
  let hasValue = false;
  let isText = false;
  let isReading = false;

  function endCell(): void {
    if (row === null || index < 0) return;
    // Programs without a calculator write no value or an empty one; a result that is an empty text
    // has the type `str`.
    if (hasFormula && (!hasValue || (value === '' && type !== 'str'))) {
      row.problems.push({ index, code: 'formula_without_value', value: '' });
      return;
    }
    if (!hasValue || value === '') return;
    const { text, problem } = readValue();
    if (problem !== null) row.problems.push({ index, code: problem, value: text });
    if (problem === 'cell_error') return;
    while (row.cells.length < index) row.cells.push('');
    row.cells[index] = text;
  }

  function readValue(): { text: string; problem: CellProblem['code'] | null } {
    switch (type) {
      case 's':
        return { text: texts.at(Number(value)) ?? '', problem: null };
      case 'inlineStr':
      case 'str':
        return { text: unescapeText(value), problem: null };
      case 'b':
        return { text: value.trim() === '1' ? 'TRUE' : 'FALSE', problem: null };
      case 'e':
        return { text: value, problem: 'cell_error' };
      case 'd':
        return { text: value, problem: null };
      default: {
        const { text, isRounded } = writeNumber(value, formats[style] ?? GENERAL, epoch1904);
        return { text, problem: isRounded ? 'number_rounded' : null };
      }
    }
  }

  return {
    open(name, attributes) {
      if (name === 'row') {
        if (++count > MOST_ROWS) throw tooLarge(path, `has more than ${MOST_ROWS} rows in a sheet`);
        line = Number(attributes['r'] ?? line + 1) || line + 1;
        const isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
        row = { line, cells: [], isHidden, problems: [] };
        index = -1;
      } else if (name === 'c') {
        const place = attributes['r'];
        index = place === undefined ? index + 1 : columnOf(place);
        if (index >= MOST_COLUMNS) throw tooLarge(path, `has more than ${MOST_COLUMNS} columns`);
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
        hasFormula = hasValue = isText = isReading = false;
      } else if (name === 'v' || (name === 't' && !isReading)) isText = hasValue = true;
      else if (name === 'f') hasFormula = true;
      else if (name === 'rPh') isReading = true;
      else if (name === 'mergeCell') addMerged(attributes['ref'] ?? '', merged);
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') endCell();
      else if (name === 'row' && row !== null) {
        done.push(row);
        row = null;
      }
    },
    text(piece) {
      if (isText && value.length < MOST_CELL) value += piece.slice(0, MOST_CELL);
    },
    take() {
      const taken = done;
      done = [];
      return taken;
    },
  };
}

/** `AB12` is column 27; -1 for a text that names no column. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length && at < 4; at++) {
    const letter = place.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function addMerged(range: string, merged: MergedCells[]): void {
  const [, first = '', from, , to] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range) ?? [];
  if (from === undefined || Number(to) <= Number(from) || merged.length >= MOST_MERGED) return;
  merged.push({ from: Number(from), to: Number(to), index: columnOf(first) });
}
