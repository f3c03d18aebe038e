/** Whose answer a calendar brings when its service sent it. */
import { expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { matchResponse, type OwnMessage } from '../../../../lib/core/responses/match.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { calendar, message } from './write-calendar.ts';

const NOW = Date.parse('2026-09-02T10:00:00Z');
const SENT: OwnMessage = { messageId: '<m1@acme.test>', email: 'bea@example.test', sentAt: NOW };
const SERVICE = 'From: Calendar <notifications@calendar.example>';

async function matchOf(fields: string, method: string, lines: readonly string[]) {
  const ics = calendar({ method, lines: ['SUMMARY:Demo', ...lines] });
  const mail = await parseMail(Buffer.from(message({ fields, subject: 'Demo', ics })));
  return matchResponse(
    {
      findByMessageIds: () => null,
      findByTokens: () => null,
      findByAddress: (email) => (email === SENT.email ? SENT : null),
      isOurs: () => true,
    },
    mail,
    classifyMail(mail),
    NOW,
  );
}

it.each<[string, string, string, readonly string[]]>([
  ['an answer', SERVICE, 'REPLY', ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:Bea@Example.test']],
  [
    'an answer that repeats all attendees',
    SERVICE,
    'REPLY',
    [
      'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:cai@example.test',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:bea@example.test',
    ],
  ],
  [
    'an answer from another address',
    'From: Bea <bea.bly@home.example>',
    'REPLY',
    ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@example.test'],
  ],
  ['an appointment on a booking page', SERVICE, 'REQUEST', ['ATTENDEE:mailto:bea@example.test']],
])('%s is matched by the person whom the calendar names', async (_, fields, method, lines) => {
  expect(await matchOf(fields, method, lines)).toMatchObject({
    message: SENT,
    by: 'sender',
    proven: false,
  });
});

it('an invitation of a colleague is not the answer of its other guests', async () => {
  const lines = ['ATTENDEE:mailto:bea@example.test', 'ATTENDEE:mailto:dan@example.com'];
  expect(await matchOf('From: Dan <dan@example.com>', 'REQUEST', lines)).toBeNull();
});
