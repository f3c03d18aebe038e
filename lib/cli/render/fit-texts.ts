/**
 * Chooses how much of each text a list shows, so that as many rows as possible stay in an answer.
 * Rows that have no room all the same give way where the answer is printed.
 */
import { visibleJson } from './visible.ts';

/** What an answer has for its rows: 8 KB as a program reads it, less what stands around them. */
const ROOM = 6_400;

/** How many characters of a text are shown, most first. */
const TEXT_LENGTHS = [1_000, 600, 400, 280, 200, 140] as const;

/**
 * The rows with the longest texts with which all of them fit into `room` bytes; with the shortest
 * when they never do. `describe`: the row, with so many characters of its text.
 */
export function fitTexts<Row, Shown>(
  rows: readonly Row[],
  describe: (row: Row, textLength: number) => Shown,
  room = ROOM,
): Shown[] {
  let shown: Shown[] = [];
  for (const length of TEXT_LENGTHS) {
    shown = rows.map((row) => describe(row, length));
    if (shown.reduce((sum, row) => sum + printedSize(row), 0) <= room) break;
  }
  return shown;
}

function printedSize(row: unknown): number {
  return Buffer.byteLength(visibleJson(JSON.stringify(row))) + 1;
}
