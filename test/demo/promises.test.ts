import { expect, test } from 'vitest';
import { checkPromises } from '../../demo/story/promises.ts';
import { PEOPLE, zoneOf } from '../../demo/people/people.ts';
import { localAt } from '../../demo/people/local-time.ts';
import type { DemoAnswer } from '../../demo/people/answers.ts';
import type { ArrivedMessage } from '../../demo/mail-server.ts';

const [person] = PEOPLE.filter(({ city }) => city === 'Hamburg') as [(typeof PEOPLE)[number]];

/** A message that left at this instant; summer time in Hamburg is two hours ahead. */
function mail(step: number, at: string): ArrivedMessage {
  const { date, time } = localAt(zoneOf(person), Date.parse(at));
  return {
    what: 'taken',
    day: at.slice(0, 10),
    at,
    zone: zoneOf(person),
    local: `${date} ${time}`,
    country: person.country,
    to: person.email,
    from: 'ann@acme.test',
    step,
    subject: '',
    messageId: `<${step}@acme.test>`,
  };
}

function answer(at: string, said: Partial<DemoAnswer>): DemoAnswer {
  return {
    at: Date.parse(at),
    person,
    meaning: 'reply',
    final: false,
    awayUntil: null,
    words: '',
    raw: Buffer.alloc(0),
    ...said,
  };
}

const good = [
  mail(1, '2026-04-27T07:00:00Z'),
  mail(2, '2026-04-30T08:00:00Z'),
  mail(3, '2026-05-04T14:59:00Z'),
];

test('a log that keeps every promise passes', () => {
  expect(checkPromises(good, []).map(({ broken }) => broken)).toEqual([[], [], [], [], [], []]);
});

test.each<[string, ArrivedMessage[], DemoAnswer[], number]>([
  ['the same mail twice', [...good, mail(3, '2026-05-05T08:00:00Z')], [], 0],
  ['a minute before nine', [mail(1, '2026-04-27T06:59:00Z')], [], 1],
  ['five sharp', [mail(1, '2026-04-27T15:00:00Z')], [], 1],
  ['a Saturday', [mail(1, '2026-04-25T08:00:00Z')], [], 2],
  ['Labour Day', [mail(1, '2026-05-01T08:00:00Z')], [], 2],
  ['a mail after a reply', good, [answer('2026-05-01T09:00:00Z', { final: true })], 3],
  [
    'a second try after 550',
    [
      { what: 'refused', day: '2026-04-24', to: person.email, from: '', reply: '550 5.1.1 no' },
      ...good,
    ],
    [],
    3,
  ],
  [
    'a mail on the day of return',
    good,
    [answer('2026-04-27T07:01:00Z', { awayUntil: '2026-04-30' })],
    4,
  ],
  [
    'two days between the first and the second',
    [mail(1, '2026-04-27T07:00:00Z'), mail(2, '2026-04-29T07:00:00Z')],
    [],
    5,
  ],
])('the check sees %s', (_, entries, answers, promise) => {
  const broken = checkPromises(entries, answers).map(({ broken }) => broken.length > 0);
  expect(broken).toEqual([0, 1, 2, 3, 4, 5].map((index) => index === promise));
});
