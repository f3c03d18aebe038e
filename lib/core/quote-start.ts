/** Decides at which line of a reply somebody else's message begins. */
import { ATTRIBUTIONS, COPIED_HEADERS, REPLY_ABOVE, SEPARATORS, TABLE_SUBJECT, TABLE_TO } from '../../data/classify/quote-signs.ts';
import { allIncluded, phrases } from './phrases.ts';
import { sharing, startsBy, startsWithAny } from './starts.ts';
import { trimEnd } from './trim-end.ts';

/**
 * `at` is the first line that is not the writer's, `after` the first line of the quote itself. `message`: a whole message is
 * copied below, to the end. `attribution`: "On Monday Ann wrote:", below which answers may stand between quotes.
 */
export type QuoteStart = { at: number; after: number; kind: 'message' | 'attribution' };

/** Usenet programs put initials before the mark. */
export const QUOTED = /^\s{0,3}(?:[>|]|[A-Z]{1,3}>(?:\s|$))/;

const FROM_NAMES: ReadonlySet<string> = new Set(COPIED_HEADERS.flatMap((row) => row.from));
const HEADER_NAMES: ReadonlySet<string> = new Set(COPIED_HEADERS.flatMap((row) => [...row.from, ...row.others]));
const STARTS = startsBy(ATTRIBUTIONS.flatMap((row) => row.starts), (start) => start);
const SEPARATOR_STARTS = startsBy(SEPARATORS, (phrase) => phrase);
const WROTE_WORDS = phrases([...new Set(ATTRIBUTIONS.flatMap((row) => row.wrote))]);
const WROTE = wordPattern(WROTE_WORDS.all);
const ABOVE = phrases(REPLY_ABOVE);

/** Lines an attribution is wrapped over, blank ones included, and its length in all. */
const WRAPPED = 7;
const MAX_ATTRIBUTION = 400;
/** Lines within which a copied header has its next field: addresses of many receivers are wrapped. */
const HEADER_LINES = 8;
const DASHES = /^[-\u2010-\u2015\u2500\u2501_=*#~+]{2}/;
const RULE = /^[-\u2010-\u2015\u2500\u2501_=*#~+\s]{3,}$/;
/** 2016-10-24 15:36 GMT+02:00 Foo Bar <foo@bar.test>: (Gmail in many languages; the verb is missing). */
const DATED = /^\d{4}[-/]\d{1,2}[-/]\d{1,2},? (?:(?:\d{1,2}:\d{2}(?::\d{2})?,?|gmt|utc)[ +\-\d:]{0,10}){1,3}[^:]{0,150}(?:<[^<>]{3,200}>)? ?:?$/;
/** 2013/7/20 Foo Bar <foo@bar.test> */
const DATED_NAME = /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[ 日,][^<>]{1,120}<[^<>@\s]{1,100}@[^<>\s]{1,100}> ?:?$/;
/** Ann Lee ---01.06.2026 09:00:00---Hello Bea (Lotus Notes, with the beginning of the text). */
const LOTUS = /-{3} ?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}/;
const ADDRESS = /[^\s<>@]@[^\s<>@]{2}/;
const ENDS_IN_ADDRESS = /[<[(][^\s<>@]{1,100}@[^\s<>@]{2,100}[>\])]{1,3} ?[:：]$/;
const TIME = /\d{1,2}[:.h]\d{2}/;
const DATE = /\d{4}|\d{1,2}[./-]\d{1,2}/;

/** The lines, each as `bare` leaves it; the marks above which one is to reply that are on it; and whether a piece of it holds a verb of attributions. */
type Page = { lines: readonly string[]; bare: readonly string[]; above: readonly string[]; wrote: (text: string) => boolean };

export function findQuoteStart(lines: readonly string[]): QuoteStart | null {
  const page = readPage(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = page.bare[i] as string;
    if (line === '' || QUOTED.test(lines[i] as string)) continue;
    if (isSeparator(page, i, line)) return { at: i, after: i + 1, kind: 'message' };
    if (startsCopiedHeader(page, i, line)) return { at: beforeRule(lines, i), after: i + 1, kind: 'message' };
    const table = tableStart(lines, i, line);
    if (table !== null) return { at: table, after: i + 1, kind: 'message' };
    const after = attributionEnd(page, i, line);
    if (after !== null) return { at: i, after, kind: 'attribution' };
  }
  return null;
}

/** Most pages hold no such mark or verb at all, or one: only those are sought again line by line. */
function readPage(lines: readonly string[]): Page {
  const bares = lines.map(bare);
  const whole = { text: bares.join(' ') };
  const verbs = allIncluded(whole, WROTE_WORDS);
  return { lines, bare: bares, above: allIncluded(whole, ABOVE), wrote: (text) => verbs.some((verb) => text.includes(verb)) && WROTE.test(text) };
}

/** Whether a line is a field of a copied header, by its name. */
export function isHeaderLine(line: string): boolean {
  return HEADER_NAMES.has(headerName(bare(line)));
}

const BLANKS_AND_STARS = ' \t\r\f\v\u3000*';

/** Lower case, without quote marks, stars and blanks around. */
function bare(line: string): string {
  if (line.length > 1_000) return '';
  const plain = /[^\u0020-\u007e]/.test(line) ? line.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '') : line;
  return trimEnd(plain.toLowerCase().replace(/^[>\s*|]+/, ''), BLANKS_AND_STARS);
}

