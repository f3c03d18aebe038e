/**
 * Which right under data-protection law a reply invokes: erasure, objection or access. Words that a
 * rule lists as negated, or as meaning something else, do not count.
 */
import { REQUEST_RULES } from '../../../../../data/classify/requests/request-rules.ts';
import type { DataRequest } from '../../../../domain/responses/response.ts';
import { allIncluded, includesAny, phrases, type Folded } from '../../../text/phrase-matcher.ts';

export type TextSpan = { from: number; to: number };
export type FoundRequest = { request: DataRequest; language: string };

const RULES = REQUEST_RULES.map(({ request, language, any }) => ({
  request,
  language: language.split(',')[0] ?? language,
  any: phrases(any, 'open'),
}));
/** Most texts have none of them, and then no rule needs to be tried. */
const ASKED = phrases([...new Set(REQUEST_RULES.flatMap(({ any }) => any))], 'open');
const EXCEPTIONS = phrases([...new Set(REQUEST_RULES.flatMap(({ except }) => except))], 'open');

/** Where the text negates such a request or speaks of something else. */
export function exceptedSpans(folded: Folded): TextSpan[] {
  return allIncluded(folded, EXCEPTIONS).flatMap((phrase) => {
    const spans: TextSpan[] = [];
    for (let at = folded.text.indexOf(phrase); at >= 0; at = folded.text.indexOf(phrase, at + 1))
      spans.push({ from: at, to: at + phrase.length });
    return spans;
  });
}

/** `isRequest`: whether a phrase is said by the writer, somewhere in the text. */
export function findDataRequest(
  folded: Folded,
  isRequest: (phrase: string) => boolean,
): FoundRequest | null {
  if (!includesAny(folded, ASKED)) return null;
  const rule = RULES.find(({ any }) => allIncluded(folded, any).some(isRequest));
  return rule === undefined ? null : { request: rule.request, language: rule.language };
}
