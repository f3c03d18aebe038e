/** Finds where the sentence around a date begins and ends. */
import { ABBREVIATIONS } from '../../../../data/classify/dates/other-matters.ts';

const FURTHEST = 200;
const NOT_AN_END = new Set(ABBREVIATIONS);

export function sentenceStart(text: string, at: number): number {
  const least = Math.max(0, at - FURTHEST);
  for (let i = at - 1; i > least; i--) {
    const [here, before] = [text.charAt(i), text.charAt(i - 1)];
    if (here === '。' || here === '।') return i + 1;
    if (here === '\n' && before === '\n') return i + 1;
    if ((here === ' ' || here === '\n') && isStop(before) && !isAbbreviated(text, i - 1)) return i;
  }
  return least;
}

/** The text from `at` to the end of its sentence, at most `length` characters. */
export function restOfSentence(text: string, at: number, length: number): string {
  const rest = text.slice(at, at + length);
  const end = /[.!?;](?=\s|$)|\n\n|[。।]/.exec(rest);
  return end === null ? rest : rest.slice(0, end.index);
}

function isStop(character: string): boolean {
  return character === '.' || character === '!' || character === '?' || character === ';';
}

/** "28. April" and "approx. Monday": the dot after a digit or a short word ends no sentence. */
function isAbbreviated(text: string, dot: number): boolean {
  if (text.charAt(dot) !== '.') return false;
  const word = /[\p{L}\p{M}\d]{1,8}$/u.exec(text.slice(Math.max(0, dot - 8), dot))?.[0] ?? '';
  return word.length === 1 || /\d$/.test(word) || NOT_AN_END.has(word);
}
