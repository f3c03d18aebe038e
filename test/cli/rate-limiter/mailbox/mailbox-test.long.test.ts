/** A message to oneself is counted like any other, and never goes to a prospect. */
import { expect, it } from 'vitest';
import { recoverTests } from '../../../../lib/app/sending/to-self/recover-tests.ts';
import { command as test } from '../../../../lib/cli/rate-limiter/mailbox/mailbox-test.ts';
import { wireTests } from '../../../../lib/cli/wiring/sending/wire-tests.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { transact } from '../../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { runOn } from '../../../support/command-context.ts';
import { startImapServer } from '../../../support/imap/imap-server.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { people, seededState, type Seed } from '../../../support/state-file.ts';

const open = closedAfterEach();

async function openWorld(seed: Seed = {}, refuse?: string) {
  const sink = await startSink(refuse === undefined ? {} : { refuse: () => refuse });
  const imap = await startImapServer();
  const state = await seededState(seed);
  open.push(sink, imap, { close: () => state.db.close() });
  state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
  const urls = { ANN_SMTP: sink.url, ANN_IMAP: imap.url };
  const call = async (values: Record<string, unknown>, now = MONDAY, env: object = {}) =>
    runOn(test, { state, now, env: { ...urls, ...env } }, { mailbox: 'ann', step: 1, ...values })
      .then(({ data }) => data as any)
      .catch((error: unknown) => {
        if (error instanceof Failure) return error;
        throw error;
      });
  return { state, sink, imap, call };
}

it('checks both logins without a message, and says what was checked', async () => {
  const { call, sink, imap } = await openWorld();
  expect(await call({})).toMatchObject({
    smtp: { ok: true, host: '127.0.0.1', tls: 'if_offered', login: 'none' },
    imap: {
      ok: true,
      port: imap.port,
      login: 'password',
      folders: [{ folder: 'INBOX', messages: 0 }],
    },
    test: null,
  });
  expect(sink.messages).toEqual([]);
});

it('names the server that fails, with a hint, and still checks the other', async () => {
  const { call, imap, state } = await openWorld();
  const dead = { ANN_SMTP: 'smtp://127.0.0.1:1' };
  expect(await call({ to: 'me@acme.test' }, MONDAY, dead)).toMatchObject({
    code: 'smtp_unreachable',
    hint: expect.stringContaining('host and port'),
    details: { smtp: { ok: false }, imap: { ok: true } },
  });
  state.db.prepare(`UPDATE mailbox SET folders = '["INBOX","Sentt"]'`).run();
  imap.folders.delete('Sentt');
  expect(await call({})).toMatchObject({
    code: 'imap_folder_missing',
    details: { smtp: { ok: true }, imap: { ok: false } },
  });
});

it('shows a step as the person would get it, and a click on its link unsubscribes nobody', async () => {
  const { call, sink, state } = await openWorld({
    file: { unsubscribe: { https: 'https://t.acme.test/u/{token}' } },
  });
  const shown = { campaignId: 'spring', prospect: 'P1@example.test', to: 'me@acme.test' };
  expect(await call(shown)).toMatchObject({
    test: { outcome: 'sent', subject: 'Hello P1', step: 1 },
  });
  await call({ ...shown, step: 2 });
  expect(sink.messages.map(({ to, headers }) => [to, headers['subject']])).toEqual([
    ['me@acme.test', 'Hello P1'],
    ['me@acme.test', 'Re: Hello P1'],
  ]);
  expect(sink.messages[0]?.raw).toContain('First mail for P1.');
  expect(sink.messages[0]?.headers['list-unsubscribe']).toMatch(/\/u\/test\./);
  const left = state.db.prepare(`SELECT count(*) FROM message`).pluck().get();
  expect([left, await call({ ...shown, prospect: 'other@example.test' })]).toMatchObject([
    0,
    { code: 'no_prospect' },
  ]);
});

