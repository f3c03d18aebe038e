/**
 * Decides in which encoding a list was saved that is not UTF-8: the one in which its words are words
 * and its column names are known.
 */
import { ENCODINGS, type EncodingRule } from '../../../data/lists/encodings.ts';

/** Lines with bytes beyond ASCII, the header first. */
export type EncodingSample = { header: Uint8Array; lines: readonly Uint8Array[] };

/** The words are right in most lines, and more so than in the next best encoding. */
const LEAST_SCORE = 0.6;
const EAST_ASIAN = new Set(['Han', 'Hangul', 'Hiragana', 'Katakana']);
/** Hangul and Kana are letters of one language; a wrong decoding has only Han. */
const TELLING = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Null: no encoding makes words of the bytes, or two do so equally. `isKnown`: whether a decoded
 * header line names columns that are known.
 */
export function chooseEncoding(
  sample: EncodingSample,
  isKnown: (headerLine: string) => number,
): string | null {
  const scored = ENCODINGS.flatMap((rule) => {
    const score = scoreOf(rule, sample, isKnown);
    return score === null ? [] : [{ label: rule.label, ...score }];
  }).sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score < LEAST_SCORE) return null;
  // The same text by both: it does not matter which.
  const isClear = next === undefined || best.score > next.score || best.text === next.text;
  return isClear || best.label === 'windows-1252' ? best.label : null;
}

function scoreOf(
  rule: EncodingRule,
  { header, lines }: EncodingSample,
  isKnown: (headerLine: string) => number,
): { score: number; text: string } | null {
  const decoder = new TextDecoder(rule.label, { fatal: true });
  let text: string;
  let headerText: string;
  try {
    headerText = decoder.decode(header);
    text = lines.map((line) => decoder.decode(line)).join('\n');
  } catch {
    return null;
  }
  const { share, count } = shareOfWords(text, rule);
  if (count === 0) return null;
  const endings = endingsOf(text);
  const home = rule.endings.filter((ending) => endings.has(ending)).length > 0 ? 0.25 : 0;
  // Windows-1252 is what nearly every such list is.
  const usual = rule.label === 'windows-1252' ? 0.05 : 0;
  return { score: share + home + usual + Math.min(0.3, isKnown(headerText) / 10), text };
}

/** The share of the letters beyond ASCII that stand as letters of the rule's scripts do. */
function shareOfWords(text: string, rule: EncodingRule): { share: number; count: number } {
  const own = new RegExp(`[${rule.scripts.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');
  const east = rule.scripts.some((name) => EAST_ASIAN.has(name));
  const latin = rule.scripts.includes('Latin');
  let good = 0;
  let count = 0;
  let telling = 0;
  for (const word of text.split(/[\s,;|"@<>()/]+/)) {
    const characters = [...word];
    characters.forEach((character, at) => {
      if (character.charCodeAt(0) < 0x80) return;
      count++;
      if (TELLING.test(character)) telling++;
      const before = characters[at - 1];
      const after = characters[at + 1];
      if (!own.test(character)) {
        if (isLoneSign(character, before, after)) good++;
      } else if (
        latin
          ? fits(character, before)
          : east
            ? !isLatin(before) && !isLatin(after)
            : isAmong(own, before, after)
      )
        good++;
    });
  }
  const share = count === 0 ? 0 : good / count;
  // Han alone may be any two bytes: only a language's own letters make it sure.
  const isUnsure = east && !rule.scripts.every((name) => name === 'Han') && telling * 10 < count;
  return { share: isUnsure ? share * 0.5 : east && telling === 0 ? share * 0.9 : share, count };
}

/** A capital inside a small word is the sign of a wrong table: `MŸller`. */
function fits(character: string, before: string | undefined): boolean {
  const isCapital = character !== character.toLowerCase();
  return !isCapital || before === undefined || !/\p{Ll}/u.test(before);
}

function isLatin(one: string | undefined): boolean {
  return one !== undefined && /[a-z]/i.test(one);
}

/** Cyrillic, Greek, Hebrew: whole words, and not one letter among Latin ones. */
function isAmong(own: RegExp, before: string | undefined, after: string | undefined): boolean {
  return (
    !isLatin(before) &&
    !isLatin(after) &&
    ((before !== undefined && own.test(before)) || (after !== undefined && own.test(after))) &&
    !(
      before !== undefined &&
      /\p{Ll}/u.test(before) &&
      after !== undefined &&
      /\p{Lu}/u.test(after)
    )
  );
}

/** Typographic quotes, dashes, euro signs and the like, not in the middle of a word. */
function isLoneSign(sign: string, before: string | undefined, after: string | undefined): boolean {
  const isLetter = (one: string | undefined): boolean => one !== undefined && /\p{L}/u.test(one);
  if (sign === '\u2019') return true;
  return /[\u00a0\u2013\u2014\u2018\u201c\u201d\u201e\u20ac\u00ae\u2122\u00b0]/.test(sign)
    ? !(isLetter(before) && isLetter(after))
    : false;
}

/** The top-level domains of the addresses. */
function endingsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/@[\w.-]{1,250}\.(\w{2,10})\b/g)].map(([, end]) => `${end}`));
}
