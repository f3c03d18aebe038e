/** The report of a campaign: every figure against a sum done by hand. */
import { describe, expect, test } from 'vitest';
import { buildCampaignReport } from '../../../lib/core/reports/campaign-report.ts';
import { buildDailyReport } from '../../../lib/core/reports/daily-report.ts';
import { figuresOf } from '../../../lib/core/reports/figures.ts';
import { sumTally } from '../../../lib/core/reports/tally.ts';
import { cellsOf, factsOf } from './facts.fixture.ts';

const NOW = Date.parse('2026-03-06T18:00:00Z');

// day step variant mailbox provider metric n
const COUNTERS = [
  '2026-03-02 0 A ann google    sent 50',
  '2026-03-02 0 B ann microsoft sent 50',
  '2026-03-02 0 A ann google rejected 2',
  '2026-03-02 0 A ann google bounced_hard 2',
  '2026-03-03 0 A ann google    replied 5',
  '2026-03-03 0 B ann microsoft replied 1',
  '2026-03-03 0 B ann microsoft undelivered 3',
  '2026-03-03 0 B ann microsoft bounced_hard 3',
  '2026-03-05 1 default ben google sent 40',
  '2026-03-05 1 default ben google unsubscribed 2',
  '2026-03-05 1 default ben google out_of_office 4',
  '2026-03-05 1 default ben google deferred 1',
  '2026-03-06 1 default ben google replied 2',
  '2026-03-06 1 default ben google undelivered 1',
  '2026-03-06 1 default ben google bounced_block 1',
];

describe('the whole campaign', () => {
  const facts = factsOf(COUNTERS, {
    waiting: 30,
    queued: 10,
    finished: 40,
    replied: 8,
    unsubscribed: 2,
    bounced: 5,
    suppressed: 25,
  });
  const report = buildCampaignReport(facts, cellsOf(COUNTERS), NOW);

  test('counts: attempted is sent and rejected, delivered is sent without what came back', () => {
    expect(report.totals.counts).toEqual({
      attempted: 142,
      sent: 140,
      delivered: 136,
      opened: null,
      replied: 8,
      bounced: { hard: 5, soft: 0, block: 1 },
      rejected: 2,
      undelivered: 4,
      unsubscribed: 2,
      complained: 0,
      outOfOffice: 4,
      autoReply: 0,
      inDoubt: 0,
      deferred: 1,
    });
    expect(report.notTracked).toEqual(['opened']);
  });

  test('every rate says what it is a share of, and its 95 % interval', () => {
    expect(report.totals.rates.bounced).toEqual({
      count: 6,
      of: 142,
      denominator: 'attempted',
      rate: 0.042254,
      low: 0.019507,
      high: 0.089114,
    });
    expect(report.totals.rates.replied).toEqual({
      count: 8,
      of: 136,
      denominator: 'delivered',
      rate: 0.058824,
      low: 0.030105,
      high: 0.11178,
    });
    expect(report.totals.rates.opened).toBeNull();
  });

  test('people are counted once: reached by their first message, replied when their sequence ended so', () => {
    expect(report.people).toMatchObject({
      enrolled: 120,
      contacted: 100,
      reached: 97,
      replied: 8,
      unsubscribed: 2,
      underWay: 40,
    });
    expect(report.people.replyRate).toMatchObject({
      count: 8,
      of: 97,
      denominator: 'peopleReached',
    });
    expect(report.funnel).toEqual([
      { stage: 'enrolled', name: 'Enrolled', n: 120, ofEnrolled: 1, ofPrevious: null },
      { stage: 'contacted', name: 'Contacted', n: 100, ofEnrolled: 0.833333, ofPrevious: 0.833333 },
      { stage: 'delivered', name: 'Delivered', n: 97, ofEnrolled: 0.808333, ofPrevious: 0.97 },
      { stage: 'replied', name: 'Replied', n: 8, ofEnrolled: 0.066667, ofPrevious: 0.082474 },
    ]);
  });

  test('broken down by step, variant, mailbox and provider; the parts add up to the whole', () => {
    const { breakdown } = report;
    expect(
      breakdown.step.map(({ step, name, counts }) => [
        step,
        name,
        counts.attempted,
        counts.delivered,
        counts.replied,
      ]),
    ).toEqual([
      [1, 'Step 1', 102, 97, 6],
      [2, 'Step 2', 40, 39, 2],
    ]);
    expect(
      breakdown.variant.map(({ step, variant, counts }) => [
        step,
        variant,
        counts.attempted,
        counts.replied,
      ]),
    ).toEqual([
      [1, 'A', 52, 5],
      [1, 'B', 50, 1],
      [2, 'default', 40, 2],
    ]);
    expect(breakdown.mailbox.map(({ mailboxId, counts }) => [mailboxId, counts.sent])).toEqual([
      ['ann', 100],
      ['ben', 40],
    ]);
    expect(breakdown.provider.map(({ provider, counts }) => [provider, counts.attempted])).toEqual([
      ['google', 92],
      ['microsoft', 50],
    ]);
    for (const rows of Object.values(breakdown))
      expect(rows.reduce((sum, { counts }) => sum + counts.attempted, 0)).toBe(142);
  });

  test('days on which nothing left are no sending days', () => {
    expect(report.activity).toMatchObject({
      sendingDays: 2,
      firstDay: '2026-03-02',
      lastDay: '2026-03-05',
      daysOmitted: 0,
    });
    expect(report.activity.perDay.map(({ day, sent, replied }) => [day, sent, replied])).toEqual([
      ['2026-03-02', 100, 0],
      ['2026-03-03', 0, 6],
      ['2026-03-05', 40, 0],
      ['2026-03-06', 0, 2],
    ]);
  });

  test('5 replies against 1 of fifty each is too few to name a better variant', () => {
    expect(report.variantComparisons).toMatchObject([
      { step: 1, first: { variant: 'A' }, second: { variant: 'B' }, verdict: 'too_few' },
    ]);
    expect(report.variantComparisons[0]?.message).toMatch(
      /^Step 1: variant A \(10\.0% of 50\) against B \(2\.1% of 47\): too few to tell; about \d+ delivered for each would show a doubling\.$/,
    );
  });

  test('a campaign that goes on after a reply does not pretend to know who replied', () => {
    const goesOn = buildCampaignReport(
      { ...facts, campaign: { ...facts.campaign, stopOnReply: false } },
      cellsOf(COUNTERS),
      NOW,
    );
    expect(goesOn.people).toMatchObject({ replied: null, replyRate: null });
    expect(goesOn.funnel.map(({ stage }) => stage)).toEqual(['enrolled', 'contacted', 'delivered']);
  });

  test('a campaign that has not begun has no rates, and no alarm', () => {
    const empty = buildCampaignReport(factsOf([], { waiting: 5 }), [], NOW);
    expect(empty.totals.rates.replied).toEqual({
      count: 0,
      of: 0,
      denominator: 'delivered',
      rate: null,
      low: null,
      high: null,
    });
    expect(empty.alerts).toEqual([]);
    expect(empty.activity).toEqual({
      sendingDays: 0,
      firstDay: null,
      lastDay: null,
      perDay: [],
      daysOmitted: 0,
    });
  });
});

