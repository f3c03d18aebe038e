/** Decides at which line of a reply the quoted message begins. */
import {
  COPIED_HEADERS,
  TABLE_SUBJECT,
  TABLE_TO,
} from '../../../../data/classify/quotes/copied-headers.ts';
import { REPLY_ABOVE, SEPARATORS } from '../../../../data/classify/quotes/separators.ts';
import { ADDRESS, attributionEnd, DATE, TIME } from './attribution.ts';
import { allIncluded, phrases } from '../../text/phrase-matcher.ts';
import {
  bareLine,
  BLANKS_AND_STARS,
  closingLines,
  isBlank,
  isLetter,
  nextWords,
  type ReplyPage,
} from './reply-page.ts';
import { startsBy, startsWithAny } from '../../text/prefix-index.ts';
import { trimEnd } from './trim-end.ts';
import { verbsOf, type Verbs } from './verbs.ts';

/**
 * `at`: the first line that is not the writer's. `after`: the first line of the quote itself. Kind
 * `message`: a whole message is copied below, to the end. Kind `attribution`: "On Monday Ann
 * wrote:", below which answers may stand between quotes.
 */
export type QuoteStart = { at: number; after: number; kind: 'message' | 'attribution' };

const FROM_NAMES: ReadonlySet<string> = new Set(COPIED_HEADERS.flatMap((row) => row.from));
const HEADER_NAMES: ReadonlySet<string> = new Set(
  COPIED_HEADERS.flatMap((row) => [...row.from, ...row.others]),
);
const SEPARATOR_STARTS = startsBy(SEPARATORS, (phrase) => phrase);
const ABOVE = phrases(REPLY_ABOVE);
const TABLE_NAMES: ReadonlySet<string> = new Set(TABLE_TO);
const LONGEST_TABLE_NAME = Math.max(...TABLE_TO.map((name) => name.length));

/** The next field of a copied header is within this many lines: long address lists are wrapped. */
const HEADER_LINES = 8;
/** A passed-on message begins within this many lines. */
const TOP_LINES = 40;
/** The longest field name, with the spaces before its colon. */
const MAX_NAME = 20;
/** The longest line that is only a name and a time. */
const MAX_TIME = 80;
const DASHES = /^[-\u2010-\u2015\u2500\u2501_=*#~+]{2}/;
const RULE = /^[-\u2010-\u2015\u2500\u2501_=*#~+\s]{3,}$/;
/** Ann Lee ---01.06.2026 09:00:00---Hello Bea (Lotus Notes, with the beginning of the text). */
const LOTUS = /-{3} ?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}/;

/**
 * The marks and verbs to search for in each line: only those that occur on the page at all, usually
 * none.
 */
type Sought = {
  above: readonly string[];
  verbs: Verbs;
  dashes: boolean;
  closing: Int32Array;
};

/**
 * Returns a search for the first quoted line from `from` on; null when there is none. Lines above
 * `from` are ignored.
 */
export function quoteStarts(page: ReplyPage): (from: number) => QuoteStart | null {
  const joined = { text: page.bare.join(' ') };
  const verbs = verbsOf(joined);
  const sought = {
    above: allIncluded(joined, ABOVE),
    verbs,
    dashes: joined.text.includes('---'),
    closing: closingLines(page, verbs),
  };
  return (from) => findQuoteStart(page, sought, from);
}

function findQuoteStart(page: ReplyPage, sought: Sought, from: number): QuoteStart | null {
  const { lines, bare, quoted } = page;
  for (let i = from; i < lines.length; i++) {
    const line = bare[i] ?? '';
    if (line === '' || quoted[i] === 1) continue;
    if (isSeparator(page, i, sought)) return { at: i, after: i + 1, kind: 'message' };
    const field = headerName(line);
    if (
      field !== '' &&
      HEADER_NAMES.has(field) &&
      startsCopiedHeader(page, i, { from, first: field })
    )
      return { at: beforeRule(lines, i, from), after: i + 1, kind: 'message' };
    const table = isTableName(field === '' ? line : field) ? tableStart(page, i, from) : null;
    if (table !== null) return { at: table, after: i + 1, kind: 'message' };
    const after = attributionEnd(page, i, sought);
    if (after !== null) return { at: i, after, kind: 'attribution' };
  }
  return null;
}

/** Whether a line is a field of a copied header, by its name; some programs draw a table. */
export function isHeaderLine(line: string): boolean {
  if (HEADER_NAMES.has(headerName(bareLine(line)))) return true;
  const cell = line.startsWith('|')
    ? /^\|\s{0,3}([^|]{1,20}?)\s{0,3}\|/.exec(line)?.[1]
    : undefined;
  return cell !== undefined && HEADER_NAMES.has(cell.toLowerCase());
}

/**
 * The sender's address in the first copied header near the top of a text, in lower case; null when
 * there is none.
 */
export function copiedSender(text: string): string | null {
  const line = text
    .split('\n', TOP_LINES)
    .find((each) => FROM_NAMES.has(headerName(bareLine(each))));
  return /[^\s<>@[\]():]{1,64}@[^\s<>@[\]()]{2,200}/.exec(line ?? '')?.[0].toLowerCase() ?? null;
}

/**
 * The text below the first copied header near the top, `''` when there is none: a message passed on
 * without a comment.
 */
export function belowCopiedHeader(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line, at) => at < TOP_LINES && isHeaderLine(line));
  if (first < 0) return '';
  const blank = lines.findIndex((line, at) => at > first && line.trim() === '');
  // Long address lists are wrapped. Without a blank line after them, the fields themselves end the
  // header.
  const end =
    blank > 0 && blank - first <= TOP_LINES
      ? blank
      : lines.findIndex((line, at) => at > first && !isHeaderLine(line));
  return end < 0 ? '' : lines.slice(end).join('\n');
}

