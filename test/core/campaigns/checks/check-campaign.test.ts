import { describe, expect, test } from 'vitest';
import { checkCampaign, isHttpsUrl } from '../../../../lib/core/campaigns/checks/check-campaign.ts';
import { missingForStart } from '../../../../lib/core/campaigns/missing-for-start.ts';
import { readInstant } from '../../../../lib/core/campaigns/read-instant.ts';
import type { CampaignDraft } from '../../../../lib/domain/campaigns/campaign.ts';

const said = (draft: CampaignDraft): string[] =>
  checkCampaign(draft).problems.map(
    ({ path, received, expected, try: attempt }) =>
      `${path} | ${received} | ${expected} | ${attempt}`,
  );
const warned = (draft: CampaignDraft): string[] =>
  checkCampaign(draft).warnings.map(({ path }) => path);
const step = { subject: 'Hi', text: 'x' };
const unsubscribe = { mailto: 'no@acme.test' };

test('the bare configuration of the specification is in order', () => {
  const bare: CampaignDraft = {
    rateLimits: {
      perHour: 50,
      perDay: 200,
      warmupEnabled: true,
      warmupSchedule: [10, 25, 50, 100, 150, 200],
    },
    sendWindow: { start: '09:00', end: '17:00', timezone: 'recipient', skipWeekends: true },
    sequences: { defaultDelay: [0, 3, 7], stopOnReply: true, stopOnBounce: true },
  };
  expect(checkCampaign(bare)).toEqual({ problems: [], warnings: [] });
  expect(missingForStart(bare).map(({ path }) => path)).toEqual([
    'id',
    'name',
    'mailboxes',
    'steps',
  ]);
});

describe('what makes no sense, and what to try instead', () => {
  test.each<[CampaignDraft, string, string]>([
    [{ timezone: 'America/New_Yrok' }, 'timezone | "America/New_Yrok"', '"America/New_York"'],
    [{ sendWindow: { timezone: 'recipent' } }, 'sendWindow.timezone | "recipent"', '"recipient"'],
    [{ sendWindow: { timezone: 'Europe/Berlinn' } }, 'sendWindow.timezone', '"Europe/Berlin"'],
    [{ startAt: '2026-03-02' }, 'startAt | "2026-03-02"', '"2026-03-02T08:00:00Z"'],
    [{ startAt: '2026-03-02T08:00:00' }, 'startAt', 'Z or an offset'],
    [{ startAt: '2026-02-30T08:00:00Z' }, 'startAt', 'an existing instant'],
    [
      { startAt: '2026-03-02T08:00:00Z', endAt: '2026-03-02T09:00:00+02:00' },
      'endAt',
      'later than startAt',
    ],
    [
      { sendWindow: { start: '17:00', end: '09:00' } },
      'sendWindow.end | "09:00"',
      'begins before it ends',
    ],
    [{ sendWindow: { start: '18:00' } }, 'sendWindow.start | "18:00"', 'it is 18:00 to 17:00'],
    [
      { sendWindow: { start: '09:00', end: '09:01' } },
      'sendWindow.end | "09:01"',
      'at least 2 minutes',
    ],
    [
      { sendWindow: { start: '09:00', windows: [{ start: '10:00', end: '11:00' }] } },
      'sendWindow.start | "09:00"',
      'remove "start"',
    ],
    [
      { sendWindow: { windows: [{ start: '12:00', end: '10:00' }] } },
      'sendWindow.windows[0].end | "10:00"',
      'later than the start (12:00)',
    ],
    [
      {
        sendWindow: {
          windows: [
            { start: '09:00', end: '12:00' },
            { start: '11:59', end: '13:00' },
          ],
        },
      },
      'sendWindow.windows[1]',
      'do not overlap sendWindow.windows[0] (09:00 to 12:00)',
    ],
    [
      { sendWindow: { windows: [] } },
      'sendWindow.windows | a week without open hours',
      'at least one weekday',
    ],
    [
      { sendWindow: { weekdays: { friday: [{ start: '09:00', end: '09:00' }] } } },
      'sendWindow.weekdays.friday[0].end',
      'a later end',
    ],
    [
      { sendWindow: { days: { '2026-02-30': [] } } },
      'sendWindow.days | "2026-02-30"',
      'an existing date',
    ],
    [{ sendWindow: { halfDays: { '12-32': '12:00' } } }, 'sendWindow.halfDays | "12-32"', 'MM-DD'],
    [
      { sendWindow: { blackouts: [{ from: '2026-12-24', to: '2026-12-23' }] } },
      'sendWindow.blackouts[0].to | "2026-12-23"',
      'not before from (2026-12-24)',
    ],
    [
      { sendWindow: { blackouts: [{ from: '2026-12-24', to: '2026-13-01' }] } },
      'sendWindow.blackouts[0].to | "2026-13-01"',
      'an existing date',
    ],
    [
      { mailboxes: ['ann'], rotation: { by: 'weighted' } },
      'rotation.weights | nothing',
      '"weights": { "ann": 2 }',
    ],
    [
      { mailboxes: ['ann'], rotation: { by: 'even', weights: { ann: 2 } } },
      'rotation.weights',
      '"by": "weighted"',
    ],
    [
      { mailboxes: ['ann', 'bob'], rotation: { by: 'weighted', weights: { anna: 2 } } },
      'rotation.weights | "anna"',
      '"ann"',
    ],
    [{ mailboxes: ['ann', 'bob', 'ann'] }, 'mailboxes[2] | "ann"', 'mailboxes[0] is the same'],
    [
      { unsubscribe: { mailto: 'mailto:no@acme.test?subject=x' } },
      'unsubscribe.mailto',
      '"no@acme.test"',
    ],
    [{ unsubscribe: { mailto: 'Acme <no@acme.test>' } }, 'unsubscribe.mailto', '"no@acme.test"'],
    [
      { unsubscribe: { https: 'http://acme.test/u' } },
      'unsubscribe.https',
      '"https://acme.test/u"',
    ],
    [
      { rateLimits: { burst: { max: 5 } } },
      'rateLimits.burst.perMinutes | nothing',
      'max and perMinutes together',
    ],
    [{ sequences: { defaultDelay: [0, 3, 2] } }, 'sequences.defaultDelay[2] | 2', '[0,3,5]'],
    [{ steps: [step, step, step, step] }, 'steps[3].delay | nothing', 'names 3 days only'],
    [{ steps: [{ ...step, delay: { days: 1 } }] }, 'steps[0].delay', 'no step before the first'],
    [
      { steps: [{ text: 'x' }] },
      'steps[0].subject | nothing',
      'only a later step may reply in the thread',
    ],
    [
      { steps: [{ text: 'x', variants: [{ name: 'a', subject: 'x' }, { name: 'b' }] }] },
      'steps[0].subject',
      'a subject',
    ],
    [
      { steps: [step, { text: 'x', variants: [{ name: 'a', subject: 'x' }, { name: 'b' }] }] },
      'steps[1].variants[1].subject',
      'every variant or in none',
    ],
    [
      { steps: [{ ...step, variants: [{ name: 'a' }, { name: 'a' }] }] },
      'steps[0].variants[1].name | "a"',
      '"a2"',
    ],
  ])('%j', (draft, beginning, advice) => {
    const [first, ...more] = said({ unsubscribe, ...draft });
    expect(more).toEqual([]);
    expect(first?.startsWith(beginning)).toBe(true);
    expect(first).toContain(advice);
  });
});

