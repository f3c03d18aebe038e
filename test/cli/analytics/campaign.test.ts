/** `analytics.ts campaign`: the figures, the next steps, and every rendering. */
import { describe, expect, test } from 'vitest';
import { command as campaign } from '../../../lib/cli/analytics/campaign.ts';
import { finalReportFiles } from '../../../lib/cli/analytics/report-files.ts';
import type { CampaignReport } from '../../../lib/core/reports/campaign-report.ts';
import { context, page } from './analytics.fixture.ts';

describe('campaign', () => {
  test('answers with the figures, what to do next, and a file to keep', async () => {
    const answer = await campaign.run(context, { campaignId: 'spring', ...page } as never, []);
    expect(answer.data).toMatchObject({
      campaign: { id: 'spring', timezone: 'America/New_York' },
      totals: { counts: { sent: 100, delivered: 97, replied: 6 } },
      people: { enrolled: 100, contacted: 60, reached: 57, replied: 6 },
    });
    expect(answer.warnings).toMatchObject([
      { code: 'bounce_rate', details: { level: 'warning', value: 0.039604, sample: 101 } },
    ]);
    expect(answer.next?.map(({ run }) => run)).toEqual([
      'scripts/analytics.ts opportunities --campaign-id spring',
    ]);
    expect(answer.reports?.map(({ path }) => path)).toEqual([
      '/campaigns/spring/reports/campaign-2026-03-05.json',
    ]);
    expect(JSON.parse(answer.reports?.[0]?.content ?? '')).toEqual(answer.data);
  });

  test('without an id lists all campaigns, page by page', async () => {
    const first = await campaign.run(
      context,
      { campaignId: undefined, limit: 1, cursor: undefined } as never,
      [],
    );
    expect(first.data).toMatchObject({
      total: 2,
      nextCursor: 'autumn',
      campaigns: [{ campaign: { id: 'autumn' } }],
    });
    const second = await campaign.run(
      context,
      { campaignId: undefined, limit: 1, cursor: 'autumn' } as never,
      [],
    );
    expect(second.data).toMatchObject({
      total: 2,
      nextCursor: null,
      campaigns: [{ campaign: { id: 'spring' }, enrolled: 100, underWay: 70, sendingDays: 2 }],
    });
  });

  test('an unknown campaign is refused with the nearest one there is', async () => {
    await expect(
      campaign.run(context, { campaignId: 'sprnig', ...page } as never, []),
    ).rejects.toMatchObject({
      code: 'no_campaign',
      exit: 'notFound',
      hint: expect.stringContaining('spring') as string,
    });
  });

  test('renders for a terminal', async () => {
    const answer = await campaign.run(context, { campaignId: 'spring', ...page } as never, []);
    expect(answer.render?.text?.()).toMatchInlineSnapshot(`
      "Campaign report: Spring [active]
        id spring · 2026-03-02 to 2026-03-04 · 2 sending days · days in America/New_York · opens and
          clicks not measured

        Delivered              97  96.0% of 101 attempted
        People who replied  10.5%  6 of 57 people reached, 95% CI 4.9%–21.1%
        Bounced              4.0%  4 of 101 attempted, 95% CI 1.6%–9.7%
        Unsubscribed         0.0%  0 of 97 delivered, 95% CI 0.0%–3.8%
        Spam complaints      0.0%  0 of 97 delivered, 95% CI 0.0%–3.8%

      What needs attention
        Take care: 4.0% of the attempted messages went to addresses that cannot receive so far (4 of 101);
          the warning threshold is 2.0%.
        Not judged yet: Too few messages to judge: replies (97 of 200).

      From list to reply
        Enrolled   ████████████████████████████████████████  100  100.0%
        Contacted  ████████████████████████················   60   60.0%
        Delivered  ███████████████████████·················   57   57.0%
        Replied    ██······································    6    6.0%

      Day by day
        2026-03-02  ████████████████████████████████████████  60 sent, 0 replies
        2026-03-03  ········································  0 sent, 0 replies
        2026-03-04  ███████████████████████████·············  40 sent, 6 replies

      By step
        Step      Attempted  Delivered  Replies        Reply rate      Bounce rate     Unsub. rate
        Step 1           61         57        0    0.0% (0.0–6.3)  6.6% (2.6–15.7)  0.0% (0.0–6.3)
        Step 2           40         40        6  15.0% (7.1–29.1)   0.0% (0.0–8.8)  0.0% (0.0–8.8)

      By mailbox
        Mailbox   Attempted  Delivered  Replies       Reply rate     Bounce rate     Unsub. rate
        ann             101         97        6  6.2% (2.9–12.8)  4.0% (1.6–9.7)  0.0% (0.0–3.8)

      By recipient provider
        Provider  Attempted  Delivered  Replies       Reply rate     Bounce rate     Unsub. rate
        google          101         97        6  6.2% (2.9–12.8)  4.0% (1.6–9.7)  0.0% (0.0–3.8)

      Prospects by state
        State                         People  Share
        Bounced                            4   4.0%
        Sequence finished, no reply       20  20.0%
        Message planned or under way      10  10.0%
        Replied                            6   6.0%
        Waiting for their next step       60  60.0%

      Now
        Queue: 10 messages planned or under way, 60 people waiting for the next step.
        Mailbox: ann: 0 sending days"
    `);
  });

  test('csv is one rectangle: a header, and a row for each group with every rate and its denominator', async () => {
    const { parse } = await import('csv-parse/sync');
    const answer = await campaign.run(context, { campaignId: 'spring', ...page } as never, []);
    const rows = parse<Record<string, string>>(answer.render?.csv?.() ?? '', { columns: true });
    expect(
      rows.map(({ group, step, variant, mailboxId, provider, day }) =>
        [group, step, variant, mailboxId, provider, day].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'total',
      'step 1',
      'step 2',
      'variant 1 default',
      'variant 2 default',
      'mailbox ann',
      'provider google',
      'day 2026-03-02',
      'day 2026-03-03',
      'day 2026-03-04',
    ]);
    expect(rows[0]).toMatchObject({
      campaignId: 'spring',
      attempted: '101',
      delivered: '97',
      openedLow: '',
      clickedOf: '',
      replyRate: '0.061856',
      replyRateOf: '97',
      bounceRate: '0.039604',
      bounceRateOf: '101',
    });
  });

  test('html and md hold the same figures', async () => {
    const answer = await campaign.run(context, { campaignId: 'spring', ...page } as never, []);
    expect(answer.render?.html?.()).toContain('<th scope="row">google</th>');
    expect(answer.render?.md?.()).toContain(
      '| google | 101 | 97 | 6 | 6.2% (2.9%–12.8%) | 4.0% (1.6%–9.7%) | 0.0% (0.0%–3.8%) |',
    );
  });

  test('a completed campaign keeps its final report for programs and for people', async () => {
    const { data } = await campaign.run(context, { campaignId: 'spring', ...page } as never, []);
    const files = finalReportFiles(data as unknown as CampaignReport);
    expect(files.map(({ path }) => path)).toEqual([
      '/campaigns/spring/reports/final.json',
      '/campaigns/spring/reports/final.html',
    ]);
    expect(files[1]?.content).toMatch(/^<!doctype html>/);
  });
});
