import { describe, expect, it } from 'vitest';
import { claimDue, FROM_START } from '../../../lib/app/sending/claim.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/domain/time.ts';
import { openHolds } from '../../../lib/state/sending/holds.ts';
import { findMailbox } from '../../../lib/state/campaigns/mailboxes.ts';
import { putMailbox } from '../../../lib/state/campaigns/put-mailbox.ts';
import type { Mailbox } from '../../../lib/domain/campaigns/mailbox.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { messageStates, seededState, type Seed } from '../../support/state-file.ts';
import type { Sent } from '../../../lib/app/sending/send.ts';
import { transact, type State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

async function started(
  seed: Seed,
  behaviour: Parameters<typeof startSink>[0] = {},
): Promise<{ state: State; sink: SmtpSink }> {
  const [state, sink] = await Promise.all([seededState(seed), startSink(behaviour)]);
  open.push(sink, { close: () => closeState(state) });
  await plan(state, MONDAY);
  // All due at once: what a breaker holds back shall be due.
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  return { state, sink };
}

const counts = ({ counts: all }: Sent): Record<string, number> =>
  Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0));
const at = (...domains: string[]): { email: string }[] =>
  domains.map((domain, index) => ({ email: `p${index + 1}@${domain}` }));
const runs = (state: State): unknown[] =>
  state.db
    .prepare(
      `SELECT scope || ' ' || scope_id || ' ' || kind || ' ' || failures FROM failure_run ORDER BY 1`,
    )
    .pluck()
    .all();
const holds = (state: State, now: number): unknown[] =>
  openHolds(state.db, now).map(({ scope, scopeId, reason, until }) => [
    scope,
    scopeId,
    reason,
    (until ?? 0) - now,
  ]);
const alerts = (state: State): unknown[] =>
  (
    state.db
      .prepare(`SELECT type, data FROM event WHERE type LIKE '%.failing' ORDER BY seq`)
      .all() as { type: string; data: string }[]
  ).map(({ type, data }) => [type, JSON.parse(data) as unknown]);
const NOBODY = 'smtp://127.0.0.1:1';

describe('a mailbox that fails', () => {
  it('connections that fail together are one failure', async () => {
    const { state } = await started({
      people: at('a.test', 'b.test', 'c.test', 'd.test', 'e.test'),
    });
    const sent = await send(state, { now: MONDAY, url: NOBODY, connections: 4 });
    expect(sent.counts.account).toBeGreaterThan(1);
    expect([runs(state), holds(state, MONDAY), messageStates(state)]).toEqual([
      ['mailbox ann account_failing 1'],
      [['mailbox', 'ann', 'account_failing', 30 * SECOND]],
      { scheduled: 5 },
    ]);
  });

  it('is tested with one message when the breaker is half open; the others follow when that one has arrived', async () => {
    let underWay: number[] = [];
    const { state, sink } = await started(
      { people: at('a.test', 'b.test', 'c.test', 'd.test', 'e.test') },
      {
        onMail: () =>
          underWay.push(
            state.db
              .prepare('SELECT count(*) FROM reservation WHERE owner IS NOT NULL')
              .pluck()
              .get() as number,
          ),
      },
    );
    await send(state, { now: MONDAY, url: NOBODY, connections: 4 });
    expect(
      counts(await send(state, { now: MONDAY + 30 * SECOND - 1, url: sink.url, connections: 4 })),
    ).toEqual({});
    const sent = await send(state, { now: MONDAY + 30 * SECOND, url: sink.url, connections: 4 });
    expect([counts(sent), underWay[0], runs(state)]).toEqual([{ sent: 5 }, 1, []]);
    underWay = [];
  });

  it('gives its probe to one of several processes', async () => {
    const { state } = await started({ people: at('a.test', 'b.test', 'c.test') });
    await send(state, { now: MONDAY, url: NOBODY });
    const port = wireSending(state);
    const { campaign } = needCampaign(state.db, 'spring');
    const now = MONDAY + 30 * SECOND;
    const claim = (owner: string): Promise<unknown[]> =>
      port.transact(() => {
        const { go, waiting } = claimDue(port, {
          pair: { mailboxId: 'ann', campaignId: 'spring', campaignState: 'active' },
          campaign,
          owner,
          now,
          batchId: null,
          after: FROM_START,
          spread: null,
          max: 10,
        });
        return [
          go.length,
          waiting.map(({ verdict, messages }) => [verdict.reason, verdict.until, messages]),
        ];
      });
    expect(await Promise.all([claim('one'), claim('two'), claim('three')])).toEqual([
      [1, [['probe_under_way', now + 30 * SECOND, 2]]],
      [0, [['probe_under_way', now + 30 * SECOND, 2]]],
      [0, [['probe_under_way', now + 30 * SECOND, 2]]],
    ]);
  });

  it('that is changed is trusted again', async () => {
    const { state, sink } = await started({ people: at('a.test', 'b.test') });
    await send(state, { now: MONDAY, url: NOBODY });
    const ann = findMailbox(state.db, 'ann') as Mailbox;
    await transact(state, () =>
      putMailbox(state.db, { ...ann, fromName: 'Ann L.' }, MONDAY + SECOND),
    );
    expect([runs(state), holds(state, MONDAY + SECOND)]).toEqual([[], []]);
    expect(counts(await send(state, { now: MONDAY + SECOND, url: sink.url }))).toEqual({ sent: 2 });
  });

  it('is held for hours when its daily quota is used up, and no person counts as bounced', async () => {
    const { state, sink } = await started(
      { people: at('a.test', 'b.test') },
      { refuse: () => '550 5.4.5 Daily user sending limit exceeded' },
    );
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect([counts(sent), sent.troubles, holds(state, MONDAY), messageStates(state)]).toEqual([
      { account: 1 },
      [{ mailboxId: 'ann', problem: 'sending_limit', reply: expect.stringContaining('550 5.4.5') }],
      [['mailbox', 'ann', 'sending_limit', 4 * HOUR]],
      { scheduled: 2 },
    ]);
    expect(state.db.prepare('SELECT count(*) FROM reservation').pluck().get()).toBe(0);
  });
});

