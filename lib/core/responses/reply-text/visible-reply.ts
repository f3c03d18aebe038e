/** Decides which lines of a reply its writer typed: without quotes, copied headers, signatures and disclaimers. */
import { isHeaderLine, quoteStarts } from './quote-start.ts';
import { QUOTED, readPage, type ReplyPage } from './reply-page.ts';
import { findSignature, RULE } from './signature.ts';

/** A reply is read by its first lines; beyond this only quotes grow. */
const MAX_TEXT = 65_536;
const MAX_LINES = 2_000;
/** Attributions that are read one after the other, as in a discussion answered point by point. */
const MAX_QUOTES = 50;
/** A line of a quote that is as long as this may have been wrapped by a program on the way, which marks only its first part. */
const WRAPS_AT = 65;

/**
 * The new text of a reply, `''` when there is none. Quotes that the writer answered line by line are left out, the answers kept, and
 * so is an answer below a quote. Text without any sign of quoting comes back as it is, less its trailing blanks and signature.
 */
export function visibleReply(text: string): string {
  let page = readPage(splitLines(text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text), text);
  let findStart = quoteStarts(page);
  let from = 0;
  const said: string[] = [];
  for (let i = 0; i <= MAX_QUOTES; i++) {
    const start = findStart(from);
    const own = ownLines(
      page,
      { from, end: start?.at ?? page.lines.length },
      start !== null || i > 0,
    );
    if (own !== '') said.push(own);
    if (start === null) break;
    const isCopy = start.kind === 'message';
    const below = page.lines.findIndex(
      (line, at) => at >= start.after && line.trim() !== '' && !(isCopy && isHeaderLine(line)),
    );
    const marked = below >= 0 && page.quoted[below] === 1;
    // What is not marked below an attribution or a header is theirs, down to the end. At the very top it is all there is.
    if (!marked && (isCopy || said.length > 0)) break;
    from = start.after;
    if (!isCopy) continue;
    page = readPage(
      page.lines.slice(from).filter((line) => !isHeaderLine(line)),
      text,
    );
    findStart = quoteStarts(page);
    from = 0;
  }
  return said.join('\n\n');
}

/** Whether somebody else's words stand below those of the writer, or between them. */
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

/** "Fine. On Mon, Jun 1, 2026 at 9:00 AM Ann wrote:" as some programs join it when they turn HTML into text. */
function splitAttribution(line: string): string[] {
  const at =
    line.length > 600 ? -1 : line.search(/\S {1,3}On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, /);
  return at < 0 || QUOTED.test(line)
    ? [line]
    : [line.slice(0, at + 1), line.slice(at + 1).trimStart()];
}

/** The lines of a page that are not quoted, tidied. Without an attribution a single quoted line may be an arrow or a citation of the writer's own. */
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

/** The rest of a quoted line that was wrapped on the way, or the end of an attribution within a quote. */
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

/** Without signature, rules and blanks at the end, blank lines at the start. */
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
