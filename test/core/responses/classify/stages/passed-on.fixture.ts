/** What an inbox rule leaves on a message that it passes on, and how the tests show a verdict. */
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail, type Draft } from '../write-mail.ts';

export const THREAD = { inReplyTo: ['<m1.k7@acme.test>'] };
export const EXCHANGE = {
  'Auto-Submitted': 'auto-generated',
  'X-MS-Exchange-Inbox-Rules-Loop': 'bea@example.test',
  'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent',
  'X-MS-Exchange-Parent-Message-Id': '<r0@example.test>',
  'X-Auto-Response-Suppress': 'All',
  'Return-Path': '<>',
};
export const QUOTE =
  '\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello Bea, could not be delivered?\n> To unsubscribe answer "stop".\n';
export const copied = (from: string, text: string): string =>
  `From: ${from}\nSent: Monday, June 1, 2026 9:00 AM\nTo: sales@example.test\nSubject: RE: Your warehouse\n\n${text}\n\nFrom: Ann Lee <ann@acme.test>\nSent: Monday, June 1, 2026 8:00 AM\nTo: Bea Bly\nSubject: Your warehouse\n\nHello Bea\n`;

export function verdict(draft: Draft, known = {}): string {
  const { kind, intent } = classifyMail(writeMail(draft), known);
  return intent === null ? kind : `${kind}, ${intent}`;
}
