import { describe, expect, it } from 'vitest';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { messageStates, people } from '../../support/state-file.ts';
import { started, counts } from './send.fixture.ts';

describe('due messages are sent', () => {
  it('inside the window of each prospect, one message to one person, without headers of a bulk tool', async () => {
    const { state, sink } = await started({
      people: [
        { email: 'a@example.test', zone: 'America/New_York' },
        { email: 'b@example.test', zone: 'Europe/Berlin' },
        { email: 'c@example.test', zone: 'Asia/Tokyo' },
      ],
    });
    // Monday 09:00 in New York, 14:00 in Berlin, 22:00 in Tokyo.
    const first = await send(state, { now: MONDAY, url: sink.url });
    expect(sink.messages.map(({ to }) => to).sort()).toEqual(['a@example.test', 'b@example.test']);
    expect(first.nextDueAt).toBe(
      Date.parse('2026-03-10T00:00:00Z') + (await offsetOf(state, 'c@example.test')),
    );
    expect(
      (await send(state, { now: (first.nextDueAt ?? 0) - 1, url: sink.url })).counts.sent,
    ).toBe(0);
    await send(state, { now: first.nextDueAt ?? 0, url: sink.url });
    expect(sink.messages).toHaveLength(3);
    expect(sink.messages[0]?.headers).toMatchObject({
      from: 'Ann Lee <ann@acme.test>',
      to: expect.stringMatching(/^Bob <[ab]@example.test>$/),
      subject: 'Hello Bob',
      'message-id': expect.stringMatching(/^<[a-z2-7.]+@acme.test>$/),
      date: expect.stringContaining('09 Mar 2026'),
    });
    expect(
      Object.keys(sink.messages[0]?.headers ?? {}).filter((name) =>
        /mailer|campaign|precedence|bulk/.test(name),
      ),
    ).toEqual([]);
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ waiting: 3 });
  });

  /** How far into its window a message was planned. */
  async function offsetOf(state: State, email: string): Promise<number> {
    const at = state.db
      .prepare(
        'SELECT send_at FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ?',
      )
      .pluck()
      .get(email) as number;
    return at - Date.parse('2026-03-10T00:00:00Z');
  }

  it('a full hour stops the others, says until when, and they are sent after the reset', async () => {
    const { state, sink } = await started({ people: people(7), limits: { perHour: 3 } });
    // Planned for later hours; made due at once, so that the limit itself must stop them.
    state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
    const first = await send(state, { now: MONDAY, url: sink.url });
    expect([sink.messages.length, first.nextDueAt, first.waiting]).toMatchObject([
      3,
      MONDAY + HOUR,
      [{ reason: 'limit_hour', until: MONDAY + HOUR }],
    ]);
    expect((await send(state, { now: MONDAY + HOUR - 1, url: sink.url })).counts.sent).toBe(0);
    expect((await send(state, { now: MONDAY + HOUR, url: sink.url })).counts.sent).toBe(3);
    expect((await send(state, { now: MONDAY + 2 * HOUR, url: sink.url })).nextDueAt).toBeNull();
    expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(7);
    const told = state.db
      .prepare(`SELECT data FROM event WHERE type = 'rate_limit.exceeded' ORDER BY seq`)
      .pluck()
      .all() as string[];
    expect(told.map((data) => (JSON.parse(data) as { resumesAt: number }).resumesAt)).toEqual([
      MONDAY + HOUR,
      MONDAY + 2 * HOUR,
    ]);
  });

  it('the batch of the last plan contains the whole plan, including messages planned before', async () => {
    const { state, sink } = await started({ people: people(3) });
    const one = await plan(state, MONDAY, 2);
    const three = await plan(state, MONDAY + MINUTE, 3);
    expect(one.batchId).not.toBe(three.batchId);
    expect((await plan(state, MONDAY + 2 * MINUTE, 3)).batchId).toBe(three.batchId);
    expect(
      (await send(state, { now: MONDAY + HOUR, url: sink.url, batchId: one.batchId })).counts.sent,
    ).toBe(0);
    expect(
      (await send(state, { now: MONDAY + HOUR, url: sink.url, batchId: three.batchId })).counts
        .sent,
    ).toBe(3);
  });

  it('staying for a while sends what becomes due, at its own time', async () => {
    const { state, sink } = await started({ people: people(6), limits: { perHour: 2, burst: {} } });
    const sent = await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 8 * HOUR });
    expect(sent.counts.sent).toBe(6);
    const times = state.db
      .prepare('SELECT sent_at FROM message ORDER BY sent_at')
      .pluck()
      .all() as number[];
    times
      .slice(2)
      .forEach((at, index) => expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(HOUR));
  });

  it('no more than the requested number, and the answer says that the others are due now', async () => {
    const { state, sink } = await started({ people: people(5) });
    const sent = await send(state, { now: MONDAY + MINUTE, url: sink.url, max: 2 });
    expect([sink.messages.length, sent.nextDueAt]).toEqual([2, MONDAY + MINUTE]);
  });

  it('no more than asked for by two mailboxes that claim in the same moment', async () => {
    const { state, sink } = await started({ people: people(8), mailboxes: ['ann', 'bea'] });
    const sent = await send(state, {
      now: MONDAY + MINUTE,
      url: sink.url,
      max: 2,
      waitUntil: MONDAY + HOUR,
    });
    expect([sink.messages.length, sent.counts.sent, sent.nextDueAt, messageStates(state)]).toEqual([
      2,
      2,
      MONDAY + MINUTE,
      { scheduled: 6, sent: 2 },
    ]);
  });

  it('what one mailbox may not send of --max another sends', async () => {
    const { state, sink } = await started({ people: people(4), mailboxes: ['ann', 'bea'] });
    state.db
      .prepare(`UPDATE message SET mailbox_id = CASE WHEN id <= 2 THEN 'ann' ELSE 'bea' END`)
      .run();
    // Follow-ups that wait until the replies have been read.
    state.db.prepare(`UPDATE message SET step = 1 WHERE mailbox_id = 'ann'`).run();
    expect((await send(state, { now: MONDAY + MINUTE, url: sink.url, max: 1 })).counts.sent).toBe(
      1,
    );
  });

  it('what one connection could not use of --max another does', async () => {
    const { state, sink } = await started({ people: people(8), mailboxes: ['ann', 'bea'] });
    state.db.prepare(`UPDATE mailbox SET smtp_ref = 'env:NOTHING' WHERE id = 'ann'`).run();
    state.db.prepare(`UPDATE message SET mailbox_id = 'ann' WHERE id <= 4`).run();
    state.db.prepare(`UPDATE message SET mailbox_id = 'bea' WHERE id > 4`).run();
    const sent = await send(state, { now: MONDAY + MINUTE, url: sink.url, max: 4 });
    expect([counts(sent), sent.failed.map(({ code }) => code), messageStates(state)]).toEqual([
      { sent: 4 },
      expect.arrayContaining(['secret_missing']),
      { scheduled: 4, sent: 4 },
    ]);
  });

  it('a window that has passed, or is about to, gives a new instant instead of a message at night', async () => {
    const { state, sink } = await started();
    const closing = MONDAY + 8 * HOUR;
    for (const now of [closing - 30 * SECOND, closing + HOUR]) {
      state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, closing);
      const sent = await send(state, { now, url: sink.url });
      expect([sink.messages.length, sent.rescheduled]).toEqual([0, 3]);
      expect(sent.nextDueAt).toBeGreaterThanOrEqual(MONDAY + DAY);
    }
  });

  it('late messages after the machine slept are spread over the day, not sent in a burst', async () => {
    const { state, sink } = await started({
      people: people(5),
      limits: { perHour: 10, burst: {} },
    });
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    const late = await send(state, { now: MONDAY + 6 * HOUR + MINUTE, url: sink.url });
    const planned = state.db
      .prepare("SELECT send_at FROM message WHERE state = 'scheduled' ORDER BY send_at")
      .pluck()
      .all() as number[];
    expect([sink.messages.length + planned.length, late.rescheduled]).toEqual([5, 5]);
    expect(sink.messages.length).toBeLessThanOrEqual(1);
    planned
      .slice(1)
      .forEach((at, index) =>
        expect(at - (planned[index] ?? 0)).toBeGreaterThanOrEqual(4 * MINUTE),
      );
  });

  it('a message missed overnight is sent at once when it is planned again into the open window', async () => {
    const { state, sink } = await started();
    expect((await send(state, { now: MONDAY + DAY + HOUR, url: sink.url })).counts.sent).toBe(3);
    expect(sink.messages).toHaveLength(3);
  });
});

