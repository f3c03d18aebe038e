/** The checker is checked: a good log passes, and each known-bad one is caught under the rule it breaks. */
import { describe, expect, it } from 'vitest';
import { checkRun, RULES, type Rule } from './checker.ts';
import { splitMail } from '../world/sink.ts';
import type { Answer, RunRecord, SinkLine } from '../world/record.ts';

const BERLIN = { zone: 'Europe/Berlin', country: 'DE', state: 'BE', weekend: [6, 7] };
const CAIRO = { zone: 'Africa/Cairo', country: 'EG', weekend: [5, 6] };

const ANN = {
  address: 'ann@acme.test',
  zone: 'Europe/Berlin',
  perHour: 3,
  perDay: 6,
  warmupSchedule: [5, 6],
  burst: { max: 2, perMinutes: 10 },
  minGapSeconds: 60,
};
const RECORD: RunRecord = {
  campaign: {
    zone: 'UTC',
    perHour: 4,
    perDay: 7,
    gaps: [0, 3, 4],
    window: { start: '09:00', end: '17:00' },
  },
  mailboxes: [ANN, { ...ANN, address: 'ben@acme.test', zone: 'Asia/Tokyo' }],
  people: [
    ...['ada', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'].map((name) => ({
      email: `${name}@x.test`,
      home: BERLIN,
    })),
    { email: 'amr@y.test', home: CAIRO },
  ],
  answers: [],
};

type Change = {
  step?: number;
  from?: string;
  to?: string;
  header?: (name: string, value: string) => string | null;
  extra?: string;
  envelopeTo?: string[];
};

/** One mail as the sink would have logged it: `2026-03-02T08:00` is 09:00 in Berlin. */
function mail(
  to: string,
  at: string,
  {
    step = 1,
    from = ANN.address,
    header = (_, value) => value,
    extra = '',
    envelopeTo,
  }: Change = {},
): SinkLine {
  const id = (of: number): string => `<${to.split('@')[0]}.${of}@acme.test>`;
  const earlier = Array.from({ length: step - 1 }, (_, index) => id(index + 1));
  const headers: [string, string][] = [
    ['List-Unsubscribe', '<mailto:unsubscribe@acme.test>'],
    ['From', `Ann Lee <${from}>`],
    ['To', `"Smith, Jr." <${to}>`],
    ['Subject', step === 1 ? 'Hello' : 'Re: Hello'],
    ['Message-ID', id(step)],
    ['Date', new Date(`${at}Z`).toUTCString().replace('GMT', '+0000')],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain'],
    ...(earlier.length > 0
      ? ([
          ['In-Reply-To', earlier.at(-1)!],
          ['References', earlier.join(' ')],
        ] as [string, string][])
      : []),
  ];
  const kept = headers.flatMap(([name, value]) => {
    const changed = header(name, value);
    return changed === null ? [] : [`${name}: ${changed}`];
  });
  return {
    outcome: 'accepted',
    code: 250,
    from,
    to: envelopeTo ?? [to],
    ...splitMail(
      [...kept, ...(extra ? [extra] : []), '', `This is mail ${step} of 3.`, ''].join('\r\n'),
    ),
  };
}

function refused(to: string, code: number): SinkLine {
  return { outcome: 'refused', code, from: ANN.address, to: [to], headers: [], text: '' };
}

/** An answer to ada's first step, read when the log had `line` lines. */
function answer(
  kind: Answer['kind'],
  line: number,
  at: string,
  more: Partial<Answer> = {},
): Answer {
  return {
    email: 'ada@x.test',
    step: 1,
    kind,
    processedAt: Date.parse(`${at}Z`),
    processedAtLine: line,
    ...more,
  };
}

function rulesBroken(lines: SinkLine[], change: Partial<RunRecord> = {}): Rule[] {
  return [...new Set(checkRun(lines, { ...RECORD, ...change }).violations.map(({ rule }) => rule))];
}

