/** Chooses how many rows of a list, and how much of each text, an answer has room for. */
import { visibleJson } from './visible.ts';

/** What an answer has for its rows: 8 KB as a program reads it, less what stands around them. */
const ROOM = 6_400;

/** How many characters of a text are shown, most first. */
const TEXT_LENGTHS = [1_000, 600, 400, 280, 200, 140];

/**
 * The rows that fit into `room` bytes, at least one, with the longest texts with which all of them
 * fit; with the shortest when they never do. `describe`: the row, with so many characters of its
 * text.
 */
export function fitRows<Row, Shown>(
  rows: readonly Row[],
  describe: (row: Row, textLength: number) => Shown,
  room = ROOM,
): Shown[] {
  let shown: Shown[] = [];
  for (const length of TEXT_LENGTHS) {
    shown = rows.map((row) => describe(row, length));
    if (firstBeyond(shown, room) < 0) return shown;
  }
  return shown.slice(0, Math.max(1, firstBeyond(shown, room)));
}

/** The index of the first row that has no room; -1 when all have. */
function firstBeyond(rows: readonly unknown[], room: number): number {
  let left = room;
  return rows.findIndex((row) => (left -= printedSize(row)) < 0);
}

function printedSize(row: unknown): number {
  return Buffer.byteLength(visibleJson(JSON.stringify(row))) + 1;
}