describe('follow-ups', () => {
  it('are in the thread of the first message, and wait while the replies are unread', async () => {
    const { state, sink } = await started({ people: people(1) });
    await send(state, { now: MONDAY, url: sink.url });
    const later = MONDAY + 3 * DAY;
    await plan(state, later);
    const waiting = await send(state, { now: later + HOUR, url: sink.url });
    expect([sink.messages.length, waiting.waiting, waiting.nextDueAt]).toMatchObject([
      1,
      [{ reason: 'inbox_stale', messages: 1 }],
      null,
    ]);
    createResponseStore(state.db).markInboxRead('ann', later + HOUR);
    await send(state, { now: later + HOUR, url: sink.url });
    await plan(state, later + 4 * DAY);
    createResponseStore(state.db).markInboxRead('ann', later + 4 * DAY + HOUR);
    await send(state, { now: later + 4 * DAY + HOUR, url: sink.url });
    const [first, second, third] = sink.messages.map(({ headers }) => headers);
    expect(second).toMatchObject({
      subject: 'Re: Hello P1',
      'in-reply-to': first?.['message-id'],
      references: first?.['message-id'],
    });
    expect(third).toMatchObject({
      subject: 'Re: Hello P1',
      'in-reply-to': second?.['message-id'],
      references: `${first?.['message-id']} ${second?.['message-id']}`,
    });
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ finished: 1 });
  });
});
