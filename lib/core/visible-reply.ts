/** Decides which lines of a reply its writer typed: without quotes, copied headers and signatures. */
import { DEVICE_SIGNATURES } from '../../data/classify/quote-signs.ts';
import { findQuoteStart } from './quote-start.ts';

/** A reply is read by its first lines; beyond this only quotes grow. */
const MAX_TEXT = 65_536;
const MAX_LINES = 2_000;
const QUOTED = /^\s{0,3}[>|]/;
/** Only punctuation: rules above signatures and quotes. The dot and the ogham-like sign are what some trackers leave. */
const RULE = /^[\s\-_=*#~+\u2010-\u2015.\u1427]{2,}$/;

/**
 * The new text of a reply, `''` when there is none. Quotes that the writer answered line by line are left out, the answers kept.
 * Text without any sign of quoting comes back as it is, less its trailing blanks and signature.
 */
export function visibleReply(text: string): string {
  const lines = text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').split('\n', MAX_LINES);
  const start = findQuoteStart(lines);
  if (start === null) return tidy(endsInQuote(lines) ? lines.filter((line) => !QUOTED.test(line)) : lines);
  const above = tidy(lines.slice(0, start.at));
  const below = lines.slice(start.after);
  if (start.kind === 'message') return above;
  // Below the attribution: quoted lines are theirs, the others the writer's answers, provided that quotes are marked at all.
  const marked = below.some((line) => QUOTED.test(line));
  if (above !== '') return marked && answersInline(below) ? `${above}\n\n${tidy(answers(below))}`.trimEnd() : above;
  return marked ? tidy(answers(below)) : tidy(below);
}

/** A quoted block at the very end without an attribution, which some programs leave out. */
function endsInQuote(lines: string[]): boolean {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return last >= 0 && QUOTED.test(lines[last] as string);
}

/** Text after a quote that is followed by more quoting is an answer in between; at the end it is as often a signature. */
function answersInline(lines: string[]): boolean {
  const firstQuoted = lines.findIndex((line) => QUOTED.test(line));
  const lastQuoted = lines.findLastIndex((line) => QUOTED.test(line));
  return lines.slice(firstQuoted, lastQuoted).some((line) => !QUOTED.test(line) && /[\p{L}\p{N}]{2}/u.test(line) && line.length > 3 && !isWrapped(line));
}

function isWrapped(line: string): boolean {
  return /^[\w.+-]+@|^https?:|wrote:$/i.test(line.trim());
}

function answers(lines: string[]): string[] {
  const start = findQuoteStart(lines.filter((line) => !QUOTED.test(line)));
  const own = lines.filter((line) => !QUOTED.test(line));
  return start === null ? own : own.slice(0, start.at);
}

/** Without signature, rules and blanks at the end, blank lines at the start. */
function tidy(lines: string[]): string {
  let end = lines.length;
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] as string).trim();
    if (i > 0 && isSignature(line, lines, i)) {
      end = i;
      break;
    }
  }
  let start = 0;
  while (start < end && (lines[start] as string).trim() === '') start++;
  while (end > start && ((lines[end - 1] as string).trim() === '' || RULE.test(lines[end - 1] as string) || (lines[end - 1] as string).trim() === '\u1427')) end--;
  return lines.slice(start, end).join('\n').trimEnd();
}

/** RFC 3676 4.3 "-- " (whose blank is often lost), a long rule, or a phone's line. Nothing above it: not a signature. */
function isSignature(line: string, lines: string[], at: number): boolean {
  if (line === '--' || line === '—' || /^[_]{5,}$/.test(line)) return lines.slice(0, at).some((above) => above.trim() !== '');
  const lower = line.toLowerCase().replace(/^[*_>\s]+/, '');
  return line.length < 160 && DEVICE_SIGNATURES.some((phrase) => lower.startsWith(phrase)) && lines.slice(0, at).some((above) => above.trim() !== '');
}
