/**
 * When a server refuses our account, address, login or host, every message keeps its place, and no
 * sequence ends.
 */
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { openHolds } from '../../../../lib/state/sending/holds.ts';
import { startScripted, type SmtpScript } from '../../../mail/outbound/smtp/scripted-server.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { messageStates, people, seededState } from '../../../support/state-file.ts';
import type { Sent } from '../../../../lib/app/sending/send.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import { REFUSALS } from './refusals.fixture.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const open = closedAfterEach();

type Planned = { state: State; url: string };

async function planned(script: SmtpScript, n: number): Promise<Planned> {
  return plannedFor(n, await startScripted(script));
}

async function plannedFor(
  n: number,
  server: { url: string; close(): Promise<void> },
): Promise<Planned> {
  const state = await seededState({ people: people(n), limits: { perHour: 500, perDay: 500 } });
  open.push(server, state.db);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  return { state, url: server.url };
}

/**
 * Calls again whenever a message is due, in the days to come: missed messages are planned again.
 */
async function live({ state, url }: Planned, days: number): Promise<Sent[]> {
  const calls: Sent[] = [];
  for (let now = MONDAY; now < MONDAY + days * DAY;) {
    await plan(state, now);
    const sent = await send(state, { now, url, connections: 2 });
    calls.push(sent);
    now = Math.max(now + 20 * MINUTE, sent.nextDueAt ?? now + 4 * HOUR);
  }
  return calls;
}

const prospects = (state: State): unknown =>
  state.db.prepare('SELECT DISTINCT state FROM prospect').pluck().all();
const attempts = (state: State): number =>
  state.db.prepare('SELECT count(*) FROM attempt').pluck().get() as number;
const alerts = (state: State): number[] =>
  state.db
    .prepare(`SELECT at FROM event WHERE type = 'account.failing' ORDER BY seq`)
    .pluck()
    .all() as number[];

describe('a refusal that is about us', () => {
  it.each(REFUSALS)('%s: at %s, %s', async (_, point, reply, problem) => {
    for (const close of [false, true]) {
      const { state, url } = await planned(
        {
          [point]: (socket: Socket) =>
            void (close ? socket.end(`${reply}\r\n`) : socket.write(`${reply}\r\n`)),
        },
        6,
      );
      const first = await send(state, { now: MONDAY, url, connections: 2 });
      expect(first.troubles).toMatchObject([{ mailboxId: 'ann', problem }]);
      expect([
        messageStates(state),
        state.db.prepare('SELECT count(*) FROM reservation').pluck().get(),
      ]).toEqual([{ scheduled: 6 }, 0]);
      const kind = problem === 'sending_limit' ? 'sending_limit' : 'account_failing';
      expect(openHolds(state.db, MONDAY)).toMatchObject([
        { scope: 'mailbox', scopeId: 'ann', reason: kind },
      ]);
      expect(
        state.db
          .prepare('SELECT DISTINCT attempts, soft_bounces, blocks, send_at FROM message')
          .all(),
      ).toEqual([{ attempts: 0, soft_bounces: 0, blocks: 0, send_at: MONDAY }]);
    }
  });

  it('for twelve days ends no sequence, is tried less and less, and alerts every day', async () => {
    const world = await planned({ text: '550 5.4.6 Unusual sending activity detected\r\n' }, 12);
    await live(world, 12);
    const { state } = world;
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), prospects(state)]).toEqual([
      { scheduled: 12 },
      { queued: 12 },
      ['active'],
    ]);
    expect(attempts(state)).toBeLessThan(12 * 12);
    const days = new Set(alerts(state).map((at) => Math.floor((at - MONDAY) / DAY)));
    expect(days.size).toBeGreaterThan(5);
    expect(
      alerts(state).every(
        (at, index, all) => index === 0 || at - (all[index - 1] as number) >= DAY,
      ),
    ).toBe(true);
  });

  it('does not count towards giving up a recipient who is greylisted later', async () => {
    let suspended = true;
    const { state, url } = await planned(
      {
        RCPT: (socket) =>
          socket.write(
            suspended
              ? '550 5.7.1 Your account has been suspended\r\n'
              : '450 4.2.0 Greylisted\r\n',
          ),
      },
      1,
    );
    await send(state, { now: MONDAY, url });
    suspended = false;
    await plan(state, MONDAY + 7 * DAY);
    const later = await send(state, { now: MONDAY + 7 * DAY + HOUR, url });
    expect([later.counts.deferred, later.counts.soft_exhausted]).toEqual([1, 0]);
  });

  it('but that concerns one message alone: after three tries it waits behind the others', async () => {
    const world = await plannedFor(
      3,
      await startSink({
        refuse: (to) =>
          to.startsWith('p1@') ? '553 5.7.1 Sender address rejected: not wanted there' : null,
      }),
    );
    const calls = await live(world, 1);
    expect(calls.reduce((sum, { counts }) => sum + counts.sent, 0)).toBe(2);
    expect(
      world.state.db
        .prepare(
          `SELECT m.state FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email LIKE 'p1@%'`,
        )
        .pluck()
        .all(),
    ).toEqual(['scheduled']);
    expect(prospects(world.state)).toEqual(['active']);
  });
});

