/**
 * Rows about our login, account, address and host. The mailbox's own server says these, so the
 * recipient is never at fault.
 */
import type { VerdictRule } from './verdict-rule.ts';
import { LOGIN_RULES } from './login-verdicts.ts';
import { HOST_RULES } from './host-verdicts.ts';
import { NAMED_RULES } from './named-verdicts.ts';

export const ACCOUNT_RULES: readonly VerdictRule[] = [
  ...LOGIN_RULES,
  ...HOST_RULES,
  ...NAMED_RULES,
];
