/**
 * Rows about 5xx after the recipient was named: the side at fault decides between hard, block and a
 * day's wait.
 */
import { HOUR } from '../../lib/domain/time.ts';
import type { VerdictRule } from './verdict-rule.ts';

const BLOCKS = { against: 'mailbox', kind: 'blocks' } as const;

export const REFUSAL_RULES: readonly VerdictRule[] = [
  {
    id: 'rate-for-good',
    heard: 'no',
    codes: [500, 599],
    reasons: ['rate_limited'],
    then: { verdict: 'block' },
    failure: { against: 'provider', kind: 'destination_failing', openAtLeast: HOUR },
    why: 'RFC 3463 5.7.28 and filters that write 5xx where they mean 4xx: our sending rate is never the fault of the prospect.',
    examples: [
      { phase: 'rcpt', reply: '550 5.7.28 Mail flood: too many messages from your domain' },
      { phase: 'rcpt', reply: '554 5.7.1 Too many connections from your side' },
    ],
  },
  {
    id: 'greylisted-for-good',
    heard: 'no',
    codes: [500, 599],
    reasons: ['greylisted'],
    then: { verdict: 'minutes', givesUp: true },
    keepsPace: true,
    why: 'RFC 6647 4: greylisting answers 4xx; the servers that say 5xx mean the same.',
    examples: [{ phase: 'rcpt', reply: '554 5.7.1 Greylisted, please come back later' }],
  },
  {
    id: 'refuses-the-text',
    heard: 'no',
    codes: [500, 599],
    reasons: ['spam', 'content', 'virus', 'malformed', 'message_too_big'],
    then: { verdict: 'block', content: true },
    failure: BLOCKS,
    why: 'RFC 3463 5.6.x, 5.3.4 and the words of filters: about this one text. The same text meets the same filter, so it is tried a limited number of times.',
    examples: [
      { phase: 'final', reply: '554 5.7.1 Message rejected: it looks like spam' },
      { phase: 'final', reply: '552 5.3.4 Message size exceeds fixed limit' },
      { phase: 'final', reply: '550 5.6.0 Refused' },
      { phase: 'final', reply: '554 5.7.1 virus detected (Eicar-Test-Signature)' },
      { phase: 'data', reply: '503 5.5.1 Bad sequence of commands' },
    ],
  },
  {
    id: 'refuses-it-after-the-text',
    heard: 'no',
    phases: ['final'],
    codes: [500, 599],
    reasons: ['policy'],
    then: { verdict: 'block', content: true },
    failure: BLOCKS,
    why: 'A server that accepted sender and recipient, and refuses by policy after the text, means the text.',
    examples: [{ phase: 'final', reply: '550 5.7.1 Message not accepted for policy reasons' }],
    nearMisses: [{ phase: 'rcpt', reply: '550 5.7.1 Not accepted for policy reasons' }],
  },
  {
    id: 'refuses-us',
    heard: 'no',
    codes: [500, 599],
    class: 'block',
    then: { verdict: 'block' },
    failure: BLOCKS,
    why: 'RFC 3463 5.7.x, RFC 7372, and the verdict of data/classify on the words: our IP, authentication, content or size. Not about the recipient.',
    examples: [
      {
        phase: 'rcpt',
        reply:
          '550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.spamhaus.org',
      },
      {
        phase: 'final',
        reply:
          "550-5.7.26 Unauthenticated email from acme.test is not accepted due to domain's DMARC policy.",
      },
      {
        phase: 'final',
        reply:
          '550 5.7.515 Access denied, sending domain acme.test does not meet the required authentication level',
      },
      { phase: 'rcpt', reply: '550 5.7.606 Access denied, banned sending IP [192.0.2.1]' },
      { phase: 'rcpt', reply: '550 5.7.511 Access denied, banned sender' },
      { phase: 'rcpt', reply: '550 5.7.1 Not accepted for policy reasons' },
      {
        phase: 'rcpt',
        reply: '554 5.7.1 <unknown[192.0.2.1]>: Client host not found',
      },
    ],
  },
  {
    id: 'not-understood',
    heard: 'no',
    phases: ['rcpt', 'data', 'final'],
    codes: [500, 599],
    reasons: ['unknown'],
    names: 'not-them',
    then: { verdict: 'block' },
    failure: BLOCKS,
    why: 'RFC 5321 4.2: no row, code or word is known, and no address is named. Our own server may say this about us in any language: if the recipient were at fault, one stopped account would end every sequence.',
    examples: [
      { phase: 'rcpt', reply: '550 Computer says no' },
      { phase: 'final', reply: '550 Das geht leider nicht' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 bob@example.test: computer says no' },
      { phase: 'final', reply: '554 Transaction failed' },
    ],
  },
  {
    id: 'dead-address',
    heard: 'no',
    codes: [500, 599],
    class: 'hard',
    then: { verdict: 'hard' },
    why: 'RFC 5321 4.2.3, RFC 3463 5.1.x and 5.2.1, RFC 7504 (521, 556), RFC 7505 (5.1.10): the address or its domain accepts no mail.',
    examples: [
      {
        phase: 'rcpt',
        reply: '550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table',
      },
      {
        phase: 'rcpt',
        reply:
          '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      },
      { phase: 'rcpt', reply: '551 5.1.6 User has moved; please try another address' },
      { phase: 'rcpt', reply: '551 User not local' },
      { phase: 'rcpt', reply: '553 5.1.3 Invalid mailbox name' },
      {
        phase: 'rcpt',
        reply:
          '556 5.1.10 Recipient address rejected: Domain example.test does not accept mail (nullMX)',
      },
      { phase: 'rcpt', reply: '521 5.3.2 Server does not accept mail' },
      { phase: 'rcpt', reply: '550 5.1.2 Domain not found' },
      { phase: 'final', reply: '550 5.1.1 No such user' },
    ],
  },
  {
    id: 'may-clear',
    heard: 'no',
    then: { verdict: 'day' },
    why: 'RFC 3463 5.2.2, 5.4.x and 5.3.x may clear; and an unknown reply marks no address invalid: the message is tried again after a day, three times.',
    examples: [
      { phase: 'rcpt', reply: '550 5.7.1 User unknown' },
      { phase: 'rcpt', reply: '552 5.2.2 Mailbox full' },
      { phase: 'rcpt', reply: '552 Requested mail action aborted: exceeded storage allocation' },
      { phase: 'final', reply: '554 5.4.6 Too many hops' },
      { phase: 'rcpt', reply: '550 5.4.1 No answer from host' },
      { phase: 'final', reply: '554 Transaction failed' },
      { phase: 'final', reply: '550 User unknown' },
    ],
  },
];