describe('a destination that fails', () => {
  const busy = (address: string): string | null =>
    address.endsWith('@down.test') ? '451 4.3.2 System not accepting network messages' : null;

  it('is held alone: the others go on', async () => {
    const { state, sink } = await started(
      { people: at('down.test', 'a.test', 'down.test', 'b.test', 'down.test') },
      { refuse: busy },
    );
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect([sent.counts.sent, sink.messages.map(({ to }) => to), holds(state, MONDAY)]).toEqual([
      2,
      ['p2@a.test', 'p4@b.test'],
      [['domain', 'down.test', 'destination_failing', MINUTE]],
    ]);
    expect(runs(state)).toEqual(['domain down.test destination_failing 1']);
  });

  it('is tested with one message at a time, is held longer each time, and alerts with the third failure', async () => {
    const { state, sink } = await started(
      { people: at('down.test', 'down.test', 'down.test', 'down.test', 'down.test', 'down.test') },
      { refuse: busy },
    );
    const tried: number[] = [];
    let now = MONDAY;
    for (const rest of [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE]) {
      tried.push((await send(state, { now, url: sink.url })).counts.deferred);
      expect(holds(state, now)).toContainEqual([
        'domain',
        'down.test',
        'destination_failing',
        rest,
      ]);
      // The deferred message itself is due again by then.
      state.db.prepare(`UPDATE message SET send_at = ?`).run(MONDAY);
      now += rest;
    }
    expect(tried).toEqual([1, 1, 1, 1]);
    // The failures of one destination do not count against the mailbox.
    expect(alerts(state)).toEqual([
      [
        'destination.failing',
        { scope: 'domain', scopeId: 'down.test', kind: 'destination_failing' },
      ],
    ]);
  });

  it('is open again for all after the first message it accepts', async () => {
    let down = true;
    const { state, sink } = await started(
      { people: at('down.test', 'down.test', 'down.test') },
      { refuse: (address) => (down ? busy(address) : null) },
    );
    await send(state, { now: MONDAY, url: sink.url });
    down = false;
    state.db.prepare(`UPDATE message SET send_at = ?`).run(MONDAY);
    expect(
      counts(await send(state, { now: MONDAY + MINUTE, url: sink.url, connections: 3 })),
    ).toEqual({
      sent: 3,
    });
    expect(runs(state)).toEqual([]);
  });

  it('is its provider if the refusal is a rate limit and the provider is known', async () => {
    const { state, sink } = await started(
      { people: at('a.test', 'b.test') },
      {
        refuse: () =>
          '421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume or user complaints',
      },
    );
    state.db.prepare(`UPDATE prospect SET provider = 'yahoo'`).run();
    await send(state, { now: MONDAY, url: sink.url });
    expect(holds(state, MONDAY)).toEqual([['provider', 'yahoo', 'destination_failing', 2 * HOUR]]);
  });

  it('one after another means the mailbox: its breaker opens with the third', async () => {
    const { state, sink } = await started(
      { people: at('a.test', 'b.test', 'c.test', 'd.test', 'e.test') },
      { refuse: () => '451 4.3.2 System not accepting network messages' },
    );
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect([
      counts(sent),
      holds(state, MONDAY).filter(([scope]: any) => scope === 'mailbox'),
    ]).toEqual([{ deferred: 3 }, [['mailbox', 'ann', 'deferrals', 2 * MINUTE]]]);
  });

  it('is forgotten after two days without another failure', async () => {
    const { state, sink } = await started(
      { people: at('down.test', 'down.test') },
      { refuse: busy },
    );
    await send(state, { now: MONDAY, url: sink.url });
    const later = MONDAY + 2 * DAY + HOUR;
    state.db.prepare(`UPDATE message SET send_at = ?, open_until = ?`).run(later, later + HOUR);
    await send(state, { now: later, url: sink.url });
    expect(runs(state)).toContain('domain down.test destination_failing 1');
  });

  it('greylisting and full mailboxes are not failures of a destination', async () => {
    const { state, sink } = await started(
      { people: at('a.test', 'a.test') },
      {
        refuse: (address) =>
          address.startsWith('p1') ? '450 4.2.0 Greylisted' : '452 4.2.2 Mailbox full',
      },
    );
    expect(counts(await send(state, { now: MONDAY, url: sink.url }))).toEqual({
      deferred: 1,
      soft: 1,
    });
    expect([runs(state), holds(state, MONDAY)]).toEqual([[], []]);
  });
});
