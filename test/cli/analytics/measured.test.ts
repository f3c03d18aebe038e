/** Opens and clicks in reports: always from..to, and said where they are not measured. */
import { beforeAll, describe, expect, test } from 'vitest';
import { command as campaign } from '../../../lib/cli/analytics/campaign.ts';
import { command as daily } from '../../../lib/cli/analytics/daily.ts';
import type { CampaignReport } from '../../../lib/core/reports/campaign-report.ts';
import { addCounters } from '../../state/reports/report-database.ts';
import { context, page, state } from './analytics.fixture.ts';

beforeAll(() =>
  addCounters(state.db, 'spring', [
    '2026-03-02 0 default ann google pixel 60',
    '2026-03-02 0 default ann google opened_person 20',
    '2026-03-02 0 default ann google opened_unclear 3',
    '2026-03-02 0 default ann google opened_hidden 10',
    '2026-03-02 0 default ann google opened_machine 5',
  ]),
);

const RANGE = { person: 20, unclear: 3, machine: 15, low: 18, high: 37, of: 60 };
const ofCampaign = () => campaign.run(context, { campaignId: 'spring', ...page } as never, []);

describe('a campaign that measures opens', () => {
  test('has an interval in sum, per step and per variant, and says what is not measured', async () => {
    const { totals, breakdown, notMeasured } = (await ofCampaign())
      .data as unknown as CampaignReport;
    expect(totals.counts).toMatchObject({ opened: RANGE, clicked: null });
    expect(totals.rates).toMatchObject({
      opened: { low: 0.3, high: 0.616667, of: 60, denominator: 'measured' },
      clicked: null,
    });
    expect(breakdown.step[0]?.counts.opened).toEqual(RANGE);
    expect(breakdown.step[1]?.counts.opened).toBeNull();
    expect(breakdown.variant[0]?.counts.opened).toEqual(RANGE);
    expect(notMeasured).toEqual(['clicked']);
  });

  test('shows it in every rendering', async () => {
    const { render } = await ofCampaign();
    const text = render?.text?.() ?? '';
    expect(text.replace(/\s+/g, ' ')).toContain('clicks not measured');
    expect(text).toMatch(/Opened by persons +30\.0%–61\.7% +measured on 60 of 100 messages/);
    expect(text).toContain('20 person, 3 unclear, 15 machine');
    expect(text).toMatch(/Step +Attempted .* Opened/);
    for (const page of [render?.html?.(), render?.md?.()]) {
      expect(page).toContain('measured on 60 of 100 messages');
      expect(page).toContain('30.0%–61.7%');
    }
    const { parse } = await import('csv-parse/sync');
    const rows = parse<Record<string, string>>(render?.csv?.() ?? '', { columns: true });
    expect(rows[0]).toMatchObject({
      openedPerson: '20',
      openedUnclear: '3',
      openedMachine: '15',
      openedLow: '18',
      openedHigh: '37',
      openedOf: '60',
      clickedOf: '',
    });
  });

  test('counts an open on the day on which the message left', async () => {
    const of = async (date: string) =>
      (await daily.run(context, { campaignId: 'spring', date, ...page } as never, [])).data;
    expect(await of('2026-03-02')).toMatchObject({ day: { counts: { opened: RANGE } } });
    expect(await of('2026-03-04')).toMatchObject({
      day: { counts: { opened: null } },
      toDate: { counts: { opened: RANGE } },
    });
  });
});
