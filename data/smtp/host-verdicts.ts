/**
 * Rows about refusals by the mailbox's own server: of our host, the size, the sender, the relaying.
 */
import type { VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';
import { FAILING, REFUSED, FOR_GOOD, FROM_RCPT, account, PASSED_ON } from './account-verdict.ts';

const BEFORE_RCPT = ['connect', 'starttls', 'auth', 'mail'] as const;

export const HOST_RULES: readonly VerdictRule[] = [
  {
    id: 'host-refused',
    heard: 'no',
    phases: ['connect', 'auth', 'mail'],
    then: account('host_refused'),
    failure: FAILING,
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
    failure: FAILING,
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
    why: 'Postfix smtpd_delay_reject: a fault of our host or its HELO is reported at RCPT, for any recipient.',
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
    failure: { against: 'mailbox', kind: 'blocks' },
    why: 'RFC 1870 6.1: MAIL names the size, and the server accepts no message of that size; it accepts smaller ones.',
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
    failure: FAILING,
    why: 'The server of the mailbox does not take mail from this address: Postfix reject_sender_login_mismatch, Exchange SendAsDenied, services that require a verified address or domain.',
    examples: [
      { phase: 'rcpt', reply: '553 5.7.1 Sender address rejected: not owned by user ann' },
      {
        phase: 'final',
        reply: '554 5.2.252 SendAsDenied; ann@acme.test not allowed to send as sales@acme.test',
      },
      { phase: 'data', reply: '554 Message rejected: Email address is not verified.' },
      { phase: 'rcpt', reply: '550-Verification failed for <ann@acme.test>' },
      { phase: 'rcpt', reply: '450 4.1.8 Sender address rejected: Domain not found' },
      { phase: 'mail', reply: '550 5.1.1 user unknown' },
      { phase: 'mail', reply: '550 User suspended' },
      { phase: 'rcpt', reply: '550 5.1.0 <ann@acme.test>: User unknown' },
      { phase: 'mail', reply: '550 something else' },
      { phase: 'rcpt', reply: '550 5.1.0 You are not allowed here any more' },
      { phase: 'rcpt', reply: '550 The return address does not exist' },
      { phase: 'rcpt', reply: '550 5.1.7 No such domain acme.test' },
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
    failure: FAILING,
    why: "RFC 5321 3.6.2: the server of the mailbox relays nothing for us: no login, or an unknown domain or address of ours. A refusal of the recipient's server arrives as a report.",
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
    failure: FAILING,
    why: 'RFC 5321 3.3: before RCPT, the server does not know the recipient; every permanent refusal is about us.',
    examples: [{ phase: 'mail', reply: '550 5.7.1 not wanted' }],
  },
  {
    id: 'not-served',
    heard: 'no',
    phases: BEFORE_RCPT,
    then: account('unreachable'),
    failure: FAILING,
    why: 'RFC 5321 3.1 (554 for a greeting), 4.2.3 (421), RFC 7504 (521), RFC 4954 4.7.0 (454 temporary): the server of the mailbox does not serve us now, for any recipient.',
    examples: [
      { phase: 'connect', reply: '421 4.3.2 Service not available, closing transmission channel' },
      { phase: 'connect', reply: '554 5.7.1 No SMTP service here' },
      { phase: 'connect', reply: '521 5.3.2 Host does not accept mail' },
      { phase: 'auth', reply: '454 4.7.0 Temporary authentication failure' },
      { phase: 'mail', reply: '421 4.3.2 Too busy' },
      { phase: 'mail', reply: '452 4.3.1 Insufficient system storage' },
    ],
  },
];