describe('alerts', () => {
  test.each([
    // what happened, code and level of the alerts
    ['3 hard bounces in 49 are too few to judge', { sent: 46, rejected: 3, bounced_hard: 3 }, []],
    [
      '1 in 50 is at the warning threshold',
      { sent: 49, rejected: 1, bounced_hard: 1 },
      [['hard_bounce_rate', 'warning']],
    ],
    [
      '5 in 100 is at the stop threshold',
      { sent: 100, undelivered: 5, bounced_hard: 5, replied: 3 },
      [['hard_bounce_rate', 'critical']],
    ],
    ['1 complaint in 99 delivered is too few to judge', { sent: 99, complained: 1 }, []],
    [
      '1 complaint in 2000 warns',
      { sent: 2000, complained: 1, replied: 40 },
      [['complaint_rate', 'warning']],
    ],
    [
      '2 complaints in 2000 stop',
      { sent: 2000, complained: 2, replied: 40 },
      [['complaint_rate', 'critical']],
    ],
    ['no reply to 199 says nothing yet', { sent: 199 }, []],
    [
      '1 reply to 200 is under one per cent',
      { sent: 200, replied: 1 },
      [['reply_rate', 'warning']],
    ],
    ['2 replies to 200 are not', { sent: 200, replied: 2 }, []],
    [
      'blocks count apart from hard bounces',
      { sent: 100, undelivered: 6, bounced_block: 6 },
      [['block_rate', 'critical']],
    ],
  ])('%s', (_, metrics, alerts) => {
    const counters = Object.entries(metrics).map(
      ([metric, n]) => `2026-03-02 0 default ann google ${metric} ${n}`,
    );
    const report = buildCampaignReport(factsOf(counters, {}), cellsOf(counters), NOW);
    expect(report.alerts.map(({ code, level }) => [code, level])).toEqual(alerts);
  });

  test('an alert names its figure, its threshold and its sample', () => {
    const counters = [
      '2026-03-02 0 default ann google sent 1900',
      '2026-03-02 0 default ann google rejected 100',
      '2026-03-02 0 default ann google bounced_hard 100',
      '2026-03-02 0 default ann google replied 60',
    ];
    expect(buildCampaignReport(factsOf(counters, {}), cellsOf(counters), NOW).alerts).toEqual([
      {
        code: 'hard_bounce_rate',
        level: 'critical',
        value: 0.05,
        threshold: 0.05,
        sample: 2000,
        message:
          '5.0% of the attempted messages went to addresses that cannot receive so far (100 of 2,000); the stop threshold is 5.0%.',
      },
    ]);
  });

  test('messages in doubt are named until they are settled', () => {
    const facts = factsOf([], {});
    const report = buildCampaignReport(
      { ...facts, queue: { ...facts.queue, inDoubt: 2 } },
      [],
      NOW,
    );
    expect(report.alerts).toMatchObject([{ code: 'in_doubt', level: 'notice', value: 2 }]);
  });
});

describe('one day', () => {
  const facts = factsOf(COUNTERS, { waiting: 1 });
  const onDay = (date: string) =>
    buildDailyReport(
      { facts, date, cells: cellsOf(COUNTERS.filter((row) => row.startsWith(date))) },
      NOW,
    );

  test('stands beside the sending day before it and the mean of up to seven', () => {
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

  test('the first sending day has nothing to stand beside', () => {
    const report = onDay('2026-03-02');
    expect(report).toMatchObject({ previousSendingDay: null, meanOfDays: 0 });
    expect(report.changes.every(({ previous, mean }) => previous === null && mean === null)).toBe(
      true,
    );
  });

  test('replies to the mail of other days make no rate of this one', () => {
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
    expect(report.alerts).toMatchObject([
      { code: 'hard_bounce_rate', level: 'warning', sample: 142 },
    ]);
    expect(report.alerts[0]?.message).toContain('in the last seven days (5 of 142)');
  });
});

test('more answers than deliveries give no rate instead of one above 100 %', () => {
  const { rates } = figuresOf(
    sumTally([
      { metric: 'sent', n: 3 },
      { metric: 'replied', n: 5 },
    ]),
  );
  expect(rates.replied).toMatchObject({ count: 5, of: 3, rate: null, low: null, high: null });
});
