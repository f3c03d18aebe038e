import { expect, test } from 'vitest';
import { resolveCampaign } from '../../../lib/core/campaigns/resolve-campaign.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';

const file: CampaignFile = {
  id: 'c',
  name: 'C',
  mailboxes: ['ann'],
  steps: [{ subject: 'Hi', text: 'a' }],
};

test('a file without settings gets every default', () => {
  expect(resolveCampaign(file, 'Europe/Berlin')).toEqual({
    id: 'c',
    name: 'C',
    mailboxes: ['ann'],
    timezone: 'Europe/Berlin',
    country: null,
    priority: 5,
    precedence: 'weighted',
    startAt: null,
    endAt: null,
    rateLimits: {},
    rotation: { by: 'even', weights: {} },
    sendWindow: {
      week: Array.from({ length: 7 }, () => [{ start: '09:00', end: '17:00' }]),
      halfDays: {},
      blackouts: [],
      days: {},
      timezone: 'recipient',
      skipWeekends: true,
      skipHolidays: true,
    },
    followUpRatio: 1,
    stopOnReply: true,
    stopOnBounce: true,
    sameCompany: 'none',
    inboxFreshness: 24,
    persistentAfter: 24,
    outOfOfficeDelay: 7,
    maxLateness: 6,
    contact: { allowAfter: {}, maxOpenPerCompany: null, minDaysBetween: 3 },
    steps: [
      {
        gap: { days: 0, business: false },
        threaded: false,
        variants: [{ name: 'default', weight: 1, subject: 'Hi', text: 'a', html: null }],
      },
    ],
    tracking: { opens: false, clicks: false, base: null },
    unsubscribe: { mailto: null, https: null },
    footer: { text: null, html: null },
  });
});

test('what the file says replaces its default and no other', () => {
  const campaign = resolveCampaign(
    {
      ...file,
      timezone: 'Asia/Tokyo',
      sendWindow: { end: '12:00' },
      startAt: '2026-03-02T08:00:00+01:00',
    },
    'UTC',
  );
  expect(campaign).toMatchObject({
    timezone: 'Asia/Tokyo',
    sendWindow: { skipHolidays: true },
    startAt: Date.UTC(2026, 2, 2, 7),
  });
  expect(campaign.sendWindow.week[6]).toEqual([{ start: '09:00', end: '12:00' }]);
});

test.each<[number[] | undefined, CampaignFile['steps'], { days: number; business: boolean }[]]>([
  [
    undefined,
    [file.steps[0]!, { text: 'b' }, { text: 'c' }],
    [
      { days: 0, business: false },
      { days: 3, business: false },
      { days: 4, business: false },
    ],
  ],
  [
    [1, 4, 10],
    [file.steps[0]!, { text: 'b' }, { text: 'c' }],
    [
      { days: 0, business: false },
      { days: 3, business: false },
      { days: 6, business: false },
    ],
  ],
  [
    [0],
    [file.steps[0]!, { text: 'b', delay: { days: 2, business: true } }],
    [
      { days: 0, business: false },
      { days: 2, business: true },
    ],
  ],
])('days %j: the gap counts from the step before', (defaultDelay, steps, gaps) => {
  const campaign = resolveCampaign(
    { ...file, steps, ...(defaultDelay === undefined ? {} : { sequences: { defaultDelay } }) },
    'UTC',
  );
  expect(campaign.steps.map(({ gap }) => gap)).toEqual(gaps);
});

test.each([
  [undefined, null, null],
  [undefined, 'https://t.acme.test', 'https://t.acme.test/u/{token}'],
  ['https://acme.test/no', 'https://t.acme.test', 'https://acme.test/no?m={token}'],
  ['https://acme.test/no?c=1', null, 'https://acme.test/no?c=1&m={token}'],
])('the link of a file with %j and serve at %j is %j', (https, publicUrl, link) => {
  const unsubscribe = https === undefined ? {} : { https };
  const campaign = resolveCampaign({ ...file, unsubscribe }, 'UTC', publicUrl);
  expect(campaign.unsubscribe.https).toBe(link);
});

test('variants take from the step what they do not say, but never its HTML under a text of their own', () => {
  const [step, reply] = resolveCampaign(
    {
      ...file,
      steps: [
        {
          subject: 'S',
          text: 'T',
          html: 'H',
          variants: [
            { name: 'a' },
            { name: 'b', subject: 'S2', weight: 3 },
            { name: 'c', text: 'T2' },
          ],
        },
        { text: 'x', variants: [{ name: 'a' }] },
      ],
    },
    'UTC',
  ).steps;
  expect(step).toMatchObject({
    threaded: false,
    variants: [
      { name: 'a', weight: 1, subject: 'S', text: 'T', html: 'H' },
      { name: 'b', weight: 3, subject: 'S2', text: 'T', html: 'H' },
      { name: 'c', weight: 1, subject: 'S', text: 'T2', html: null },
    ],
  });
  expect(reply?.threaded).toBe(true);
});
