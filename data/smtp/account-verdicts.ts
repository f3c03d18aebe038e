/** Rows about our login, account, address and host: said by the server of the mailbox, so never the recipient's fault. */
import type { VerdictRule } from './verdict-rule.ts';
import { LOGIN_RULES } from './login-verdicts.ts';
import { HOST_RULES } from './host-verdicts.ts';
import { NAMED_RULES } from './named-verdicts.ts';

export const ACCOUNT_RULES: readonly VerdictRule[] = [
  ...LOGIN_RULES,
  ...HOST_RULES,
  ...NAMED_RULES,
];
