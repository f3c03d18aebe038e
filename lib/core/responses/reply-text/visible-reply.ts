/**
 * Decides which lines of a reply its writer typed: without quotes, copied headers, signatures and
 * disclaimers.
 */
import { citedLines } from './citation.ts';
import { isHeaderLine, quoteStarts } from './quote-start.ts';
import { isBlank, QUOTED, readPage, type ReplyPage } from './reply-page.ts';
import { findSignature, isDeviceLine, isImage, RULE } from './signature.ts';
import { splitLines } from './split-lines.ts';
import { WRAPPED, wrappedRests } from './wrapped-rests.ts';

/** A reply is in its first lines; only quotes are longer. */
const MAX_TEXT = 65_536;
/** The most attributions to read, as in a discussion answered point by point. */
const MAX_QUOTES = 50;

/**
 * The new text of a reply, `''` when there is none. Keeps answers between quoted lines and below a
 * quote. Text without a sign of quoting comes back unchanged, less its trailing spaces and
 * signature.
 */
export function visibleReply(text: string): string {
  const read = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  let page = readPage(splitLines(read), read);
  let findStart = quoteStarts(page);
  let from = 0;
  const ownTexts: string[] = [];
  const rests: string[] = [];
  for (let i = 0; i <= MAX_QUOTES; i++) {
    const start = findStart(from);
    const ownText = ownLines(
      page,
      { from, end: start?.at ?? page.lines.length },
      { attributed: start !== null || i > 0, top: i === 0, rests },
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
      read,
    );
    findStart = quoteStarts(page);
    from = 0;
  }
  // If a line that looks like the rest of a quoted one is all there is, it is the answer.
  return (ownTexts.length > 0 ? ownTexts : rests).join('\n\n');
}

/** Whether the text quotes another message below the writer's words or between them. */
export function quotesSomething(text: string): boolean {
  const page = readPage(splitLines(text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text), text);
  return page.quoted.includes(1) || quoteStarts(page)(0) !== null;
}

/**
 * The unquoted lines of a page, tidied. `attributed`: an attribution stands above or below;
 * without one a single quoted line may be an arrow or a citation of the writer. `top`: the first
 * lines of the message. Adds the lines left out as rests of quoted lines to `rests`.
 */
function ownLines(
  page: ReplyPage,
  { from, end }: { from: number; end: number },
  { attributed, top, rests }: { attributed: boolean; top: boolean; rests: string[] },
): string {
  const lines = from === 0 && end === page.lines.length ? page.lines : page.lines.slice(from, end);
  const quoted = page.quoted.subarray(from, end);
  let count = 0;
  for (let i = 0; i < quoted.length; i++)
    if (quoted[i] === 1 && (attributed || !/^\s{0,3}\|/.test(lines[i] ?? ''))) count++;
  if (count === 0 || (!attributed && count === 1 && !endsInQuote(lines)))
    return tidy(lines, { alone: attributed, top });
  const wrapped = wrappedRests(lines, quoted);
  for (let i = 0; i < lines.length; i++)
    if (wrapped[i] === WRAPPED) rests.push((lines[i] ?? '').trimEnd());
  const cited = top ? citedLines(lines, quoted) : null;
  const own = lines.filter((_line, i) => (quoted[i] === 0 && wrapped[i] === 0) || cited?.[i] === 1);
  return tidy(own, { alone: attributed, top });
}

function endsInQuote(lines: readonly string[]): boolean {
  return QUOTED.test(lines.findLast((line) => line.trim() !== '') ?? '');
}

/**
 * Removes the signature, rules, images and blank lines at the end, and blank lines at the start. A
 * phone that writes its line at the top has the writer's words below it.
 */
function tidy(text: readonly string[], { alone, top }: { alone: boolean; top: boolean }): string {
  const first = text.findIndex((line) => !isBlank(line));
  if (first < 0) return '';
  const isSignedFirst = top && isDeviceLine((text[first] ?? '').trim());
  const lines = isSignedFirst ? text.slice(first + 1) : text;
  const start = isSignedFirst ? lines.findIndex((line) => !isBlank(line)) : first;
  if (start < 0) return '';
  let end = findSignature(lines, alone && !isSignedFirst);
  while (end > start && isIdle(lines[end - 1] ?? '')) end--;
  let words = end;
  while (words > start && (isIdle(lines[words - 1] ?? '') || isImage(lines[words - 1] ?? '')))
    words--;
  // An image may be all there is.
  return lines
    .slice(start, words > start ? words : end)
    .join('\n')
    .trimEnd();
}

/** Some trackers leave a sign on a line of its own. */
function isIdle(line: string): boolean {
  return isBlank(line) || RULE.test(line) || line.trim() === '\u1427';
}
