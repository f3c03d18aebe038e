/** Refusals of IMAP servers, and what an operator can do about them. Order matters. */
import type { ImapRefusalRule } from './refusal-rule.ts';
import { LATER_RULES } from './later-refusals.ts';
import { LOGIN_RULES } from './login-refusals.ts';
import { FOLDER_RULES } from './folder-refusals.ts';
import { LAST_RULES } from './other-refusals.ts';

/** The first row that matches decides. */
export const IMAP_REFUSAL_RULES: readonly ImapRefusalRule[] = [
  ...LATER_RULES,
  ...LOGIN_RULES,
  ...FOLDER_RULES,
  ...LAST_RULES,
];