function isSeparator({ lines, bare }: ReplyPage, at: number, { above, dashes }: Sought): boolean {
  const line = bare[at] ?? '';
  if (line.length > 250) return false;
  if (dashes && LOTUS.test(line)) return true;
  if (above.length > 0 && above.some((phrase) => line.includes(phrase))) return true;
  const text = isLetter(line.charCodeAt(0))
    ? line
    : line.replace(/^[-\u2010-\u2015\u2500\u2501_=*#~+\s]+/, '');
  if (!startsWithAny(text, SEPARATOR_STARTS)) return false;
  // Without dashes ("Original Message" of BlackBerry, "Begin forwarded message:" of Apple) a copied
  // header must follow, or a rule stand above.
  return (
    DASHES.test(line) ||
    (text.length < 60 && isHeaderLine(nextWords(lines, at))) ||
    (SEPARATORS.includes(text) && RULE.test(lines[at - 1] ?? ''))
  );
}

/**
 * A copied header has at least three fields, one of them the sender, so that "From: my side" in a
 * sentence is not one. Two are enough with an address and with sender or time first; one is enough
 * if it is a sender with a bracketed address below a blank line, or with a bare one between two.
 */
function startsCopiedHeader(
  { lines, bare }: ReplyPage,
  at: number,
  { from, first }: { from: number; first: string },
): boolean {
  const line = bare[at] ?? '';
  const names = new Set<string>();
  for (let i = at; i < Math.min(lines.length, at + HEADER_LINES); i++) {
    const name = headerName(bare[i] ?? '');
    if (HEADER_NAMES.has(name)) names.add(name);
  }
  const hasSender = [...names].some((name) => FROM_NAMES.has(name));
  if (hasSender && names.size >= 3) return true;
  if (
    names.size >= 2 &&
    ADDRESS.test(lines.slice(at, at + 3).join(' ')) &&
    (FROM_NAMES.has(first) || (DATE.test(line) && TIME.test(line)))
  )
    return true;
  if (!FROM_NAMES.has(first)) return false;
  const above = at === from ? '' : (lines[at - 1] ?? '');
  if (!isBlank(above) && !RULE.test(above)) return false;
  return (
    /[<[(][^\s<>@]{1,100}@[^\s<>@]{2,100}[>\])]/.test(line) ||
    (isBlank(lines[at + 1] ?? '') && /[:：]\s*[^\s<>@]{1,100}@[^\s<>@]{2,100}$/.test(line))
  );
}

/**
 * The sender's line above a header without one: the time, and "To" and "Subject" as fields or on
 * lines of their own, as in a table.
 */
function tableStart({ lines, bare }: ReplyPage, at: number, from: number): number | null {
  const isSubject = (next: string): boolean =>
    TABLE_SUBJECT.includes(next) || TABLE_SUBJECT.includes(headerName(next));
  if (!bare.slice(at + 1, at + HEADER_LINES).some(isSubject)) return null;
  for (let i = at - 1; i >= Math.max(from, at - 4); i--) {
    const above = lines[i] ?? '';
    if (above.length < MAX_TIME && DATE.test(above) && TIME.test(above))
      return i > from && (lines[i - 1] ?? '').trim() !== '' ? i - 1 : i;
  }
  return null;
}

function isTableName(name: string): boolean {
  return name.length <= LONGEST_TABLE_NAME && TABLE_NAMES.has(name);
}

/** The name before a colon near the beginning, `''` when there is none. */
function headerName(line: string): string {
  const at = colonIn(line);
  return at < 0 || at > MAX_NAME ? '' : trimEnd(line.slice(0, at), BLANKS_AND_STARS).trim();
}

/** The index of the first colon in any script; -1 without one. */
function colonIn(line: string): number {
  const [narrow, wide] = [line.indexOf(':'), line.indexOf('：')];
  return narrow < 0 || wide < 0 ? Math.max(narrow, wide) : Math.min(narrow, wide);
}

/** Outlook draws a rule above the copied header. */
function beforeRule(lines: readonly string[], at: number, from: number): number {
  let i = at;
  while (
    i > from &&
    ((lines[i - 1] ?? '').trim() === '' || /^\s*[-_\u2010-\u2015]{3,}\s*$/.test(lines[i - 1] ?? ''))
  )
    i--;
  return i;
}
