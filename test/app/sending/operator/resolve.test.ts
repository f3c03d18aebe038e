import { describe, expect, it } from 'vitest';
import { resolveByEvidence, resolveByHand } from '../../../../lib/app/sending/operator/resolve.ts';
import { wireResolving } from '../../../../lib/cli/wiring/sending/wire-resolving.ts';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { command } from '../../../../lib/cli/rate-limiter/sending/resolve.ts';
import type { Answer, Context } from '../../../../lib/cli/runner/command.ts';
import { createHitTokens } from '../../../../lib/mail/outbound/tracking/hit-tokens.ts';
import { readMessageIdKey } from '../../../../lib/state/campaigns/settings.ts';
import { wireHits } from '../../../../lib/cli/wiring/tracking/wire-hits.ts';
import { AGENTS } from '../../../core/tracking/labelled/agents.ts';
import { TRACKED } from '../../tracking/tracked.fixture.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { startScripted } from '../../../mail/outbound/smtp/scripted-server.ts';
import { describeWithServers } from '../../../servers/describe-with-servers.ts';
import { startDovecot } from '../../../servers/dovecot.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { messageStates, people, seededState, type Seed } from '../../../support/state-file.ts';
import type { State } from '../../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const open = closedAfterEach();

/** One message that a server may or may not have taken. */
async function doubtful(seed: Seed = {}): Promise<State> {
  const server = await startScripted({ text: 'drop' });
  const state = await seededState({ people: people(1), ...seed });
  open.push(state.db, server);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: server.url });
  expect(messageStates(state)).toEqual({ in_doubt: seed.people?.length ?? 1 });
  return state;
}

/** What `resolve` answers. */
const resolved = (state: State): Promise<Answer> =>
  command.run(
    {
      state,
      env: {},
      clock: virtualClock(MONDAY + DAY),
      signal: new AbortController().signal,
      callAgain: (_: string, rest: string) => rest,
    } as unknown as Context,
    { restored: false, nothingSent: false, dryRun: false } as never,
    [],
  );

function port(state: State, env: Record<string, string> = {}) {
  const warnings: { code: string; message: string }[] = [];
  return {
    warnings,
    ...wireResolving({ state, env, signal: new AbortController().signal }, warnings),
  };
}
const messageIdsOf = (state: State): string[] =>
  state.db.prepare('SELECT message_id FROM message ORDER BY id').pluck().all() as string[];
const messageIdOf = (state: State): string => messageIdsOf(state)[0] as string;
const events = (state: State): string[] =>
  state.db
    .prepare(
      `SELECT json_extract(data, '$.as') || ' ' || json_extract(data, '$.why') FROM event WHERE type = 'message.resolved'`,
    )
    .pluck()
    .all() as string[];

