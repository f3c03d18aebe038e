/** Rows about ourselves: what was taken or broke, and what the server of a mailbox says of the mailbox, its login and its quota. */
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import type { Strike } from '../../lib/domain/hold.ts';
import type { VerdictRule } from './verdict-rule.ts';

const FAILING: Strike = { against: 'mailbox', kind: 'account_failing' };
const BEFORE_RCPT = ['connect', 'auth', 'mail'] as const;

/** No word from the server, or its yes. */
export const HEARD_RULES: readonly VerdictRule[] = [
  {
    id: 'taken', heard: 'yes', then: { verdict: 'sent' },
    why: 'RFC 5321 4.1.1.4 and 6.1: with its 250 to the final dot the server has taken over.',
    examples: [{ phase: 'final', reply: '250 2.0.0 Ok: queued as 4T0xYz' }],
  },
  {
    id: 'broken-in-the-text', heard: 'nothing', phases: ['final'], then: { verdict: 'in_doubt' },
    why: 'RFC 1047: between the dot and the answer nobody can tell whether the server took it; sending again may mail twice.',
    examples: [{ phase: 'final', text: 'the connection ended' }, { phase: 'final', text: 'no end after 90000 ms' }, { phase: 'final', text: 'aborted by the caller' }],
  },
  {
    id: 'broken-off', heard: 'nothing', phases: ['aborted'], then: { verdict: 'returned' },
    why: 'Our own doing, before a byte of the text left: a signal, or the commit before the text was refused.',
    examples: [{ phase: 'aborted', text: 'aborted by the caller' }],
  },
  {
    id: 'tls-broken', heard: 'nothing', phases: ['connect', 'auth'],
    text: ['certificate', 'self-signed', 'altnames', 'ssl routines', 'tls', 'wrong version number'], then: { verdict: 'account', problem: 'tls' }, strike: FAILING,
    why: 'RFC 3207 4.1, RFC 8314 3: no mail over a connection that cannot be secured; a wrong port or an expired certificate wants a person.',
    examples: [{ phase: 'connect', text: 'certificate has expired' }, { phase: 'connect', text: "Hostname/IP does not match certificate's altnames" }],
  },
  {
    id: 'unreachable', heard: 'nothing', phases: ['connect', 'auth'], then: { verdict: 'account', problem: 'unreachable' }, strike: FAILING,
    why: 'RFC 5321 4.5.4.1: the host cannot be reached; every mail of the mailbox would meet the same.',
    examples: [{ phase: 'connect', text: 'connect ECONNREFUSED 192.0.2.1:587' }, { phase: 'auth', text: 'the connection ended' }],
  },
  {
    id: 'larger-than-announced', heard: 'nothing', phases: ['mail'], text: ['message size larger than allowed'], then: { verdict: 'block' }, reason: 'message_too_big', strike: { against: 'mailbox', kind: 'blocks' },
    why: 'RFC 1870 6.1: the server announced with EHLO what it takes at most, so it was not even asked; nodemailer says this.',
    examples: [{ phase: 'mail', text: 'Message size larger than allowed 1000' }],
  },
  {
    id: 'broken-before-the-text', heard: 'nothing', then: { verdict: 'minutes', givesUp: false }, strike: FAILING,
    why: 'RFC 5321 3.8: without the end of DATA the transaction is void, so it was not sent. Not returned at once: a mail on which the server stumbles must not stand before all others.',
    examples: [{ phase: 'mail', text: 'the connection ended' }, { phase: 'rcpt', text: 'read ECONNRESET' }, { phase: 'data', text: 'no end after 90000 ms' }],
  },
];

