/** What a bounce does to a campaign. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { findPerson } from '../../../lib/state/why/why-store.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { messageStates, type Seed } from '../../support/state-file.ts';
import {
  open,
  afterFirstMail,
  receive,
  bounce,
  FULL,
  metric,
  type ProcessWorld,
} from './process.fixture.ts';

describe('a bounce', () => {
  it('that is hard and proven ends the sequence and makes the prospect invalid', async () => {
    const world = await afterFirstMail();
    expect(await receive(world, bounce({ messageId: world.messageId }))).toMatchObject({
      kind: 'bounce',
      bounceClass: 'hard',
      unverified: false,
    });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findPerson(world.state.db, 'p1@example.test')?.state,
      metric(world, 'bounced_hard'),
      metric(world, 'undelivered'),
    ]).toEqual([{ invalid: 1 }, 'invalid', 1, 1]);
  });

  it.each([
    [
      'names a Message-ID that our key did not make',
      () =>
        bounce({
          messageId: `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>`,
          recipient: 'p1@example.test',
        }),
      MONDAY + HOUR,
    ],
    [
      'names somebody else',
      (world: ProcessWorld) =>
        bounce({ messageId: world.messageId, recipient: 'other@example.test' }),
      MONDAY + HOUR,
    ],
    [
      'comes after more than 30 days',
      (world: ProcessWorld) => bounce({ messageId: world.messageId }),
      MONDAY + 31 * DAY,
    ],
  ])('that %s is stored and changes nothing', async (_, write, now) => {
    const world = await afterFirstMail();
    const result = await receive(world, write(world), now);
    expect(result).toMatchObject({ kind: 'bounce', unverified: true });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findPerson(world.state.db, 'p1@example.test')?.state,
      metric(world, 'undelivered'),
    ]).toEqual([{ waiting: 1 }, 'active', 0]);
  });

  it('that is soft sends the message again after 24 hours, three times, and then ends the sequence', async () => {
    const world = await afterFirstMail();
    let now = MONDAY;
    for (const sent of [2, 3, 4]) {
      await receive(world, bounce({ messageId: world.messageId, ...FULL }), now);
      expect((await send(world.state, { now: now + DAY - HOUR, url: world.url })).counts.sent).toBe(
        0,
      );
      now += DAY;
      createResponseStore(world.state.db).markInboxRead('ann', now);
      await send(world.state, { now, url: world.url, waitUntil: now + 8 * HOUR });
      expect(world.sent()).toBe(sent);
      now = world.state.db.prepare('SELECT sent_at FROM message').pluck().get() as number;
    }
    await receive(world, bounce({ messageId: world.messageId, ...FULL }), now);
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      metric(world, 'bounced_soft'),
      metric(world, 'undelivered'),
      metric(world, 'sent'),
    ]).toEqual([{ bounced: 1 }, 1, 1, 1]);
    // The address may work again: another campaign may try it.
    expect(findPerson(world.state.db, 'p1@example.test')?.state).toBe('active');
  });

  it('that is soft withdraws the follow-up, even a deferred one: no person has two messages under way', async () => {
    const world = await afterFirstMail({ file: { sequences: { inboxFreshness: 0 } } });
    const later = MONDAY + 3 * DAY + HOUR;
    await plan(world.state, later);
    const greylisting = await startSink({ refuse: () => '450 4.2.0 Greylisted, try again later' });
    open.push(greylisting);
    await send(world.state, { now: later + HOUR, url: greylisting.url });
    expect(messageStates(world.state)).toEqual({ sent: 1, scheduled: 1 });
    await receive(world, bounce({ messageId: world.messageId, ...FULL }), later + 2 * HOUR);
    expect(world.state.db.prepare('SELECT step, state FROM message').all()).toEqual([
      { step: 0, state: 'scheduled' },
    ]);
  });

  const BLOCK = {
    status: '5.7.1',
    text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
  };
  const holds = ({ state }: ProcessWorld): unknown[] =>
    state.db.prepare('SELECT scope, scope_id, reason, placed_by FROM hold').all();
  const domains = (...names: string[]): Seed => ({
    people: names.map((name, index) => ({ email: `p${index + 1}@${name}` })),
  });
  async function reportBlocks(world: ProcessWorld): Promise<void> {
    const sent = world.state.db
      .prepare(
        'SELECT m.message_id AS messageId, p.email AS recipient FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 0',
      )
      .all() as { messageId: string; recipient: string }[];
    for (const about of sent) await receive(world, bounce({ ...about, ...BLOCK }));
  }

  it('that blocks us never blames the prospect, and alone not the mailbox', async () => {
    const world = await afterFirstMail();
    expect(await receive(world, bounce({ messageId: world.messageId, ...BLOCK }))).toMatchObject({
      bounceClass: 'block',
    });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findPerson(world.state.db, 'p1@example.test')?.state,
      holds(world),
    ]).toEqual([{ waiting: 1 }, 'active', []]);
  });

  it('that blocks us opens the breaker of the mailbox when three recipient domains report it', async () => {
    const world = await afterFirstMail(domains('a.test', 'b.test', 'c.test'));
    await reportBlocks(world);
    expect(holds(world)).toEqual([
      { scope: 'mailbox', scope_id: 'ann', reason: 'reported_blocks', placed_by: 'breaker' },
    ]);
  });

  it.each<[string, Seed]>([
    ['one domain, however many people', domains('a.test', 'a.test', 'a.test', 'a.test')],
    [
      'one company, under many names',
      domains('a.example.com', 'b.example.com', 'c.example.com', 'example.com'),
    ],
    ['two domains', domains('a.test', 'b.test')],
  ])('that blocks us opens no breaker when it comes from %s', async (_, seed) => {
    const world = await afterFirstMail(seed);
    await reportBlocks(world);
    await reportBlocks(world);
    expect([holds(world), world.state.db.prepare('SELECT * FROM failure_run').all()]).toEqual([
      [],
      [],
    ]);
  });

  it('at the address that the recipient forwards to is proven by the header that comes back with it', async () => {
    const world = await afterFirstMail({ people: [{ email: 'ann@old.test' }] });
    const forwarded = bounce({ messageId: world.messageId, recipient: 'ann.lee@gmail.test' }).map(
      (line) => (line === 'To: ann.lee@gmail.test' ? 'To: Ann Lee <Ann@old.test>' : line),
    );
    expect(await receive(world, forwarded)).toMatchObject({ kind: 'bounce', unverified: false });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findPerson(world.state.db, 'ann@old.test')?.state,
    ]).toEqual([{ invalid: 1 }, 'invalid']);
  });

  it('that only reports a delay changes nothing', async () => {
    const world = await afterFirstMail();
    expect(
      await receive(
        world,
        bounce({
          messageId: world.messageId,
          action: 'delayed',
          status: '4.4.1',
          text: '451 4.4.1 No answer from host',
        }),
      ),
    ).toMatchObject({ kind: 'delayed' });
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
  });
});
