/**
 * Messages of strangers who know whom we write to and what, but no Message-ID of ours: replies in
 * another's name, answers of calendars, reports without proof. From a seed.
 */
import { drawFrom, falseId, pick, word, type Draw, type Target } from './forgeries.ts';
import { calendar } from '../../core/responses/calendar/write-calendar.ts';

export type Victim = Target & { name: string };
/** `quote`: a line that we wrote. */
export type KnownToStrangers = { victims: readonly Victim[]; subject: string; quote: string };

/** In every text of a stranger, so that a test can see where it is shown. */
export const MARK = 'ZQMARK';

const WISHES = [
  'Yes, I am interested. Call me on Monday.',
  'Not interested, thanks.',
  'Please unsubscribe me and never write again.',
  'Stop it or my lawyer will sue you.',
  'I have left the company. Write to carl@elsewhere.test.',
  'Delete all data that you have about me.',
];

type Drawn = { draw: Draw; known: KnownToStrangers; victim: Victim; from: string; id: string };
type Form = (of: Drawn) => string[];

/** A reply: by name, by address, by our subject or words, by an id that is nearly ours. */
const reply: Form = ({ draw, known, victim, from, id }) => {
  const token = id.slice(1, -1);
  return [
    `From: "${pick(draw, [victim.name, MARK, victim.name.split(' ')[0] as string])}" <${from}>`,
    `To: ann@acme.test${pick(draw, ['', `, ${victim.email}`])}`,
    `Subject: ${pick(draw, [`Re: ${known.subject}`, `${MARK} hello`])}`,
    ...(id === '' ? [] : pick(draw, [[], [`In-Reply-To: ${id}`], [`References: ${id}`]])),
    '',
    `${pick(draw, WISHES)} ${MARK}`,
    pick(draw, ['', `My other address is ${victim.email}.`, `https://acme.test/u?m=${token}`]),
    pick(draw, ['', `> ${known.quote}`]),
  ];
};

const answer: Form = ({ draw, victim, from, known }) => {
  const states = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'NEEDS-ACTION'];
  const attendee = (email: string): string =>
    `ATTENDEE;CN=${MARK};PARTSTAT=${pick(draw, states)}:mailto:${email}`;
  const guests = Array.from({ length: pick(draw, [0, 0, 4, 1_000]) }, (_, n) =>
    attendee(n % 2 === 0 ? (known.victims[n % known.victims.length]?.email ?? '') : `g${n}@x.test`),
  );
  const method = pick(draw, ['REPLY', 'REQUEST', 'COUNTER', 'CANCEL', 'REFRESH', 'DECLINECOUNTER']);
  const ics = calendar({
    method,
    lines: [
      `SUMMARY:${MARK} demo`,
      'DTSTART:20260908T080000Z',
      pick(draw, ['', 'RRULE:FREQ=SECONDLY;COUNT=999999999', 'RRULE:FREQ=DAILY;UNTIL=99991231']),
      `COMMENT:${pick(draw, WISHES)}`,
      attendee(victim.email),
      ...guests,
      pick(draw, ['', `ORGANIZER:mailto:${victim.email}`]),
    ].filter((line) => line !== ''),
  });
  return [
    `From: ${MARK} <${from}>`,
    'To: ann@acme.test',
    `Subject: ${pick(draw, ['Accepted', 'Declined', 'Invitation'])}: ${MARK} demo`,
    'MIME-Version: 1.0',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    '',
    ics,
  ];
};

type Part = [type: string, ...lines: string[]];

