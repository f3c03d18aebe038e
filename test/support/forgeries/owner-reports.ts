/**
 * What a recipient may send about others with a Message-ID of their own: answers of calendars, junk
 * reports, opt-outs, and reports in messages.
 */
import { calendar } from '../../core/responses/calendar/write-calendar.ts';

export type OwnersReport = { id: string; owner: string; other: string };

const DOORS = ['calendar', 'junk report', 'junk report in a part', 'opt-out', 'nested'] as const;
export type Door = (typeof DOORS)[number];
export const OWNERS_DOORS: readonly Door[] = DOORS;

export function ownersReport(door: Door, { id, owner, other }: OwnersReport): string[] {
  const ours = [`Message-ID: ${id}`, 'From: ann@acme.test', `To: ${other}`, '', 'Hello'];
  const junk = [`X-HmXmrOriginalRecipient: ${other}`, ...ours];
  switch (door) {
    case 'calendar':
      return [
        `From: ${owner}`,
        'To: ann@acme.test',
        `In-Reply-To: ${id}`,
        'Subject: Declined: Demo',
        'MIME-Version: 1.0',
        'Content-Type: text/calendar; method=REPLY',
        '',
        calendar({
          method: 'REPLY',
          lines: [
            'SUMMARY:Demo',
            `ATTENDEE;PARTSTAT=DECLINED:mailto:${other}`,
            'COMMENT:Not interested. Please unsubscribe me.',
          ],
        }),
      ];
    case 'junk report':
      return junk;
    case 'junk report in a part':
      return parts(owner, 'multipart/mixed', [['message/rfc822', ...junk]]);
    case 'opt-out':
      return parts(owner, 'multipart/report; report-type=feedback-report', [
        ['text/plain', 'A report.'],
        [
          'message/feedback-report',
          'Feedback-Type: opt-out',
          'User-Agent: x/1',
          'Version: 1',
          `Original-Rcpt-To: ${other}`,
          `Removal-Recipient: ${other}`,
        ],
        ['message/rfc822', ...ours],
      ]);
    case 'nested':
      return parts(owner, 'multipart/report; report-type=delivery-status', [
        ['text/plain', `550 5.1.1 <${other}>: User unknown`],
        [
          'message/delivery-status',
          'Reporting-MTA: dns; mx.example.test',
          '',
          `Final-Recipient: rfc822; ${other}`,
          'Action: failed',
          'Status: 5.1.1',
        ],
        [
          'message/rfc822',
          'From: MAILER-DAEMON@x.test',
          'Subject: Undelivered Mail Returned to Sender',
          '',
          `The message could not be delivered to ${other}: 550 5.1.1 User unknown`,
          '',
          ...ours,
        ],
      ]);
  }
}

function parts(from: string, type: string, list: readonly string[][]): string[] {
  return [
    `From: ${from}`,
    'To: ann@acme.test',
    'Subject: complaint about message from 192.0.2.1',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; boundary="b"`,
    '',
    ...list.flatMap(([of = '', ...lines]) => ['--b', `Content-Type: ${of}`, '', ...lines]),
    '--b--',
  ];
}
