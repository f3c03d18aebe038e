/** Shows in a few lines how a text changed. */

/** Beyond it lines are compared one by one in their places: the table would be too large. */
const MOST_COMPARED = 400;
const LINES_SHOWN = 6;
const LONGEST_LINE = 120;

/** Removed lines begin with `- `, added ones with `+ `. */
export function lineDiff(before: string, after: string): { lines: string[]; more: number } {
  const all = differences(before.split(/\r?\n/), after.split(/\r?\n/));
  return {
    lines: all.slice(0, LINES_SHOWN).map(shortened),
    more: Math.max(0, all.length - LINES_SHOWN),
  };
}

function differences(before: readonly string[], after: readonly string[]): string[] {
  if (before.length > MOST_COMPARED || after.length > MOST_COMPARED) return inPlace(before, after);
  const common = commonLengths(before, after);
  const lines: string[] = [];
  for (let [i, j] = [0, 0]; i < before.length || j < after.length;) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (i < before.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
      lines.push(`- ${before[i++]}`);
    else if (j < after.length) lines.push(`+ ${after[j++]}`);
    else lines.push(`- ${before[i++]}`);
  }
  return lines;
}

function inPlace(before: readonly string[], after: readonly string[]): string[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
    before[index] === after[index]
      ? []
      : [
          ...(index < before.length ? [`- ${before[index]}`] : []),
          ...(index < after.length ? [`+ ${after[index]}`] : []),
        ],
  ).flat();
}

/** The longest common subsequence of the lines from i and from j on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () =>
    Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      (table[i] as number[])[j] =
        before[i] === after[j]
          ? lengthAt(table, i + 1, j + 1) + 1
          : Math.max(lengthAt(table, i + 1, j), lengthAt(table, i, j + 1));
  return table;
}

function lengthAt(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? -1;
}

function shortened(line: string): string {
  const letters = [...line.slice(0, LONGEST_LINE * 2)];
  return letters.length > LONGEST_LINE ? `${letters.slice(0, LONGEST_LINE - 1).join('')}…` : line;
}
