/** Decides at which line of a reply somebody else's message begins. */
import { ATTRIBUTION_STARTS, COPIED_FROM, COPIED_OTHERS, SEPARATORS, WROTE } from '../../data/classify/quote-signs.ts';

/**
 * `at` is the first line that is not the writer's, `after` the first line of the quote itself. `message`: a whole message is
 * copied below, to the end. `attribution`: "On Monday Ann wrote:", below which answers may stand between quotes.
 */
export type QuoteStart = { at: number; after: number; kind: 'message' | 'attribution' };

const FROM_NAMES: ReadonlySet<string> = new Set(COPIED_FROM);
const OTHER_NAMES: ReadonlySet<string> = new Set(COPIED_OTHERS);
/** Lines an attribution is wrapped over, blank ones included, and its length in all. */
const WRAPPED = 7;
const MAX_ATTRIBUTION = 400;
/** 2016-10-24 15:36 GMT+02:00 Foo Bar <foo@bar.test>: (Gmail in many languages; the verb is missing). */
const DATED = /^\d{4}[-/]\d{1,2}[-/]\d{1,2},? (?:(?:\d{1,2}:\d{2}(?::\d{2})?,?|gmt|utc)[ +\-\d:]{0,10}){1,3}[^:]{0,150}(?:<[^<>]{3,200}>)? ?:?$/;
/** 2013/7/20 Foo Bar <foo@bar.test> */
const DATED_NAME = /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[ 日,][^<>]{1,120}<[^<>@\s]{1,100}@[^<>\s]{1,100}> ?:?$/;
const ADDRESS = /[^\s<>@]@[^\s<>@]{2}/;

export function findQuoteStart(lines: string[]): QuoteStart | null {
  for (let i = 0; i < lines.length; i++) {
    const line = bare(lines[i] as string);
    if (line === '') continue;
    if (isSeparator(line)) return { at: i, after: i + 1, kind: 'message' };
    if (startsCopiedHeader(lines, i, line)) return { at: beforeRule(lines, i), after: i + 1, kind: 'message' };
    const after = attributionEnd(lines, i, line);
    if (after !== null) return { at: i, after, kind: 'attribution' };
  }
  return null;
}

/** Lower case, without quote marks, stars and blanks around. */
function bare(line: string): string {
  return line.length > 1_000 ? '' : line.toLowerCase().replace(/^[>\s*|]+|[\s*]+$/g, '').replace(/\u00a0/g, ' ');
}

function isSeparator(line: string): boolean {
  const text = line.replace(/^[-_=\s*]+|[-_=\s*:]+$/g, '');
  if (text.length > 40 || !SEPARATORS.includes(text)) return false;
  return /^[-_=*]{2}/.test(line) || text.startsWith('begin forwarded');
}

/** `From:` followed within six lines by two more header names, so that "From: my side" in a sentence is none. */
function startsCopiedHeader(lines: string[], at: number, line: string): boolean {
  if (!FROM_NAMES.has(headerName(line))) return false;
  let others = 0;
  for (let i = at + 1; i < Math.min(lines.length, at + 8); i++) {
    if (OTHER_NAMES.has(headerName(bare(lines[i] as string)))) others++;
  }
  return others >= 2;
}

function headerName(line: string): string {
  const at = line.search(/[:：]/);
  return at < 1 || at > 20 ? '' : line.slice(0, at).replace(/[*\s]+$/g, '').trim();
}

/** Outlook draws a rule above the copied header. */
function beforeRule(lines: string[], at: number): number {
  let i = at;
  while (i > 0 && ((lines[i - 1] as string).trim() === '' || /^\s*[-_]{3,}\s*$/.test(lines[i - 1] as string))) i--;
  return i;
}

/** The line after an attribution that begins at `at`, null when none does. */
function attributionEnd(lines: string[], at: number, line: string): number | null {
  if (!mayStartAttribution(line)) return null;
  let joined = '';
  for (let i = at; i < Math.min(lines.length, at + WRAPPED); i++) {
    const next = bare(lines[i] as string);
    // Another one begins here: what came before was a sentence.
    if (i > at && ATTRIBUTION_STARTS.some((start) => start.length > 2 && next.startsWith(start)) && /\d/.test(next) && /[:：]$/.test(next)) return null;
    joined = joined === '' ? next : `${joined} ${next}`.trimEnd();
    if (joined.length > MAX_ATTRIBUTION) return null;
    if (next !== '' && isAttribution(joined)) return i + 1;
    // A sentence that has ended is no attribution that goes on.
    if (/(?:[a-z]{4}\.|[!?])$/.test(joined)) return null;
  }
  return null;
}

function mayStartAttribution(line: string): boolean {
  return /^[\d"'<]/.test(line) || ATTRIBUTION_STARTS.some((start) => line.startsWith(start)) || (WROTE.some((verb) => line.includes(verb)) && line.length < 200) || ADDRESS.test(line);
}

function isAttribution(text: string): boolean {
  if (DATED.test(text) || DATED_NAME.test(text)) return true;
  const ends = /[:：]$/.test(text) || /wrote ?-{2,}$/.test(text);
  if (!ends) return false;
  if (!WROTE.some((verb) => text.includes(verb))) return false;
  // A date, a time or an address: "as I wrote:" has none.
  return ADDRESS.test(text) || /\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./]\d{1,2}/.test(text) || ATTRIBUTION_STARTS.slice(0, 8).some((start) => text.startsWith(start) && /\d/.test(text));
}
