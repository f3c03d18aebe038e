/** Decides where a line such as "On Monday Ann wrote:" ends; it may be wrapped. */
import { ATTRIBUTIONS } from '../../../../data/classify/quotes/attributions.ts';
import { isBlank, isLetter, nextWritten, type ReplyPage } from './reply-page.ts';
import { sharing, startsBy, startsWithAny } from '../../text/prefix-index.ts';
import { endsInVerb, hasVerb, type Verbs } from './verbs.ts';

const STARTS = startsBy(
  ATTRIBUTIONS.flatMap((row) => row.starts),
  (start) => start,
);

/** The most lines (blank ones included) and characters of one attribution. */
const WRAPPED = 7;
const MAX_ATTRIBUTION = 400;
/** 2016-10-24 15:36 GMT+02:00 Foo Bar <foo@bar.test>: (Gmail in many languages, without a verb). */
const DATED =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2},? (?:(?:\d{1,2}:\d{2}(?::\d{2})?,?|gmt|utc)[ +\-\d:]{0,10}){1,3}[^:]{0,150}(?:<[^<>]{3,200}>)? ?:?$/;
/** 2013/7/20 Foo Bar <foo@bar.test> */
const DATED_NAME =
  /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[ 日,][^<>]{1,120}<[^<>@\s]{1,100}@[^<>\s]{1,100}> ?:?$/;
/** Jun 1, 2026, 09:00 by foo@bar.test: */
const DATED_BY =
  /^(?:\p{L}{2,12}[.,]? ){0,2}\d{1,2}\S{0,10} .{0,30}\d{1,2}:\d{2} \p{L}{1,5} [^\s<>@]{1,100}@[^\s<>@]{2,100} ?[:：]$/u;
/** Foo Bar, 01.06.2026 09:00: */
const NAMED_DATED = /^(?:[^\d:]{2,40}, ?)?\d{1,4}[^:]{4,30}\d{1,2}:\d{2}.{0,50}[:：]$/;
const ENDS_IN_ADDRESS = /[<[(][^\s<>@]{1,100}@[^\s<>@]{2,100}[>\])]{1,3} ?[:：]$/;
const OWN_WORDS = /\b(?:i|we) (?:wrote|sent)\b/;
export const ADDRESS = /[^\s<>@]@[^\s<>@]{2}/;
export const TIME = /\d{1,2}[:.h]\d{2}/;
export const DATE = /\d{4}|\d{1,2}[./-]\d{1,2}/;

