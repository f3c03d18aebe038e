/** Rows about addresses that take nothing from outside. Before those about our login: they say "authentication required" as well. */
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
    why: 'Exchange 5.7.124, .129, .133 to .136, .193 (learn.microsoft.com, non-delivery-reports-in-exchange-online), Google Groups, Mailman: the address takes mail of its own people only, today and tomorrow, from whichever mailbox.',
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
    why: 'Lists and groups that hold or put off what comes from outside: about this address, neither about us nor about its provider.',
    examples: [{ phase: 'rcpt', reply: '450 4.7.1 This list only accepts mail from members' }],
  },
];
