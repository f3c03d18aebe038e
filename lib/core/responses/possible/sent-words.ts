/**
 * Recognises our subjects and our text in a message of another address, by the templates of the
 * campaigns: what a template fills in stands between its fixed words.
 */
import { splitLiquid } from '../../campaigns/split-liquid.ts';
import { foldText } from '../../text/phrase-matcher.ts';
import type { SentTexts } from '../../../domain/responses/possible-reply.ts';

/**
 * The fixed words of a subject, in order. `from`, `to`: it begins or ends with them, not with a
 * filled-in word. `telling`: few other subjects have all of them.
 */
type SubjectWords = { pieces: string[]; from: boolean; to: boolean; telling: boolean };

export type SentWords = { campaignId: string; subjects: SubjectWords[]; lines: string[] };

/** "Quick question" alone is the subject of many messages. */
const TELLING_WORDS = 3;
const TELLING_LETTERS = 12;
/** A shorter line, as "I look forward to hearing from you", may stand in any message. */
const LINE_WORDS = 6;
/** One line of this many words, or two lines, are a quotation of ours. */
const LONG_LINE_WORDS = 12;
const MAX_LINES = 200;

export function prepareSent(all: readonly SentTexts[]): SentWords[] {
  return all.map(({ campaignId, subjects, texts }) => ({
    campaignId,
    subjects: [...new Set(subjects)].map(subjectWords).filter(({ pieces }) => pieces.length > 0),
    lines: [...new Set(texts.flatMap(linesOf))].slice(0, MAX_LINES),
  }));
}

function subjectWords(template: string): SubjectWords {
  const { around } = splitLiquid(template);
  // A tag has become two spaces or more.
  const pieces = around
    .split(/ {2,}/)
    .map((piece) => foldText(piece).trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const fixed = pieces.join(' ');
  const telling = countWords(fixed) >= TELLING_WORDS && fixed.length >= TELLING_LETTERS;
  return { pieces, from: /^\S/.test(around), to: /\S$/.test(around), telling };
}

function linesOf(template: string): string[] {
  return splitLiquid(template)
    .around.split(/[\n.!?]| {2,}/)
    .map((line) => foldText(line).trim())
    .filter((line) => countWords(line) >= LINE_WORDS);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/**
 * `subject`: folded, without "Re:". Null: it is none of the campaign's; `telling`: it can hardly be
 * another's.
 */
export function answersSubject(
  { subjects }: SentWords,
  subject: string,
): { telling: boolean } | null {
  const found = subjects.filter((words) => hasInOrder(subject, words));
  return found.length === 0 ? null : { telling: found.some(({ telling }) => telling) };
}

function hasInOrder(subject: string, { pieces, from, to }: SubjectWords): boolean {
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1 && from && to) return subject === first;
  if ((from && !subject.startsWith(first)) || (to && !subject.endsWith(last))) return false;
  let at = 0;
  for (const piece of pieces) {
    const found = subject.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** `text`: folded by `foldQuoted`. */
export function quotesText({ lines }: SentWords, text: string): boolean {
  let found = 0;
  for (const line of lines) {
    if (!text.includes(line)) continue;
    found += countWords(line) >= LONG_LINE_WORDS ? 2 : 1;
    if (found > 1) return true;
  }
  return false;
}

/** Without the marks and line ends that quoting adds. */
export function foldQuoted(text: string): string {
  return foldText(text.replace(/[\s>|\u00a0]+/g, ' '));
}