/** Refusals that are about the account, wherever in the conversation they come. */
export const ACCOUNT_RULES: readonly VerdictRule[] = [
  {
    id: 'sending-quota', heard: 'no',
    enhanced: ['1.90', '7.232', '7.233', '7.705'],
    then: { verdict: 'account', problem: 'sending_limit' }, strike: { against: 'mailbox', kind: 'sending_limit', restAtLeast: 4 * HOUR },
    why: 'Exchange Online NDR 5.1.90, 5.7.232, 5.7.233, 5.7.705 (learn.microsoft.com, non-delivery-reports-in-exchange-online): recipients per rolling 24 hours of the mailbox or tenant.',
    examples: [
      { phase: 'final', reply: "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients" },
      { phase: 'data', reply: "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients" },
    ],
  },
  {
    id: 'sending-quota-in-words', heard: 'no',
    text: ['daily user sending', 'daily sending quota', 'daily sending limit', 'daily smtp relay', 'daily message quota', 'recipientratelimit', 'submissionquota', 'submission quota exceeded', 'reached a limit for sending', 'reached your daily limit', 'max emails per hour', 'maximum credits exceeded', 'exceeded your daily', 'outgoing message limit'],
    then: { verdict: 'account', problem: 'sending_limit' }, strike: { against: 'mailbox', kind: 'sending_limit', restAtLeast: 4 * HOUR },
    why: 'What the account may send in a day is used up: support.google.com/a/answer/3726730 (550 5.4.5, 550 5.7.1), docs.aws.amazon.com/ses manage-sending-quotas-errors (454), Exchange Online RecipientRateLimit, cPanel, SendGrid.',
    examples: [
      { phase: 'final', reply: '550 5.4.5 Daily user sending limit exceeded. For more information on message-sending limits go to https://support.example.com/mail/answer/22839 - gsmtp' },
      { phase: 'rcpt', reply: '550 5.7.1 Daily SMTP relay limit exceeded for customer. - gsmtp' },
      { phase: 'final', reply: '454 Throttling failure: Daily message quota exceeded.' },
      { phase: 'final', reply: '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message' },
      { phase: 'mail', reply: '550 5.7.1 RecipientRateLimit exceeded for this sender' },
      { phase: 'rcpt', reply: '550 Domain acme.test has exceeded the max emails per hour (101/100 (101%)) allowed. Message discarded.' },
      { phase: 'auth', reply: '451 Authentication failed: Maximum credits exceeded' },
    ],
  },
  {
    id: 'sending-rate', heard: 'no',
    text: ['maximum sending rate', 'sender thread limit', 'message submission rate', 'peak smtp relay limit', 'too many login attempts', 'too many concurrent smtp connections', 'submission rate limit'],
    then: { verdict: 'account', problem: 'sending_limit' }, strike: { against: 'mailbox', kind: 'sending_limit' },
    why: 'The account sends too fast, not too much: SES 454 (docs.aws.amazon.com/ses manage-sending-quotas-errors), Exchange Online 432 4.3.2 and 421 4.4.2, Gmail 450 4.2.1 and 454 4.7.0 (support.google.com/a/answer/3726730).',
    examples: [
      { phase: 'data', reply: '454 Throttling failure: Maximum sending rate exceeded.' },
      { phase: 'final', reply: '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded' },
      { phase: 'mail', reply: '421 4.4.2 Message submission rate for this client has exceeded the configured limit' },
      { phase: 'rcpt', reply: '450 4.2.1 Peak SMTP relay limit exceeded for customer. This is a temporary error.' },
      { phase: 'auth', reply: '454 4.7.0 Too many login attempts, please try again later. - gsmtp' },
    ],
  },
  {
    id: 'slowed-down', heard: 'no', phases: BEFORE_RCPT, codes: [400, 499], text: ['[tss', '[ts0', 'unusual rate', 'unexpected volume'],
    then: { verdict: 'account', problem: 'sending_limit' }, strike: { against: 'mailbox', kind: 'sending_limit', restAtLeast: 2 * HOUR },
    why: 'senders.yahooinc.com/smtp-error-codes (TSS04: wait two hours), support.google.com/mail/answer/81126 (4.7.28), said before the recipient is known: it is about all our mail.',
    examples: [
      { phase: 'mail', reply: '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1' },
      { phase: 'connect', reply: '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.' },
    ],
  },
  {
    id: 'tls-demanded', heard: 'no', codes: [530, 538], text: ['starttls', 'encryption', 'tls', 'ssl'],
    then: { verdict: 'account', problem: 'tls' }, strike: FAILING,
    why: 'RFC 3207 4 (530 Must issue a STARTTLS command first), RFC 4954 6 (538 5.7.11 Encryption required).',
    examples: [{ phase: 'mail', reply: '530 5.7.0 Must issue a STARTTLS command first' }, { phase: 'auth', reply: '538 5.7.11 Encryption required for requested authentication mechanism' }],
  },
  {
    id: 'tls-not-available', heard: 'no', phases: ['connect'], codes: [454, 454], then: { verdict: 'account', problem: 'tls' }, strike: FAILING,
    why: 'RFC 3207 4: 454 TLS not available due to temporary reason.',
    examples: [{ phase: 'connect', reply: '454 4.7.0 TLS not available due to local problem' }],
  },
  {
    id: 'not-logged-in', heard: 'no', codes: [530, 538], then: { verdict: 'account', problem: 'login_refused' }, strike: FAILING,
    why: 'RFC 4954 4.1, 6: 530 authentication required, 534 mechanism too weak or an app password needed (Gmail 5.7.9), 535 credentials invalid. Only a server that one logs in to says so.',
    examples: [
      { phase: 'auth', reply: '535 5.7.8 Username and Password not accepted' },
      { phase: 'auth', reply: '534 5.7.9 Application-specific password required' },
      { phase: 'mail', reply: '530 5.5.1 Authentication Required' },
      { phase: 'rcpt', reply: '530 5.7.1 Authentication required' },
      { phase: 'mail', reply: '530 5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM' },
    ],
  },
  {
    id: 'not-logged-in-in-words', heard: 'no', phases: ['mail'], codes: [500, 599], text: ['authentication required', 'authentication is required', 'must authenticate', 'must be authenticated', 'not authenticated', 'log in first', 'not logged in'],
    then: { verdict: 'account', problem: 'login_refused' }, strike: FAILING,
    why: 'RFC 4954 6, by servers that answer 550 or 553 where it says 530. At MAIL only: at RCPT it may be a mailing list that takes mail of its own people only.',
    examples: [{ phase: 'mail', reply: '550 5.7.1 Authentication required before sending' }],
  },
  {
    id: 'login-refused', heard: 'no', phases: ['auth'], codes: [500, 599], then: { verdict: 'account', problem: 'login_refused' }, strike: FAILING,
    why: 'RFC 4954 4: any 5xx to AUTH fails it for good (500, 504 5.5.4 unknown mechanism, 550 5.7.8 account locked).',
    examples: [{ phase: 'auth', reply: '504 5.5.4 Unrecognized authentication type' }],
  },
  {
    id: 'sender-refused', heard: 'no', phases: ['mail'], codes: [500, 599], then: { verdict: 'block' }, strike: { against: 'mailbox', kind: 'blocks' },
    why: 'RFC 5321 3.3: before RCPT the server has not heard of the recipient; whatever it refuses for good is about us or the size of our mail.',
    examples: [{ phase: 'mail', reply: '550 5.1.8 Sender address rejected: Domain not found' }, { phase: 'mail', reply: '552 5.3.4 Message size exceeds fixed maximum message size' }, { phase: 'mail', reply: '550 5.1.1 user unknown' }],
  },
  {
    id: 'not-served', heard: 'no', phases: BEFORE_RCPT, then: { verdict: 'account', problem: 'unreachable' }, strike: FAILING,
    why: 'RFC 5321 3.1 (554 for a greeting), 4.2.3 (421), RFC 7504 (521), RFC 4954 4.7.0 (454 for the time being): the server of the mailbox does not serve us now, whoever the mail is for.',
    examples: [
      { phase: 'connect', reply: '421 4.3.2 Service not available, closing transmission channel' },
      { phase: 'connect', reply: '554 5.7.1 No SMTP service here' },
      { phase: 'connect', reply: '521 5.3.2 Host does not accept mail' },
      { phase: 'auth', reply: '454 4.7.0 Temporary authentication failure' },
      { phase: 'mail', reply: '421 4.3.2 Too busy' },
      { phase: 'mail', reply: '452 4.3.1 Insufficient system storage' },
    ],
  },
  {
    id: 'too-many-recipients', heard: 'no', codes: [400, 499], enhanced: ['5.3'], then: { verdict: 'minutes', givesUp: false, atLeast: 15 * MINUTE }, strike: { against: 'mailbox', kind: 'sending_limit' },
    why: 'RFC 5321 4.5.3.1.10 (452 Too many recipients): we name one for each mail, so the server counts over the session or the hour.',
    examples: [{ phase: 'rcpt', reply: '452 4.5.3 Too many recipients' }],
  },
];
