/** Writes the reports of mail systems about one message of ours. All invented. */

const OURS = `Received: from acme.test (acme.test [192.0.2.1]) by mx.example.test;
	Mon, 1 Jun 2026 09:00:00 +0000
Message-ID: <m1.k7@acme.test>
From: Ann Lee <ann@acme.test>
To: Bea Bly <bea@example.test>
Subject: Your warehouse
Date: Mon, 1 Jun 2026 09:00:00 +0000

Hello Bea, shall we talk about your warehouse?
`;

type Head = { from: string; subject: string; more?: string };

function head({ from, subject, more = '' }: Head): string {
  return `Return-Path: <>
Received: from mx.example.test (mx.example.test [192.0.2.9]) by in.acme.test;
	Mon, 1 Jun 2026 09:00:05 +0000
Date: Mon, 1 Jun 2026 09:00:05 +0000
From: ${from}
To: ann@acme.test
Message-ID: <report.5@mx.example.test>
Subject: ${subject}
${more}`;
}

type Fields = { status: string; action?: string; diagnostic?: string; more?: string };

export function multipart(of: Head, notice: string, fields: Fields): string {
  const { status, action = 'failed', diagnostic = '', more = '' } = fields;
  return `${head(of)}Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B5.1780304405/mx.example.test"

This is a MIME-encapsulated message.

--B5.1780304405/mx.example.test
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

${notice}

--B5.1780304405/mx.example.test
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.test
Arrival-Date: Mon, 1 Jun 2026 09:00:00 +0000

Final-Recipient: rfc822; bea@example.test
${more}Action: ${action}
Status: ${status}
${diagnostic === '' ? '' : `Diagnostic-Code: smtp; ${diagnostic}\n`}
--B5.1780304405/mx.example.test
Content-Description: Undelivered Message
Content-Type: message/rfc822

${OURS}
--B5.1780304405/mx.example.test--
`;
}

export function plain(of: Head, notice: string): string {
  return `${head(of)}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${notice}
${OURS}`;
}

export const SENDMAIL = {
  from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.test>',
  subject: 'Returned mail: see transcript for details',
};
export const sendmail = (said: string): string =>
  `The original message was received at Mon, 1 Jun 2026 09:00:00 GMT

   ----- The following addresses had permanent fatal errors -----
<bea@example.test>
    (reason: ${said})

   ----- Transcript of session follows -----
... while talking to mail.example.test.:
>>> RCPT To:<bea@example.test>
<<< ${said}`;
export const EXCHANGE = {
  from: 'postmaster@example.test',
  subject: 'Undeliverable: Your warehouse',
};
export const GMAIL = {
  from: 'Mail Delivery Subsystem <mailer-daemon@mail.example.test>',
  subject: 'Delivery Status Notification (Failure)',
};
export const UNKNOWN = '550 5.1.1 <bea@example.test>: Recipient address rejected: User unknown';
export const FULL = '552 5.2.2 <bea@example.test>: Mailbox is full';
export const SPAM = '554 5.7.1 Message rejected as spam';
export const LISTED = '554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org';

/** `delayed`: no verdict on the address. */
export type ReportRow = [name: string, of: 'hard' | 'soft' | 'block' | 'delayed', source: string];