describe('a message in doubt', () => {
  it('stays in doubt without evidence: absence proves nothing', async () => {
    const state = await doubtful();
    const { settled, left } = await resolveByEvidence(port(state), {
      campaignId: null,
      now: MONDAY + DAY,
    });
    expect([settled.length, left.length, messageStates(state)]).toEqual([0, 1, { in_doubt: 1 }]);
  });

  it('was sent when something came in that names it; the follow-up counts from the try', async () => {
    const state = await doubtful();
    state.db
      .prepare(
        `INSERT INTO response (dedupe_key, source, locator, received_at, processed_at, kind, rule, confidence, message_id, matched_by, classification, raw)
      VALUES ('k', 's', 'l', 0, 0, 'out_of_office', 'r', 1, 1, 'in_reply_to', '{}', x'')`,
      )
      .run();
    const { settled } = await resolveByEvidence(port(state), {
      campaignId: 'spring',
      now: MONDAY + DAY,
    });
    expect(settled.map(({ evidence }) => evidence)).toEqual(['response']);
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), events(state)]).toEqual([
      { sent: 1 },
      { waiting: 1 },
      ['sent response'],
    ]);
    expect(state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(MONDAY + 3 * DAY);
    expect(state.db.prepare('SELECT subject FROM message').pluck().get()).toBe('Hello P1');
  });

  it('stays in doubt when a person opened it, which is shown first: opens decide nothing', async () => {
    const state = await doubtful({ file: TRACKED, people: people(2) });
    const [, id] = messageIdsOf(state);
    const opened = (at: number, method: 'GET' | 'HEAD') =>
      wireHits(state).open({
        kind: 'open',
        token: createHitTokens(readMessageIdKey(state.db)).tokenFor(id!, 0),
        method,
        at,
        address: '203.0.113.77',
        userAgent: AGENTS.chrome,
        headers: {},
      });
    // A scanner may ask before the server refuses.
    await opened(MONDAY + 1_000, 'HEAD');
    expect((await resolved(state)).data['left']).not.toContainEqual(
      expect.objectContaining({ openedByPerson: true }),
    );
    await opened(MONDAY + HOUR, 'GET');
    const { data, next } = await resolved(state);
    expect(data).toMatchObject({
      settled: [],
      left: [{ messageId: id, openedByPerson: true }, { openedByPerson: false }],
    });
    expect(next?.[0]?.run).toContain(`'${id}' --as sent --reason "a person opened it"`);
    expect(messageStates(state)).toEqual({ in_doubt: 2 });
  });

  it('counts from the try that left it in doubt, not from an earlier deferred one', async () => {
    const [sink, server] = [
      await startSink({ refuse: () => '450 4.2.0 Greylisted, try again later' }),
      await startScripted({ text: 'drop' }),
    ];
    const state = await seededState({ people: people(1) });
    open.push(state.db, sink, server);
    await plan(state, MONDAY);
    await send(state, { now: MONDAY, url: sink.url });
    await send(state, { now: MONDAY + 2 * HOUR, url: server.url });
    const [message] = port(state).inDoubt({ campaignId: null, messageId: null });
    await resolveByHand(port(state), message!, {
      as: 'sent',
      reason: 'seen in the log',
      now: MONDAY + DAY,
    });
    expect(state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(
      MONDAY + 2 * HOUR + 3 * DAY,
    );
  });

  it('is sent again once, with its own Message-ID, when the operator says so', async () => {
    const state = await doubtful();
    const sink = await startSink();
    open.push(sink);
    const own = messageIdOf(state);
    const [message] = port(state).inDoubt({ campaignId: null, messageId: own });
    const word = { as: 'resend', reason: 'not in the server log', now: MONDAY + HOUR } as const;
    expect([
      await resolveByHand(port(state), message!, word),
      await resolveByHand(port(state), message!, word),
    ]).toEqual([true, false]);
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    expect(sink.messages.map(({ headers }) => headers['message-id'])).toEqual([own]);
    expect(messageStates(state)).toEqual({ sent: 1 });
  });

  it.each([
    ['sent', { sent: 1 }, { waiting: 1 }],
    ['abandon', { cancelled: 1 }, { ended: 1 }],
  ] as const)('is settled by hand as %s', async (as, states, enrollments) => {
    const state = await doubtful();
    const [message] = port(state).inDoubt({ campaignId: null, messageId: null });
    await resolveByHand(port(state), message!, {
      as,
      reason: 'seen in the log',
      now: MONDAY + HOUR,
    });
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), events(state)]).toEqual([
      states,
      enrollments,
      [`${as} seen in the log`],
    ]);
    createResponseStore(state.db).markInboxRead('ann', MONDAY + 3 * DAY);
    await plan(state, MONDAY + 3 * DAY);
    expect(messageStates(state)).toEqual(
      as === 'sent' ? { sent: 1, scheduled: 1 } : { cancelled: 1 },
    );
  });

  it('an unreachable Sent folder is a warning, and settles nothing', async () => {
    const state = await doubtful();
    state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
    const ports = port(state, { ANN_IMAP: 'imap://ann:x@127.0.0.1:1' });
    expect((await resolveByEvidence(ports, { campaignId: null, now: MONDAY })).settled).toEqual([]);
    expect(ports.warnings.map(({ code }) => code)).toEqual(['imap_unreachable']);
  });
});

describeWithServers('the Sent folder of a real IMAP server', ['dovecot'], () => {
  it.each(['Message-ID', 'X-Microsoft-Original-Message-ID'])(
    'settles a message whose copy it holds, by %s',
    async (field) => {
      const dovecot = await startDovecot(['ann@acme.test', 'ann.sent@acme.test']);
      open.push({ close: () => dovecot.stop() });
      const state = await doubtful();
      const { ImapFlow } = await import('imapflow');
      const url = new URL(dovecot.url('ann@acme.test'));
      const client = new ImapFlow({
        host: url.hostname,
        port: Number(url.port),
        secure: false,
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
        logger: false,
      });
      await client.connect();
      await client.mailboxCreate('Sent');
      await client.append(
        'Sent',
        `From: ann@acme.test\r\n${field}: ${messageIdOf(state)}\r\nSubject: Hello\r\n\r\nHi\r\n`,
      );
      await client.logout();
      state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
      const { settled } = await resolveByEvidence(
        port(state, { ANN_IMAP: dovecot.url('ann@acme.test') }),
        { campaignId: null, now: MONDAY + DAY },
      );
      expect(settled.map(({ evidence }) => evidence)).toEqual(['sent_folder']);
      expect(messageStates(state)).toEqual({ sent: 1 });
    },
  );
});
