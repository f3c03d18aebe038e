/** Refusals that are about us, at each point of a transaction. */
import type { SmtpScript } from '../../../mail/outbound/smtp/scripted-server.ts';

export const REFUSALS: readonly [string, keyof SmtpScript, string, string][] = [
  [
    'Zoho',
    'text',
    '550 5.4.6 Unusual sending activity detected. Please try after sometime',
    'account_refused',
  ],
  [
    'Exchange, send as',
    'text',
    '554 5.2.252 SendAsDenied; ann@acme.test not allowed to send as sales@acme.test; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message',
    'sender_refused',
  ],
  [
    'Exchange, permissions',
    'MAIL',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'sender_refused',
  ],
  [
    'Exchange, bad sender',
    'text',
    '550 5.1.8 Access denied, bad outbound sender. AS(42004)',
    'account_refused',
  ],
  [
    'Exchange, tenant',
    'RCPT',
    '550 5.7.705 Access denied, tenant has exceeded threshold',
    'account_refused',
  ],
  [
    'cPanel, failures',
    'RCPT',
    '550 Domain acme.test has exceeded the max defers and failures per hour (5/5 (100%)) allowed.  Message discarded.',
    'account_refused',
  ],
  [
    'cPanel, hour',
    'RCPT',
    '550 Domain acme.test has exceeded the max emails per hour (101/100 (101%)) allowed.  Message discarded.',
    'sending_limit',
  ],
  [
    'Gmail, day',
    'text',
    '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\r\n550-5.4.5 sending limits go to\r\n550 5.4.5  https://support.example.com/a/answer/166852 a-b - gsmtp',
    'sending_limit',
  ],
  [
    'GMX',
    'text',
    '450-Requested mail action not taken: mailbox unavailable\r\n450 Mail send limit exceeded.',
    'sending_limit',
  ],
  [
    'SES',
    'text',
    '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@acme.test',
    'sender_refused',
  ],
  [
    'SES, paused',
    'text',
    '554 Message rejected: Sending paused for this account. For more information, please check the inbox',
    'account_refused',
  ],
  [
    'SendGrid',
    'DATA',
    '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    'sender_refused',
  ],
  [
    'Postfix, login mismatch',
    'RCPT',
    '553 5.7.1 <ann@acme.test>: Sender address rejected: not owned by user bea@acme.test',
    'sender_refused',
  ],
  [
    'Postfix, HELO',
    'RCPT',
    '504 5.5.2 <laptop>: Helo command rejected: need fully-qualified hostname',
    'host_refused',
  ],
  ['Postfix, relay', 'RCPT', '554 5.7.1 <p1@example.test>: Relay access denied', 'relay_denied'],
  ['Exim, relay', 'RCPT', '550 relay not permitted', 'relay_denied'],
  ['suspended', 'RCPT', '550 5.7.1 Your account has been suspended', 'account_refused'],
  ['suspended, after the text', 'text', '554 Account suspended', 'account_refused'],
  ['in words of no row', 'text', '550 5.0.0 This sender is having a bad day', 'account_refused'],
  ['names our domain', 'RCPT', '550 5.1.2 acme.test: Domain not found', 'sender_refused'],
  ['at MAIL, as for an unknown user', 'MAIL', '550 5.1.1 User unknown', 'sender_refused'],
  ['greeting', 'greeting', '554 5.7.1 No service for you, your IP is blocked', 'host_refused'],
  ['EHLO and HELO', 'EHLO', '550 5.7.1 HELO invalid', 'host_refused'],
];
