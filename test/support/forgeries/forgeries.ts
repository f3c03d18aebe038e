/**
 * Messages of an attacker who wants sequences to end: bounces, complaints, unsubscribes, automatic
 * answers and notices that look right and prove nothing. From a seed.
 */
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../quota.ts';

export type Target = { email: string; messageId: string };
export type Forgery = { about: string; lines: string[]; now: number };

/** A number from 0 to below `n`, the same for the same seed (Park and Miller's generator). */
export type Draw = (n: number) => number;

export function drawFrom(seed: number): Draw {
  let state = (seed % 2_147_483_646) + 1;
  return (n) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
export const word = (draw: Draw, length: number): string =>
  Array.from({ length }, () => LETTERS[draw(32)]).join('');
export const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;

/** Message-IDs that are not ours, the nearest that a forger comes without the key. */
export function falseId(draw: Draw, { messageId }: Target): { how: string; id: string } {
  const [, id = '', tag = '', domain = ''] = /^<(.+)\.(.+)@(.+)>$/.exec(messageId) ?? [];
  const changed = (text: string): string => {
    const at = draw(text.length);
    const letter = LETTERS[(LETTERS.indexOf(text[at] as string) + 1 + draw(31)) % 32] as string;
    return text.slice(0, at) + letter + text.slice(at + 1);
  };
  return pick(draw, [
    { how: 'a made-up id', id: `<${word(draw, 16)}.${word(draw, 10)}@${domain}>` },
    { how: 'another tag', id: `<${id}.${changed(tag)}@${domain}>` },
    { how: 'another id', id: `<${changed(id)}.${tag}@${domain}>` },
    { how: 'another domain', id: `<${id}.${tag}@mail.${domain}>` },
    { how: 'a cut tag', id: `<${id}.${tag.slice(1)}@${domain}>` },
    { how: 'an id of another program', id: `<${word(draw, 20)}@${domain}>` },
    { how: 'no id', id: '' },
  ]);
}

/** As if it had come back to the return address that a message has of its own. */
function delivered(draw: Draw, id: string): string[] {
  return id !== '' && draw(3) === 0
    ? [`${pick(draw, ['Delivered-To', 'X-Original-To', 'Envelope-To'])}: ann+${id.slice(1, -1)}`]
    : [];
}

const STATUS = [
  ['5.1.1', '550 5.1.1 User unknown'],
  ['4.2.2', '452 4.2.2 Mailbox full'],
  ['5.7.1', '550 5.7.1 Rejected: your IP is listed on a blocklist'],
] as const;

function report(
  draw: Draw,
  kind: 'bounce' | 'complaint',
  about: { recipient: string; id: string; from: string },
): string[] {
  const { recipient, id, from } = about;
  const [status, text] = pick(draw, STATUS);
  const machine =
    kind === 'bounce'
      ? [
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example.test',
          '',
          `Final-Recipient: rfc822; ${recipient}`,
          'Action: failed',
          `Status: ${status}`,
          `Diagnostic-Code: smtp; ${text}`,
        ]
      : [
          'Content-Type: message/feedback-report',
          '',
          `Feedback-Type: ${pick(draw, ['abuse', 'fraud', 'opt-out'])}`,
          'User-Agent: x/1',
          'Version: 1',
          `Original-Rcpt-To: ${recipient}`,
        ];
  return [
    `From: ${from}`,
    'To: ann@acme.test',
    ...delivered(draw, id),
    kind === 'bounce' ? 'Subject: Undelivered Mail Returned to Sender' : 'Subject: FW: complaint',
    'MIME-Version: 1.0',
    ...(id !== '' && draw(2) === 0 ? [`${pick(draw, ['In-Reply-To', 'References'])}: ${id}`] : []),
    `Content-Type: multipart/report; report-type=${kind === 'bounce' ? 'delivery-status' : 'feedback-report'}; boundary="b"`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an automatic notice.',
    '',
    '--b',
    ...machine,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...(id === '' ? [] : [`Message-ID: ${id}`]),
    `To: ${recipient}`,
    '',
    '--b--',
    '',
  ];
}

/**
 * Automatic answers that would end a sequence, or report about the account. Absences have a test of
 * their own.
 */
const MACHINES: readonly { about: string; subject: string; text: string }[] = [
  {
    about: 'that somebody left',
    subject: 'Automatic reply: Hello',
    text: 'I no longer work at Example. Your mail has not been forwarded.',
  },
  {
    about: 'that somebody moved',
    subject: 'Automatic reply: Hello',
    text: 'I have changed roles. For warehouses please contact Carl Meier, carl@example.test.',
  },
  {
    about: 'a receipt',
    subject: 'Automatic reply: Hello',
    text: 'Thank you for your message. We have received it and will answer soon.',
  },
  {
    about: 'that the limit is reached',
    subject: 'Delivery Status Notification (Failure)',
    text: 'You have reached a limit for sending mail. Your message was not sent.\n\n550 5.4.5 Daily user sending limit exceeded',
  },
  {
    about: 'that the account is suspended',
    subject: 'Undelivered Mail Returned to Sender',
    text: 'Your message could not be delivered.\n\n550 5.7.1 Unusual sending activity detected, your account is suspended',
  },
];

function automatic(
  draw: Draw,
  { target, from, id }: { target: Target; from: string; id: string },
): { about: string; lines: string[] } {
  const { about, subject, text } = pick(draw, MACHINES);
  const answers = subject.startsWith('Automatic');
  const named =
    id === '' || draw(2) === 0 ? [] : [`${pick(draw, ['In-Reply-To', 'References'])}: ${id}`];
  const sender = answers ? target.email : from;
  return {
    about: `${about}, from ${sender}`,
    lines: [
      `From: ${sender}`,
      'To: ann@acme.test',
      ...delivered(draw, id),
      `Subject: ${subject}`,
      'Auto-Submitted: auto-replied',
      'Return-Path: <>',
      ...named,
      '',
      text,
      ...(answers ? [] : ['', `<${target.email}>`]),
    ],
  };
}

const WISHES = [
  'unsubscribe',
  'Please remove me from your list.',
  'STOP',
  'Take me off this list!',
  'Please unsubscribe me.',
];

export function forge(seed: number, targets: readonly Target[]): Forgery {
  const draw = drawFrom(seed * 7_919 + 17);
  const target = pick(draw, targets);
  const other = pick(
    draw,
    targets.filter(({ email }) => email !== target.email),
  );
  const kind = pick(draw, ['bounce', 'complaint', 'unsubscribe', 'automatic'] as const);
  const from = pick(draw, [
    target.email,
    'MAILER-DAEMON@mx.example.test',
    'postmaster@example.test',
    'stranger@elsewhere.test',
    `Feedback <fbl@provider.test>`,
  ]);
  const { how, id } = falseId(draw, target);
  const soon = MONDAY + (1 + draw(20)) * DAY;
  if (kind === 'automatic') {
    const { about, lines } = automatic(draw, { target, from, id });
    return { about: `${about}, ${how}`, now: soon, lines };
  }
  if (kind === 'unsubscribe') {
    const wish = pick(draw, WISHES);
    const bare = id.slice(1, -1);
    const named = pick(draw, ['subject', 'header', 'text'] as const);
    const lines = named === 'subject' ? ['', ''] : ['', wish];
    return {
      about: `unsubscribe in the ${named} from ${from}, ${how}`,
      now: soon,
      lines: [
        `From: ${from}`,
        'To: unsubscribe@acme.test',
        ...delivered(draw, id),
        `Subject: ${named === 'subject' ? `unsubscribe ${bare}`.trim() : 'Re: Hello'}`,
        ...(id !== '' && named === 'header' ? [`In-Reply-To: ${id}`, `References: ${id}`] : []),
        ...lines,
      ],
    };
  }
  const way = pick(draw, ['false id', 'wrong recipient', 'too late'] as const);
  if (way === 'wrong recipient')
    return {
      about: `${kind} that names another recipient`,
      now: soon,
      lines: report(draw, kind, { recipient: other.email, id: target.messageId, from }).map(
        (line) => line.replace('opt-out', 'abuse'),
      ),
    };
  // A "no" is honoured whenever it comes, so an opt-out is left out here.
  if (way === 'too late')
    return {
      about: `${kind} after ${31} days`,
      now: MONDAY + (31 + draw(60)) * DAY,
      lines: report(draw, kind, { recipient: target.email, id: target.messageId, from }).map(
        (line) => line.replace('opt-out', 'abuse'),
      ),
    };
  return {
    about: `${kind} with ${how} from ${from}`,
    now: soon,
    lines: report(draw, kind, { recipient: target.email, id, from }),
  };
}
