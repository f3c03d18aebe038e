/** What stops messages has its words, and the command that ends it where it can be run. */
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../lib/domain/time.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { MONDAY } from '../../support/quota.ts';
import { answered, LATER, overviewOf } from './live.fixture.ts';

describe('what stops messages', () => {
  it('has its words and the command that ends it', async () => {
    const world = await answered();
    const hold = {
      scope: 'campaign',
      scopeId: 'spring',
      placedBy: 'operator',
      until: null,
    } as const;
    placeHold(world.state.db, { ...hold, reason: 'a holiday', from: LATER }, LATER);
    const { stops, campaigns } = overviewOf(world, LATER);
    expect(stops[0]).toMatchObject({
      what: 'hold',
      code: 'paused',
      since: LATER,
      why: 'Campaign spring is held by a pause, until the operator lifts it.',
      run: 'npx tsx scripts/rate_limiter.ts resume --campaign-id spring',
    });
    expect(campaigns[0]?.holds).toEqual(['paused']);
  });

  it('proposes nothing that a completed campaign forbids', async () => {
    const world = await answered();
    const hold = {
      scope: 'campaign',
      scopeId: 'spring',
      placedBy: 'operator',
      until: null,
    } as const;
    placeHold(world.state.db, { ...hold, reason: 'a holiday', from: LATER }, LATER);
    world.state.db.exec(`UPDATE campaign SET state = 'completed'`);
    expect(overviewOf(world, LATER).stops[0]?.run).toBeNull();
  });

  it('are bounded and counted, however many companies wait after a reply', async () => {
    const world = await answered();
    const { db } = world.state;
    db.transaction('immediate', () => {
      for (let n = 0; n < 3_000; n++)
        placeHold(
          db,
          {
            ...{ scope: 'company', scopeId: `c${n}.test`, reason: 'colleague_replied' },
            ...{ placedBy: 'response', from: LATER, until: null },
          },
          LATER,
        );
    });
    const overview = overviewOf(world, LATER);
    expect(overview.stops).toHaveLength(50);
    expect(overview.stopsTotal).toBe(3_000);
    expect(overview.campaigns[0]?.holds).toEqual([]);
  });

  it('an inbox that is not read is an alert, although it has no row', async () => {
    const world = await answered();
    world.state.db.exec(`UPDATE mailbox SET inbox_read_at = ${MONDAY}, imap_ref = 'env:ANN_IMAP'`);
    expect(overviewOf(world, MONDAY + 3 * DAY).stops).toMatchObject([
      {
        what: 'alert',
        code: 'inbox_stale',
        run: 'npx tsx scripts/response_tracker.ts process --mailbox ann',
      },
    ]);
  });
});
