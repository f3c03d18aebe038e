/** Answers and invitations as calendars send them, with what a person is to read. */

import { calendar, GOOGLE_TEXT, message, OUTLOOK_ZONE } from './write-calendar.ts';

export type CalendarCase = {
  name: string;
  mail: string;
  kind: string;
  intent: string;
  rule: string;
  text: string;
};

const BERLIN = [
  'DTSTART;TZID=Europe/Berlin:20260908T100000',
  'DTEND;TZID=Europe/Berlin:20260908T103000',
];
const WHEN = 'Tue 8 Sep 2026 10:00-10:30 Europe/Berlin';
const answerOf = (state: string): string =>
  `ATTENDEE;CN="Bly, Bea";PARTSTAT=${state}:mailto:bea@example.test`;
export const CALENDAR_CASES: readonly CalendarCase[] = [
  {
    name: 'Google: accepted, marked as generated',
    mail: message({
      fields: [
        'From: Bea Bly <bea@example.test>',
        'Sender: Google Calendar <calendar-notification@google.com>',
        'Auto-Submitted: auto-generated',
      ].join('\n'),
      subject: 'Accepted: Product demo @ Tue Sep 8, 2026 10am - 10:30am (CEST) (ann@acme.test)',
      text: GOOGLE_TEXT('Bea Bly has accepted this invitation.'),
      ics: calendar({
        method: 'REPLY',
        lines: [
          'DTSTART:20260908T080000Z',
          'DTEND:20260908T083000Z',
          'SUMMARY:Product demo',
          answerOf('ACCEPTED'),
        ],
      }),
    }),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.accepted',
    text: 'Accepted: Product demo, Tue 8 Sep 2026 08:00-08:30 UTC',
  },
  {
    name: 'Google: declined with a note',
    mail: message({
      subject: 'Declined: Product demo @ Tue Sep 8, 2026 10am - 10:30am (CEST) (ann@acme.test)',
      text: GOOGLE_TEXT(
        'Bea Bly has declined this invitation with this note:\r\n"Travelling that week, could we take Thursday?"',
      ),
      ics: calendar({
        method: 'REPLY',
        lines: [...BERLIN, 'SUMMARY:Product demo', answerOf('DECLINED')],
      }),
    }),
    kind: 'reply',
    intent: 'question',
    rule: 'calendar.declined',
    text: `Declined: Product demo, ${WHEN}\n\nTravelling that week, could we take Thursday?`,
  },
  {
    name: 'Exchange, German: base64, a Windows zone, the word in the title',
    mail: message({
      subject: 'Zugesagt: Produktvorführung',
      text: '',
      encoded: true,
      ics: calendar({
        method: 'REPLY',
        zone: OUTLOOK_ZONE,
        lines: [
          'DTSTART;TZID=W. Europe Standard Time:20260908T100000',
          'DTEND;TZID=W. Europe Standard Time:20260908T103000',
          'SUMMARY;LANGUAGE=de-DE:Zugesagt: Produktvorführung',
          'COMMENT;LANGUAGE=de-DE:\\n',
          answerOf('ACCEPTED').replace('mailto', 'MAILTO'),
        ],
      }),
    }),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.accepted',
    text: 'Accepted: Produktvorführung, Tue 8 Sep 2026 10:00-10:30 W. Europe Standard Time (UTC+02:00)',
  },
  {
    name: 'tentative, folded lines, a title with escapes',
    mail: message({
      subject: 'Tentative: Demo',
      ics: calendar({
        method: 'REPLY',
        lines: [
          'DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260908T100000',
          'DURATION:PT45M',
          'SUMMARY:Demo\\, questions\\; and a very long title that has to be folded because it does not fit',
          answerOf('TENTATIVE'),
        ],
      }),
    }),
    kind: 'reply',
    intent: 'unknown',
    rule: 'calendar.tentative',
    text: 'Tentatively accepted: Demo, questions; and a very long title that has to be folded because it does not fit, Tue 8 Sep 2026 10:00-10:45 Europe/Berlin',
  },
  {
    name: 'declined without words is no "no"',
    mail: message({
      subject: 'Declined: Product demo',
      ics: calendar({
        method: 'REPLY',
        lines: [...BERLIN, 'SUMMARY:Product demo', answerOf('DECLINED')],
      }),
    }),
    kind: 'reply',
    intent: 'unknown',
    rule: 'calendar.declined',
    text: `Declined: Product demo, ${WHEN}`,
  },
  {
    name: 'declined with a no',
    mail: message({
      subject: 'Declined: Product demo',
      ics: calendar({
        method: 'REPLY',
        lines: [...BERLIN, 'SUMMARY:Product demo', 'COMMENT:Not interested.', answerOf('DECLINED')],
      }),
    }),
    kind: 'reply',
    intent: 'not_interested',
    rule: 'calendar.declined',
    text: `Declined: Product demo, ${WHEN}\n\nNot interested.`,
  },
  {
    name: 'declined with an unsubscribe',
    mail: message({
      subject: 'Declined: Product demo',
      text: 'Please remove me from your list.',
      ics: calendar({
        method: 'REPLY',
        lines: [...BERLIN, 'SUMMARY:Product demo', answerOf('DECLINED')],
      }),
    }),
    kind: 'unsubscribe',
    intent: 'unsubscribe',
    rule: 'text.unsubscribe:en',
    text: `Declined: Product demo, ${WHEN}\n\nPlease remove me from your list.`,
  },
  {
    name: 'delegated names the colleague',
    mail: message({
      subject: 'Product demo',
      ics: calendar({
        method: 'REPLY',
        lines: [
          ...BERLIN,
          'SUMMARY:Product demo',
          'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:cai@example.test":mailto:bea@example.test',
          'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:bea@example.test":mailto:cai@example.test',
        ],
      }),
    }),
    kind: 'reply',
    intent: 'referral',
    rule: 'calendar.delegated',
    text: `Delegated to cai@example.test: Product demo, ${WHEN}`,
  },
  {
    name: 'another time is proposed',
    mail: message({
      subject: 'New Time Proposed: Product demo',
      ics: calendar({
        method: 'COUNTER',
        lines: [...BERLIN, 'SUMMARY:Product demo', 'COMMENT:Better for me.', answerOf('TENTATIVE')],
      }),
    }),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.counter',
    text: `New time proposed: Product demo, ${WHEN}\n\nBetter for me.`,
  },
  {
    name: 'they invite us, with the text of Teams below their words',
    mail: message({
      subject: 'Intro call',
      text: [
        'Hi Ann, here is a slot. Bea',
        '',
        '________________________________________________________________________________',
        'Microsoft Teams meeting',
        'Join on your computer, mobile app or room device',
        'Meeting options | unsubscribe from reminders',
      ].join('\r\n'),
      ics: calendar({
        method: 'REQUEST',
        lines: [
          ...BERLIN,
          'SUMMARY:Intro call',
          'ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ann@acme.test',
        ],
      }),
    }),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.invitation',
    text: `Invitation: Intro call, ${WHEN}\n\nHi Ann, here is a slot. Bea`,
  },
  {
    name: 'a whole day, repeated',
    mail: message({
      subject: 'Workshop',
      ics: calendar({
        method: 'REQUEST',
        lines: [
          'DTSTART;VALUE=DATE:20260908',
          'DTEND;VALUE=DATE:20260910',
          'RRULE:FREQ=WEEKLY',
          'SUMMARY:Workshop',
        ],
      }),
    }),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.invitation',
    text: 'Invitation: Workshop, Tue 8 Sep 2026 - Wed 9 Sep 2026 (repeats)',
  },
  {
    name: 'they cancel',
    mail: message({
      subject: 'Canceled: Product demo',
      ics: calendar({ method: 'CANCEL', lines: [...BERLIN, 'SUMMARY:Product demo'] }),
    }),
    kind: 'reply',
    intent: 'unknown',
    rule: 'calendar.cancelled',
    text: `Cancelled: Product demo, ${WHEN}`,
  },
  {
    name: 'an event as the only content',
    mail: message({
      subject: 'Our webinar',
      ics: calendar({ method: 'PUBLISH', lines: [...BERLIN, 'SUMMARY:Webinar'] }),
    }),
    kind: 'reply',
    intent: 'unknown',
    rule: 'calendar.event',
    text: `Event: Webinar, ${WHEN}`,
  },
  {
    name: 'a reply with a calendar as attachment is a reply',
    mail: message({
      subject: 'Re: Your warehouse',
      text: 'Not interested, thanks.',
      ics: calendar({ method: 'PUBLISH', lines: [...BERLIN, 'SUMMARY:Webinar'] }),
    }),
    kind: 'reply',
    intent: 'not_interested',
    rule: 'intent.not-interested.en',
    text: 'Not interested, thanks.',
  },
  {
    name: 'the subject alone, in French',
    mail: [
      'From: Bea Bly <bea@example.test>',
      'To: ann@acme.test',
      'Subject: =?utf-8?Q?Accept=C3=A9?= : =?utf-8?Q?D=C3=A9monstration?=',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '',
    ].join('\r\n'),
    kind: 'reply',
    intent: 'interested',
    rule: 'calendar.accepted',
    text: 'Accepted: Démonstration',
  },
  {
    name: 'a subject that begins like an answer, above words of its own',
    mail: [
      'From: Bea Bly <bea@example.test>',
      'To: ann@acme.test',
      'Subject: Accepted: your paper',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Congratulations, your paper has been accepted.',
    ].join('\r\n'),
    kind: 'reply',
    intent: 'unknown',
    rule: 'reply',
    text: 'Congratulations, your paper has been accepted.',
  },
];
