/** Reads the header Accept-Language (RFC 9110 12.5.4), which comes from a stranger. */
import { PUBLIC_LANGUAGES, type PublicLanguage } from '../../../domain/responses/public-texts.ts';

const LONGEST = 500;
const MOST = 20;

/** Those of our languages that the browser asks for, the most wanted first. */
export function acceptedLanguages(header: string | null): PublicLanguage[] {
  const wanted = (header ?? '')
    .slice(0, LONGEST)
    .split(',')
    .slice(0, MOST)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
      return { language: ourLanguage(tag.toLowerCase()), weight: weightOf(parameters) };
    })
    .filter(({ weight }) => weight > 0)
    // The order of equal weights is the order of the header.
    .sort((a, b) => b.weight - a.weight);
  return [...new Set(wanted.flatMap(({ language }) => (language === null ? [] : [language])))];
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  if (quality === undefined) return 1;
  const weight = Number(quality.slice('q='.length));
  return Number.isFinite(weight) ? weight : 0;
}

/** Tags in use for languages that we name otherwise. */
const SAME: Readonly<Record<string, PublicLanguage>> = { no: 'nb', nn: 'nb', iw: 'he' };
const TRADITIONAL_CHINESE = /^zh-(?:hant|tw|hk|mo)(?:-|$)/;

function ourLanguage(tag: string): PublicLanguage | null {
  if (TRADITIONAL_CHINESE.test(tag)) return 'zh-Hant';
  const [primary = ''] = tag.split('-');
  return SAME[primary] ?? PUBLIC_LANGUAGES.find((language) => language === primary) ?? null;
}
