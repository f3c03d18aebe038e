/** Rows about the account's quota and rate, in any phase and with any code. */
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import type { RuledVerdict, VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';

const LIMIT: RuledVerdict = { verdict: 'account', problem: 'sending_limit' };
const REST_LONG = { against: 'mailbox', kind: 'sending_limit', openAtLeast: 4 * HOUR } as const;
const REST = { against: 'mailbox', kind: 'sending_limit' } as const;
const BEFORE_RCPT = ['connect', 'starttls', 'auth', 'mail'] as const;

export const QUOTA_RULES: readonly VerdictRule[] = [
  {
    id: 'sending-rate',
    heard: 'no',
    then: LIMIT,
    failure: REST,
    text: list`
      maximum sending rate | sender thread limit | message submission rate | peak smtp relay limit |
      too many login attempts | too many concurrent smtp connections | submission rate limit |
      outbound thread limit
    `,
    why: 'The account sends too fast, not too much: SES 454 (docs.aws.amazon.com/ses manage-sending-quotas-errors), Exchange Online 432 4.3.2 and 421 4.4.2, Gmail 450 4.2.1 and 454 4.7.0 (support.google.com/a/answer/3726730).',
    examples: [
      { phase: 'data', reply: '454 Throttling failure: Maximum sending rate exceeded.' },
      { phase: 'final', reply: '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded' },
      {
        phase: 'mail',
        reply:
          '421 4.4.2 Message submission rate for this client has exceeded the configured limit',
      },
      {
        phase: 'rcpt',
        reply: '450 4.2.1 Peak SMTP relay limit exceeded for customer. This is a temporary error.',
      },
      {
        phase: 'auth',
        reply: '454 4.7.0 Too many login attempts, please try again later. - gsmtp',
      },
    ],
  },
  {
    id: 'quota-of-an-hour',
    heard: 'no',
    reasons: ['sending_limit'],
    then: LIMIT,
    text: ['per hour', 'hourly', 'this hour', 'an hour'],
    failure: { ...REST, openAtLeast: HOUR },
    why: 'cPanel and similar hosts count by the hour: after an hour there is room again.',
    examples: [
      {
        phase: 'rcpt',
        reply:
          '550 Domain acme.test has exceeded the max emails per hour (101/100 (101%)) allowed. Message discarded.',
      },
      { phase: 'final', reply: '550 User ann has exceeded the hourly email limit' },
    ],
  },
  {
    id: 'quota-by-status',
    heard: 'no',
    codes: [500, 599],
    enhanced: ['4.5', '1.90', '7.232', '7.233'],
    then: LIMIT,
    failure: REST_LONG,
    why: 'Gmail 550 5.4.5 (support.google.com/a/answer/3726730); Exchange Online 5.1.90, 5.7.232, 5.7.233 (learn.microsoft.com, non-delivery-reports-in-exchange-online): recipients per rolling 24 hours.',
    examples: [
      {
        phase: 'final',
        reply:
          '550-5.4.5 Daily user sending limit exceeded. For more information on message-sending limits go to https://support.example.com',
      },
      { phase: 'final', reply: '550 5.4.5 https://support.example.com/mail/answer/22839 - gsmtp' },
    ],
    nearMisses: [{ phase: 'rcpt', reply: '451 4.4.5 Server busy, try again later' }],
  },
  {
    id: 'sending-quota',
    heard: 'no',
    reasons: ['sending_limit'],
    then: LIMIT,
    failure: REST_LONG,
    why: 'The daily quota of the account is used up, in the words of data/classify/bounces/quota-rules.ts: Gmail, Exchange, Amazon SES, SendGrid, GMX and others.',
    examples: [
      { phase: 'rcpt', reply: '550 5.7.1 Daily SMTP relay limit exceeded for customer. - gsmtp' },
      { phase: 'final', reply: '454 Throttling failure: Daily message quota exceeded.' },
      {
        phase: 'final',
        reply:
          '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
      },
      { phase: 'mail', reply: '550 5.7.1 RecipientRateLimit exceeded for this sender' },
      { phase: 'auth', reply: '451 Authentication failed: Maximum credits exceeded' },
      {
        phase: 'rcpt',
        reply:
          '450 Requested mail action not taken: mailbox unavailable. Mail send limit exceeded.',
      },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '552 5.2.2 Mailbox has exceeded its quota' },
      {
        phase: 'rcpt',
        reply: '450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
      },
    ],
  },
  {
    id: 'slowed-down',
    heard: 'no',
    phases: BEFORE_RCPT,
    codes: [400, 499],
    then: LIMIT,
    text: ['[tss', '[ts0', 'unusual rate', 'unexpected volume'],
    failure: { ...REST, openAtLeast: 2 * HOUR },
    why: 'senders.yahooinc.com/smtp-error-codes (TSS04: wait two hours), support.google.com/mail/answer/81126 (4.7.28), before the recipient is known: it is about all our messages.',
    examples: [
      {
        phase: 'mail',
        reply:
          '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
      },
      {
        phase: 'connect',
        reply:
          '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      },
    ],
  },
  {
    id: 'too-many-recipients',
    heard: 'no',
    codes: [400, 499],
    enhanced: ['5.3'],
    failure: REST,
    then: { verdict: 'minutes', givesUp: false, atLeast: 15 * MINUTE },
    why: 'RFC 5321 4.5.3.1.10 (452 Too many recipients): our messages have one recipient each, so the server counts over the session or the hour.',
    examples: [{ phase: 'rcpt', reply: '452 4.5.3 Too many recipients' }],
  },
];
