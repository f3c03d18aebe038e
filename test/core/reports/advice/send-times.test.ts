/**
 * Advice on the hours of sending: true differences are found, and chance and the mixture of steps
 * are not taken for one.
 */
import { describe, expect, test } from 'vitest';
import { judgeSendTimes, type SendTimes } from '../../../../lib/core/reports/advice/send-times.ts';
import {
  describeSendTimes,
  questionOfSendTimes,
  suggestSendTimes,
} from '../../../../lib/core/reports/advice/suggest-send-times.ts';
import { localHourOf, worldOf, type TimesWorld } from './send-times.fixture.ts';

const HOURS = [9, 10, 11, 12, 13, 14, 15, 16];
const plain: Omit<TimesWorld, 'seed'> = {
  steps: [0.06, 0.02],
  hours: HOURS,
  perCell: () => 40,
  effect: () => 1,
};
const judge = (world: Omit<TimesWorld, 'seed'>, seed: string): SendTimes =>
  judgeSendTimes(worldOf({ ...world, seed }));
const share = (worlds: number, holds: (seed: string) => boolean): number =>
  Array.from({ length: worlds }, (_, index) => holds(`world ${index}`)).filter(Boolean).length /
  worlds;
/** One hour of Monday, step 1, unless given otherwise. */
const cell = (
  hour: number,
  [sent, replied]: [number, number],
  { step = 1, weekday = 1, undelivered = 0 } = {},
) => ({ step, localHour: localHourOf(weekday, hour), sent, undelivered, replied });

describe('in worlds without any effect', () => {
  test('at least 95 of 100 reports suggest nothing (of these forty, 38)', () => {
    expect(
      share(40, (seed) => suggestSendTimes(judge(plain, seed)).length === 0),
    ).toBeGreaterThanOrEqual(0.95);
  });

  test('nor where follow-ups, which get fewer replies, are sent in the afternoon', () => {
    const perCell = (step: number, hour: number): number => ((step === 0) === hour < 13 ? 70 : 10);
    expect(
      share(20, (seed) => suggestSendTimes(judge({ ...plain, perCell }, seed)).length === 0),
    ).toBeGreaterThanOrEqual(0.95);
    // The raw rates say otherwise: it is the steps that differ.
    const { hours } = judge({ ...plain, perCell }, 'raw');
    const raw = (from: number, to: number): number =>
      hours
        .filter(({ hour }) => hour >= from && hour < to)
        .reduce((sum, { replied }) => sum + (replied.rate ?? 0), 0) / 4;
    expect(raw(9, 13)).toBeGreaterThan(1.4 * raw(13, 17));
  });

  test('nor if one weekday is poor and has other hours than the others', () => {
    const effect = (_: number, weekday: number): number => (weekday === 1 ? 0.5 : 1);
    const cells = worldOf({ ...plain, seed: 'monday', effect, perCell: () => 60 }).filter(
      ({ localHour }) =>
        (localHour >= localHourOf(1, 0) && localHour < localHourOf(2, 0)) === localHour % 24 < 12,
    );
    expect(
      judgeSendTimes(cells).hours.every(({ verdict }) => verdict === 'no_clear_difference'),
    ).toBe(true);
  });
});

