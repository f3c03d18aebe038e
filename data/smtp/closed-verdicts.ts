/**
 * Rows about addresses that accept nothing from outside. Tried before those about our login,
 * because these replies also say "authentication required".
 */
import type { VerdictRule } from './verdict-rule.ts';

const FROM_RCPT = ['rcpt', 'data', 'final'] as const;

export const CLOSED_RULES: readonly VerdictRule[] = [
  {
    id: 'closed-to-outsiders',
    heard: 'no',
    phases: FROM_RCPT,
    codes: [500, 599],
    reasons: ['closed_to_outsiders'],
    then: { verdict: 'closed' },
    why: 'Exchange 5.7.124, .129, .133 to .136, .193 (learn.microsoft.com, non-delivery-reports-in-exchange-online), Google Groups, Mailman: the address permanently accepts internal messages only, from whichever mailbox we send.',
    examples: [
      {
        phase: 'rcpt',
        reply: '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
      },
      { phase: 'final', reply: '550 5.7.124 Sender not in allowed-senders list' },
      { phase: 'rcpt', reply: '550 5.7.134 Not accepted' },
      { phase: 'rcpt', reply: '550 5.7.1 Posts by non-members are not accepted' },
    ],
  },
  {
    id: 'closed-for-now',
    heard: 'no',
    phases: FROM_RCPT,
    codes: [400, 499],
    reasons: ['closed_to_outsiders'],
    then: { verdict: 'minutes', givesUp: true },
    keepsPace: true,
    why: 'Lists and groups that hold or delay messages from outside: about this address, not about us or its provider.',
    examples: [{ phase: 'rcpt', reply: '450 4.7.1 This list only accepts mail from members' }],
  },
];