const FIRST = mail('ada@x.test', '2026-03-02T08:00:00');
const people = ['ada', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'].map((name) => `${name}@x.test`);
/** One mail to each of the first `count`, `seconds` apart. */
const series = (
  count: number,
  seconds: number,
  change: (index: number) => Change = () => ({}),
): SinkLine[] =>
  people
    .slice(0, count)
    .map((to, index) =>
      mail(
        to,
        new Date(Date.parse('2026-03-02T08:00:00Z') + index * seconds * 1_000)
          .toISOString()
          .slice(0, 19),
        change(index),
      ),
    );
const alternately = (index: number): Change => ({
  from: index % 2 === 0 ? ANN.address : 'ben@acme.test',
});

const GOOD: [name: string, lines: SinkLine[], change?: Partial<RunRecord>][] = [
  [
    'three steps, three and four days apart',
    [
      FIRST,
      mail('ada@x.test', '2026-03-05T08:00:00', { step: 2 }),
      mail('ada@x.test', '2026-03-09T08:00:00', { step: 3 }),
    ],
  ],
  ['the first and the last second of a window', [FIRST, mail('bo@x.test', '2026-03-02T15:59:59')]],
  ['a window after the clock went forward', [mail('ada@x.test', '2026-03-30T07:00:00')]],
  ['a Sunday where Friday is the day of rest', [mail('amr@y.test', '2026-03-01T08:00:00')]],
  [
    'as many as an hour holds, and one as it ends',
    [...series(3, 1_200), mail('di@x.test', '2026-03-02T09:00:00')],
  ],
  [
    'a soft bounce and its retry a day later',
    [FIRST, mail('ada@x.test', '2026-03-03T08:30:00')],
    { answers: [answer('soft', 1, '2026-03-02T08:30:00')] },
  ],
  ['a passing refusal and another try', [refused('ada@x.test', 451), FIRST]],
  [
    'an absence that ends before the next step',
    [FIRST, mail('ada@x.test', '2026-03-06T08:00:00', { step: 2 })],
    { answers: [answer('outOfOffice', 1, '2026-03-02T08:05:00', { returnsOn: '2026-03-05' })] },
  ],
  ['a reply to the last mail', [FIRST], { answers: [answer('reply', 1, '2026-03-02T12:00:00')] }],
];

const second = (change: Change = {}): SinkLine =>
  mail('ada@x.test', '2026-03-05T08:00:00', { step: 2, ...change });
const BAD: [rule: Rule, name: string, lines: SinkLine[], change?: Partial<RunRecord>][] = [
  ['unknown_recipient', 'a stranger', [mail('eve@z.test', '2026-03-02T08:00:00')]],
  ['window', 'a second before nine', [mail('ada@x.test', '2026-03-02T07:59:59')]],
  ['window', 'five sharp', [mail('ada@x.test', '2026-03-02T16:00:00')]],
  [
    'window',
    'an hour that was open before the clock went forward',
    [mail('ada@x.test', '2026-03-30T15:30:00')],
  ],
  ['weekend', 'a Saturday', [mail('ada@x.test', '2026-03-07T09:00:00')]],
  [
    'weekend',
    'a Friday where that is the day of rest',
    [mail('amr@y.test', '2026-03-06T09:00:00')],
  ],
  ['holiday', 'Good Friday', [mail('ada@x.test', '2026-04-03T09:00:00')]],
  [
    'mailbox_hour',
    'a fourth within the hour',
    [...series(3, 1_200), mail('di@x.test', '2026-03-02T08:59:59')],
  ],
  [
    'mailbox_rolling_day',
    'a seventh within 24 hours, over two days of the mailbox',
    series(7, 3_600, () => ({ from: 'ben@acme.test' })),
    {
      mailboxes: [
        { ...ANN, address: 'ben@acme.test', warmupSchedule: [], zone: 'Pacific/Auckland' },
      ],
    },
  ],
  [
    'mailbox_day',
    'a seventh on one calendar day',
    series(7, 3_600),
    { mailboxes: [{ ...ANN, warmupSchedule: [] }] },
  ],
  ['warmup', 'a sixth on the first sending day', series(6, 3_600)],
  ['burst', 'a third within ten minutes', series(3, 200)],
  ['gap', 'two within a minute', series(2, 59)],
  ['campaign_hour', 'a fifth within the hour over all mailboxes', series(5, 700, alternately)],
  [
    'campaign_rolling_day',
    'an eighth within 24 hours over all mailboxes',
    series(8, 3_600, alternately),
  ],
  ['campaign_day', 'an eighth on one day over all mailboxes', series(8, 3_600, alternately)],
  ['sent_twice', 'the same step again', [FIRST, mail('ada@x.test', '2026-03-03T08:00:00')]],
  [
    'sent_twice',
    'a retry before the bounce was read',
    [FIRST, mail('ada@x.test', '2026-03-04T08:00:00')],
    { answers: [answer('soft', 2, '2026-03-02T09:00:00')] },
  ],
  [
    'sent_twice',
    'a fourth retry',
    Array.from({ length: 5 }, (_, day) => mail('ada@x.test', `2026-03-${16 + day}T08:00:00`)),
    {
      answers: Array.from({ length: 4 }, (_, day) =>
        answer('soft', day + 1, `2026-03-${16 + day}T08:00:00`),
      ),
    },
  ],
  [
    'retried_too_soon',
    'a retry after 23 hours',
    [FIRST, mail('ada@x.test', '2026-03-03T08:00:00')],
    { answers: [answer('soft', 1, '2026-03-02T09:00:00')] },
  ],
  ['step_order', 'the second step without the first', [second()]],
  [
    'step_order',
    'the first step after the second',
    [FIRST, second(), mail('ada@x.test', '2026-03-06T08:00:00')],
  ],
  [
    'follow_up_too_soon',
    'the second step an hour too soon',
    [mail('ada@x.test', '2026-03-02T09:00:00'), second()],
  ],
  [
    'follow_up_too_soon',
    'the third step after three days',
    [
      FIRST,
      mail('ada@x.test', '2026-03-06T08:00:00', { step: 2 }),
      mail('ada@x.test', '2026-03-09T08:00:00', { step: 3 }),
    ],
  ],
  [
    'after_reply',
    'a follow-up after a reply',
    [FIRST, second()],
    { answers: [answer('reply', 1, '2026-03-04T08:00:00')] },
  ],
  [
    'after_reply',
    'a follow-up at the very instant the reply was read',
    [FIRST, second()],
    { answers: [answer('reply', 1, '2026-03-05T08:00:00')] },
  ],
  [
    'after_unsubscribe',
    'a follow-up after an unsubscribe',
    [FIRST, second()],
    { answers: [answer('unsubscribe', 1, '2026-03-04T08:00:00')] },
  ],
  [
    'after_hard_bounce',
    'a follow-up after a hard bounce',
    [FIRST, second()],
    { answers: [answer('hard', 1, '2026-03-04T08:00:00')] },
  ],
  ['after_refusal', 'a try after a refusal for good', [refused('ada@x.test', 550), FIRST]],
  [
    'while_away',
    'a follow-up before the return',
    [FIRST, second()],
    { answers: [answer('outOfOffice', 1, '2026-03-02T08:05:00', { returnsOn: '2026-03-06' })] },
  ],
  [
    'envelope',
    'two recipients at once',
    [mail('ada@x.test', '2026-03-02T08:00:00', { envelopeTo: ['ada@x.test', 'bo@x.test'] })],
  ],
  [
    'envelope',
    'a sender that is no mailbox',
    [mail('ada@x.test', '2026-03-02T08:00:00', { from: 'eve@acme.test' })],
  ],
  [
    'envelope',
    'a To that names somebody else',
    [
      mail('ada@x.test', '2026-03-02T08:00:00', {
        header: (name, value) => (name === 'To' ? 'Bo <bo@x.test>' : value),
      }),
    ],
  ],
  [
    'header_missing',
    'no way out of the list',
    [
      mail('ada@x.test', '2026-03-02T08:00:00', {
        header: (name, value) => (name === 'List-Unsubscribe' ? null : value),
      }),
    ],
  ],
  [
    'header_repeated',
    'two subjects',
    [mail('ada@x.test', '2026-03-02T08:00:00', { extra: 'Subject: Again' })],
  ],
  [
    'header_unexpected',
    'a tool that names itself',
    [mail('ada@x.test', '2026-03-02T08:00:00', { extra: 'X-Mailer: a tool' })],
  ],
  [
    'header_unexpected',
    'a hidden copy',
    [mail('ada@x.test', '2026-03-02T08:00:00', { extra: 'Bcc: eve@z.test' })],
  ],
  [
    'message_id_reused',
    'one id for two people',
    [
      FIRST,
      mail('bo@x.test', '2026-03-02T08:10:00', {
        header: (name, value) => (name === 'Message-ID' ? '<ada.1@acme.test>' : value),
      }),
    ],
  ],
  [
    'threading',
    'a follow-up that answers nothing',
    [
      FIRST,
      second({
        header: (name, value) => (name === 'References' || name === 'In-Reply-To' ? null : value),
      }),
    ],
  ],
  [
    'threading',
    'a follow-up under another subject',
    [FIRST, second({ header: (name, value) => (name === 'Subject' ? 'Ping' : value) })],
  ],
];

describe('a good log passes', () => {
  it.each(GOOD)('%s', (_, lines, change) => {
    expect(rulesBroken(lines, change)).toEqual([]);
  });
});

describe('a bad log is caught', () => {
  it.each(BAD)('%s: %s', (rule, _, lines, change) => {
    expect(rulesBroken(lines, change)).toContain(rule);
  });

  it('by every rule there is', () => {
    expect([...new Set(BAD.map(([rule]) => rule))].toSorted()).toEqual([...RULES].toSorted());
  });
});

it('a log that cannot be read is an error, not a pass', () => {
  expect(() =>
    checkRun(
      [
        mail('ada@x.test', '2026-03-02T08:00:00', {
          header: (name, value) => (name === 'Date' ? 'soon' : value),
        }),
      ],
      RECORD,
    ),
  ).toThrow('line 1');
});
