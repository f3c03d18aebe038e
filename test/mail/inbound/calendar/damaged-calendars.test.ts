/** Damaged calendars and `winmail.dat` files: a poorer result, never an error, never a long wait. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { readCalendar } from '../../../../lib/mail/inbound/calendar/read-calendar.ts';
import { openTnef } from '../../../../lib/mail/inbound/envelope/tnef/open-tnef.ts';
import { readRtf } from '../../../../lib/mail/inbound/envelope/tnef/rtf-text.ts';
import { startAllowance } from '../../../../lib/mail/inbound/envelope/unpack.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { CALENDAR_CASES } from '../../../core/responses/calendar/calendar-answers.fixture.ts';
import { packRtf, tnefMessage, writeTnef } from '../envelope/write-tnef.ts';
import { damaged, numbers } from './damage.ts';

const ROUNDS = 400;

const TNEF = writeTnef({
  messageClass: 'IPM.Schedule.Meeting.Resp.Pos',
  body: Buffer.from('Sounds good.'),
  properties: [
    { id: 0x0037, value: 'Product demo' },
    { id: 0x820d, value: Date.parse('2026-09-08T08:00:00Z'), set: '02200600' },
    { id: 0x1009, value: packRtf("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}Yes\\par \\'e4{\\b no}}") },
  ],
});

describe('damaged', () => {
  it('calendars give a verdict', async () => {
    const next = numbers(81);
    for (let round = 0; round < ROUNDS; round++) {
      const { mail } = CALENDAR_CASES[round % CALENDAR_CASES.length]!;
      const read = await parseMail(damaged(Buffer.from(mail), next)).catch(() => null);
      if (read !== null) expect(classifyMail(read).kind).toBeTypeOf('string');
    }
  });

  it('winmail.dat files give a verdict', async () => {
    const next = numbers(82);
    for (let round = 0; round < ROUNDS; round++) {
      const mail = await parseMail(tnefMessage(damaged(TNEF, next), ['Subject: Re: x']));
      expect(classifyMail(mail).kind).toBe('reply');
    }
  });
});

it.each<[string, string]>([
  ['folds', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n${' b\n'.repeat(60_000)}`],
  ['components in each other', 'BEGIN:VEVENT\n'.repeat(20_000)],
  [
    'attendees',
    `BEGIN:VEVENT\n${'ATTENDEE;PARTSTAT=ACCEPTED:mailto:bea@example.test\n'.repeat(20_000)}`,
  ],
  ['quotation marks', `BEGIN:VEVENT\nATTENDEE;CN=${'"a",'.repeat(30_000)}:mailto:bea@example.test`],
  ['backslashes', `BEGIN:VEVENT\nSUMMARY:${'\\'.repeat(120_000)}`],
  ['days', 'BEGIN:VEVENT\nDTSTART:20260908T100000\nDURATION:P99999999W'],
  [
    'seconds of a zone',
    'BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:00010101T000000\n' +
      'TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n' +
      'BEGIN:VEVENT\nDTSTART;TZID=x:21000908T100000\n',
  ],
])('a calendar with too many %s ends soon', async (_, text) => {
  const start = performance.now();
  await readCalendar(text, 'REPLY');
  expect(performance.now() - start).toBeLessThan(1_000);
});

it.each<[string, string]>([
  ['groups', `{\\rtf1${'{'.repeat(200_000)}x`],
  ['bytes', `{\\rtf1 ${"\\'e4".repeat(200_000)}`],
  ['skipped characters', `{\\rtf1 ${'\\uc8\\u8364 '.repeat(80_000)}`],
  ['fonts', `{\\rtf1{\\fonttbl${'{\\f1\\fcharset204 a;}'.repeat(40_000)}}x`],
])('a text with too many %s ends soon, and is cut', (_, rtf) => {
  const start = performance.now();
  const text = readRtf(Buffer.from(rtf, 'latin1'))?.text ?? '';
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(text.length).toBeLessThanOrEqual(262_144);
});

it('a file that announces a hundred attributes of gigabytes is read once', () => {
  const head = Buffer.from('0103900600ffffff7f', 'hex');
  const file = Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    ...Array.from({ length: 100 }, () => head),
  ]);
  expect(openTnef(file, startAllowance())).toBeNull();
});
