/**
 * Decides which lines of a reply its writer typed: without quotes, copied headers, signatures and
 * disclaimers.
 */
import { isHeaderLine, quoteStarts } from './quote-start.ts';
import { QUOTED, readPage, type ReplyPage } from './reply-page.ts';
import { findSignature, RULE } from './signature.ts';

/** A reply is in its first lines; only quotes are longer. */
const MAX_TEXT = 65_536;
const MAX_LINES = 2_000;
/** The most attributions to read, as in a discussion answered point by point. */
const MAX_QUOTES = 50;
/** A quoted line this long may have been wrapped in transit, with a mark on its first part only. */
const WRAPS_AT = 65;

/**
 * The new text of a reply, `''` when there is none. Keeps answers between quoted lines and below a
 * quote. Text without a sign of quoting comes back unchanged, less its trailing spaces and
 * signature.
 */
export function visibleReply(text: string): string {
  let page = readPage(splitLines(text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text), text);
  let findStart = quoteStarts(page);
  let from = 0;
  const ownTexts: string[] = [];
  for (let i = 0; i <= MAX_QUOTES; i++) {
    const start = findStart(from);
    const ownText = ownLines(
      page,
      { from, end: start?.at ?? page.lines.length },
      start !== null || i > 0,
    );
    if (ownText !== '') ownTexts.push(ownText);
    if (start === null) break;
    const isCopy = start.kind === 'message';
    const below = page.lines.findIndex(
      (line, at) => at >= start.after && line.trim() !== '' && !(isCopy && isHeaderLine(line)),
    );
    const marked = below >= 0 && page.quoted[below] === 1;
    // Unmarked text below an attribution or a header belongs to the quote, down to the end. At the
    // very top it is the only text.
    if (!marked && (isCopy || ownTexts.length > 0)) break;
    from = start.after;
    if (!isCopy) continue;
    page = readPage(
      page.lines.slice(from).filter((line) => !isHeaderLine(line)),
      text,
    );
    findStart = quoteStarts(page);
    from = 0;
  }
  return ownTexts.join('\n\n');
}

/** Whether the text quotes another message below the writer's words or between them. */
export function quotesSomething(text: string): boolean {
  const page = readPage(splitLines(text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text), text);
  return page.quoted.includes(1) || quoteStarts(page)(0) !== null;
}

function splitLines(text: string): string[] {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n', MAX_LINES);
  if (!text.includes('wrote:')) return lines;
  const parted: string[] = [];
  for (const line of lines) {
    if (line.endsWith('wrote:') || line.endsWith('wrote: ')) parted.push(...splitAttribution(line));
    else parted.push(line);
  }
  return parted;
}

/**
 * "Fine. On Mon, Jun 1, 2026 at 9:00 AM Ann wrote:", joined by some programs when they turn HTML
 * into text.
 */
function splitAttribution(line: string): string[] {
  const at =
    line.length > 600 ? -1 : line.search(/\S {1,3}On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, /);
  return at < 0 || QUOTED.test(line)
    ? [line]
    : [line.slice(0, at + 1), line.slice(at + 1).trimStart()];
}

/**
 * The unquoted lines of a page, tidied. Without an attribution a single quoted line may be an arrow
 * or a citation of the writer.
 */
function ownLines(
  page: ReplyPage,
  { from, end }: { from: number; end: number },
  attributed: boolean,
): string {
  const lines = from === 0 && end === page.lines.length ? page.lines : page.lines.slice(from, end);
  const quoted = page.quoted.subarray(from, end);
  let count = 0;
  for (let i = 0; i < quoted.length; i++)
    if (quoted[i] === 1 && (attributed || !/^\s{0,3}\|/.test(lines[i] ?? ''))) count++;
  if (count === 0 || (!attributed && count === 1 && !endsInQuote(lines)))
    return tidy(lines, attributed);
  return tidy(
    lines.filter((_line, i) => quoted[i] === 0 && !isResidue(lines, i)),
    attributed,
  );
}

function endsInQuote(lines: readonly string[]): boolean {
  return QUOTED.test(lines.findLast((line) => line.trim() !== '') ?? '');
}

/**
 * The rest of a quoted line that was wrapped in transit, or the end of an attribution within a
 * quote.
 */
function isResidue(lines: readonly string[], at: number): boolean {
  const [previous, line, next] = [
    lines[at - 1] ?? '',
    (lines[at] ?? '').trim(),
    lines[at + 1] ?? '',
  ];
  if (!QUOTED.test(previous) || line === '') return false;
  // The rest of a link.
  if (!/\s/.test(line) && /https?:/.test(previous)) return true;
  if (/^[\w.+-]{1,64}@\S|^[<([]?https?:|[>)] ?\S{0,12} ?\p{L}{2,12}[:：]$/u.test(line)) return true;
  return previous.length >= WRAPS_AT && line.length <= 20 && QUOTED.test(next);
}

/** Removes the signature, rules and blank lines at the end, and blank lines at the start. */
function tidy(lines: readonly string[], alone: boolean): string {
  let end = findSignature(lines, alone);
  let start = 0;
  while (start < end && (lines[start] ?? '').trim() === '') start++;
  while (
    end > start &&
    ((lines[end - 1] ?? '').trim() === '' ||
      RULE.test(lines[end - 1] ?? '') ||
      (lines[end - 1] ?? '').trim() === '\u1427')
  )
    end--;
  return lines.slice(start, end).join('\n').trimEnd();
}
