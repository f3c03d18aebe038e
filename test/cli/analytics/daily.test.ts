/** `analytics.ts daily`: the campaign's own today. */
import { describe, expect, test } from 'vitest';
import { command as daily } from '../../../lib/cli/analytics/daily.ts';
import { context, page } from './analytics.fixture.ts';

describe('daily', () => {
  test("today is the campaign's, not the machine's: it is still the 4th in New York", async () => {
    const answer = await daily.run(
      context,
      { campaignId: 'spring', date: undefined, ...page } as never,
      [],
    );
    expect(answer.data).toMatchObject({
      date: '2026-03-04',
      day: { counts: { sent: 40, replied: 6 } },
      previousSendingDay: '2026-03-02',
    });
    expect(answer.reports?.map(({ path }) => path)).toEqual([
      '/campaigns/spring/reports/daily-2026-03-04.json',
    ]);
  });

  test('running twice on a day names the same file', async () => {
    const names = await Promise.all(
      [1, 2].map(
        async () =>
          (
            await daily.run(
              context,
              { campaignId: 'spring', date: '2026-03-02', ...page } as never,
              [],
            )
          ).reports?.[0]?.path,
      ),
    );
    expect(new Set(names)).toEqual(new Set(['/campaigns/spring/reports/daily-2026-03-02.json']));
  });

  test.each(['2026-02-30', '2.3.2026', '2026-3-2', 'today'])('%s is not a day', async (date) => {
    await expect(
      daily.run(context, { campaignId: 'spring', date, ...page } as never, []),
    ).rejects.toMatchObject({ code: 'usage', exit: 'usage' });
  });

  test('without an id: every campaign on its own today', async () => {
    const answer = await daily.run(
      context,
      { campaignId: undefined, date: undefined, ...page } as never,
      [],
    );
    expect(answer.data).toMatchObject({
      date: 'today',
      campaigns: [
        { campaign: { id: 'autumn' } },
        { campaign: { id: 'spring' }, counts: { sent: 40 } },
      ],
    });
  });
});
