/**
 * The verdict table in the order of its rows: no reply or acceptance, quotas, closed addresses, the
 * account, temporary refusals, permanent refusals.
 */
import { ACCOUNT_RULES } from './account-verdicts.ts';
import { CLOSED_RULES } from './closed-verdicts.ts';
import { DEFERRAL_RULES } from './deferral-verdicts.ts';
import { HEARD_RULES } from './heard-verdicts.ts';
import { QUOTA_RULES } from './quota-verdicts.ts';
import { REFUSAL_RULES } from './refusal-verdicts.ts';
import type { VerdictRule } from './verdict-rule.ts';

export const VERDICT_RULES: readonly VerdictRule[] = [
  ...HEARD_RULES,
  ...QUOTA_RULES,
  ...CLOSED_RULES,
  ...ACCOUNT_RULES,
  ...DEFERRAL_RULES,
  ...REFUSAL_RULES,
];
