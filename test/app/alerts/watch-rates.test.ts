/** Bad results place a hold by themselves, in the transaction that records the result. */
import { describe, expect, it } from 'vitest';
import { reviewRates } from '../../../lib/app/alerts/watch-rates.ts';
import { resume } from '../../../lib/app/sending/operator/hold.ts';
import { wireRates } from '../../../lib/cli/wiring/alerts/wire-rates.ts';
import { wireHolds } from '../../../lib/cli/wiring/sending/wire-holds.ts';
import { openAlerts } from '../../../lib/state/alerts/alerts.ts';
import { openHolds } from '../../../lib/state/sending/holds.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { enroll, people, seededState } from '../../support/state-file.ts';
import { writeReport } from '../../support/write-report.ts';
import { receive } from '../responses/process.fixture.ts';

const open = closedAfterEach();
const DEAD = '550 5.1.1 no such user';
const LISTED = { status: '5.7.1', text: '550 5.7.1 blocked using zen.spamhaus.org; IP is listed' };

async function world(
  count: number,
  refuse: (n: number) => string | null = () => null,
): Promise<{ state: State; sink: SmtpSink; tried: () => number }> {
  let tried = 0;
  const sink = await startSink({
    refuse(address) {
      tried++;
      return refuse(Number(/\d+/.exec(address)?.[0]));
    },
  });
  const state = await seededState({
    people: people(count),
    file: { sequences: { inboxFreshness: 0 } },
  });
  open.push(state.db, sink);
  await plan(state, MONDAY, count);
  return { state, sink, tried: () => tried };
}

const holdsOf = (state: State, now: number) =>
  openHolds(state.db, now).map(({ scope, scopeId, reason, until }) => ({
    scope,
    scopeId,
    reason,
    until,
  }));
const alertsOf = (state: State, now: number) =>
  openAlerts(state.db, now).map(({ code, scope, level }) => `${level} ${code} ${scope}`);

/** Reports about the messages that left, from the first of `from` on. */
async function report(
  state: State,
  {
    from,
    count,
    now,
    ...words
  }: { from: number; count: number; now: number; status: string; text: string },
): Promise<void> {
  const sent = state.db
    .prepare(
      `SELECT m.message_id AS messageId, p.email AS recipient FROM message m JOIN prospect p ON p.id = m.prospect_id
      WHERE m.state = 'sent' ORDER BY m.id LIMIT ? OFFSET ?`,
    )
    .all(count, from) as { messageId: string; recipient: string }[];
  for (const message of sent)
    await receive(
      { state, url: '', messageId: message.messageId, sent: () => 0 },
      writeReport({ ...message, ...words }),
      now,
    );
}

describe('hard bounces', () => {
  it('a list with 25 dead addresses in 100 is held after about 30 attempts', async () => {
    const { state, sink, tried } = await world(100, (n) => (n % 4 === 0 ? DEAD : null));
    const now = MONDAY + HOUR;
    await send(state, { now: MONDAY, url: sink.url, waitUntil: now, connections: 4 });
    expect(holdsOf(state, now)).toEqual([
      { scope: 'campaign', scopeId: 'spring', reason: 'bounce_rate', until: null },
    ]);
    expect(alertsOf(state, now)).toEqual(['critical bounce_rate campaign']);
    const atTheHold = tried();
    // The eighth dead address is among the first 32; four connections had begun with others.
    expect(atTheHold).toBeLessThanOrEqual(40);
    expect(sink.messages.length).toBeLessThanOrEqual(28);
    const again = await send(state, { now: now + HOUR, url: sink.url });
    expect([again.counts.sent, tried()]).toEqual([0, atTheHold]);
    expect(again.waiting[0]).toMatchObject({ reason: 'hold', hold: { reason: 'bounce_rate' } });
  });

  it('a few dead addresses in a good list are no reason to stop', async () => {
    const { state, sink } = await world(200, (n) => (n % 70 === 0 ? DEAD : null));
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 8 * HOUR });
    expect([holdsOf(state, MONDAY + HOUR), alertsOf(state, MONDAY + HOUR)]).toEqual([[], []]);
    expect(sink.messages).toHaveLength(198);
  });

  it('a resume counts from that instant on', async () => {
    const { state, sink, tried } = await world(100, (n) => (n % 4 === 0 ? DEAD : null));
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + HOUR });
    const before = tried();
    const now = MONDAY + 2 * HOUR;
    const target = { scope: 'campaign', scopeId: 'spring' } as const;
    expect(await resume(wireHolds(state), { target, now })).toMatchObject({ lifted: 1, left: [] });
    expect(alertsOf(state, now)).toEqual([]);
    await send(state, { now, url: sink.url, waitUntil: now + HOUR });
    // Not with the next dead address, but when the rate is reached again.
    expect(tried() - before).toBeGreaterThan(15);
    expect(holdsOf(state, now + HOUR)).toHaveLength(1);
  });

  it('after a resume, reports about earlier messages do not count', async () => {
    const { state, sink } = await world(60);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + HOUR });
    const now = MONDAY + 2 * HOUR;
    await report(state, { from: 0, count: 12, now, status: '5.1.1', text: DEAD });
    expect(holdsOf(state, now)).toHaveLength(1);
    await resume(wireHolds(state), { target: { scope: 'campaign', scopeId: 'spring' }, now });
    await report(state, { from: 12, count: 20, now: now + HOUR, status: '5.1.1', text: DEAD });
    expect([holdsOf(state, now + HOUR), alertsOf(state, now + HOUR)]).toEqual([[], []]);
  });

  it('reports that are not proven trip nothing', async () => {
    const { state, sink } = await world(60);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + HOUR });
    for (let n = 1; n <= 30; n++)
      await receive(
        { state, url: '', messageId: '', sent: () => 0 },
        writeReport({
          messageId: `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>`,
          recipient: `p${n}@example.test`,
          status: '5.1.1',
          text: DEAD,
        }),
        MONDAY + 2 * HOUR,
      );
    expect([holdsOf(state, MONDAY + 2 * HOUR), alertsOf(state, MONDAY + 2 * HOUR)]).toEqual([
      [],
      [],
    ]);
  });
});

