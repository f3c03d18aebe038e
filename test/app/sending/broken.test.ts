/** Failures during sending lose no message and send none twice. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { startScripted } from '../../mail/outbound/smtp/scripted-server.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { messageStates, people } from '../../support/state-file.ts';
import { open, started, counts, slots } from './send.fixture.ts';

describe('what breaks', () => {
  it('an unreachable server loses nothing: every message keeps its place, the breaker opens, and the answer says until when', async () => {
    const { state, sink } = await started();
    await sink.close();
    const rests = [];
    for (let at = MONDAY, tries = 0; tries < 3; tries++) {
      const sent = await send(state, { now: at, url: sink.url });
      expect([counts(sent), messageStates(state), slots(state), sent.troubles]).toMatchObject([
        { account: 1 },
        { scheduled: 3 },
        0,
        [{ problem: 'unreachable' }],
      ]);
      rests.push((sent.nextDueAt ?? at) - at);
      at = sent.nextDueAt ?? at;
    }
    expect(rests).toEqual([30 * SECOND, 2 * MINUTE, 15 * MINUTE]);
    expect(
      state.db.prepare(`SELECT count(*) FROM event WHERE type = 'account.failing'`).pluck().get(),
    ).toBe(1);
    // A plan may still drop messages whose only try reached no server.
    await plan(state, MONDAY, 1);
    expect(messageStates(state)).toEqual({ scheduled: 1 });
  });

  it('a server that closes the connection after the dot leaves the message in doubt, counted, and never sent again', async () => {
    const server = await startScripted({ text: 'drop' });
    const { state, sink } = await started({ people: people(1) });
    open.push(server);
    expect(counts(await send(state, { now: MONDAY, url: server.url }))).toEqual({ in_doubt: 1 });
    for (const now of [MONDAY + HOUR, MONDAY + DAY, MONDAY + 10 * DAY]) {
      await plan(state, now);
      expect(counts(await send(state, { now, url: sink.url }))).toEqual({});
    }
    expect([sink.messages.length, messageStates(state), slots(state)]).toEqual([
      0,
      { in_doubt: 1 },
      1,
    ]);
  });

  it('a signal lets the running message finish, returns the others, and leaves nothing claimed', async () => {
    const stop = new AbortController();
    const { state, sink } = await started(
      { people: people(6) },
      { onMail: () => (sink.messages.length === 1 ? stop.abort() : undefined) },
    );
    const sent = await send(state, { now: MONDAY, url: sink.url, signal: stop.signal });
    expect([counts(sent), messageStates(state), slots(state)]).toEqual([
      { sent: 2 },
      { sent: 2, scheduled: 4 },
      2,
    ]);
    await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect(sink.messages.map(({ to }) => to).sort()).toEqual(people(6).map(({ email }) => email));
  });

  it('a settlement that fails after the server accepted the message never returns it to the queue', async () => {
    const { state, sink } = await started(
      { people: people(2) },
      {
        onMail: () =>
          sink.messages.length === 0 &&
          void state.db.exec(
            `CREATE TEMP TRIGGER broken BEFORE UPDATE OF sent_at ON message BEGIN SELECT RAISE(ABORT, 'disk'); END`,
          ),
      },
    );
    await expect(send(state, { now: MONDAY, url: sink.url })).rejects.toThrow(/disk/);
    state.db.exec('DROP TRIGGER broken');
    const after = await send(state, {
      now: MONDAY + MINUTE,
      url: sink.url,
      owner: 'another',
      ownerIsGone: () => true,
    });
    expect([
      after.recovered.inDoubt,
      sink.messages.filter(({ to }) => to === 'p1@example.test').length,
    ]).toEqual([1, 1]);
  });

  it('claims of an ended process go back before 354, and are in doubt after it', async () => {
    const { state, sink } = await started();
    const claim = state.db.prepare(
      `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until) VALUES (?, ?, ?, 'other', 'example.test', '', ?, ?, ?)`,
    );
    for (const [row, name] of [
      [1, 'reserved'],
      [2, 'transmitting'],
    ] as const) {
      state.db.prepare('UPDATE message SET state = ? WHERE id = ?').run(name, row);
      claim.run(row, 'ann', 'spring', MONDAY, 'gone', MONDAY + 5 * MINUTE);
    }
    // Its owner seems to be alive, and its lease is valid: leave it alone.
    expect((await send(state, { now: MONDAY, url: sink.url, max: 1 })).recovered).toEqual({
      returned: 0,
      inDoubt: 0,
    });
    expect((await send(state, { now: MONDAY + 5 * MINUTE, url: sink.url })).recovered).toEqual({
      returned: 1,
      inDoubt: 1,
    });
    expect(messageStates(state)).toEqual({ sent: 2, in_doubt: 1 });
  });

  it('a process that slept past its lease cannot undo what another has settled', async () => {
    const { state, sink } = await started(
      { people: people(1) },
      {
        refuse() {
          // Meanwhile: recovered by another process, which sent it.
          state.db.prepare('DELETE FROM reservation').run();
          state.db.prepare(`UPDATE message SET state = 'sent', sent_at = ?`).run(MONDAY);
          return '450 4.2.0 Greylisted';
        },
      },
    );
    expect(counts(await send(state, { now: MONDAY, url: sink.url }))).toEqual({ returned: 1 });
    expect(messageStates(state)).toEqual({ sent: 1 });
  });
});