it('counts against the hour and the day of the mailbox, and is refused when they are full', async () => {
  const { call, sink, state } = await openWorld({ limits: { perHour: 2 } });
  expect(await call({ to: 'me@acme.test' })).toMatchObject({ test: { outcome: 'sent' } });
  expect(await call({ to: 'me@acme.test' }, MONDAY + MINUTE)).toMatchObject({
    test: { outcome: 'known' },
  });
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY + MINUTE);
  state.db.prepare('UPDATE mailbox SET inbox_read_at = ?').run(MONDAY);
  const sent = await send(state, { now: MONDAY + MINUTE, url: sink.url });
  expect([sent.counts.sent, sink.messages.length]).toEqual([1, 2]);
  expect(await call({ to: 'you@acme.test' }, MONDAY + 2 * MINUTE)).toMatchObject({
    code: 'test_over_limit',
    retryAfter: new Date(MONDAY + HOUR).toISOString(),
  });
  const day = state.db.prepare('SELECT sum(sent) FROM mailbox_day').pluck().get();
  const counted = state.db
    .prepare(`SELECT ifnull(sum(n), 0) FROM counter WHERE metric = 'sent'`)
    .pluck()
    .get();
  expect([day, counted]).toEqual([2, 1]);
});

it('never goes to a prospect or a suppressed address, and sends nothing on hold or in a dry run', async () => {
  const { call, sink, state } = await openWorld({ people: people(1) });
  await transact(state, () =>
    addSuppression(state.db, {
      kind: 'domain',
      value: 'gone.test',
      canonical: 'gone.test',
      reason: 'asked',
      source: 'operator',
      at: MONDAY,
    }),
  );
  expect(await call({ to: 'P1@example.test' })).toMatchObject({ code: 'test_to_prospect' });
  expect(await call({ to: 'a@gone.test' })).toMatchObject({ code: 'test_to_suppressed' });
  expect(await call({ to: 'me@acme.test', dryRun: true })).toMatchObject({
    test: { outcome: 'would_send' },
  });
  state.db
    .prepare(
      `INSERT INTO hold (scope, scope_id, reason, placed_by, from_at) VALUES ('mailbox', 'ann', 'blocks', 'operator', ?)`,
    )
    .run(MONDAY);
  expect(await call({ to: 'me@acme.test' })).toMatchObject({ code: 'test_on_hold' });
  expect(sink.messages).toEqual([]);
});

it('a refused message frees its slot', async () => {
  const { call, state } = await openWorld({ limits: { perHour: 1 } }, '550 5.7.1 not you');
  expect(await call({ to: 'me@acme.test' })).toMatchObject({ code: 'test_refused' });
  expect(state.db.prepare('SELECT count(*) FROM reservation').pluck().get()).toBe(0);
});

it('a process that died in between leaves its slot counted when the text had begun, else free', async () => {
  const { state, call } = await openWorld({ limits: { perHour: 2 } });
  const port = wireTests(state);
  const claim = (recipient: string): Promise<number> =>
    transact(state, () =>
      port.reserveTest(
        { mailboxId: 'ann', recipient, messageId: `<${recipient}>`, digest: 'd', shows: null },
        {
          owner: 'died',
          now: MONDAY,
          leaseUntil: MONDAY + 5 * MINUTE,
          recipient: { provider: 'other', domain: 'acme.test' },
        },
      ),
    );
  const begun = await claim('a@acme.test');
  await claim('b@acme.test');
  await transact(state, () => port.beginTest(begun, { owner: 'died', leaseBeyond: MONDAY }));
  const owners = { owner: 'me', ownerIsGone: () => false };
  await recoverTests(port, { ...owners, now: () => MONDAY + MINUTE });
  expect(await call({ to: 'me@acme.test' }, MONDAY + MINUTE)).toMatchObject({
    code: 'test_over_limit',
  });
  await recoverTests(port, { ...owners, now: () => MONDAY + 5 * MINUTE });
  expect(
    state.db.prepare('SELECT recipient, state FROM test_message ORDER BY id').all(),
  ).toMatchObject([
    { recipient: 'a@acme.test', state: 'in_doubt' },
    { recipient: 'b@acme.test', state: 'rejected' },
  ]);
  expect(await call({ to: 'me@acme.test' }, MONDAY + 6 * MINUTE)).toMatchObject({
    test: { outcome: 'sent' },
  });
});
