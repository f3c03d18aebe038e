/** Decisions on possible replies that are taken back, and the bounds of what strangers can delay. */
import { describe, expect, it } from 'vitest';
import {
  afterFirst,
  answeredFrom,
  assign,
  beas,
  dismiss,
  ERASED,
  FROM_BEA,
  mailFrom,
  PEOPLE,
  SUBJECT,
  row,
  waits,
  type WrittenMail,
} from './possible.fixture.ts';
import { readAgain, receive, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { labelResponses } from '../../../../lib/app/responses/label.ts';
import { MOST_FROM_ONE } from '../../../../lib/core/responses/possible/surplus.ts';
import { wireRevising } from '../../../../lib/cli/wiring/responses/wire-revising.ts';
import { countPossible } from '../../../../lib/state/responses/possible/possible-replies.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';

const open = closedAfterEach();

const answered = (written?: WrittenMail): Promise<InboundWorld> => answeredFrom(open, written);

describe('a possible reply', () => {
  it('assigned to another than the candidate, the candidate goes on as before', async () => {
    const world = await answered();
    await assign(world, 'dana@south.test');
    expect([beas(world), waits(world)['dana@south.test']]).toEqual(['72 h', 'replied']);
  });

  it('assigned wrongly and then rightly, the first sequence goes on', async () => {
    const world = await answered();
    await assign(world, 'dana@south.test');
    await assign(world, 'bea@north.test');
    expect([beas(world), waits(world)['dana@south.test']]).toEqual(['replied', '72 h']);
  });

  it('an unsubscribe lets no one wait: without proof it changes nothing', async () => {
    const world = await answered({ ...FROM_BEA, subject: 'Please unsubscribe me', text: '' });
    expect([beas(world), countPossible(world.state.db, null)]).toEqual(['72 h', 1]);
  });

  it('a label works on it afterwards, and other rules keep whose it is', async () => {
    const world = await answered();
    await assign(world, 'bea@north.test');
    await labelResponses(
      wireRevising(world.state, { campaignId: null, mailboxId: null }),
      [{ id: 1, label: 'spam' }],
      MONDAY + 3 * HOUR,
    );
    expect(beas(world)).toBe('72 h');
    expect((await readAgain(world)).changes).toEqual([]);
  });

  it('no such id, no such person, assigned already: nothing changes', async () => {
    const world = await answered();
    expect((await assign(world, 'bea@north.test', { id: 9 })).outcome).toBe('unknown');
    expect((await assign(world, 'new@north.test')).outcome).toBe('no_message');
    expect((await assign(world, 'bea@north.test', { campaignId: 'none' })).outcome).toBe(
      'no_message',
    );
    await assign(world, 'bea@north.test');
    expect((await dismiss(world)).outcome).toBe('assigned');
  });

  it('a planned follow-up leaves its slot, is not sent while it waits, and is sent afterwards', async () => {
    const world = await afterFirst();
    open.push(world);
    const { state, url } = world;
    const due = MONDAY + 3 * DAY;
    createResponseStore(state.db).markInboxRead('ann', due);
    await plan(state, due);
    state.db.prepare(`UPDATE message SET send_at = ? WHERE state = 'scheduled'`).run(due);
    await receive(world, mailFrom(FROM_BEA), { now: due });
    await send(state, { now: due, url });
    const sent = (): unknown =>
      state.db
        .prepare(
          `SELECT p.email FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.step = 1 AND m.state = 'sent' ORDER BY 1`,
        )
        .pluck()
        .all();
    const others = PEOPLE.map(({ email }) => email).filter((email) => email !== 'bea@north.test');
    expect(sent()).toEqual(others);
    const later = due + 7 * DAY;
    createResponseStore(state.db).markInboxRead('ann', later);
    await plan(state, later);
    state.db.prepare(`UPDATE message SET send_at = ? WHERE state = 'scheduled'`).run(later);
    await send(state, { now: later, url });
    expect(sent()).toEqual(['bea@north.test', ...others]);
  });

  it('lets each message of ours wait once, however many come', async () => {
    const world = await answered();
    await receive(world, mailFrom({ ...FROM_BEA, from: 'other@private.test' }), {
      now: MONDAY + 4 * DAY,
    });
    expect(beas(world)).toBe('121 h');
    expect(countPossible(world.state.db, null)).toBe(2);
  });

  it('of one sender only some are kept until a person decides: the first and the latest', async () => {
    const world = await answered();
    for (let n = 0; n < MOST_FROM_ONE + 2; n++)
      await receive(world, mailFrom({ ...FROM_BEA, subject: `Hello ${n}` }));
    expect(countPossible(world.state.db, null)).toBe(MOST_FROM_ONE);
    const last = MOST_FROM_ONE + 3;
    expect([2, 3, 4].map((id) => row(world, id))).toMatchObject(Array(3).fill({ source: 0 }));
    expect([row(world, 1), row(world, last)]).toMatchObject([{ source: 1 }, { source: 1 }]);
    expect(beas(world)).toBe('121 h');
  });

  it('is dismissed after 90 days, when the next one comes', async () => {
    const world = await answered();
    await receive(world, mailFrom({ subject: `Re: ${SUBJECT}` }), { now: MONDAY + 89 * DAY });
    expect(countPossible(world.state.db, null)).toBe(2);
    world.state.db
      .prepare('UPDATE possible_reply SET at = at - ? WHERE response_id = 1')
      .run(DAY * 2);
    await receive(world, mailFrom({ subject: `Re: ${SUBJECT}` }), { now: MONDAY + 90 * DAY - 1 });
    expect([countPossible(world.state.db, null), row(world)]).toEqual([2, ERASED]);
  });
});
