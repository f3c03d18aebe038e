/** Sound messages of every kind that comes back, to be damaged. Synthetic. */
import { envelopeSeeds } from './envelope-seeds.ts';

const TO_US =
  'To: Ann Lee <ann@acme.test>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n';
const DAEMON = `From: Mail Delivery System <MAILER-DAEMON@mx.example.test>\r\n${TO_US}Return-Path: <>\r\nAuto-Submitted: auto-replied\r\n`;
const BEA = `From: =?utf-8?q?Bea_L=C3=B6w?= <bea@example.test>\r\n${TO_US}In-Reply-To: <m1.k7@acme.test>\r\nReferences: <m1.k7@acme.test>\r\nMessage-ID: <answer@example.test>\r\n`;
const ORIGINAL =
  'Received: from acme.test by mx.example.test; Mon, 1 Jun 2026 09:00:00 +0000\r\nMessage-ID: <m1.k7@acme.test>\r\nFrom: Ann Lee <ann@acme.test>\r\nTo: bea@example.test\r\nSubject: Your warehouse\r\n\r\nHello Bea\r\n';
const QUOTE =
  'On Mon, 1 Jun 2026 at 09:00, Ann Lee <ann@acme.test> wrote:\r\n> Hello Bea\r\n> Unsubscribe: mailto:no@acme.test\r\n';

function parts(type: string, ...bodies: string[]): string {
  return `Content-Type: ${type}; boundary="b"\r\n\r\n${bodies.map((body) => `--b\r\n${body}\r\n`).join('')}--b--\r\n`;
}

const STATUS =
  'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.test\r\n\r\nFinal-Recipient: rfc822; bea@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <bea@example.test>: User unknown\r\n';

const MAILS: readonly string[] = [
  `${DAEMON}Subject: Undelivered Mail Returned to Sender\r\n${parts('multipart/report; report-type=delivery-status', '\r\nI could not deliver your mail.', STATUS, `Content-Type: message/rfc822\r\n\r\n${ORIGINAL}`)}`,
  `${DAEMON}Subject: Mail delivery failed\r\nX-Failed-Recipients: bea@example.test\r\n\r\nThis message was created automatically by mail delivery software.\r\n\r\n  bea@example.test\r\n    550 mailbox full\r\n\r\n------ This is a copy of the message ------\r\n\r\n${ORIGINAL}`,
  `${DAEMON}Subject: failure notice\r\n\r\nHi. This is the qmail-send program.\r\n\r\n<bea@example.test>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n${ORIGINAL}`,
  `${DAEMON}Subject: Warning: message delayed 24 hours\r\n\r\nA message has not yet been delivered to bea@example.test. No action is required.\r\n`,
  `${DAEMON}Subject: complaint\r\n${parts('multipart/report; report-type=feedback-report', '\r\nA complaint.', 'Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: bea@example.test\r\n', `Content-Type: message/rfc822\r\n\r\n${ORIGINAL}`)}`,
  `${BEA}Subject: Re: Your warehouse\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nYes, let=E2=80=99s talk.\r\n\r\n${QUOTE}`,
  `${BEA}Subject: Re: Your warehouse\r\n${parts('multipart/alternative', 'Content-Type: text/plain\r\n\r\nNo, thank you.', `Content-Type: text/html\r\n\r\n<div>No, <b>thank</b> you.</div><blockquote type="cite">Hello Bea</blockquote>`)}`,
  `${BEA}Subject: Re: Your warehouse\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('<p>Bitte keine weiteren Mails.</p><div class="gmail_quote">Hello Bea</div>').toString('base64')}\r\n`,
  `${BEA}Subject: Abwesend: Ihr Lager\r\nAuto-Submitted: auto-replied\r\n\r\nIch bin vom 3. bis 14. August 2026 nicht im Haus. In dringenden Fällen: jan@example.test\r\n`,
  `${BEA}Subject: =?iso-2022-jp?B?GyRCSVQ6XxsoQg==?=\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B%"%C\x1b(B\r\n`,
  `From: challenge@example.test\r\n${TO_US}Subject: Please confirm your message\r\nAuto-Submitted: auto-replied\r\n\r\nPlease click the link below to confirm that you are a person.\r\n`,
  `From: <no-reply@sns.amazonaws.com>\r\n${TO_US}x-amz-sns-message-id: 1\r\nSubject: AWS Notification Message\r\n\r\n${JSON.stringify({ notificationType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bea@example.test', status: '5.1.1' }] }, mail: {} })}\r\n`,
  `From: News <news@shop.test>\r\n${TO_US}List-Id: <news.shop.test>\r\nList-Unsubscribe: <https://shop.test/u>\r\nPrecedence: bulk\r\nSubject: Offers\r\n\r\nUnsubscribe at the end.\r\n`,
];

export function seedMails(): Buffer[] {
  return [...MAILS.map((mail) => Buffer.from(mail, 'utf8')), ...envelopeSeeds()];
}
