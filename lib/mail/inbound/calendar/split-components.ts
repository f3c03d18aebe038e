/**
 * Splits a calendar into its components and their unfolded lines (RFC 5545 3.1), however damaged it
 * is: a missing END, cut lines and lines without a name give less, never an error.
 */

/** `name` in lower case: `vevent`, `vtimezone`. */
export type CalendarComponent = { name: string; lines: string[]; inner: CalendarComponent[] };

/** An answer has some 2,000 characters; the first event of a large calendar is near its start. */
const MAX_CHARACTERS = 131_072;
const MAX_LINES = 3_000;
const MAX_LINE = 8_192;
const MAX_DEPTH = 8;
const BOUNDARY = /^(begin|end)\s*:\s*([a-z-]{1,40})\s*$/i;

/** The root has no name; a calendar is one of its inner components. */
export function splitComponents(text: string): CalendarComponent {
  const root: CalendarComponent = { name: '', lines: [], inner: [] };
  const open = [root];
  for (const line of unfold(text)) {
    const [, word, name] = BOUNDARY.exec(line) ?? [];
    const within = open.at(-1)!;
    if (word === undefined || name === undefined) {
      within.lines.push(line);
    } else if (word.toLowerCase() === 'begin') {
      const component = { name: name.toLowerCase(), lines: [], inner: [] };
      within.inner.push(component);
      if (open.length < MAX_DEPTH) open.push(component);
    } else {
      // The END of an outer component also closes the inner ones whose own END is missing.
      const at = open.findLastIndex((each) => each.name === name.toLowerCase());
      if (at > 0) open.length = at;
    }
  }
  return root;
}

/** The first component of this name, at any depth. */
export function findComponent(
  within: CalendarComponent,
  name: string,
): CalendarComponent | undefined {
  for (const each of within.inner) {
    const found = each.name === name ? each : findComponent(each, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unfold(text: string): string[] {
  const lines: string[] = [];
  let pieces: string[] = [];
  const close = (): void => {
    if (pieces.length > 0) lines.push(pieces.join('').slice(0, MAX_LINE));
    pieces = [];
  };
  for (const line of text.slice(0, MAX_CHARACTERS).split(/\r\n|\n|\r/, 4 * MAX_LINES)) {
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (isFolded && pieces.length > 0) {
      pieces.push(line.slice(1));
      continue;
    }
    close();
    if (lines.length >= MAX_LINES) break;
    if (line.trim() !== '') pieces = [line];
  }
  close();
  return lines;
}
