/** Decides which lines of a reply its writer typed: without quotes, copied headers, signatures and disclaimers. */
import { findQuoteStart, isHeaderLine, QUOTED } from './quote-start.ts';
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
  let rest = text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').split('\n', MAX_LINES).flatMap(splitAttribution);
  const said: string[] = [];
  for (let i = 0; i <= MAX_QUOTES; i++) {
    const start = findQuoteStart(rest);
    const own = ownLines(start === null ? rest : rest.slice(0, start.at), start !== null || i > 0, i > 0 || start !== null);
    if (own !== '') said.push(own);
    if (start === null) break;
    const below = rest.slice(start.after);
    const marked = QUOTED.test(below.find((line) => line.trim() !== '' && !(start.kind === 'message' && isHeaderLine(line))) ?? '');
    // What is not marked below an attribution or a header is theirs, down to the end. At the very top it is all there is.
    if (!marked && (start.kind === 'message' || said.length > 0)) break;
    rest = start.kind === 'message' ? below.filter((line) => !isHeaderLine(line)) : below;
  }
  return said.join('\n\n');
}

/** "Fine. On Mon, Jun 1, 2026 at 9:00 AM Ann wrote:" as some programs join it when they turn HTML into text. */
function splitAttribution(line: string): string[] {
  const at = line.length > 600 || !/wrote: ?$/.test(line) ? -1 : line.search(/\S {1,3}On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, /);
  return at < 0 || QUOTED.test(line) ? [line] : [line.slice(0, at + 1), line.slice(at + 1).trimStart()];
}

/** The lines that are not quoted, tidied. Without an attribution a single quoted line may be an arrow or a citation of the writer's own. */
function ownLines(lines: readonly string[], attributed: boolean, alone: boolean): string {
  const quoted = lines.filter((line) => QUOTED.test(line) && (attributed || !/^\s{0,3}\|/.test(line))).length;
  if (quoted === 0 || (!attributed && quoted === 1 && !endsInQuote(lines))) return tidy(lines, alone);
  const kept = lines.filter((line, i) => !QUOTED.test(line) && !isResidue(lines, i));
  return tidy(kept, alone);
}

function endsInQuote(lines: readonly string[]): boolean {
  return QUOTED.test(lines.findLast((line) => line.trim() !== '') ?? '');
}

/** The rest of a quoted line that was wrapped on the way, or the end of an attribution within a quote. */
function isResidue(lines: readonly string[], at: number): boolean {
  const [previous, line, next] = [lines[at - 1] ?? '', (lines[at] as string).trim(), lines[at + 1] ?? ''];
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
  while (start < end && (lines[start] as string).trim() === '') start++;
  while (end > start && ((lines[end - 1] as string).trim() === '' || RULE.test(lines[end - 1] as string) || (lines[end - 1] as string).trim() === '\u1427')) end--;
  return lines.slice(start, end).join('\n').trimEnd();
}
