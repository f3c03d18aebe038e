/**
 * The texts of the pages that recipients see, in the languages in which answers are read. A missing
 * language or text is a type error. Polite forms; the sender's name stays in its basic form.
 */
import type { PublicLanguage, PublicWords } from '../../../lib/domain/responses/public-texts.ts';
import { ASIAN } from './asian.ts';
import { ENGLISH } from './english.ts';
import { GERMANIC } from './germanic.ts';
import { OTHER_EUROPEAN } from './other-european.ts';
import { RIGHT_TO_LEFT } from './right-to-left.ts';
import { ROMANCE } from './romance.ts';
import { SLAVIC } from './slavic.ts';

export const PUBLIC_WORDS: Readonly<Record<PublicLanguage, PublicWords>> = {
  ...ENGLISH,
  ...GERMANIC,
  ...ROMANCE,
  ...SLAVIC,
  ...OTHER_EUROPEAN,
  ...ASIAN,
  ...RIGHT_TO_LEFT,
};
