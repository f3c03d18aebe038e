/** The verdict table in the order it is asked: what was heard at all, then the account, then what may clear, then refusals for good. */
import { ACCOUNT_RULES, HEARD_RULES } from './account-verdicts.ts';
import { DEFERRAL_RULES } from './deferral-verdicts.ts';
import { REFUSAL_RULES } from './refusal-verdicts.ts';
import type { VerdictRule } from './verdict-rule.ts';

export const VERDICT_RULES: readonly VerdictRule[] = [...HEARD_RULES, ...ACCOUNT_RULES, ...DEFERRAL_RULES, ...REFUSAL_RULES];
