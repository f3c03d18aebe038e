/** Rows about TLS, the login and a stopped account. */
import type { VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';
import { FAILING, FOR_GOOD, account, PASSED_ON } from './account-verdict.ts';

export const LOGIN_RULES: readonly VerdictRule[] = [
  {
    id: 'tls-demanded',
    heard: 'no',
    codes: [530, 538],
    text: ['starttls', 'encryption', 'tls', 'ssl'],
    then: account('tls'),
    failure: FAILING,
    why: 'RFC 3207 4 (530 Must issue a STARTTLS command first), RFC 4954 6 (538 5.7.11 Encryption required).',
    examples: [
      { phase: 'mail', reply: '530 5.7.0 Must issue a STARTTLS command first' },
      {
        phase: 'auth',
        reply: '538 5.7.11 Encryption required for requested authentication mechanism',
      },
    ],
  },
  {
    id: 'tls-not-available',
    heard: 'no',
    phases: ['connect', 'starttls'],
    codes: [454, 454],
    then: account('tls'),
    failure: FAILING,
    why: 'RFC 3207 4: 454 TLS not available due to temporary reason.',
    examples: [
      { phase: 'connect', reply: '454 4.7.0 TLS not available due to local problem' },
      { phase: 'starttls', reply: '454 4.7.0 TLS not available' },
    ],
  },
  {
    id: 'no-starttls',
    heard: 'no',
    phases: ['starttls'],
    then: account('starttls_missing'),
    failure: FAILING,
    why: 'RFC 3207 4 and 6: the server does not offer or know STARTTLS, or a device in between removed the offer; no password is sent over such a connection.',
    examples: [
      { phase: 'starttls', reply: '502 5.5.1 Command not implemented' },
      { phase: 'starttls', reply: '500 5.5.2 Error: command not recognized' },
    ],
  },
  {
    id: 'token-refused-in-reply',
    heard: 'no',
    phases: ['auth'],
    codes: FOR_GOOD,
    text: ['access token was refused'],
    then: account('token_refused'),
    failure: FAILING,
    why: 'developers.google.com/workspace/gmail/imap/xoauth2-protocol: 535 after the JSON; the text in brackets is ours.',
    examples: [
      {
        phase: 'auth',
        reply: '535-5.7.8 Username and Password not accepted (the access token was refused)',
      },
    ],
  },
  {
    id: 'not-logged-in',
    heard: 'no',
    codes: [530, 538],
    then: account('login_refused'),
    failure: FAILING,
    why: 'RFC 4954 4.1, 6: 530 authentication required, 534 mechanism too weak or an app password needed (Gmail 5.7.9), 535 credentials invalid. Only a server with logins says so.',
    examples: [
      { phase: 'auth', reply: '535 5.7.8 Username and Password not accepted' },
      { phase: 'auth', reply: '534 5.7.9 Application-specific password required' },
      { phase: 'mail', reply: '530 5.5.1 Authentication Required' },
      { phase: 'rcpt', reply: '530 5.7.1 Authentication required' },
      {
        phase: 'mail',
        reply: '530 5.7.57 Client was not authenticated to send anonymous mail during MAIL FROM',
      },
      {
        phase: 'auth',
        reply:
          '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant',
      },
    ],
  },
  {
    id: 'account-stopped',
    heard: 'no',
    reasons: ['account_refused'],
    then: account('account_refused'),
    failure: FAILING,
    why: 'The provider has stopped the account, in the words of data/classify/bounces/account-rules.ts; with any code and for any recipient.',
    examples: [
      {
        phase: 'final',
        reply: '550 5.4.6 Unusual sending activity detected. Please try after some time',
      },
      {
        phase: 'rcpt',
        reply:
          '550 Domain acme.test has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.',
      },
      { phase: 'final', reply: '550 5.1.8 Access denied, bad outbound sender' },
      {
        phase: 'data',
        reply: '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP',
      },
      { phase: 'mail', reply: '421 4.7.0 Your account is temporarily blocked' },
      { phase: 'final', reply: '550 5.7.1 Account suspended' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.2.1 The email account that you tried to reach is disabled' },
    ],
  },
  {
    id: 'login-refused',
    heard: 'no',
    phases: ['auth'],
    codes: FOR_GOOD,
    then: account('login_refused'),
    failure: FAILING,
    why: 'RFC 4954 4: any 5xx to AUTH fails it for good (500, 504 5.5.4 unknown mechanism, 550 5.7.8 account locked).',
    examples: [{ phase: 'auth', reply: '504 5.5.4 Unrecognized authentication type' }],
  },
  {
    id: 'not-logged-in-in-words',
    heard: 'no',
    phases: ['mail', 'rcpt', 'data', 'final'],
    codes: FOR_GOOD,
    then: account('login_refused'),
    failure: FAILING,
    text: list`
      authentication required | authentication is required | requires authentication |
      please authenticate | authenticate first | send auth first | issue auth first |
      auth command used | authentication necessary | authentifizierung erforderlich |
      anmeldung erforderlich | authentification requise | authentification nécessaire |
      autenticación requerida | autenticacion requerida | autenticación necesaria |
      autenticazione richiesta | autenticazione necessaria | autenticação necessária |
      authenticatie vereist | wymagana autoryzacja | требуется авторизация |
      требуется аутентификация |
      must authenticate | must be authenticated | not authenticated | log in first | zuerst anmelden | not logged in |
      turn on smtp authentication | without authentication
    `,
    unless: [...PASSED_ON, 'list', 'group', 'member', 'dmarc', 'spf'],
    why: 'RFC 4954 6, by servers that reply 550 or 553 instead of 530; Exim by default says it at RCPT. Lists and groups use similar words for outsiders (data/classify/bounces/closed-rules.ts).',
    examples: [
      { phase: 'mail', reply: '550 5.7.1 Authentication required before sending' },
      { phase: 'rcpt', reply: '550-Please turn on SMTP Authentication in your mail client.' },
      { phase: 'rcpt', reply: '503 5.5.1 Error: you must send AUTH first' },
      { phase: 'rcpt', reply: '550 Authentification requise pour envoyer des messages' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required' },
    ],
  },
];