test('hours of every kind, dates and a leap day are in order', () => {
  const hours = [
    { start: '09:00', end: '12:00' },
    { start: '14:00', end: '24:00' },
  ];
  expect(
    checkCampaign({
      sendWindow: {
        windows: hours,
        weekdays: { friday: hours, saturday: [] },
        halfDays: { '12-24': '12:00', '02-29': '12:00' },
        blackouts: [{ from: '2026-12-24', to: '2026-12-24' }],
        days: { '2028-02-29': hours },
      },
    }).problems,
  ).toEqual([]);
});

test.each<[CampaignDraft, string[]]>([
  [{ rateLimits: { warmupSchedule: [10, 50, 20] } }, ['rateLimits.warmupSchedule[2]']],
  [{ rateLimits: { warmupEnabled: true, warmupSchedule: [] } }, ['rateLimits.warmupSchedule']],
  [{ rateLimits: { perHour: 100, perDay: 50 } }, ['rateLimits.perHour']],
  [{ steps: [step, step], sequences: { defaultDelay: [0, 0] }, unsubscribe }, ['steps[1]']],
  [{ steps: [step] }, ['unsubscribe']],
  [{ steps: [step], unsubscribe }, []],
])('%j is worth a look, and passes', (draft, paths) => {
  expect(said(draft)).toEqual([]);
  expect(warned(draft)).toEqual(paths);
});

test('a step with a delay of its own needs no entry in defaultDelay', () => {
  expect(
    said({ steps: [step, step, step, { ...step, delay: { days: 2, business: true } }] }),
  ).toEqual([]);
});

test.each([
  ['2026-03-02T08:00:00Z', Date.UTC(2026, 2, 2, 8)],
  ['2026-03-02T08:00+02:00', Date.UTC(2026, 2, 2, 6)],
  ['2028-02-29T00:00:00.5Z', Date.UTC(2028, 1, 29, 0, 0, 0, 500)],
  ['2026-02-29T00:00:00Z', null],
  ['2026-13-01T00:00:00Z', null],
  ['2026-03-02T25:00:00Z', null],
  ['2026-03-02T08:00:00', null],
  ['tomorrow', null],
  ['2026-03-02T08:00:00+99:00', null],
])('the instant %s', (text, instant) => {
  expect(readInstant(text)).toBe(instant);
});

test.each([
  ['https://acme.test', true],
  ['https://acme.test/u?c=1&d=2', true],
  ['https://acme.test:8443/a/b', true],
  ['http://acme.test', false],
  ['https://acme.test/a b', false],
  ['https://acme.test/a>b', false],
  ['https://acme.test/a,b', false],
  ['https://acme.test/#x', false],
  ['https://u:p@acme.test/', false],
  ['https://', false],
  ['https://acme.test/ü', false],
])('%s is valid in List-Unsubscribe: %s', (url, expected) => {
  expect(isHttpsUrl(url)).toBe(expected);
});

describe('limits towards recipients', () => {
  test('under a name that no provider has would limit nothing: refused, with the nearest', () => {
    expect(
      checkCampaign({
        rateLimits: { perProvider: { gogle: { perHour: 5 }, other: { perHour: 5 } } },
      }).problems,
    ).toMatchObject([{ path: 'rateLimits.perProvider', received: '"gogle"', try: '"google"' }]);
  });

  test('more in a minute than in an hour is probably not meant', () => {
    expect(checkCampaign({ rateLimits: { perMinute: 60, perHour: 50 } }).warnings).toMatchObject([
      { path: 'rateLimits.perMinute', try: '50' },
    ]);
  });
});