function multipart(
  { from, subject, type }: { from: string; subject: string; type: string },
  parts: readonly Part[],
): string[] {
  return [
    `From: ${from}`,
    'To: ann@acme.test',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; boundary="b"`,
    '',
    ...parts.flatMap(([of, ...lines]) => ['--b', `Content-Type: ${of}`, '', ...lines]),
    '--b--',
  ];
}

const original = ({ id }: Drawn, to: string, more: readonly string[] = []): string[] => [
  ...more,
  ...(id === '' ? [] : [`Message-ID: ${id}`]),
  'From: ann@acme.test',
  `To: ${to}`,
  `Subject: ${MARK}`,
  '',
  `Hello ${MARK}`,
];

const optOut: Form = (drawn) =>
  multipart(
    {
      from: drawn.from,
      subject: `FW: ${MARK}`,
      type: 'multipart/report; report-type=feedback-report',
    },
    [
      ['text/plain', 'A report.'],
      [
        'message/feedback-report',
        `Feedback-Type: ${pick(drawn.draw, ['opt-out', 'opt-out-list', 'abuse'])}`,
        'User-Agent: x/1',
        'Version: 1',
        `Original-Rcpt-To: ${drawn.victim.email}`,
        `Removal-Recipient: ${drawn.victim.email}`,
      ],
      ['message/rfc822', ...original(drawn, drawn.victim.email)],
    ],
  );

/** As the junk mail reporting of Hotmail: our message, with one field of theirs. */
const junkReport: Form = (drawn) => {
  const head = [`X-HmXmrOriginalRecipient: ${drawn.victim.email}`];
  return pick(drawn.draw, [
    [...head, ...original(drawn, drawn.victim.email)],
    multipart({ from: drawn.from, subject: 'complaint about message', type: 'multipart/mixed' }, [
      ['message/rfc822', ...original(drawn, drawn.victim.email, head)],
    ]),
  ]);
};

const status = (recipient: string, code: string): string[] => [
  'Reporting-MTA: dns; mx.example.test',
  '',
  `Final-Recipient: rfc822; ${recipient}`,
  'Action: failed',
  `Status: ${code}`,
  `Diagnostic-Code: smtp; 550 ${code} ${MARK} no such user`,
];
const REPORT = 'multipart/report; report-type=delivery-status';

/** A report whose inner message, or inner report, is about another person. */
const nested: Form = (drawn) => {
  const { draw, known, victim, from } = drawn;
  const other = pick(draw, known.victims);
  const inner = multipart(
    { from: 'MAILER-DAEMON@x.test', subject: 'Undelivered Mail Returned to Sender', type: REPORT },
    [
      ['text/plain', `550 5.1.1 <${victim.email}> User unknown ${MARK}`],
      ['message/delivery-status', ...status(victim.email, '5.1.1')],
      ['message/rfc822', ...original(drawn, other.email)],
    ],
  ).map((line) => line.replace(/^--b/, '--c').replace('boundary="b"', 'boundary="c"'));
  const type = pick(draw, [REPORT, 'multipart/mixed']);
  return multipart({ from, subject: pick(draw, [MARK, 'Undelivered Mail']), type }, [
    ['text/plain', `See the attached message. ${MARK}`],
    ...pick<Part[]>(draw, [[], [['message/delivery-status', ...status(other.email, '5.7.1')]]]),
    ['message/rfc822', ...inner],
  ]);
};

const challenge: Form = (drawn) =>
  multipart(
    { from: drawn.victim.email, subject: `${MARK} Please verify your message`, type: REPORT },
    [
      ['text/plain', `Click the link to confirm that you are a person. ${MARK}`],
      ['message/delivery-status', ...status(drawn.victim.email, '5.7.1')],
      ['message/rfc822', ...original(drawn, drawn.victim.email)],
    ],
  );

const domainReport: Form = ({ draw, from, victim, id }) =>
  multipart(
    {
      from,
      subject: `Report Domain: acme.test; Submitter: ${MARK} unsubscribe`,
      type: pick(draw, ['multipart/report; report-type=tlsrpt', 'multipart/mixed']),
    },
    [
      ['text/plain', `unsubscribe ${victim.email} ${id} ${MARK}`],
      [pick(draw, ['application/tlsrpt+gzip', 'application/zip; name=acme.test!1!2.zip']), 'H4sI'],
    ],
  );

const FORMS = { reply, answer, optOut, junkReport, nested, challenge, domainReport };
const NAMES = Object.keys(FORMS) as (keyof typeof FORMS)[];

export function forgeAsStranger(
  seed: number,
  known: KnownToStrangers,
): { about: string; lines: string[] } {
  const draw = drawFrom(seed * 6_101 + 29);
  const name = pick(draw, NAMES);
  const victim = pick(draw, known.victims);
  const { how, id } = falseId(draw, victim);
  const from = pick(draw, [
    'stranger@elsewhere.test',
    `${word(draw, 8)}@${word(draw, 6)}.test`,
    `${victim.name.toLowerCase().replace(' ', '.')}@private.test`,
    `office@${victim.email.split('@')[1]}`,
  ]);
  return {
    about: `${name} about ${victim.email}, ${how}`,
    lines: FORMS[name]({ draw, known, victim, from, id }),
  };
}
