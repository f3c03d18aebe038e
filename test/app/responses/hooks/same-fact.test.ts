/** One bounce counts once, reported by the server at SMTP time, by a message or by a webhook. */
import { describe, expect, it } from 'vitest';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { sendgridBounce, sendgridEvent, standardBounce } from '../../../support/hooks/payloads.ts';
import { send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { FULL, metric, open } from '../process.fixture.ts';
import { hookWorld, LATER } from './hook.fixture.ts';
import {
  BLOCKED,
  byMail,
  bySes,
  byStandard,
  consequences,
  reported,
  SAYINGS,
  TURNS,
} from './reported-bounce.ts';

describe.each(SAYINGS)('a bounce that is %s', (_, said) => {
  it('counts once, blames once and ends once, whoever reports it first', async () => {
    const once = consequences(await reported(['byMail'], said));
    for (const order of TURNS) expect(consequences(await reported(order, said))).toEqual(once);
  });
});

describe('a soft bounce that is reported twice', () => {
  it('uses up one of the three retries, not two', async () => {
    const world = await hookWorld();
    let now = LATER;
    for (const sent of [2, 3, 4]) {
      await byMail(world, FULL, now);
      const about = { ...world.about, at: now };
      await world.report('standard', standardBounce(about, { ...FULL, id: `soft-${sent}` }), now);
      now += DAY;
      createResponseStore(world.state.db).markInboxRead('ann', now);
      await send(world.state, { now, url: world.url, waitUntil: now + 8 * HOUR });
      expect(world.sent()).toBe(sent);
      now = world.state.db.prepare('SELECT sent_at FROM message').pluck().get() as number;
    }
  });
});

describe('a message that the server refused at SMTP time', () => {
  it('is refused once, when its service reports the refusal too', async () => {
    const world = await hookWorld();
    const { db } = world.state;
    // It is accepted, bounces soft, and is refused when it is sent again.
    await byMail(world, FULL, LATER);
    const sink = await startSink({ refuse: () => '550 5.1.1 No such user' });
    open.push(sink);
    createResponseStore(db).markInboxRead('ann', LATER + DAY);
    await send(world.state, { now: LATER + DAY, url: sink.url, waitUntil: LATER + DAY + 8 * HOUR });
    expect(db.prepare('SELECT state FROM message').pluck().get()).toBe('rejected');
    const before = consequences(world);
    const said = { status: '5.1.1', text: '550 5.1.1 No such user' };
    await bySes(world, said, LATER + 2 * DAY);
    await byStandard(world, BLOCKED, LATER + 2 * DAY);
    expect(consequences(world)).toEqual(before);
  });
});

describe('of two reports', () => {
  it('the stronger one holds: delivered, then bounced', async () => {
    const world = await hookWorld();
    await world.report('sendgrid', sendgridEvent('delivered', world.about));
    await world.report('sendgrid', sendgridBounce(world.about));
    expect([enrollmentCounts(world.state.db, 'spring'), metric(world, 'undelivered')]).toEqual([
      { invalid: 1 },
      1,
    ]);
  });

  it('the stronger one holds: bounced, then delivered elsewhere', async () => {
    const world = await hookWorld();
    await world.report('sendgrid', sendgridBounce(world.about));
    await world.report('sendgrid', sendgridEvent('delivered', world.about));
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ invalid: 1 });
  });

  it('a complaint outweighs a bounce, and is not weakened by one', async () => {
    for (const order of [
      ['spamreport', 'bounce'],
      ['bounce', 'spamreport'],
    ]) {
      const world = await hookWorld();
      for (const event of order)
        await world.report(
          'sendgrid',
          event === 'bounce' ? sendgridBounce(world.about) : sendgridEvent(event, world.about),
        );
      expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ complained: 1 });
    }
  });
});
