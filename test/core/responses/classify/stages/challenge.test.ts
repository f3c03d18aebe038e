/** Challenges: plain, as a report, with an empty reverse path. Refusals of servers are none. */
import { expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { ORIGINAL, writeMail, writeReport, type Draft } from '../write-mail.ts';

const REPORT = {
  'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
};
const STATUS: [string, string] = [
  'message/delivery-status',
  'Reporting-MTA: dns; boxbe.test\nAction: failed\n\nFinal-Recipient: rfc822; bea@example.test\nDiagnostic-Code: X-Notice; Sender not pre-approved\nStatus: 4.7.0\n',
];

it.each<[string, Draft]>([
  [
    'Boxbe, as a report',
    {
      from: 'noreply@boxbe.test',
      headers: REPORT,
      text: 'Your message has been waitlisted.\nPlease add yourself to my Boxbe Guest List.\nClick the link below to be added.',
      parts: [STATUS, ['message/rfc822', ORIGINAL]],
    },
  ],
  [
    'another, as a report whose fields are lost',
    {
      from: 'filter@example.test',
      headers: REPORT,
      text: 'Your message is being held. Please click to confirm that you are a human.',
      parts: [['message/rfc822', ORIGINAL]],
    },
  ],
  [
    'Spam Arrest, with an empty reverse path and our subject',
    {
      from: 'Bea <bea@example.test>',
      headers: { 'Return-Path': '<>' },
      text: 'bea@example.test here. I am protected by Spam Arrest, and your message has not been delivered. Click the link below to verify yourself. You only have to do this once.',
    },
  ],
  [
    'TMDA',
    {
      headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
      text: 'This message was created automatically by TMDA.\nYour message is being held. To release your message for delivery, please reply to this message.',
    },
  ],
  [
    'one that names itself in a field',
    {
      headers: { 'X-Bluebottle-Request': '<1>' },
      text: 'This account is protected by Bluebottle. Please click on the following link.',
    },
  ],
  [
    'AntiSpam UOL',
    {
      from: 'AntiSpam UOL <x@uol.test>',
      headers: { 'Return-Path': '<>' },
      subject: 'AntiSpam UOL: Your warehouse',
      text: 'Para que sua mensagem seja entregue, clique aqui e confirme que você é uma pessoa.',
    },
  ],
])('%s, is a challenge', (_system, draft) => {
  expect(
    classifyMail(writeMail({ subject: 'Re: Your warehouse', ...draft }), {
      ownSubjects: ['Your warehouse'],
    }).kind,
  ).toBe('challenge');
});

it('a server that wants a confirmation of the mail server refuses: a bounce', () => {
  const said = 'Your server requires confirmation. Click to verify you as a sender';
  expect(
    classifyMail(
      writeReport(
        { Action: 'failed', Status: '5.0.0', 'Diagnostic-Code': `smtp; 550 ${said}` },
        said,
      ),
    ).kind,
  ).toBe('bounce');
});

it('a person who tells of such a system is a reply', () => {
  const text = 'Sorry, my white list held it: the spam filter wants you to click once.';
  expect(classifyMail(writeMail({ text, inReplyTo: ['<m1.k7@acme.test>'] })).kind).toBe('reply');
});