describe('blocks that come back by report', () => {
  it('hold the mailbox for hours, which grow, and an accepted message does not end the hold', async () => {
    const { state, sink } = await world(118);
    await send(state, { now: MONDAY, url: sink.url, max: 30 });
    const first = MONDAY + HOUR;
    await report(state, { from: 0, count: 30, now: first, ...LISTED });
    expect(holdsOf(state, first).filter(({ reason }) => reason === 'block_rate')).toEqual([
      { scope: 'mailbox', scopeId: 'ann', reason: 'block_rate', until: first + 6 * HOUR },
    ]);
    expect((await send(state, { now: first, url: sink.url })).counts.sent).toBe(0);
    // The breaker of reports is over too.
    const second = first + DAY;
    await plan(state, second, 118);
    await send(state, { now: second, url: sink.url, max: 20, waitUntil: second + HOUR });
    expect(sink.messages.length).toBeGreaterThanOrEqual(50);
    await report(state, { from: 30, count: 20, now: second + HOUR, ...LISTED });
    expect(holdsOf(state, second + HOUR)).toContainEqual({
      scope: 'mailbox',
      scopeId: 'ann',
      reason: 'block_rate',
      until: second + 25 * HOUR,
    });
  });
});

describe('complaints', () => {
  const complain = async (state: State, from: number, count: number): Promise<void> => {
    const rates = wireRates(state);
    const { watchReport } = await import('../../../lib/app/alerts/watch-rates.ts');
    transactOnce(state, () => {
      for (let n = from; n < from + count; n++)
        watchReport(
          rates,
          { mailboxId: 'ann', campaignId: 'spring', provider: 'other' },
          { sentAt: MONDAY + HOUR, signal: 'complaint', now: MONDAY + 2 * HOUR },
        );
    });
  };

  it('one in 229 messages is a warning, a second one holds the campaign only in a small sample', async () => {
    const { state, sink } = await world(229);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 8 * HOUR });
    await complain(state, 0, 1);
    expect(alertsOf(state, MONDAY + 2 * HOUR)).toEqual(['warning complaint_rate campaign']);
    await complain(state, 1, 1);
    expect(holdsOf(state, MONDAY + 2 * HOUR)).toEqual([]);
    await complain(state, 2, 1);
    expect(holdsOf(state, MONDAY + 2 * HOUR)).toMatchObject([{ reason: 'complaint_rate' }]);
  });

  it('two among twelve messages hold the campaign', async () => {
    const { state, sink } = await world(12);
    await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + HOUR });
    await complain(state, 0, 2);
    expect(holdsOf(state, MONDAY + 2 * HOUR)).toMatchObject([
      { scope: 'campaign', reason: 'complaint_rate', until: null },
    ]);
  });
});

it('a warning ends when better results bring the rate below its level', async () => {
  const { state, sink } = await world(60, (n) => (n <= 3 ? DEAD : null));
  const now = MONDAY + HOUR;
  await send(state, { now: MONDAY, url: sink.url, max: 57 });
  // The third dead address came before the floor of attempts; a fourth one makes it a warning.
  enroll(state, 'spring', [{ email: 'p2000@example.test' }], now);
  await plan(state, now, 100);
  expect(alertsOf(state, now)).toEqual([]);
  transactOnce(state, () => {
    const rates = wireRates(state);
    rates.countAttempt(
      { mailboxId: 'ann', campaignId: 'spring', provider: 'other' },
      { at: now, signal: null },
    );
    rates.raiseAlert(
      {
        code: 'bounce_rate',
        scope: 'campaign',
        scopeId: 'spring',
        level: 'warning',
        value: 0.05,
        threshold: 0.02,
        sample: 60,
        until: null,
      },
      now,
    );
    reviewRates(rates, now);
  });
  expect(alertsOf(state, now)).toEqual(['warning bounce_rate campaign']);
  transactOnce(state, () => {
    const rates = wireRates(state);
    for (let n = 0; n < 200; n++)
      rates.countAttempt(
        { mailboxId: 'ann', campaignId: 'spring', provider: 'other' },
        { at: now, signal: null },
      );
    reviewRates(rates, now);
  });
  expect(alertsOf(state, now)).toEqual([]);
});
