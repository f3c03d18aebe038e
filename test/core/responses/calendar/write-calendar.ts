/** Writes messages with a calendar, as programs send them. */

type Event = { method: string; lines: readonly string[]; zone?: readonly string[] };

/** A calendar of one event; long lines are folded as RFC 5545 3.1 asks. */
export function calendar({ method, lines, zone = [] }: Event): string {
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Example//Calendar//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    ...zone,
    'BEGIN:VEVENT',
    'UID:demo-1@acme.test',
    'DTSTAMP:20260901T080000Z',
    'ORGANIZER;CN=Ann Lee:mailto:ann@acme.test',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map((line) => line.replace(/(.{74})(?=.)/g, '$1\r\n '))
    .join('\r\n');
}

type Parts = { fields?: string; subject: string; text?: string; ics: string; encoded?: boolean };

/** multipart/alternative of a text and a calendar. */
export function message({ fields = '', subject, text, ics, encoded = false }: Parts): string {
  const method = /METHOD:(\w+)/.exec(ics)?.[1] ?? '';
  return [
    ...(fields === '' ? ['From: Bea Bly <bea@example.test>'] : fields.split('\n')),
    'To: ann@acme.test',
    `Subject: ${subject}`,
    'Message-ID: <answer@example.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b1',
    '',
    ...(text === undefined ? [] : ['--b1', 'Content-Type: text/plain; charset=utf-8', '', text]),
    '--b1',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    ...(encoded
      ? ['Content-Transfer-Encoding: base64', '', Buffer.from(ics).toString('base64')]
      : ['', ics]),
    '--b1--',
    '',
  ].join('\r\n');
}

export const OUTLOOK_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];
export const GOOGLE_TEXT = (first: string): string =>
  [
    first,
    '',
    'Product demo',
    'Tuesday Sep 8, 2026 ⋅ 10am – 10:30am',
    'Central European Time - Berlin',
    '',
    'Organizer',
    'Ann Lee',
    '',
    '~~//~~',
    'Invitation from Google Calendar: https://calendar.google.com/calendar/',
    'You are receiving this email because you are subscribed to calendar notifications. To stop',
    'receiving these emails, unsubscribe in the calendar settings.',
  ].join('\r\n');
