/** Decides whether a text says of itself that a machine wrote it, or that no person reads answers. */
import {
  HEARSAY_WORDS,
  SELF_SENTENCES,
} from '../../../../../data/classify/auto-replies/machine-sentences.ts';
import { allIncluded, phrases, type Folded } from '../../../text/phrase-matcher.ts';

/** Greeting and reason come first; signatures and disclaimers follow. */
const OPENING = 1_200;
const SELF = phrases(SELF_SENTENCES);
const HEARSAY: ReadonlySet<string> = new Set(HEARSAY_WORDS);

/** "I know this is an automated message", and the same as a question, are a person's. */
export function saysItIsMachine(opening: Folded): boolean {
  return allIncluded(opening, SELF).some((phrase) => {
    const at = opening.text.indexOf(phrase);
    const end = at + phrase.length;
    if (end > OPENING) return false;
    const before = opening.text.slice(Math.max(0, at - 40), at).trimEnd();
    const words = before.split(' ').filter((word) => word !== 'that');
    return !HEARSAY.has(words.at(-1) ?? '') && !/^[^.!?]{0,80}\?/.test(opening.text.slice(end));
  });
}
