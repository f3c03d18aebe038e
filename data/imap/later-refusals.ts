/** Refusals of IMAP servers for now: the same call works later. */
import type { ImapRefusalRule } from './refusal-rule.ts';
import { list } from '../list.ts';
import { login, open, read, WRONG_PASSWORD } from './server-words.ts';

/** The account is in order. */
export const LATER_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'too_many_connections',
    text: list`
      too many simultaneous connections | maximum number of connections | too many connections |
      connection limit | too many open connections
    `,
    then: 'imap_unavailable',
    says: 'has too many open connections of this account',
    hint: 'Close other mail programs of the account, or wait a few minutes, then call again.',
    why:
      'Gmail allows 15 connections an account (support.google.com/mail/answer/7126229), ' +
      'Dovecot 10 a user and address (mail_max_userip_connections).',
    examples: [
      login('Too many simultaneous connections. (Failure)', 'ALERT'),
      login('Maximum number of connections from user+IP exceeded', 'LIMIT'),
      login('Maximum connection limit reached for 192.0.2.1'),
    ],
    nearMiss: login('Connection is not secure', 'PRIVACYREQUIRED'),
  },
  {
    id: 'over_quota',
    codes: ['OVERQUOTA', 'THROTTLED'],
    text: ['bandwidth limit', 'rate limit', 'request is throttled', 'command or bandwidth'],
    then: 'imap_unavailable',
    says: 'limits this account because it has read too much',
    hint: 'Wait an hour and call again; other programs that read this account count too.',
    why:
      'Gmail: 2,500 MB a day by IMAP (support.google.com/a/answer/1071518); RFC 9208 OVERQUOTA; ' +
      'Exchange Online throttles with a suggested backoff time.',
    examples: [
      login('Account exceeded command or bandwidth limits. (Failure)', 'OVERQUOTA'),
      read('Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
      login('LOGIN Rate limit hit.', 'LIMIT'),
    ],
    nearMiss: login('You are over the limit of folders', 'ALERT'),
  },
  {
    id: 'not_now',
    codes: ['UNAVAILABLE', 'INUSE', 'LIMIT'],
    then: 'imap_unavailable',
    says: 'cannot serve this account at the moment',
    hint: 'Call again in a few minutes. If it continues, ask the operator of the server.',
    why:
      'RFC 5530 3: UNAVAILABLE (a subsystem is down), INUSE, LIMIT: nothing is wrong with the ' +
      'request.',
    examples: [
      login('Temporary authentication failure. [mx1:2026-03-09 10:00:00]', 'UNAVAILABLE'),
      open('Mailbox is in use', 'INUSE'),
      read('Too much at once', 'LIMIT'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
  {
    id: 'server_trouble',
    phases: ['connect', 'login', 'open'],
    codes: ['SERVERBUG', 'CONTACTADMIN'],
    text: list`
      temporary system error | temporary problem | temporarily unavailable | try again later |
      internal error | internal server error | server error | system error | server busy | backend |
      system is busy, please
    `,
    then: 'imap_unavailable',
    says: 'reports an internal error',
    hint: 'Call again in a few minutes. If it continues, ask the operator of the server.',
    why: 'RFC 5530 3 SERVERBUG and CONTACTADMIN; Gmail, Yahoo and Courier say it in words.',
    examples: [
      login('Temporary System Error (Failure)'),
      login('System error (Failure)'),
      open('Internal error occurred. Refer to server log for more information.', 'SERVERBUG'),
      open('SELECT Server error - Please try again later'),
      { phase: 'connect', code: null, text: 'Temporary problem, please try again later' },
    ],
    nearMiss: read('Internal error occurred while reading this message', 'SERVERBUG'),
  },
];
