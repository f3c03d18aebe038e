/** What a human reply wants, in the order the rules are asked: the first that matches decides. */
import type { IntentRule } from './intent-rule.ts';
import { ANGRY_RULES } from './angry-rules.ts';
import { LEFT_COMPANY_RULES } from './left-company-rules.ts';
import { WRONG_PERSON_RULES } from './wrong-person-rules.ts';
import { REFERRAL_RULES } from './referral-rules.ts';
import { LATER_NAMED_RULES, LATER_RULES } from './later-rules.ts';
import { NOT_INTERESTED_RULES, NOT_INTERESTED_WORDS } from './not-interested-rules.ts';
import { INTERESTED_RULES, INTERESTED_WORDS } from './interested-rules.ts';

/**
 * Anger first: it is for a person to read, whatever else is said. Who has left or is the wrong one says so even when naming somebody.
 * "Later, in spring" stands before "no", because the one who names a day is no loss; a bare "not now" after it, because "not interested now" is one.
 */
export const INTENT_RULES: readonly IntentRule[] = [
  ...ANGRY_RULES,
  ...LEFT_COMPANY_RULES,
  ...WRONG_PERSON_RULES,
  ...REFERRAL_RULES,
  ...LATER_NAMED_RULES,
  ...NOT_INTERESTED_RULES,
  ...LATER_RULES,
  ...INTERESTED_RULES,
  ...NOT_INTERESTED_WORDS,
  ...INTERESTED_WORDS,
];

/** Asked last: a question is what most unclear replies are. Followed by a blank or the end, because addresses of pages hold one too. */
export const QUESTION_MARKS: readonly string[] = ['?', '？', '؟'];
