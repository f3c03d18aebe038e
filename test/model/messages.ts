/** Messages that come back: the answers of people and servers to one of ours. */
import type { ModelMessage } from './laws.ts';
import type { Quick } from './operation.ts';

export type Heard = Extract<Quick, { do: 'hear' }>['what'];

const report = (mail: ModelMessage, status: string, text: string): string[] => [
  'From: MAILER-DAEMON@mx.example.test',
  `To: ${mail.mailbox}@acme.test`,
  'Subject: Undelivered Mail Returned to Sender',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.test',
  '',
  `Final-Recipient: rfc822; ${mail.email}`,
  'Action: failed',
  `Status: ${status}`,
  `Diagnostic-Code: smtp; ${text}`,
  '',
  '--b',
  'Content-Type: text/rfc822-headers',
  '',
  `Message-ID: ${mail.messageId}`,
  '',
  '--b--',
  '',
];

export function answerTo(mail: ModelMessage, what: Heard, number: number): Buffer {
  const from = [
    `From: ${mail.email}`,
    `To: ${mail.mailbox}@acme.test`,
    `Message-ID: <${number}@example.test>`,
  ];
  const lines: Record<Heard, () => string[]> = {
    reply: () => [
      ...from,
      'Subject: Re: Hello',
      `In-Reply-To: ${mail.messageId}`,
      '',
      'Yes, tell me more.',
    ],
    // From the unsubscribe link in a mail program: only its subject names the message.
    unsubscribe: () => [...from, `Subject: unsubscribe ${mail.messageId.slice(1, -1)}`, '', ''],
    absence: () => [
      ...from,
      'Subject: Automatic reply: Hello',
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${mail.messageId}`,
      '',
      'I am currently out of the office.',
    ],
    hard: () => report(mail, '5.1.1', '550 5.1.1 User unknown'),
    soft: () => report(mail, '4.2.2', '452 4.2.2 Mailbox full'),
    block: () =>
      report(mail, '5.7.1', '550 5.7.1 Message rejected: your IP is listed on a blocklist'),
  };
  return Buffer.from(lines[what]().join('\r\n'));
}
