/** A possible reply makes its candidates wait until a person decides, or for a bounded time. */
import { describe, expect, it } from 'vitest';
import {
  answeredFrom,
  assign,
  beas,
  dismiss,
  ERASED,
  FROM_BEA,
  row,
  waits,
  type WrittenMail,
} from './possible.fixture.ts';
import type { InboundWorld } from '../../../support/imap/inbound-world.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { MONDAY } from '../../../support/quota.ts';
import { forgetPerson } from '../../../../lib/app/campaigns/forget-person.ts';
import { wireForgetting } from '../../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { countPossible } from '../../../../lib/state/responses/possible/possible-replies.ts';
import { HOUR } from '../../../../lib/domain/time.ts';

const open = closedAfterEach();

const answered = (written?: WrittenMail): Promise<InboundWorld> => answeredFrom(open, written);

describe('a possible reply', () => {
  it('is stored with its text, and one candidate waits for five days', async () => {
    const world = await answered();
    expect(row(world)).toEqual({
      fromAddress: 'bea77@private.test',
      subject: 'Hello',
      text: 'Yes, I am interested. Call me on Monday.',
      source: 1,
    });
    expect([beas(world), waits(world)['carl@north.test']]).toEqual(['121 h', '72 h']);
  });

  it('assigned, it is the reply of that person: the sequence stops, and it counts', async () => {
    const world = await answered();
    const assigned = await assign(world, 'bea@north.test');
    expect(assigned.outcome).toBe('assigned');
    expect(beas(world)).toBe('replied');
    expect((await assign(world, 'bea@north.test')).outcome).toBe('unchanged');
    const counted = world.state.db
      .prepare(`SELECT sum(n) FROM counter WHERE metric = 'replied'`)
      .pluck()
      .get();
    expect(counted).toBe(1);
  });

  it('assigned, an unsubscribe suppresses the address that we wrote to', async () => {
    const world = await answered({ ...FROM_BEA, subject: 'Please unsubscribe me', text: '' });
    await assign(world, 'bea@north.test');
    const suppressed = world.state.db.prepare('SELECT value FROM suppression').pluck().all();
    expect([beas(world), suppressed]).toEqual(['unsubscribed', ['bea@north.test']]);
  });

  it('dismissed, the candidate goes on as before, and its words are erased', async () => {
    const world = await answered();
    expect(await dismiss(world)).toEqual({ outcome: 'dismissed', resumed: 1 });
    expect([beas(world), row(world)]).toEqual(['72 h', ERASED]);
    expect((await dismiss(world)).outcome).toBe('unchanged');
    expect((await assign(world, 'bea@north.test')).outcome).toBe('dismissed');
  });

  it('is erased with each person who may have written it', async () => {
    const world = await answered();
    await forgetPerson(wireForgetting(world.state), {
      asked: { email: 'bea@north.test', canonical: 'bea@north.test' },
      reason: 'asked',
      now: MONDAY + 2 * HOUR,
      dryRun: false,
    });
    expect([row(world), countPossible(world.state.db, null)]).toMatchObject([ERASED, 0]);
  });
});