describe('a text that is refused', () => {
  it.each([
    ['spam', '554 5.7.1 Message rejected as spam'],
    ['a virus', '554 5.7.1 virus detected'],
    [
      'its content',
      '552 5.7.0 This message was blocked because its content presents a potential security issue',
    ],
    ['a policy, after the text', '550 5.7.1 Message not accepted for policy reasons'],
  ])('%s: three times in all, and the person is not to blame', async (_, reply) => {
    const world = await planned({ text: `${reply}\r\n` }, 1);
    await live(world, 28);
    const { state } = world;
    expect([
      attempts(state),
      messageStates(state),
      enrollmentCounts(state.db, 'spring'),
      prospects(state),
    ]).toEqual([3, { rejected: 1 }, { ended: 1 }, ['active']]);
    expect(state.db.prepare('SELECT bounce_class FROM message').pluck().get()).toBe('block');
  });

  it('of many people keeps alerting', async () => {
    const world = await planned({ text: '554 5.7.1 Message rejected as spam\r\n' }, 30);
    await live(world, 6);
    expect(alerts(world.state).length).toBeGreaterThan(2);
  });
});

describe('a host that one server always refuses', () => {
  it('is tried less and less often, and the sequence goes on waiting', async () => {
    const world = await planned(
      { RCPT: '550 5.7.1 Blocked, your IP is listed at zen.spamhaus.org\r\n' },
      1,
    );
    await live(world, 28);
    expect(attempts(world.state)).toBeLessThanOrEqual(7);
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ queued: 1 });
  });
});

describe('an address that is closed to outsiders', () => {
  it.each([
    '550 5.7.124 Sender not in allowed-senders list for group',
    '550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
    '550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required',
    '550 5.7.136 RESOLVER.RST.SenderNotAuthenticatedForMailUser; authentication required',
    '550 5.7.1 The group you tried to contact may not exist, or you may not have permission to post messages to it. https://support.google.com/a/group',
    '550 5.7.1 Posts by non-members are not accepted',
    '550 5.7.1 <p1@example.test>: Recipient address rejected: internal senders only',
  ])('%s', async (reply) => {
    const { state, url } = await plannedFor(
      2,
      await startSink({ refuse: (to) => (to.startsWith('p1@') ? reply : null) }),
    );
    const sent = await send(state, { now: MONDAY, url });
    expect([
      sent.counts.closed,
      sent.counts.sent,
      messageStates(state),
      enrollmentCounts(state.db, 'spring'),
    ]).toEqual([1, 1, { sent: 1, rejected: 1 }, { waiting: 1, bounced: 1 }]);
    expect([
      openHolds(state.db, MONDAY),
      prospects(state),
      state.db.prepare('SELECT count(*) FROM failure_run').pluck().get(),
    ]).toEqual([[], ['active'], 0]);
  });
});
