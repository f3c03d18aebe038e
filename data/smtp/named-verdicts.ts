/** Rows about replies after the recipient was named whose words show that they are about us. */
import type { VerdictRule } from './verdict-rule.ts';
import { list } from '../list.ts';
import { FAILING, REFUSED, FOR_GOOD, FROM_RCPT, account, PASSED_ON } from './account-verdict.ts';

/** The reply speaks of the recipient. */
const OF_RECIPIENT = [
  'recipient',
  'mailbox',
  'you tried to reach',
  'trying to contact',
  ...PASSED_ON,
];

export const NAMED_RULES: readonly VerdictRule[] = [
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
    failure: FAILING,
    why: 'A server knows the accounts it serves: a suspended one that is not named as the recipient\'s, without 5.1.x or 5.2.x, is the one that sends (163.com "User suspended", hosting panels).',
    examples: [
      { phase: 'final', reply: '550 Account suspended' },
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
    failure: FAILING,
    why: "RFC 5321 4.2: a reply that names our own address or domain and not the recipient's is about us, whatever else it says (sender callouts, unknown sender domains).",
    examples: [
      { phase: 'final', reply: '554 acme.test: Domain not found' },
      { phase: 'rcpt', reply: '550 5.2.2 <ann@acme.test>: Mailbox full' },
      { phase: 'final', reply: '554 acme.test: administratively prohibited' },
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
      *sender | from address | mail from | from domain | your account | your domain | your mailbox |
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
    failure: FAILING,
    why: 'RFC 5321 4.2: no clear phrase decides, and the words are about the sender: in doubt, the fault is ours, and no address is marked invalid.',
    examples: [
      { phase: 'final', reply: '550 5.4.6 Odd behaviour of sender' },
      { phase: 'final', reply: '451 4.3.0 Your plan does not include this' },
    ],
    nearMisses: [
      { phase: 'rcpt', reply: '550 5.1.1 No such user here, sender should check' },
      { phase: 'rcpt', reply: '550 5.7.1 Sender not wanted by recipient' },
    ],
  },
];
