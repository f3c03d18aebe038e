/** Reports in plain text, with the returned message below. */
import {
  plain,
  SENDMAIL,
  sendmail,
  EXCHANGE,
  GMAIL,
  UNKNOWN,
  FULL,
  SPAM,
  LISTED,
  type ReportRow,
} from './write-report.ts';

const EXIM = {
  from: 'Mail Delivery System <Mailer-Daemon@mx.example.test>',
  subject: 'Mail delivery failed: returning message to sender',
  more: 'X-Failed-Recipients: bea@example.test\nAuto-Submitted: auto-replied\n',
};
const exim = (said: string): string =>
  `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  bea@example.test
    host mail.example.test [192.0.2.9]
    SMTP error from remote mail server after RCPT TO:<bea@example.test>:
    ${said}

------ This is a copy of the message, including all the headers. ------
`;
const QMAIL = { from: 'MAILER-DAEMON@mx.example.test', subject: 'failure notice' };
const qmail = (said: string): string =>
  `Hi. This is the qmail-send program at mx.example.test.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<bea@example.test>:
${said}

--- Below this line is a copy of the message.
`;

export const PLAIN_REPORTS: readonly ReportRow[] = [
  [
    'sendmail without MIME, unknown user',
    'hard',
    plain(SENDMAIL, `${sendmail(UNKNOWN)}\n\n   ----- Original message follows -----\n`),
  ],
  [
    'sendmail, delayed',
    'delayed',
    plain(
      { ...SENDMAIL, subject: 'Warning: could not send message for past 4 hours' },
      `    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

   ----- Transcript of session follows -----
<bea@example.test>... Deferred: Connection timed out with mail.example.test.
Warning: message still undelivered after 4 hours
Will keep trying until message is 5 days old

   ----- Original message follows -----
`,
    ),
  ],
  [
    'Exchange 5.5, unknown user',
    'hard',
    plain(
      { from: 'System Administrator <postmaster@example.test>', subject: EXCHANGE.subject },
      `Your message

  To:      Bea Bly
  Subject: Your warehouse
  Sent:    Mon, 1 Jun 2026 09:00:00 +0000

did not reach the following recipient(s):

bea@example.test on Mon, 1 Jun 2026 09:00:00 +0000
    The recipient name is not recognized

--- Original message ---
`,
    ),
  ],
  [
    'Gmail of old, mailbox full',
    'soft',
    plain(
      GMAIL,
      `Delivery to the following recipient failed permanently:

     bea@example.test

Technical details of permanent failure:
The error that the other server returned was:
${FULL}

----- Original message -----
`,
    ),
  ],
  ['Exim, unknown user', 'hard', plain(EXIM, exim(UNKNOWN))],
  ['Exim, mailbox full', 'soft', plain(EXIM, exim(FULL))],
  ['Exim, spam', 'block', plain(EXIM, exim(SPAM))],
  [
    'Exim, delayed',
    'delayed',
    plain(
      { ...EXIM, subject: 'Warning: message 1abc delayed 24 hours' },
      `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.test.

The address to which the message has not yet been delivered is:

  bea@example.test

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated.

------ This is a copy of the message, including all the headers. ------
`,
    ),
  ],
  [
    'qmail, unknown user',
    'hard',
    plain(QMAIL, qmail('Sorry, no mailbox here by that name. (#5.1.1)')),
  ],
  ['qmail, mailbox full', 'soft', plain(QMAIL, qmail('Mailbox is full. (#5.2.2)'))],
  [
    'qmail, listed',
    'block',
    plain(QMAIL, qmail(`192.0.2.9 does not like recipient.\nRemote host said: ${LISTED}`)),
  ],
  [
    'Yahoo, unknown user',
    'hard',
    plain(
      { from: 'MAILER-DAEMON@mail.example.test', subject: 'Failure Notice' },
      `Sorry, we were unable to deliver your message to the following address.

<bea@example.test>:
550: ${UNKNOWN}

--- Below this line is a copy of the message.
`,
    ),
  ],
  [
    'GroupWise, unknown user',
    'hard',
    plain(
      { from: 'Mailer-Daemon@example.test', subject: 'Message status - undeliverable' },
      `The message that you sent was undeliverable to the following:
	bea@example.test (user not found)

--- Original message ---
`,
    ),
  ],
  [
    'MDaemon, unknown user',
    'hard',
    plain(
      { from: 'MDaemon@mx.example.test', subject: 'Warning: bea@example.test - User unknown!' },
      `The following data may contain sections which represent BASE64 encoded
file attachments.

bea@example.test - no such user here.

: Message contains [1] file attachments

--- Original message ---
`,
    ),
  ],
  [
    'Mail.ru, unknown user',
    'hard',
    plain(
      {
        from: 'mailer-daemon@mail.example.test',
        subject: 'Ваше сообщение не доставлено. Mail failure.',
      },
      `Это письмо создано автоматически сервером, отвечать на него не нужно.

К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

  bea@example.test
    host mail.example.test said: ${UNKNOWN}

--- Original message ---
`,
    ),
  ],
];
