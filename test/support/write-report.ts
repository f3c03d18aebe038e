/** Writes a delivery report (RFC 3464) about a message of ours, as a mail server would. */
export function writeReport(about: {
  messageId: string;
  recipient?: string;
  server?: string;
  status: string;
  text: string;
  action?: string;
}): string[] {
  const { messageId, recipient = 'p1@example.test', server = 'mx.example.test' } = about;
  return [
    `From: MAILER-DAEMON@${server}`,
    'To: ann@acme.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I could not deliver your message.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${server}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${about.action ?? 'failed'}`,
    `Status: ${about.status}`,
    `Diagnostic-Code: smtp; ${about.text}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'From: ann@acme.test',
    `To: ${recipient}`,
    '',
    '--b--',
    '',
  ];
}
