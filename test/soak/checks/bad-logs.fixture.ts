/** Logs that break a rule, for each rule. */
import type { SoakRule } from './checker.ts';
import type { RunRecord, SinkLine } from '../world/record.ts';
import {
  ANN,
  mail,
  refused,
  answer,
  FIRST,
  series,
  alternately,
  second,
} from './checker.fixture.ts';

export const BAD: [rule: SoakRule, name: string, lines: SinkLine[], change?: Partial<RunRecord>][] =
  [
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
