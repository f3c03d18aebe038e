/** One bounce counts once, reported by the server at SMTP time, by a message or by a webhook. */
import { describe, expect, it } from 'vitest';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import {
  sendgridBounce,
  sendgridEvent,
  sesBounce,
  standardBounce,
} from '../../../support/hooks/payloads.ts';
import { send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { bounce, FULL, metric, open, receive } from '../process.fixture.ts';
import { hookWorld, LATER, type HookWorld } from './hook.fixture.ts';

const BLOCKED = {
  status: '5.7.1',
  text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
};
type Said = { status: string; text: string };

const byMail = (world: HookWorld, said: Said, now: number): Promise<unknown> =>
  receive(world, bounce({ messageId: world.messageId, ...said }), now);
const bySes = (world: HookWorld, { status, text }: Said, now: number): Promise<unknown> =>
  world.report('ses', sesBounce(world.about, {}, { status, diagnosticCode: `smtp; ${text}` }), now);
const byStandard = (world: HookWorld, said: Said, now: number): Promise<unknown> =>
  world.report('standard', standardBounce(world.about, said), now);
const REPORTERS = { byMail, bySes, byStandard };
type Reporter = keyof typeof REPORTERS;

const ORDERS: Reporter[][] = [
  ['byMail', 'bySes', 'byStandard'],
  ['byMail', 'byStandard', 'bySes'],
  ['bySes', 'byMail', 'byStandard'],
  ['bySes', 'byStandard', 'byMail'],
  ['byStandard', 'byMail', 'bySes'],
  ['byStandard', 'bySes', 'byMail'],
];

function consequences({ state }: HookWorld): unknown {
  const all = (sql: string): unknown[] => state.db.prepare(sql).all();
  return {
    enrollments: enrollmentCounts(state.db, 'spring'),
    counters: all('SELECT metric, n FROM counter ORDER BY metric'),
    blames: all('SELECT mailbox_id, kind, domain FROM report_blame'),
    refusals: all('SELECT kind, reason, times FROM refusal'),
    runs: all('SELECT scope, kind, failures FROM failure_run'),
    bounced: all('SELECT bounced, rejected FROM mailbox_day'),
    message: all('SELECT state, soft_bounces, bounce_class FROM message'),
    dues: all('SELECT state, next_step FROM enrollment'),
    bounces: all(`SELECT count(*) AS n FROM event WHERE type = 'message.bounced'`),
  };
}

async function reported(order: readonly Reporter[], said: Said): Promise<HookWorld> {
  const world = await hookWorld();
  for (const [n, reporter] of order.entries())
    await REPORTERS[reporter](world, said, LATER + n * MINUTE);
  return world;
}

describe.each<[string, Said]>([
  ['hard', { status: '5.1.1', text: '550 5.1.1 User unknown' }],
  ['about us', BLOCKED],
  ['soft', FULL],
])('a bounce that is %s', (_, said) => {
  it('counts once, blames once and ends once, in whatever order it is reported', async () => {
    const once = consequences(await reported(['byMail'], said));
    for (const order of ORDERS) expect(consequences(await reported(order, said))).toEqual(once);
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
