/** When a figure is an alert. */
import { describe, expect, test } from 'vitest';
import { buildCampaignReport } from '../../../lib/core/reports/campaign-report.ts';
import { cellsOf, factsOf } from './facts.fixture.ts';
import { NOW } from './counters.fixture.ts';

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
