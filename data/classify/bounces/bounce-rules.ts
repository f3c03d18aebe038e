/**
 * The order in which the rules about replies are tried: unambiguous phrases first, vague ones after
 * the status code.
 */
import type { BounceRule } from './bounce-rule.ts';
import { ACCOUNT_RULES } from './account-rules.ts';
import { MAILBOX_STATES } from './languages/mailbox-states.ts';
import { REFUSALS_IN_OTHER_LANGUAGES } from './languages/refusals.ts';
import { UNKNOWN_USER_ASIA } from './languages/unknown-user-asia.ts';
import { UNKNOWN_USER_EAST } from './languages/unknown-user-east.ts';
import { UNKNOWN_USER_LATIN } from './languages/unknown-user-latin.ts';
import { CLOSED_RULES } from './closed-rules.ts';
import { MAILBOX_RULES } from './mailbox-rules.ts';
import { MESSAGE_RULES } from './message-rules.ts';
import { PLAIN_POLICY_RULES, POLICY_RULES } from './policy-rules.ts';
import { OWN_ADDRESS_RULES } from './own-address-rules.ts';
import { QUOTA_RULES } from './quota-rules.ts';
import { REFUSAL_RULES, SENDER_RULES } from './sender-rules.ts';
import { PACE_RULES, TRANSPORT_RULES } from './transport-rules.ts';
import { UNKNOWN_USER_RULES } from './unknown-user-rules.ts';

/** Tried before the enhanced status code: the words are more precise than the number. */
export const PLAIN_RULES: readonly BounceRule[] = [
  ...CLOSED_RULES,
  ...QUOTA_RULES,
  ...OWN_ADDRESS_RULES,
  ...ACCOUNT_RULES,
  ...SENDER_RULES,
  ...REFUSALS_IN_OTHER_LANGUAGES,
  ...MAILBOX_RULES,
  ...MAILBOX_STATES,
  ...UNKNOWN_USER_RULES,
  ...UNKNOWN_USER_LATIN,
  ...UNKNOWN_USER_EAST,
  ...UNKNOWN_USER_ASIA,
  ...PLAIN_POLICY_RULES,
  ...MESSAGE_RULES,
  ...PACE_RULES,
];

/** Tried after the status code: words that many systems put into any reply. */
export const VAGUE_RULES: readonly BounceRule[] = [
  ...TRANSPORT_RULES,
  ...REFUSAL_RULES,
  ...POLICY_RULES,
];
