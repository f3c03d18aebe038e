/** `analytics.ts opportunities`: enough messages, or no advice. */
import { describe, expect, test } from 'vitest';
import { command as opportunities } from '../../../lib/cli/analytics/opportunities.ts';
import { state, context } from './analytics.fixture.ts';

describe('opportunities', () => {
  test('with few messages it says so instead of guessing', async () => {
    const answer = await opportunities.run(context, { campaignId: 'spring' } as never, []);
    expect(answer.data).toMatchObject({
      opportunities: [],
      tooFewToTell: [
        { code: 'step_yields_nothing', have: 57, need: 200 },
        { code: 'step_yields_nothing', have: 40, need: 200 },
        { code: 'hours_differ', have: 0, need: null },
      ],
    });
    expect(answer.render?.text?.()).toContain(
      'Nothing clear: No difference in these numbers is large enough to act on.',
    );
  });

  test('an hour with more replies is in every rendering, with the change of the file and the limits of the data', async () => {
    const insert = state.db.prepare(
      'INSERT INTO hour_count (campaign_id, local_hour, step, sent, replied) VALUES (?, ?, 0, ?, ?)',
    );
    // Monday, 2 February 2026 on every recipient's clock.
    for (const hour of [9, 10, 11])
      insert.run(
        'autumn',
        Date.parse('2026-02-02T00:00:00Z') / 3_600_000 + hour,
        800,
        hour === 10 ? 90 : 32,
      );
    const answer = await opportunities.run(context, { campaignId: 'autumn' } as never, []);
    expect(answer.data).toMatchObject({
      opportunities: [{ code: 'hours_differ', subject: { hours: [10] }, confidence: 'high' }],
      sendTimes: {
        conclusion: 'differ',
        hours: [
          { hour: 9 },
          { hour: 10, verdict: 'answered_more', replied: { count: 90, of: 800 } },
          { hour: 11 },
        ],
      },
    });
    for (const text of [answer.render?.text?.(), answer.render?.md?.(), answer.render?.html?.()]) {
      expect(text).toContain('By hour of sending');
      expect(text).toContain('answered more');
      expect(text).toContain('The hours were not chosen at random');
    }
    expect(answer.render?.csv?.()).toContain('hours_differ');
  });
});
