/** The limits of a recipient provider or domain count all mailboxes and campaigns of the file. */
import { describe, expect, it } from 'vitest';
import { writeDefaultLimits } from '../../../lib/state/campaigns/put-default-limits.ts';
import { putCampaign, activateCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transact } from '../../../lib/state/file/transact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { enroll, people, seededState } from '../../support/state-file.ts';
import { open, googlers, everythingDue, said } from './limits.fixture.ts';

describe('what reaches a receiver', () => {
  it('counts over all mailboxes and campaigns of the file', async () => {
    const { state, sink } = await everythingDue({ mailboxes: ['ann', 'bea'], people: googlers(6) });
    await transact(state, () => {
      writeDefaultLimits(state.db, { perProvider: { google: { perDay: 7 } } }, MONDAY);
      putCampaign(state.db, campaignFile({ id: 'autumn', mailboxes: ['bea'] }), MONDAY);
      activateCampaign(state.db, 'autumn', MONDAY);
      enroll(state, 'autumn', googlers(10).slice(6), MONDAY);
    });
    await plan(state, MONDAY, 100, 'autumn');
    const sent = await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect([sink.messages.length, sent.waiting]).toMatchObject([
      7,
      [
        {
          reason: 'limit_rolling_day',
          messages: 3,
          limit: { scope: 'provider', scopeId: 'google', used: 7, limit: 7 },
        },
      ],
    ]);
  });

  it('and when it is full the others go on; the waiting messages are reported once, for the provider', async () => {
    const { state, sink } = await everythingDue(
      said(
        { perProvider: { google: { perHour: 1 } }, perDomain: { perHour: 2 } },
        {
          people: [
            ...googlers(5),
            ...people(5),
            { email: 'x@gmail.com', provider: 'google' },
            { email: 'y@gmx.net', provider: 'gmx' },
            { email: 'z@gmx.net', provider: 'gmx' },
            { email: 'q@gmx.net', provider: 'gmx' },
          ],
        },
      ),
    );
    const sent = await send(state, { now: MONDAY, url: sink.url, connections: 2 });
    // One of google's, two of example.test, and all at gmx.net, whose domain is the affair of its
    // provider.
    expect(sink.messages.map(({ to }) => to.slice(to.indexOf('@'))).sort()).toEqual([
      '@c0.example.test',
      '@example.test',
      '@example.test',
      '@gmx.net',
      '@gmx.net',
      '@gmx.net',
    ]);
    expect(
      sent.waiting.map(({ messages, limit }) => [limit?.scope, limit?.scopeId, messages]),
    ).toEqual([
      ['provider', 'google', 5],
      ['domain', 'example.test', 3],
    ]);
    await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect(
      state.db
        .prepare(
          `SELECT json_extract(data, '$.scope') FROM event WHERE type = 'rate_limit.exceeded'`,
        )
        .pluck()
        .all(),
    ).toEqual(['provider']);
  });

  it('is planned as it will be sent: the plan itself keeps the limits', async () => {
    const state = await seededState({
      people: googlers(9),
      file: { rateLimits: { perProvider: { google: { perHour: 2 } } } },
    });
    open.push(state.db);
    const { planned } = await plan(state, MONDAY);
    planned
      .slice(2)
      .forEach(({ sendAt }, index) =>
        expect(sendAt - (planned[index]?.sendAt ?? 0)).toBeGreaterThanOrEqual(HOUR),
      );
    expect(planned).toHaveLength(9);
  });
});
