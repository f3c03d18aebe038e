/** The report of a campaign: every figure against a sum made by hand. */
import { describe, expect, test } from 'vitest';
import { buildCampaignReport } from '../../../lib/core/reports/campaign-report.ts';
import { figuresOf } from '../../../lib/core/reports/figures.ts';
import { sumTally } from '../../../lib/core/reports/tally.ts';
import { cellsOf, factsOf } from './facts.fixture.ts';
import { NOW, COUNTERS } from './counters.fixture.ts';

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
      clicked: null,
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
    expect(report.notMeasured).toEqual(['opened', 'clicked']);
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

  test('days without sent messages are not sending days', () => {
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
      /^Step 1: variant A \(10\.0% of 50\) against B \(2\.1% of 47\): too few messages to tell; about \d+ delivered per variant would show a doubling\.$/,
    );
  });

  test('a campaign that goes on after a reply does not claim to know who replied', () => {
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

test('more answers than deliveries give no rate instead of one above 100 %', () => {
  const { rates } = figuresOf(
    sumTally([
      { metric: 'sent', n: 3 },
      { metric: 'replied', n: 5 },
    ]),
  );
  expect(rates.replied).toMatchObject({ count: 5, of: 3, rate: null, low: null, high: null });
});
