/**
 * Rows about 4xx after the recipient was named: whether one recipient waits, or all of that
 * destination.
 */
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import type { BreakerFailure } from '../../lib/domain/sending/hold.ts';
import type { VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';

const NOT_NOW = [400, 499] as const;
const LATER = { verdict: 'minutes', givesUp: true } as const;
/** For a fault of ours: it never ends the recipient's sequence. */
const LATER_FOR_US = { verdict: 'minutes', givesUp: false } as const;
const DOMAIN: BreakerFailure = { against: 'domain', kind: 'destination_failing' };
const PROVIDER: BreakerFailure = { against: 'provider', kind: 'destination_failing' };

export const DEFERRAL_RULES: readonly VerdictRule[] = [
  {
    id: 'yahoo-deferred',
    heard: 'no',
    codes: NOT_NOW,
    text: ['[tss', '[ts01', '[ts02', '[ts03', '[ts04'],
    then: { verdict: 'minutes', givesUp: false, atLeast: 2 * HOUR },
    failure: { ...PROVIDER, openAtLeast: 2 * HOUR },
    why: 'senders.yahooinc.com/smtp-error-codes: TS codes are about volume or complaints; a try within two hours prolongs them.',
    examples: [
      {
        phase: 'rcpt',
        reply:
          '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.example.com/error-codes',
      },
    ],
  },
  {
    id: 'gmail-rate',
    heard: 'no',
    codes: NOT_NOW,
    enhanced: ['7.28'],
    then: { verdict: 'minutes', givesUp: false, atLeast: HOUR },
    failure: { ...PROVIDER, openAtLeast: HOUR },
    why: 'RFC 7372 registry x.7.28 (mail flood); support.google.com/mail/answer/81126: an unusual rate of unsolicited mail from our IP, domain or links.',
    examples: [
      {
        phase: 'final',
        reply:
          '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your DKIM domain [acme.test 35].',
      },
    ],
  },
  {
    id: 'outlook-busy',
    heard: 'no',
    codes: NOT_NOW,
    enhanced: ['7.500-7.699', '7.700-7.749', '7.850-7.899'],
    then: { verdict: 'minutes', givesUp: false, atLeast: 15 * MINUTE },
    failure: { ...PROVIDER, openAtLeast: 15 * MINUTE },
    why: 'Exchange Online 451 4.7.500 to 4.7.699 (ASxxxx): throttled for a new or changed sending pattern, of the tenant (4.7.700 to .749) or of the address (4.7.850 to .899); learn.microsoft.com, non-delivery-reports-in-exchange-online.',
    examples: [
      {
        phase: 'rcpt',
        reply: '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (AS77713)',
      },
      {
        phase: 'final',
        reply:
          '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation.',
      },
      { phase: 'rcpt', reply: '451 4.7.850 Access denied, please come again later' },
      { phase: 'rcpt', reply: '451 4.7.701 PFA agent busy, please come again' },
    ],
  },
  {
    id: 'recipient-too-busy',
    heard: 'no',
    codes: NOT_NOW,
    text: [
      'receiving mail too quickly',
      'receiving mail at a rate',
      'recipient rate limit',
      'too many messages to this recipient',
    ],
    then: LATER,
    keepsPace: true,
    why: 'support.google.com/a/answer/3726730, 450 4.2.1: this recipient gets more messages than the system accepts now.',
    examples: [
      {
        phase: 'rcpt',
        reply:
          '450 4.2.1 The user you are trying to contact is receiving mail too quickly. Please resend your message at a later time.',
      },
    ],
  },
  {
    id: 'greylisted',
    heard: 'no',
    codes: NOT_NOW,
    reasons: ['greylisted'],
    then: LATER,
    keepsPace: true,
    why: 'RFC 6647: the client has to try again after five minutes or more, for each recipient.',
    examples: [
      { phase: 'rcpt', reply: '450 4.2.0 Greylisted, see https://postgrey.example.com/help' },
      { phase: 'rcpt', reply: '451 4.7.1 Greylisting in action, please come back later' },
      { phase: 'final', reply: '421 4.7.1 Greylisted' },
    ],
  },
  {
    id: 'rate-of-ours',
    heard: 'no',
    codes: NOT_NOW,
    reasons: ['rate_limited'],
    then: LATER_FOR_US,
    failure: PROVIDER,
    why: 'RFC 3463 x.4.5 and x.7.x as Gmail, Exchange and many gateways use them: too many messages or connections of ours, for all domains they host.',
    examples: [
      {
        phase: 'rcpt',
        reply: '451 4.7.1 Too many concurrent connections from your side, slow down',
      },
      { phase: 'final', reply: '421 4.7.0 Too many mails from your network, rate limit reached' },
    ],
  },
  {
    id: 'closing',
    heard: 'no',
    codes: [421, 421],
    then: LATER,
    failure: DOMAIN,
    why: 'RFC 5321 3.8 and 4.2.3: 421 at any point means that the service closes, and that nothing of this transaction was accepted.',
    examples: [
      { phase: 'rcpt', reply: '421 4.7.0 Try again later, closing connection' },
      { phase: 'data', reply: '421 4.3.2 System shutting down' },
      { phase: 'final', reply: '421 4.4.2 mx.example.test Error: timeout exceeded' },
    ],
  },
  {
    id: 'being-verified',
    heard: 'no',
    phases: ['rcpt'],
    codes: [450, 451],
    text: list`
      unverified address | verification in progress | mailbox busy | mailbox unavailable |
      mailbox not available | mailbox is unavailable
    `,
    then: LATER,
    keepsPace: true,
    why: 'RFC 5321 4.2.3: 450 is "mailbox busy or temporarily blocked for policy reasons"; Postfix address_verify: 450 4.1.1 during its check.',
    examples: [
      { phase: 'rcpt', reply: '450 Requested mail action not taken: mailbox unavailable' },
      {
        phase: 'rcpt',
        reply:
          '450 4.1.1 Recipient address rejected: unverified address: Address verification in progress',
      },
    ],
  },
  {
    id: 'recipient-for-a-day',
    heard: 'no',
    codes: NOT_NOW,
    class: 'soft',
    reasons: [
      'mailbox_full',
      'mailbox_disabled',
      'suspended',
      'filtered',
      'user_unknown',
      'mailbox_moved',
      'routing_loop',
    ],
    then: { verdict: 'day' },
    why: 'RFC 3463 4.2.x and 4.1.x: about this mailbox; it clears when its owner or provider empties, unlocks or repairs it, which takes a day rather than minutes.',
    examples: [
      { phase: 'rcpt', reply: '452 4.2.2 The email account that you tried to reach is over quota' },
      { phase: 'rcpt', reply: '450 4.2.1 The account is temporarily disabled' },
      { phase: 'final', reply: '452 4.2.2 Mailbox full' },
    ],
  },
  {
    id: 'put-off-for-policy',
    heard: 'no',
    codes: NOT_NOW,
    class: 'block',
    then: LATER_FOR_US,
    failure: PROVIDER,
    why: 'RFC 3463 4.7.x: the server objects to us, perhaps temporarily (a listing, a missing PTR record, TLS); not about the recipient.',
    examples: [
      {
        phase: 'rcpt',
        reply: '450 4.7.25 The IP address sending this message does not have a PTR record',
      },
      { phase: 'final', reply: '451 4.7.1 Message held for policy reasons' },
    ],
  },
  {
    id: 'destination-not-now',
    heard: 'no',
    codes: NOT_NOW,
    enhanced: ['3.0-3.999', '4.0-4.999', '1.2'],
    then: LATER,
    failure: DOMAIN,
    why: 'RFC 3463 4.3.x (mail system) and 4.4.x (network, routing, DNS): it concerns every recipient of that domain.',
    examples: [
      { phase: 'rcpt', reply: '451 4.3.0 Temporary local problem - please try later' },
      { phase: 'rcpt', reply: '451 4.3.2 System not accepting network messages' },
      { phase: 'final', reply: '452 4.3.1 Insufficient system storage' },
      { phase: 'rcpt', reply: '450 4.1.2 Recipient address rejected: Domain not found' },
      { phase: 'rcpt', reply: '451 4.4.1 Connection timed out' },
    ],
  },
  {
    id: 'not-now',
    heard: 'no',
    codes: NOT_NOW,
    then: LATER,
    why: 'RFC 5321 4.5.4.1: a 4xx without further information is tried again, at growing intervals, for four to five days.',
    examples: [
      { phase: 'final', reply: '451 try again later' },
      { phase: 'rcpt', reply: '450 later' },
      { phase: 'data', reply: '451 Requested action aborted: local error in processing' },
    ],
  },
];
