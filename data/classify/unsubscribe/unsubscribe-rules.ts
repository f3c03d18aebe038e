/** How people say "no more mail", in every language. */
import type { UnsubscribeRule } from './unsubscribe-rule.ts';
import { ENGLISH_RULES } from './english-rules.ts';
import { EUROPEAN_RULES } from './european-rules.ts';
import { ASIAN_RULES } from './asian-rules.ts';

export const UNSUBSCRIBE_RULES: readonly UnsubscribeRule[] = [
  ...ENGLISH_RULES,
  ...EUROPEAN_RULES,
  ...ASIAN_RULES,
];
