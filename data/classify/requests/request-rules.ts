/** How people invoke a right under data-protection law, the most far-reaching right first. */
import type { RequestRule } from './request-rule.ts';
import { ACCESS_RULES } from './access-rules.ts';
import { ERASURE_RULES } from './erasure-rules.ts';
import { OBJECTION_RULES } from './objection-rules.ts';

export const REQUEST_RULES: readonly RequestRule[] = [
  ...ERASURE_RULES,
  ...OBJECTION_RULES,
  ...ACCESS_RULES,
];
