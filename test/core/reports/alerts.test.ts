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
      '3 in 100 are over the warning threshold',
      { sent: 97, rejected: 3, bounced_hard: 3 },
      [['bounce_rate', 'warning']],
    ],
    [
      '8 in 100 are over the stop threshold',
      { sent: 100, undelivered: 8, bounced_hard: 8, replied: 3 },
      [['bounce_rate', 'critical']],
    ],
    [
      '1 complaint in 229 warns',
      { sent: 229, complained: 1, replied: 9 },
      [['complaint_rate', 'warning']],
    ],
    ['2 complaints in 12 stop', { sent: 12, complained: 2 }, [['complaint_rate', 'critical']]],
    [
      '1 complaint in 2000 warns',
      { sent: 2000, complained: 1, replied: 40 },
      [['complaint_rate', 'warning']],
    ],
    [
      '6 complaints in 2000 stop',
      { sent: 2000, complained: 6, replied: 40 },
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
        code: 'bounce_rate',
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
