/**
 * The intents of human replies, in the order in which their rules are tried: the first match
 * decides.
 */
import type { IntentRule } from './intent-rule.ts';
import { LEGAL_RULES } from './legal-rules.ts';
import { ANGRY_RULES } from './angry-rules.ts';
import { LEFT_COMPANY_RULES } from './left-company-rules.ts';
import { WRONG_PERSON_RULES } from './wrong-person-rules.ts';
import { REFERRAL_RULES } from './referral-rules.ts';
import { LATER_NAMED_RULES, LATER_RULES } from './later-rules.ts';
import { NOT_INTERESTED_RULES, NOT_INTERESTED_WORDS } from './not-interested-rules.ts';
import { INTERESTED_RULES, INTERESTED_WORDS } from './interested-rules.ts';

/**
 * Threats and anger first: a person must read it, whatever else the text says. "Has left" and "wrong person"
 * come before "referral", because such replies may also name another person. "Later, in spring"
 * comes before "no", because a named time is still interest; a bare "not now" comes after it,
 * because "not interested now" is a "no".
 */
export const INTENT_RULES: readonly IntentRule[] = [
  ...LEGAL_RULES,
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

/**
 * Tried last: most unclear replies are questions. A space or the end must follow, because URLs
 * contain question marks.
 */
export const QUESTION_MARKS: readonly string[] = ['?', '？', '؟'];
