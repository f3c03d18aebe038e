/** Reads `--map "Column=first_name"`: which column of the list the caller says to be which field. */
import { Failure } from '../domain/failure.ts';
import { plainName, withoutMarks } from './column-meaning.ts';
import type { ListOptions } from '../domain/campaigns/prospect-row.ts';

const SHOWN = 15;
const MOST_NAME = 64;

/**
 * The field for each mapped column, by the column's index. Throws Failure `map_column_unknown`,
 * `map_twice`.
 */
export function mapColumns(
  header: readonly string[],
  path: string,
  map: ListOptions['map'],
): Map<number, string> {
  const mapped = new Map<number, string>();
  for (const { column, field } of map) {
    const index = columnIndex(header, column);
    if (index === null) throw unknownColumn(header, path, column);
    const name = plainName(field).slice(0, MOST_NAME);
    if (mapped.has(index) || [...mapped.values()].includes(name))
      throw new Failure({
        code: 'map_twice',
        exit: 'usage',
        message: `--map names ${mapped.has(index) ? `column ${index + 1}` : `the field ${name}`} twice.`,
        hint: 'Give each column and each field once.',
        details: { path },
      });
    mapped.set(index, name);
  }
  return mapped;
}

/** By name, as it is or as we compare names; else by number from 1. */
export function columnIndex(header: readonly string[], column: string): number | null {
  const exact = header.findIndex((cell) => cell.trim() === column.trim());
  if (exact >= 0) return exact;
  const bare = withoutMarks(plainName(column));
  const alike = header.findIndex((cell) => bare !== '' && withoutMarks(plainName(cell)) === bare);
  if (alike >= 0) return alike;
  const number = /^\d{1,5}$/.test(column.trim()) ? Number(column) : 0;
  return number >= 1 && number <= header.length ? number - 1 : null;
}

function unknownColumn(header: readonly string[], path: string, column: string): Failure {
  const named = header.map((cell) => cell.trim().slice(0, MOST_NAME)).filter((cell) => cell !== '');
  const shown = named.slice(0, SHOWN).map((cell) => JSON.stringify(cell));
  const rest = named.length - SHOWN;
  return new Failure({
    code: 'map_column_unknown',
    exit: 'usage',
    message: `--map names a column ${JSON.stringify(column.slice(0, MOST_NAME))}, which ${path} does not have.`,
    hint: `Its columns are ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. A number from 1 to ${header.length} names a column too.`,
    details: { path, columns: header.length },
  });
}