describe('a true difference', () => {
  const doubled: Omit<TimesWorld, 'seed'> = {
    ...plain,
    perCell: () => 100,
    effect: (hour) => (hour === 10 ? 2 : 1),
  };

  test('of double the rate is found with enough messages, in nearly every world, and the hour is the right one', () => {
    const found = Array.from({ length: 20 }, (_, index) =>
      judge(doubled, `world ${index}`)
        .hours.filter(({ verdict }) => verdict === 'answered_more')
        .map(({ hour }) => hour)
        .join(' '),
    );
    expect(found.filter((hours) => hours === '10').length).toBeGreaterThanOrEqual(18);
  });

  test('is reported with the expected rate, which is less than the observed one, and with the change of the file', () => {
    const times = judge(doubled, 'told');
    const ten = times.hours.find(({ hour }) => hour === 10);
    expect(ten?.expected?.rate).toBeLessThan(ten?.replied.rate ?? 0);
    expect(suggestSendTimes(times)).toMatchObject([
      {
        code: 'hours_differ',
        subject: { hours: [10] },
        suggestedChange: expect.stringContaining(
          '"sendWindow": { "windows": [{"start":"10:00","end":"11:00"}] }',
        ) as string,
      },
    ]);
  });

  test('poor hours are left out, the others kept as windows', () => {
    const times = judge(
      { ...plain, perCell: () => 150, effect: (hour) => (hour === 12 || hour === 16 ? 0.2 : 1) },
      'lunch',
    );
    expect(suggestSendTimes(times)).toMatchObject([
      {
        subject: { hours: [12, 16] },
        suggestedChange: expect.stringContaining(
          '[{"start":"09:00","end":"12:00"},{"start":"13:00","end":"16:00"}]',
        ) as string,
      },
    ]);
  });

  test('a poor weekday is closed; one that is merely better closes no other', () => {
    expect(
      suggestSendTimes(
        judge(
          { ...plain, perCell: () => 100, effect: (_, weekday) => (weekday === 5 ? 0.2 : 1) },
          'friday',
        ),
      ),
    ).toMatchObject([
      {
        code: 'weekdays_differ',
        subject: { weekdays: ['friday'] },
        suggestedChange: expect.stringContaining('"weekdays": {"friday":[]}') as string,
      },
    ]);
    const [better] = suggestSendTimes(
      judge(
        { ...plain, perCell: () => 100, effect: (_, weekday) => (weekday === 2 ? 2.2 : 1) },
        'tuesday',
      ),
    );
    expect(better).toMatchObject({ code: 'weekdays_differ', subject: { weekdays: ['tuesday'] } });
    expect(better).not.toHaveProperty('suggestedChange');
  });
});

describe('the report without a clear difference', () => {
  test.each([
    ['nothing is old enough', [], 'no message is four days old yet'],
    ['one hour has nothing beside it', [cell(9, [400, 20])], 'nothing to compare'],
    ['nobody has replied', [cell(9, [400, 0]), cell(10, [400, 0])], 'no reply has arrived yet'],
    [
      'a few messages',
      [cell(9, [60, 3]), cell(10, [50, 1])],
      'too few messages to tell (50 delivered in the smallest hour)',
    ],
  ])('%s', (_, cells, words) => {
    const times = judgeSendTimes(cells);
    expect(times.conclusion).toBe('too_few');
    expect(describeSendTimes(times)).toContain(words);
    expect(questionOfSendTimes(times)).toMatchObject([{ code: 'hours_differ' }]);
    expect(suggestSendTimes(times)).toEqual([]);
  });

  test('with enough messages it is an answer, not a question', () => {
    const times = judgeSendTimes([9, 10, 11].map((hour) => cell(hour, [2000, 100])));
    expect(describeSendTimes(times)).toBe(
      'No hour brings clearly more replies than another in 6,000 delivered messages.',
    );
    expect(questionOfSendTimes(times)).toEqual([]);
  });
});

test('a message that never arrived does not count as one that could get a reply', () => {
  const { hours } = judgeSendTimes([cell(9, [100, 5], { undelivered: 60 }), cell(10, [100, 5])]);
  expect(hours.map(({ replied }) => [replied.count, replied.of, replied.rate])).toEqual([
    [5, 40, 0.125],
    [5, 100, 0.05],
  ]);
});

test('four replies of thirty are an anecdote, even if the test is significant', () => {
  const { hours } = judgeSendTimes([cell(9, [30, 4]), cell(10, [3000, 20])]);
  expect(hours.map(({ verdict, p }) => [verdict, (p ?? 1) < 0.05])).toEqual([
    ['no_clear_difference', true],
    ['no_clear_difference', true],
  ]);
});
