/** Decides whether a text says something itself, or only talks about such texts. */
import { HEARSAY_WORDS } from '../../../../../data/classify/auto-replies/machine-sentences.ts';
import { allIncluded, type Folded, type Phrases } from '../../../text/phrase-matcher.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;
const HEARSAY: ReadonlySet<string> = new Set(HEARSAY_WORDS);

/**
 * "I know this is an automated message", the same as a question or in quotation marks: a person talks
 * about it.
 */
export function saysItself(opening: Folded, sought: Phrases): boolean {
  return allIncluded(opening, sought).some((phrase) => {
    const at = opening.text.indexOf(phrase);
    const end = at + phrase.length;
    if (end > OPENING) return false;
    if (/["“”„«‘]$/.test(opening.text.slice(0, at))) return false;
    const before = opening.text.slice(Math.max(0, at - 40), at).trimEnd();
    const words = before.split(' ').filter((word) => word !== 'that');
    return !HEARSAY.has(words.at(-1) ?? '') && !/^[^.!?]{0,80}\?/.test(opening.text.slice(end));
  });
}
