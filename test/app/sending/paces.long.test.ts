/** A mailbox slows down to a destination that defers, and recovers hour by hour. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { newPath, seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();
const at = (...domains: string[]): { email: string }[] =>
  domains.map((domain, index) => ({ email: `p${index + 1}@${domain}` }));

async function started(
  seed: Seed,
  behaviour: Parameters<typeof startSink>[0],
  path = newPath(),
): Promise<{ state: State; sink: SmtpSink; path: string }> {
  const sink = await startSink(behaviour);
  const state = await seededState(
    {
      ...seed,
      file: { sendWindow: { start: '00:00', end: '24:00' } },
      ...{ limits: { perHour: 50, ...seed.limits } },
    },
    path,
  );
  open.push(sink);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + DAY);
  return { state, sink, path };
}

type Attempt = { at: number; email: string; outcome: string };
const attempts = (state: State, domain: string): Attempt[] =>
  state.db
    .prepare(
      `SELECT a.at, p.email, a.outcome FROM attempt a JOIN message m ON m.id = a.message_id JOIN prospect p ON p.id = m.prospect_id
      WHERE p.domain = ? ORDER BY a.at`,
    )
    .all(domain) as Attempt[];

describe('after a deferral', () => {
  it('the other messages to it leave at half the pace, those to others as before', async () => {
    const list = at('slow.test', 'slow.test', 'fast.test', 'slow.test', 'fast.test');
    const { state, sink } = await started(
      { people: list },
      { refuse: (address) => (address.startsWith('p1@') ? '451 try again later' : null) },
    );
    open.push(state.db);
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect(attempts(state, 'slow.test').map(({ email }) => email)).toEqual(['p1@slow.test']);
    expect(attempts(state, 'fast.test')).toHaveLength(2);
    expect(sent.waiting.map(({ reason, until, messages }) => [reason, until, messages])).toEqual([
      ['limit_reduced_pace', MONDAY + 144 * SECOND, 2],
    ]);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 4 * MINUTE + 59 * SECOND });
    expect(attempts(state, 'slow.test').map((each) => each.at - MONDAY)).toEqual([
      0, 144_000, 288_000,
    ]);
  });

  it('no two attempts are nearer than the pace of their hour, until it has recovered', async () => {
    let tries = 0;
    const deferrals = new Set([1, 3, 4, 9]);
    const { state, sink } = await started(
      { people: at(...(Array(60).fill('slow.test') as string[])) },
      {
        refuse: () =>
          deferrals.has(++tries) ? '451 4.7.1 Too many connections from you, slow down' : null,
      },
    );
    open.push(state.db);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 12 * HOUR });
    const all = attempts(state, 'slow.test');
    expect(all.filter(({ outcome }) => outcome === 'sent')).toHaveLength(60);
    let [factor, since] = [1, -Infinity];
    const parts = new Set<number>();
    for (const [index, { at: now, outcome }] of all.entries()) {
      const part = Math.min(1, factor + Math.floor((now - since) / HOUR) / 8);
      const before = all[index - 1];
      if (before && part < 1) expect(now - before.at).toBeGreaterThanOrEqual(72_000 / part);
      parts.add(part);
      if (outcome === 'deferred') [factor, since] = [Math.max(1 / 16, part / 2), now];
    }
    expect(parts.size).toBeGreaterThan(4);
  });

  it('a breaker that is over leaves the reduced pace behind', async () => {
    let down = true;
    const { state, sink } = await started(
      { people: at('down.test', 'down.test', 'down.test') },
      { refuse: () => (down ? '421 4.3.2 System shutting down' : null) },
    );
    open.push(state.db);
    await send(state, { now: MONDAY, url: sink.url });
    down = false;
    const early = await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect([early.counts.sent, early.waiting.map(({ reason }) => reason)]).toEqual([
      0,
      ['limit_reduced_pace'],
    ]);
    const sent = await send(state, { now: MONDAY + 144 * SECOND, url: sink.url });
    expect([sent.counts.sent, sent.waiting.map(({ until }) => until)]).toEqual([
      1,
      [MONDAY + 288 * SECOND],
    ]);
  });

  it.each([
    ['greylisting', '450 4.2.0 Greylisted'],
    ['a full mailbox', '452 4.2.2 Mailbox full'],
    ['an unknown address', '550 5.1.1 no such user'],
  ])('%s slows nothing', async (_, reply) => {
    const { state, sink } = await started(
      { people: at('a.test', 'a.test', 'a.test') },
      { refuse: (address) => (address.startsWith('p1@') ? reply : null) },
    );
    open.push(state.db);
    expect((await send(state, { now: MONDAY, url: sink.url })).counts.sent).toBe(2);
    expect(state.db.prepare('SELECT count(*) FROM reduced_pace').pluck().get()).toBe(0);
  });

  it('what has recovered is deleted with the next deferral', async () => {
    const { state, sink } = await started(
      { people: at('a.test', 'b.test') },
      { refuse: () => '451 try again later' },
    );
    open.push(state.db);
    state.db.prepare('UPDATE message SET send_at = ? WHERE id = 2').run(MONDAY + 9 * HOUR);
    const rows = (): unknown[] =>
      state.db.prepare(`SELECT scope_id || ' ' || factor FROM reduced_pace`).pluck().all();
    await send(state, { now: MONDAY, url: sink.url });
    expect(rows()).toEqual(['a.test 0.5']);
    state.db.prepare('UPDATE message SET send_at = ? WHERE id = 1').run(MONDAY + 10 * HOUR);
    await send(state, { now: MONDAY + 9 * HOUR, url: sink.url });
    expect(rows()).toEqual(['b.test 0.5']);
  });

  it('a new plan keeps the distance too', async () => {
    const { state, sink } = await started(
      { people: at('slow.test', 'slow.test', 'slow.test'), limits: { burst: {} } },
      { refuse: (address) => (address.startsWith('p1@') ? '451 try again later' : null) },
    );
    open.push(state.db);
    await send(state, { now: MONDAY, url: sink.url, max: 1 });
    state.db.prepare('UPDATE message SET send_at = ? WHERE attempts = 0').run(MONDAY + DAY / 2);
    const { planned } = await plan(state, MONDAY + SECOND);
    const sorted = planned.map(({ sendAt }) => sendAt).sort((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThanOrEqual(MONDAY + 144 * SECOND);
    sorted.slice(1).forEach((each, index) => {
      expect(each - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(72 * SECOND);
    });
  });
});

it('eight senders keep it together; status and why tell it', async () => {
  const { state, sink, path } = await started(
    { people: at(...(Array(9).fill('slow.test') as string[])) },
    { refuse: (address) => (address.startsWith('p1@') ? '451 try again later' : null) },
  );
  await send(state, { now: MONDAY, url: sink.url });
  closeState(state);
  const cwd = newFolder();
  const callAt = (now: number, ...line: string[]) =>
    call(['rate_limiter', ...line, '--db', path, '--now', new Date(now).toISOString()], {
      cwd,
      env: { ANN_SMTP: sink.url },
    });
  const sendAt = async (now: number): Promise<number> => {
    const ends = await Promise.all(Array.from({ length: 8 }, () => callAt(now, 'send')));
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(Array(8).fill([0, '']));
    return ends.reduce((sum, { document }) => sum + document.data.sent, 0);
  };
  expect(await sendAt(MONDAY + 144 * SECOND)).toBe(1);
  expect(sink.messages).toHaveLength(1);

  const now = MONDAY + 150 * SECOND;
  const status = await callAt(now, 'status', '--campaign-id', 'spring');
  expect(status.document.data.paces).toEqual({
    total: 1,
    reduced: [
      {
        scope: 'domain',
        id: 'slow.test',
        mailbox: 'ann',
        factor: 0.5,
        gapSeconds: 144,
        deferredAt: new Date(MONDAY).toISOString(),
        recoversAt: new Date(MONDAY + 4 * HOUR).toISOString(),
      },
    ],
  });
  const why = await callAt(now, 'why', '--prospect', 'p9@slow.test', '--campaign-id', 'spring');
  const [link] = why.document.data.campaigns[0].chain;
  expect([link.code, link.until, link.limit.pace.factor]).toEqual([
    'limit_reduced_pace',
    new Date(MONDAY + 288 * SECOND).toISOString(),
    0.5,
  ]);
  expect(link.text).toContain('at 50 % of its pace for now: one message in 144 seconds');
  const mailbox = await callAt(now, 'why', '--mailbox', 'ann');
  expect(mailbox.document.data.paces.total).toBe(1);
}, 120_000);
