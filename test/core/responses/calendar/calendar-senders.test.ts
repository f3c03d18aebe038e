/**
 * Whose answer a calendar brings when its service sent it. Anyone can write such a calendar, so it
 * ends no sequence: the person whom it names is a candidate.
 */
import { expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { matchResponse } from '../../../../lib/core/responses/match.ts';
import {
  findPossible,
  type PossiblePort,
} from '../../../../lib/core/responses/possible/find-possible.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { calendar, message } from './write-calendar.ts';
import type { AnsweredMessage } from '../../../../lib/domain/responses/answered-message.ts';

const NOW = Date.parse('2026-09-02T10:00:00Z');
const SENT = {
  messageId: '<m1@acme.test>',
  email: 'bea@example.test',
  sentAt: NOW,
  prospectId: 1,
} as AnsweredMessage;
const SERVICE = 'From: Calendar <notifications@calendar.example>';
const PORT: PossiblePort = {
  findByMessageIds: () => null,
  findByTokens: () => null,
  findByAddress: (email) => (email === SENT.email ? SENT : null),
  ownAddresses: () => ['ann@acme.test'],
  sentWords: () => [],
  peopleWithName: () => [],
  peopleAt: () => [],
  peopleSent: () => [],
};

async function read(fields: string, method: string, lines: readonly string[]) {
  const ics = calendar({ method, lines: ['SUMMARY:Demo', ...lines] });
  const mail = await parseMail(Buffer.from(message({ fields, subject: 'Demo', ics })));
  const verdict = classifyMail(mail);
  const possible = findPossible(PORT, mail, verdict, NOW);
  return {
    matched: matchResponse({ ...PORT, isOurs: () => true }, mail, verdict, NOW)?.by ?? null,
    candidates: possible?.candidates.map(({ message: { email } }) => email) ?? [],
  };
}
const CANDIDATE = { matched: null, candidates: [SENT.email] };

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
])('%s is perhaps of the person whom the calendar names', async (_, fields, method, lines) => {
  expect(await read(fields, method, lines)).toEqual(CANDIDATE);
});

it('an answer from their own address is theirs', async () => {
  const lines = ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@example.test'];
  expect(await read('From: Bea <bea@example.test>', 'REPLY', lines)).toMatchObject({
    matched: 'sender',
  });
});

it('an event with a thousand guests is no one’s', async () => {
  const guests = Array.from({ length: 1_000 }, (_, n) => `ATTENDEE:mailto:g${n}@example.test`);
  const lines = [...guests, 'ATTENDEE:mailto:bea@example.test'];
  expect(await read(SERVICE, 'REQUEST', lines)).toEqual({ matched: null, candidates: [] });
});
