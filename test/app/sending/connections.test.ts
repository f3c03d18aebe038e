/**
 * Several messages at once: each over its own connection, all under the same limits, and none left
 * behind.
 */
import { describe, expect, it } from 'vitest';
import { dealConnections } from '../../../lib/app/sending/connections/connections.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createConsequences } from '../../../lib/state/responses/consequences-store.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { messageStates, people, seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

async function started(
  seed: Seed,
  onMail?: (to: string) => unknown,
): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink({ onMail: ({ to }) => onMail?.(to) });
  const state = await seededState(seed);
  open.push(sink, state.db);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + 8 * HOUR);
  return { state, sink };
}

describe('connections are dealt', () => {
  it.each<[string, string[], number, ReturnType<typeof dealConnections>]>([
    ['one mailbox has them all', ['a'], 3, [{ mailboxes: ['a'], connections: [0, 1, 2] }]],
    [
      'evenly, the first have one more',
      ['a', 'b'],
      3,
      [
        { mailboxes: ['a'], connections: [0, 2] },
        { mailboxes: ['b'], connections: [1] },
      ],
    ],
    [
      'with fewer than mailboxes, these take turns',
      ['a', 'b', 'c'],
      2,
      [
        { mailboxes: ['a', 'c'], connections: [0] },
        { mailboxes: ['b'], connections: [1] },
      ],
    ],
    ['nothing due needs none', [], 4, []],
  ])('%s', (_, mailboxes, connections, dealt) =>
    expect(dealConnections(mailboxes, connections)).toEqual(dealt),
  );
});

describe('four connections', () => {
  it('have four messages under way at once, and never a fifth', async () => {
    let underWay = 0;
    const seen: number[] = [];
    const { state, sink } = await started({ people: people(40) }, async () => {
      seen.push((underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
    });
    const sent = await send(state, { now: MONDAY, url: sink.url, connections: 4 });
    expect([
      sent.counts.sent,
      Math.max(...seen),
      new Set(sink.messages.map(({ to }) => to)).size,
    ]).toEqual([40, 4, 40]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])(
    'stop exactly at a limit of %i an hour, and hand back what they claimed',
    async (perHour) => {
      const { state, sink } = await started({ people: people(20), limits: { perHour } });
      const sent = await send(state, { now: MONDAY, url: sink.url, connections: 4 });
      expect([
        sink.messages.length,
        sent.counts.sent,
        sent.nextDueAt,
        messageStates(state),
      ]).toEqual([perHour, perHour, MONDAY + HOUR, { sent: perHour, scheduled: 20 - perHour }]);
    },
  );

  it('send no more than --max, and the other messages keep their place', async () => {
    const { state, sink } = await started({ people: people(20) });
    await send(state, { now: MONDAY, url: sink.url, connections: 4, max: 6 });
    expect(messageStates(state)).toEqual({ sent: 6, scheduled: 14 });
  });

  it('stopped by a signal, finish the running messages and leave nothing claimed', async () => {
    const stop = new AbortController();
    const { state, sink } = await started({ people: people(30) }, async () => {
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const sent = await send(state, {
      now: MONDAY,
      url: sink.url,
      connections: 4,
      signal: stop.signal,
    });
    expect(sent.counts.sent).toBe(sink.messages.length);
    expect(sink.messages.length).toBeLessThanOrEqual(8);
    expect(messageStates(state)).toEqual({
      sent: sink.messages.length,
      scheduled: 30 - sink.messages.length,
    });
  });

  it('an unusable mailbox is reported once, for all connections', async () => {
    const { state, sink } = await started({ people: people(9), smtpRef: 'env:NOTHING' });
    const sent = await send(state, { now: MONDAY, url: sink.url, connections: 4 });
    expect([sent.failed.map(({ code }) => code), messageStates(state)]).toEqual([
      ['secret_missing'],
      { scheduled: 9 },
    ]);
  });
});

describe('a change between the claim and the first byte', () => {
  /** Something happens while the first message is at the server; the others are claimed already. */
  async function meanwhile(
    act: (state: State) => void,
  ): Promise<{ state: State; sink: SmtpSink; after: Awaited<ReturnType<typeof send>> }> {
    let done = false;
    const { state, sink } = await started({ people: people(6) }, () => {
      if (!done) transactOnce(state, () => act(state));
      done = true;
    });
    return { state, sink, after: await send(state, { now: MONDAY, url: sink.url }) };
  }

  it('a pause stops the very next message', async () => {
    const { state, sink, after } = await meanwhile(({ db }) =>
      placeHold(
        db,
        {
          scope: 'campaign',
          scopeId: 'spring',
          reason: 'wait',
          placedBy: 'operator',
          from: MONDAY,
          until: null,
        },
        MONDAY,
      ),
    );
    expect([sink.messages.length, messageStates(state), after.waiting]).toMatchObject([
      1,
      { sent: 1, scheduled: 5 },
      [{ reason: 'hold' }],
    ]);
  });

  it('a person who answers is not written to; the others are', async () => {
    const { state, sink } = await meanwhile(
      (file) =>
        void createConsequences(file.db).stopEnrollment(3, {
          state: 'replied',
          now: MONDAY,
          mayEnd: () => true,
        }),
    );
    expect(sink.messages.map(({ to }) => to)).not.toContain('p3@example.test');
    expect(messageStates(state)).toEqual({ sent: 5, cancelled: 1 });
  });
});

describe('a change while the text is being sent', () => {
  it('comes too late: the message counts as sent, and no follow-up comes after it', async () => {
    const { state, sink } = await started({ people: people(1) }, () => {
      transactOnce(
        state,
        () =>
          void createConsequences(state.db).stopEnrollment(1, {
            state: 'replied',
            now: MONDAY,
            mayEnd: () => true,
          }),
      );
    });
    await send(state, { now: MONDAY, url: sink.url });
    expect([messageStates(state), enrollmentCounts(state.db, 'spring')]).toEqual([
      { sent: 1 },
      { replied: 1 },
    ]);
  });
});

describe('a lease', () => {
  it('is renewed while its owner is at work, and cannot be taken back once it ran out', async () => {
    const { state } = await started({ people: people(1) });
    const lease = (): unknown =>
      state.db.prepare('SELECT lease_until FROM reservation').pluck().get();
    state.db
      .prepare(
        `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until) VALUES (1, 'ann', 'spring', 'other', 'example.test', '', ?, 'me', ?)`,
      )
      .run(MONDAY, MONDAY + MINUTE);
    createClaims(state.db).renewLeases('another', { now: MONDAY, until: MONDAY + HOUR });
    expect(lease()).toBe(MONDAY + MINUTE);
    createClaims(state.db).renewLeases('me', { now: MONDAY, until: MONDAY + 2 * MINUTE });
    expect(lease()).toBe(MONDAY + 2 * MINUTE);
    createClaims(state.db).renewLeases('me', { now: MONDAY + 3 * MINUTE, until: MONDAY + HOUR });
    expect(lease()).toBe(MONDAY + 2 * MINUTE);
  });
});
