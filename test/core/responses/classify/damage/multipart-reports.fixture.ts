/** Reports with parts of their own for the fields and the returned message (RFC 3464). */
import {
  multipart,
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

const POSTFIX = {
  from: 'MAILER-DAEMON@mx.example.test (Mail Delivery System)',
  subject: 'Undelivered Mail Returned to Sender',
};
const postfix = (said: string): string =>
  `This is the mail system at host mx.example.test.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<bea@example.test>: host mail.example.test[192.0.2.9] said: ${said} (in reply to RCPT TO command)`;
const exchange = (why: string, said: string): string =>
  `Delivery has failed to these recipients or groups:

bea@example.test<mailto:bea@example.test>
${why}

Diagnostic information for administrators:

Generating server: mx.example.test

bea@example.test
Remote Server returned '${said}'`;
const gmail = (why: string, said: string): string =>
  `** Address not found **

Your message wasn't delivered to bea@example.test because ${why}.

The response from the remote server was:
${said}`;
const DELAY_NOTICE = `This is the mail system at host mx.example.test.

####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.

<bea@example.test>: connect to mail.example.test[192.0.2.9]:25: Connection timed out`;

export const MULTIPART_REPORTS: readonly ReportRow[] = [
  [
    'Postfix, unknown user',
    'hard',
    multipart(POSTFIX, postfix(UNKNOWN), { status: '5.1.1', diagnostic: UNKNOWN }),
  ],
  [
    'Postfix, mailbox full',
    'soft',
    multipart(POSTFIX, postfix(FULL), { status: '5.2.2', diagnostic: FULL }),
  ],
  [
    'Postfix, spam',
    'block',
    multipart(POSTFIX, postfix(SPAM), { status: '5.7.1', diagnostic: SPAM }),
  ],
  [
    'Postfix, listed',
    'block',
    multipart(POSTFIX, postfix(LISTED), { status: '5.7.1', diagnostic: LISTED }),
  ],
  [
    'Postfix, delayed',
    'delayed',
    multipart({ ...POSTFIX, subject: 'Delayed Mail (still being retried)' }, DELAY_NOTICE, {
      status: '4.4.1',
      action: 'delayed',
    }),
  ],
  [
    'sendmail, unknown user',
    'hard',
    multipart(SENDMAIL, sendmail(UNKNOWN), { status: '5.1.1', diagnostic: UNKNOWN }),
  ],
  [
    'sendmail, mailbox full',
    'soft',
    multipart(SENDMAIL, sendmail(FULL), { status: '5.2.2', diagnostic: FULL }),
  ],
  [
    'Exchange, unknown user',
    'hard',
    multipart(EXCHANGE, exchange("The email address couldn't be found.", UNKNOWN), {
      status: '5.1.1',
      diagnostic: UNKNOWN,
    }),
  ],
  [
    'Exchange, mailbox full',
    'soft',
    multipart(EXCHANGE, exchange("The recipient's mailbox is full.", FULL), {
      status: '5.2.2',
      diagnostic: FULL,
    }),
  ],
  [
    'Gmail, unknown user',
    'hard',
    multipart(GMAIL, gmail("the address couldn't be found", UNKNOWN), {
      status: '5.1.1',
      diagnostic: UNKNOWN,
    }),
  ],
  [
    'Gmail, delayed',
    'delayed',
    multipart(
      { ...GMAIL, subject: 'Delivery Status Notification (Delay)' },
      `** Delivery incomplete **

There was a temporary problem delivering your message to bea@example.test. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.`,
      { status: '4.4.1', action: 'delayed', more: 'Will-Retry-Until: Wed, 3 Jun 2026 09:00:00\n' },
    ),
  ],
  [
    'Domino, unknown user',
    'hard',
    multipart(
      { from: 'Postmaster@example.test', subject: 'DELIVERY FAILURE: User bea not listed' },
      `Your message

  Subject: Your warehouse

was not delivered to:

  bea@example.test

because:

  User bea (bea@example.test) not listed in Domino Directory`,
      { status: '5.1.1' },
    ),
  ],
  [
    'Amazon, bounce',
    'hard',
    multipart(
      {
        from: 'MAILER-DAEMON@ses.example.test',
        subject: 'Delivery Status Notification (Failure)',
      },
      `An error occurred while trying to deliver the mail to the following recipients:
bea@example.test`,
      { status: '5.1.1', diagnostic: UNKNOWN },
    ),
  ],
  [
    'German Exchange, mailbox full',
    'soft',
    multipart(
      { from: 'postmaster@example.test', subject: 'Unzustellbar: Your warehouse' },
      `Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

bea@example.test
Das Postfach des Empfängers ist voll und kann zurzeit keine Nachrichten annehmen.`,
      { status: '5.2.2', diagnostic: FULL },
    ),
  ],
  [
    'a service that gave up, no reason',
    'soft',
    multipart(POSTFIX, 'Your message could not be delivered.', { status: '5.0.0' }),
  ],
];