/** The line after an attribution that begins at `at`; null when none does. */
export function attributionEnd(
  { lines, bare, quoted }: ReplyPage,
  at: number,
  { verbs, closing }: { verbs: Verbs; closing: Int32Array },
): number | null {
  const line = bare[at] ?? '';
  if (
    (closing[at] ?? 0) >= at + WRAPPED &&
    (isLetter(line.charCodeAt(0)) || !/^[-\u2010-\u2015*\s]*\d{4}/.test(line))
  )
    return null;
  if (!mayStartAttribution(line, verbs)) return null;
  let joined = '';
  // The text from the last line that opens like an attribution: if that is an attribution itself,
  // the lines before it are not part of it.
  let restart: string | null = null;
  for (let i = at; i < Math.min(lines.length, at + WRAPPED); i++) {
    // A quote mark ends the attribution, unless it closes the brackets of a wrapped address.
    if (i > at && quoted[i] === 1 && !/^> ?\p{L}{2,20} ?[:：]$/u.test((lines[i] ?? '').trim()))
      return null;
    const next = (bare[i] ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>');
    // Only an attribution that begins with a known word continues after an empty line.
    if (i > at && next === '' && !hasStart(line)) return null;
    joined = joinWords(joined, next);
    if (joined.length > MAX_ATTRIBUTION) return null;
    if (i > at)
      restart = hasStart(next) ? next : restart === null ? null : joinWords(restart, next);
    const quoteFollows = quoted[nextWritten(lines, i)] === 1;
    if (next !== '' && isOne(joined, lines[i + 1], { quoteFollows, verbs }))
      return restart !== null && isOne(restart, lines[i + 1], { quoteFollows, verbs })
        ? null
        : i + 1;
    // The end of a sentence: an attribution does not continue after it.
    if (/(?:[a-z]{4}\.|[!?])$/.test(joined)) return null;
  }
  return null;
}

function joinWords(before: string, next: string): string {
  return before === '' ? next : `${before} ${next}`.trimEnd();
}

function undashed(text: string): string {
  return isLetter(text.charCodeAt(0)) ? text : text.replace(/^[-\u2010-\u2015*\s]+/, '');
}

/** "On Mon 1 Jun": a word of the list, and a digit. */
function hasStart(line: string): boolean {
  const text = undashed(line);
  return startsWithAny(text, STARTS) && /\d/.test(text);
}

function isOpened(line: string): boolean {
  return hasStart(line) || /^["'<]?\d/.test(undashed(line));
}

function mayStartAttribution(line: string, verbs: Verbs): boolean {
  const text = undashed(line);
  return (
    isOpened(text) ||
    sharing(STARTS, text).some((start) => start.length > 2 && text.startsWith(start)) ||
    (line.length < 250 &&
      (ADDRESS.test(line) || DATE.test(line) || TIME.test(line) || hasVerb(line, verbs)))
  );
}

type Context = { quoteFollows: boolean; verbs: Verbs };

/** `below`: the next line. */
function isOne(text: string, below: string | undefined, context: Context): boolean {
  const line = undashed(text);
  return (
    isAttribution(line, context) || (isWithoutColon(line, context.verbs) && isBlank(below ?? ''))
  );
}

function isAttribution(text: string, { quoteFollows, verbs }: Context): boolean {
  // Most lines end otherwise and need no further check.
  if (!quoteFollows && !/[:：\->\u2010-\u2015]$/.test(text) && !/^\d{4}/.test(text)) return false;
  if (DATED.test(text) || DATED_NAME.test(text)) return true;
  const dashed = /[-\u2010-\u2015]{2}$/.test(text);
  const colon = /[:：]$/.test(text);
  const verb = hasVerb(text, verbs);
  const dated = DATE.test(text) && TIME.test(text);
  const named = ADDRESS.test(text);
  if (!quoteFollows && OWN_WORDS.test(text)) return false;
  if (colon && named && dated && text.length < 120 && DATED_BY.test(text)) return true;
  // Programs in Russian leave the verb out; in unknown languages this is the only sign.
  if (
    colon &&
    ENDS_IN_ADDRESS.test(text) &&
    (dated || /\b20\d\d\b/.test(text) || /^(?:quoting|zitat von) /.test(text) || quoteFollows)
  )
    return true;
  if (!verb)
    return (
      colon &&
      quoteFollows &&
      text.length < 120 &&
      (text.startsWith('according to ') ||
        (dated && (named || (/\d{4}/.test(text) && NAMED_DATED.test(text)))))
    );
  if (quoteFollows)
    return text.length < 250 && (colon || dashed || named || isWithoutColon(text, verbs));
  if (!(colon || dashed)) return false;
  // Needs a date, a time or an address: "as I wrote:" has none.
  return (
    named ||
    dated ||
    (isOpened(text) && (DATE.test(text) || TIME.test(text))) ||
    /^"?[^"]{2,60}"? on .{0,40}\d/.test(text)
  );
}

/** Some programs leave the colon out: the line must be complete, and a paragraph of its own. */
function isWithoutColon(text: string, verbs: Verbs): boolean {
  const verbLast = endsInVerb(text, verbs);
  if (!verbLast && !(/[>)\]]$/.test(text) && hasVerb(text, verbs))) return false;
  if (text.length >= 250 || !isOpened(text) || OWN_WORDS.test(text)) return false;
  return DATE.test(text) && TIME.test(text) && (ADDRESS.test(text) || /\d{4}/.test(text));
}