function isSeparator({ lines, above }: Page, at: number, line: string): boolean {
  if (line.length > 250) return false;
  if (LOTUS.test(line) || above.some((phrase) => line.includes(phrase))) return true;
  const text = line.replace(/^[-\u2010-\u2015\u2500\u2501_=*#~+\s]+/, '');
  if (!startsWithAny(text, SEPARATOR_STARTS)) return false;
  // Without dashes ("Original Message" of BlackBerry, "Begin forwarded message:" of Apple) a copied header must follow.
  return DASHES.test(line) || (text.length < 60 && isHeaderLine(nextWords(lines, at)));
}

function nextWords(lines: readonly string[], at: number): string {
  return lines.slice(at + 1, at + 4).find((line) => line.trim() !== '') ?? '';
}

/**
 * A copied header has at least three fields, one of them the sender's, so that "From: my side" in a sentence is none. Two do where an
 * address is among them and the sender or the time comes first; one does that is a sender with an address in brackets, below a blank line.
 */
function startsCopiedHeader({ lines, bare: bares }: Page, at: number, line: string): boolean {
  if (!HEADER_NAMES.has(headerName(line))) return false;
  const names = new Set<string>();
  for (let i = at; i < Math.min(lines.length, at + HEADER_LINES); i++) {
    const name = headerName(bares[i] as string);
    if (HEADER_NAMES.has(name)) names.add(name);
  }
  const hasSender = [...names].some((name) => FROM_NAMES.has(name));
  if (hasSender && names.size >= 3) return true;
  if (names.size >= 2 && ADDRESS.test(lines.slice(at, at + 3).join(' ')) && (FROM_NAMES.has(headerName(line)) || (DATE.test(line) && TIME.test(line)))) return true;
  if (!FROM_NAMES.has(headerName(line)) || !/[<[(][^\s<>@]{1,100}@[^\s<>@]{2,100}[>\])]/.test(line)) return false;
  return at === 0 || (lines[at - 1] as string).trim() === '' || RULE.test(lines[at - 1] as string);
}

/** The line of the sender above a header that is written as a table: time, "To" and "Subject" on lines of their own. */
function tableStart(lines: readonly string[], at: number, line: string): number | null {
  if (!TABLE_TO.includes(line) || !lines.slice(at + 1, at + HEADER_LINES).some((next) => TABLE_SUBJECT.includes(bare(next)))) return null;
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const above = lines[i] as string;
    if (DATE.test(above) && TIME.test(above)) return i > 0 && (lines[i - 1] as string).trim() !== '' ? i - 1 : i;
  }
  return null;
}

function headerName(line: string): string {
  const at = line.search(/[:：]/);
  return at < 1 || at > 20 ? '' : trimEnd(line.slice(0, at), BLANKS_AND_STARS).trim();
}

/** Outlook draws a rule above the copied header. */
function beforeRule(lines: readonly string[], at: number): number {
  let i = at;
  while (i > 0 && ((lines[i - 1] as string).trim() === '' || /^\s*[-_\u2010-\u2015]{3,}\s*$/.test(lines[i - 1] as string))) i--;
  return i;
}

/** The line after an attribution that begins at `at`, null when none does. */
function attributionEnd({ lines, bare: bares, wrote }: Page, at: number, line: string): number | null {
  if (!mayStartAttribution(line, wrote)) return null;
  let joined = '';
  // From where the last line began that opens like an attribution of its own: what stood before it was a sentence.
  let later: string | null = null;
  for (let i = at; i < Math.min(lines.length, at + WRAPPED); i++) {
    // The mark of a quote, unless it closes the brackets of an address that was wrapped.
    if (i > at && QUOTED.test(lines[i] as string) && !/^> ?\p{L}{2,20} ?[:：]$/u.test((lines[i] as string).trim())) return null;
    const next = (bares[i] as string).replace(/&lt;/g, '<').replace(/&gt;/g, '>');
    // Only those that begin with a known word go on after an empty line.
    if (i > at && next === '' && !hasStart(line)) return null;
    joined = joinWords(joined, next);
    if (joined.length > MAX_ATTRIBUTION) return null;
    if (i > at) later = hasStart(next) ? next : later === null ? null : joinWords(later, next);
    const quoteFollows = QUOTED.test(nextWords(lines, i));
    if (next !== '' && isAttribution(undashed(joined), quoteFollows, wrote)) return later !== null && isAttribution(undashed(later), quoteFollows, wrote) ? null : i + 1;
    // A sentence that has ended is no attribution that goes on.
    if (/(?:[a-z]{4}\.|[!?])$/.test(joined)) return null;
  }
  return null;
}

function joinWords(before: string, next: string): string {
  return before === '' ? next : `${before} ${next}`.trimEnd();
}

function undashed(text: string): string {
  return text.replace(/^[-\u2010-\u2015*\s]+/, '');
}

/** "On Mon 1 Jun": a word of the list, and a digit. */
function hasStart(line: string): boolean {
  const text = undashed(line);
  return /\d/.test(text) && startsWithAny(text, STARTS);
}

function isOpened(line: string): boolean {
  return hasStart(line) || /^["'<]?\d/.test(undashed(line));
}

function mayStartAttribution(line: string, wrote: Page['wrote']): boolean {
  const text = undashed(line);
  return isOpened(line) || sharing(STARTS, text).some((start) => start.length > 2 && text.startsWith(start)) || (line.length < 250 && (ADDRESS.test(line) || DATE.test(line) || TIME.test(line) || wrote(line)));
}

function isAttribution(text: string, quoteFollows: boolean, wrote: Page['wrote']): boolean {
  // What ends otherwise is a sentence: nothing more to ask, and most lines are.
  if (!quoteFollows && !/[:：\->\u2010-\u2015]$/.test(text) && !/^\d{4}/.test(text)) return false;
  if (DATED.test(text) || DATED_NAME.test(text)) return true;
  const dashed = /[-\u2010-\u2015]{2}$/.test(text);
  const colon = /[:：]$/.test(text);
  const verb = wrote(text);
  const dated = DATE.test(text) && TIME.test(text);
  const named = ADDRESS.test(text);
  if (/\b(?:i|we) (?:wrote|sent)\b/.test(text) && !quoteFollows) return false;
  // Programs in Russian leave the verb out, and in a language we do not know this is all there is to see.
  if (colon && ENDS_IN_ADDRESS.test(text) && (dated || /\b20\d\d\b/.test(text) || /^quoting /.test(text) || quoteFollows)) return true;
  if (!verb) return colon && quoteFollows && text.length < 120 && (text.startsWith('according to ') || (named && dated));
  if (quoteFollows) return text.length < 250 && (colon || dashed || named);
  if (!(colon || dashed)) return false;
  // A date, a time or an address: "as I wrote:" has none.
  return named || dated || (isOpened(text) && (DATE.test(text) || TIME.test(text))) || /^"?[^"]{2,60}"? on .{0,40}\d/.test(text);
}

/** Whole words in scripts that part them; anywhere in those that do not. */
function wordPattern(words: readonly string[]): RegExp {
  const escaped = [...words].sort((a, b) => b.length - a.length).map((word) => ({ word, text: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') }));
  const joined = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
  const apart = escaped.filter(({ word }) => !joined.test(word)).map(({ text }) => text).join('|');
  const together = escaped.filter(({ word }) => joined.test(word)).map(({ text }) => text).join('|');
  return new RegExp(`(?<!\\p{L})(?:${apart})(?!\\p{L})|${together}`, 'u');
}
