/** Recognises the language of a text by its script and its function words. */
import { FUNCTION_WORDS } from '../../../data/public/function-words.ts';
import type { PublicLanguage } from '../../domain/responses/public-texts.ts';
import { foldText } from './phrase-matcher.ts';

/** As much of a text decides as a person would read before knowing. */
const READ = 4_000;
/** A greeting alone tells little: fewer words than these are no language. */
const LEAST_WORDS = 3;
/** Related languages share words: the first must be this much ahead of the second. */
const LEAD = 1.2;

/** Null: it cannot be told. Links and addresses are to be left out by the caller. */
export function languageOf(text: string): PublicLanguage | null {
  const folded = foldText(text, READ);
  return byScript(folded) ?? byWords(folded);
}

const SCRIPTS: readonly { letters: RegExp; language: PublicLanguage }[] = [
  { letters: /[\u3041-\u30ff]/g, language: 'ja' },
  { letters: /[\uac00-\ud7a3]/g, language: 'ko' },
  { letters: /[\u4e00-\u9fff]/g, language: 'zh' },
  { letters: /[\u0370-\u03ff]/g, language: 'el' },
  { letters: /[\u05d0-\u05ea]/g, language: 'he' },
  { letters: /[\u0620-\u064a]/g, language: 'ar' },
  { letters: /[\u0400-\u04ff]/g, language: 'ru' },
];
const LEAST_LETTERS = 8;

/** Japanese has Chinese characters too, so a share of its own letters decides. */
function byScript(text: string): PublicLanguage | null {
  const letters = count(text, /\p{L}/gu);
  const found = SCRIPTS.find(({ letters: own, language }) => {
    const n = count(text, own);
    return n >= LEAST_LETTERS && n * (language === 'ja' ? 8 : 2) > letters;
  });
  switch (found?.language) {
    case 'ru':
      return count(text, /[іїєґ]/g) > count(text, /[ыэъё]/g) ? 'uk' : 'ru';
    case 'zh':
      return count(text, TRADITIONAL) > count(text, SIMPLIFIED) ? 'zh-Hant' : 'zh';
    default:
      return found?.language ?? null;
  }
}

/** Frequent characters that differ between the two ways of writing Chinese, in the same order. */
const TRADITIONAL = /[們這個為來時會對後還說過開關現實點問樣種與應從長發請謝將電網業務團隊]/g;
const SIMPLIFIED = /[们这个为来时会对后还说过开关现实点问样种与应从长发请谢将电网业务团队]/g;

function byWords(text: string): PublicLanguage | null {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = new Map<PublicLanguage, number>();
  for (const word of words)
    for (const language of LANGUAGES_OF_WORD.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1);
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < LEAST_WORDS) return null;
  return first[1] >= (second?.[1] ?? 0) * LEAD ? first[0] : null;
}

const LANGUAGES_OF_WORD: ReadonlyMap<string, readonly PublicLanguage[]> = (() => {
  const languages = new Map<string, PublicLanguage[]>();
  for (const { language, words } of FUNCTION_WORDS)
    for (const word of words) languages.set(word, [...(languages.get(word) ?? []), language]);
  return languages;
})();

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
