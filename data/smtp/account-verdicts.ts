/** Rows about our login, account, address and host: said by the server of the mailbox, so never the recipient's fault. */
import type { RuledVerdict, VerdictRule } from './verdict-rule.ts';
import type { AccountProblem } from '../../lib/domain/sending/message.ts';
import { list } from '../list.ts';

const FAILING = { against: 'mailbox', kind: 'account_failing' } as const;
const REFUSED = [400, 599] as const;
const FOR_GOOD = [500, 599] as const;
const BEFORE_RCPT = ['connect', 'starttls', 'auth', 'mail'] as const;
const FROM_RCPT = ['rcpt', 'data', 'final'] as const;
const account = (problem: AccountProblem): RuledVerdict => ({ verdict: 'account', problem });

/** The words of another server, which our own only passes on. */
const PASSED_ON = list`
  said: | in reply to | remote host | remote server | error from remote | undeliverable address
`;
/** It speaks of the one who is to get the message. */
const OF_RECIPIENT = [
  'recipient',
  'mailbox',
  'you tried to reach',
  'trying to contact',
  ...PASSED_ON,
];

export const ACCOUNT_RULES: readonly VerdictRule[] = [
  {
    id: 'tls-demanded',
    heard: 'no',
    codes: [530, 538],
    text: ['starttls', 'encryption', 'tls', 'ssl'],
    then: account('tls'),
    strike: FAILING,
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
    strike: FAILING,
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
    strike: FAILING,
    why: 'RFC 3207 4 and 6: a server that does not offer or know STARTTLS, or somebody on the way who took the offer out; no password goes over such a connection.',
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
    strike: FAILING,
    why: 'developers.google.com/workspace/gmail/imap/xoauth2-protocol: 535 after the JSON; what stands in brackets is ours.',
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
    strike: FAILING,
    why: 'RFC 4954 4.1, 6: 530 authentication required, 534 mechanism too weak or an app password needed (Gmail 5.7.9), 535 credentials invalid. Only a server that one logs in to says so.',
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
    strike: FAILING,
    why: 'The provider has stopped the account, in the words of data/classify/bounces/account-rules.ts; whichever code it chose, and whoever the message was for.',
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
    strike: FAILING,
    why: 'RFC 4954 4: any 5xx to AUTH fails it for good (500, 504 5.5.4 unknown mechanism, 550 5.7.8 account locked).',
    examples: [{ phase: 'auth', reply: '504 5.5.4 Unrecognized authentication type' }],
  },
  {
    id: 'not-logged-in-in-words',
    heard: 'no',
    phases: ['mail', 'rcpt', 'data', 'final'],
    codes: FOR_GOOD,
    then: account('login_refused'),
    strike: FAILING,
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
    why: 'RFC 4954 6, by servers that answer 550 or 553 where it says 530; Exim by default says it at RCPT. What lists and groups say to outsiders reads alike (data/classify/bounces/closed-rules.ts).',
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
  {
    id: 'host-refused',
    heard: 'no',
    phases: ['connect', 'auth', 'mail'],
    then: account('host_refused'),
    strike: FAILING,
    text: list`
      helo | ehlo | your ip | ip address | your host | your server | client host | hostname |
      fully-qualified | blocked | blacklist | block list | blocklist | spamhaus | dnsbl | rbl |
      denied | rejected | not allowed | not authorized | not welcome | no service for you |
      reverse dns | ptr | banned | reputation
    `,
    unless: ['sender', 'from address', 'domain not found', 'too many'],
    why: 'RFC 5321 3.1 and 4.1.4: a greeting or HELO that is refused for our address or name; Postfix smtpd_client_restrictions and smtpd_helo_restrictions.',
    examples: [
      { phase: 'connect', reply: '554 5.7.1 No service for you: your IP 192.0.2.1 is blocked' },
      { phase: 'connect', reply: '550 5.7.1 HELO invalid' },
      { phase: 'connect', reply: '421 4.7.0 Connection from 192.0.2.1 denied' },
      {
        phase: 'mail',
        reply: '504 5.5.2 laptop: Helo command rejected: need fully-qualified hostname',
      },
    ],
  },
  {
    id: 'host-refused-late',
    heard: 'no',
    codes: REFUSED,
    phases: FROM_RCPT,
    then: account('host_refused'),
    strike: FAILING,
    text: list`
      helo command rejected | ehlo command rejected | client host rejected | invalid helo |
      helo invalid | bad helo | helo rejected | helo name | your helo | forged helo |
      helo required | helo mismatch | fully-qualified helo | unauthorized ip |
      ip is not authorized | ip not authorized | ip address not authorized |
      ip address is not authorized | not authorized to use this server |
      not permitted to use this server | not allowed to connect | your country | permitted ips |
      allowed ips | list of allowed ip | ip is not allowed | ip not allowed
    `,
    unless: [...PASSED_ON, 'greylist', 'graylist', 'grey-list', 'postgrey'],
    why: 'Postfix smtpd_delay_reject: what is wrong with our host or its HELO is said at RCPT, whoever is named there.',
    examples: [
      {
        phase: 'rcpt',
        reply: '504 5.5.2 laptop: Helo command rejected: need fully-qualified hostname',
      },
      { phase: 'rcpt', reply: '554 5.7.1 unknown[192.0.2.1]: Client host rejected: Access denied' },
      { phase: 'rcpt', reply: '450 4.7.1 Client host rejected: cannot find your reverse hostname' },
    ],
    nearMisses: [
      {
        phase: 'rcpt',
        reply:
          '550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.spamhaus.org',
      },
      { phase: 'rcpt', reply: '450 4.7.1 Client host rejected by greylist: wait 120 seconds' },
    ],
  },
  {
    id: 'too-large-at-mail',
    heard: 'no',
    phases: ['mail'],
    codes: FOR_GOOD,
    reasons: ['message_too_big'],
    then: { verdict: 'block', content: true },
    strike: { against: 'mailbox', kind: 'blocks' },
    why: 'RFC 1870 6.1: MAIL names the size, and the server takes no message of that size; another one it would.',
    examples: [
      { phase: 'mail', reply: '552 5.3.4 Message size exceeds fixed maximum message size' },
    ],
  },
  {
    id: 'sender-refused',
    heard: 'no',
    codes: REFUSED,
    reasons: ['sender_refused'],
    unless: PASSED_ON,
    then: account('sender_refused'),
    strike: FAILING,
    why: 'The server of the mailbox does not take mail from this address: Postfix reject_sender_login_mismatch, Exchange SendAsDenied, services that want the address or its domain verified.',
    examples: [
      { phase: 'rcpt', reply: '553 5.7.1 Sender address rejected: not owned by user ann' },
      {
        phase: 'final',
        reply: '554 5.2.252 SendAsDenied; ann@acme.test not allowed to send as sales@acme.test',
      },
      { phase: 'data', reply: '554 Message rejected: Email address is not verified.' },
      { phase: 'rcpt', reply: '550-Verification failed for <ann@acme.test>' },
      { phase: 'rcpt', reply: '450 4.1.8 Sender address rejected: Domain not found' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.7.1 You do not have permission to send to this recipient' },
    ],
  },
  {
    id: 'relay-denied',
    heard: 'no',
    codes: REFUSED,
    reasons: ['no_relaying'],
    phases: FROM_RCPT,
    unless: [...PASSED_ON, 'recipient address rejected: un'],
    then: account('relay_denied'),
    strike: FAILING,
    why: "RFC 5321 3.6.2: the server of the mailbox passes nothing on for us: not logged in, another domain or another address than it knows. From the recipient's server it comes as a report.",
    examples: [
      { phase: 'rcpt', reply: '554 5.7.1 Relay access denied' },
      { phase: 'rcpt', reply: '550 relay not permitted' },
      { phase: 'final', reply: '550 5.7.1 Unable to relay for acme.test' },
    ],
    nearMisses: [
      {
        phase: 'rcpt',
        reply:
          '550 5.1.1 Recipient address rejected: undeliverable address: host mx.example.test[192.0.2.1] said: 554 5.7.1 Relay access denied',
      },
    ],
  },
  {
    id: 'mail-refused',
    heard: 'no',
    phases: ['mail'],
    codes: FOR_GOOD,
    then: account('sender_refused'),
    strike: FAILING,
    why: 'RFC 5321 3.3: before RCPT the server has not heard of the recipient; whatever it refuses for good is about us.',
    examples: [
      { phase: 'mail', reply: '550 5.7.1 not wanted' },
      { phase: 'mail', reply: '550 5.1.1 user unknown' },
      { phase: 'mail', reply: '550 User suspended' },
    ],
  },
  {
    id: 'not-served',
    heard: 'no',
    phases: BEFORE_RCPT,
    then: account('unreachable'),
    strike: FAILING,
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
    id: 'account-suspended',
    heard: 'no',
    phases: FROM_RCPT,
    codes: FOR_GOOD,
    reasons: ['mailbox_disabled', 'suspended'],
    exceptEnhanced: ['1.0-1.999', '2.0-2.999'],
    names: 'not-them',
    unless: [...OF_RECIPIENT, 'discontinued'],
    then: account('account_refused'),
    strike: FAILING,
    why: 'A server knows the accounts it serves: a suspended one that is not named as the recipient\'s, without 5.1.x or 5.2.x, is the one that sends (163.com "User suspended", hosting panels).',
    examples: [
      { phase: 'final', reply: '550 5.7.1 Account suspended' },
      { phase: 'rcpt', reply: '554 Account has been disabled' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.2.1 Account disabled' },
      { phase: 'rcpt', reply: '550 5.7.1 Recipient account suspended' },
    ],
  },
  {
    id: 'names-us',
    heard: 'no',
    phases: FROM_RCPT,
    codes: REFUSED,
    names: 'us',
    unless: [...PASSED_ON, 'rfc', 'duplicate', 'multiple', 'missing', 'syntax'],
    reasons: [
      'user_unknown',
      'host_unknown',
      'mailbox_disabled',
      'mailbox_moved',
      'accepts_no_mail',
      'suspended',
      'mailbox_full',
      'filtered',
      'policy',
      'mail_server_error',
      'malformed',
      'unknown',
    ],
    then: account('sender_refused'),
    strike: FAILING,
    why: "RFC 5321 4.2: a reply that names our own address or domain and not the recipient's is about us, whatever else it says (sender callouts, unknown sender domains).",
    examples: [
      { phase: 'rcpt', reply: '550 5.1.0 <ann@acme.test>: User unknown' },
      { phase: 'final', reply: '554 acme.test: Domain not found' },
      { phase: 'rcpt', reply: '550 5.5.1 Command not allowed for user ann' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.1.1 <bob@example.test>: User unknown' },
      { phase: 'rcpt', reply: '550 mail.acme.test: user unknown' },
    ],
  },
  {
    id: 'speaks-of-us',
    heard: 'no',
    phases: FROM_RCPT,
    codes: REFUSED,
    uncertain: true,
    text: list`
      sender | from address | mail from | from domain | your account | your domain | your mailbox |
      your user | your login | your credentials | your plan | your subscription | your server |
      your host | you have exceeded | you have reached | you are not allowed |
      you are not authorized | you are not permitted | you are sending | you may not |
      you cannot send | you can't send | outbound | outgoing | authenticated user | auth user |
      smtp user | helo | sending domain | sending is | submission | your password | you have sent |
      you can send | your mail was administratively
    `,
    unless: [
      'recipient',
      'you tried to reach',
      'trying to contact',
      'spam',
      'banned sender',
      ...PASSED_ON,
    ],
    exceptEnhanced: ['1.1', '2.1'],
    then: account('account_refused'),
    strike: FAILING,
    why: 'RFC 5321 4.2: no plain phrase decides, and the words are about whoever sends: on doubt it is ours, and nobody is struck off.',
    examples: [
      { phase: 'final', reply: '550 5.4.6 Odd behaviour of sender' },
      { phase: 'rcpt', reply: '550 5.1.0 You are not allowed here any more' },
      { phase: 'final', reply: '451 4.3.0 Your plan does not include this' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.1.1 No such user here, sender should check' },
      { phase: 'rcpt', reply: '550 5.7.1 Sender not wanted by recipient' },
    ],
  },
];
