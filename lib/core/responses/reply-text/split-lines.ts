/** Parts a text into lines, and text from an attribution that a program joined to it. */
import { QUOTED } from './reply-page.ts';

const MAX_LINES = 2_000;
const MAX_JOINED = 600;
const WROTE_AND_MARK = 'wrote:>';
/** An attribution wrapped further than this is not parted from the text before it. */
const MAX_WRAPPED = 2;
/** "On Mon, 1 Jun", "On 1 Jun", "On Jun 1" after other words. */
const JOINED =
  /\S {0,3}(?<=[ -])On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d|\d{1,2}[ ./-])/;

export function splitLines(text: string): string[] {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n', MAX_LINES);
  if (!text.includes('wrote:')) return lines;
  const parted: string[] = [];
  const hasMarks = text.includes(WROTE_AND_MARK);
  for (const line of lines) {
    const end =
      line.endsWith('wrote:') || line.endsWith('wrote: ')
        ? line.length
        : hasMarks
          ? endBeforeMark(line)
          : -1;
    if (end < 0) {
      parted.push(line);
      continue;
    }
    parted.push(line.slice(0, end));
    partJoined(parted);
    if (end < line.length && line.slice(end).trim() !== '')
      parted.push(line.slice(end).trimStart());
  }
  return parted;
}

/** Where "wrote:" ends if a quote mark follows in the same line, else -1. */
function endBeforeMark(line: string): number {
  const at = line.length > MAX_JOINED ? -1 : line.indexOf(WROTE_AND_MARK);
  return at < 0 ? -1 : at + WROTE_AND_MARK.length - 1;
}

/** "Fine. On Mon, Jun 1, 2026 at 9:00 AM Ann wrote:": parts the line in which "On" stands. */
function partJoined(lines: string[]): void {
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - 1 - MAX_WRAPPED); i--) {
    const line = lines[i] ?? '';
    if (line === '' || line.length > MAX_JOINED || /^[\s-]*On /.test(line) || QUOTED.test(line))
      return;
    const at = line.search(JOINED);
    if (at < 0) continue;
    const start = line.indexOf('On ', at);
    if (i === lines.length - 1 || /\d{4}|\d:\d\d/.test(line.slice(start)))
      lines.splice(
        i,
        1,
        line.slice(0, start).replace(/(?:\s|-{2,4}){1,9}$/, ''),
        line.slice(start),
      );
    return;
  }
}
