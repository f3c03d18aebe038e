/** Turns lines of the sink's log into messages with an instant, a recipient and a step. */
import type { SinkLine } from './record.ts';

export type SoakMessage = {
  /** Place in the log. */
  index: number;
  line: SinkLine;
  /**
   * The Date header: the clock the program went by. Whole seconds, cut: distances of whole seconds
   * stay true.
   */
  at: number;
  to: string;
  step: number;
  messageId: string;
};

/**
 * The mark that the campaign's texts carry, so that a step is known without believing the program.
 */
const STEP_MARK = /^This is mail (\d+) of \d+\./m;

/**
 * Accepted messages in log order; a line without a readable date, recipient or step throws, because
 * it cannot be checked.
 */
export function readMails(lines: readonly SinkLine[]): SoakMessage[] {
  return lines.flatMap((line, index): SoakMessage[] => {
    if (line.outcome !== 'accepted') return [];
    const at = Date.parse(headerOf(line, 'Date') ?? '');
    const step = Number(STEP_MARK.exec(line.text)?.[1]);
    if (Number.isNaN(at) || !step || line.to[0] === undefined)
      throw new Error(`line ${index + 1} of the log has no date, step or recipient`);
    return [
      { index, line, at, to: line.to[0], step, messageId: headerOf(line, 'Message-ID') ?? '' },
    ];
  });
}

export function headerOf(line: SinkLine, name: string): string | null {
  return line.headers.find(([found]) => found.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
