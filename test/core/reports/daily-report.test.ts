/** One day of a campaign beside the days before it. */
import { describe, expect, test } from 'vitest';
import { buildDailyReport } from '../../../lib/core/reports/daily-report.ts';
import { cellsOf, factsOf } from './facts.fixture.ts';
import { NOW, COUNTERS } from './counters.fixture.ts';

describe('one day', () => {
  const facts = factsOf(COUNTERS, { waiting: 1 });
  const onDay = (date: string) =>
    buildDailyReport(
      { facts, date, cells: cellsOf(COUNTERS.filter((row) => row.startsWith(date))) },
      NOW,
    );

  test('is compared with the sending day before it and the mean of up to seven', () => {
    const report = onDay('2026-03-05');
    expect(report).toMatchObject({
      date: '2026-03-05',
      previousSendingDay: '2026-03-02',
      meanOfDays: 1,
    });
    expect(report.changes.find(({ figure }) => figure === 'sent')).toEqual({
      figure: 'sent',
      day: 40,
      previous: 100,
      mean: 100,
    });
    expect(report.changes.find(({ figure }) => figure === 'bounced')).toEqual({
      figure: 'bounced',
      day: 0,
      previous: 2,
      mean: 2,
    });
  });

  test('the first sending day has no comparison', () => {
    const report = onDay('2026-03-02');
    expect(report).toMatchObject({ previousSendingDay: null, meanOfDays: 0 });
    expect(report.changes.every(({ previous, mean }) => previous === null && mean === null)).toBe(
      true,
    );
  });

  test('replies to messages of other days make no rate of this one', () => {
    const { day } = onDay('2026-03-06');
    expect(day.counts).toMatchObject({ sent: 0, delivered: 0, replied: 2, undelivered: 1 });
    expect(day.rates.replied).toEqual({
      count: 2,
      of: 0,
      denominator: 'delivered',
      rate: null,
      low: null,
      high: null,
    });
  });

  test('alerts judge the last seven days; to date ends with the day asked for', () => {
    const report = onDay('2026-03-05');
    expect(report.lastSevenDays).toMatchObject({ from: '2026-02-27', to: '2026-03-05' });
    expect(report.lastSevenDays.counts).toMatchObject({
      attempted: 142,
      undelivered: 3,
      replied: 6,
    });
    expect(report.toDate.counts).toMatchObject({ attempted: 142, undelivered: 3 });
    expect(report.alerts).toMatchObject([{ code: 'bounce_rate', level: 'warning', sample: 142 }]);
    expect(report.alerts[0]?.message).toContain('in the last seven days (5 of 142)');
  });
});
