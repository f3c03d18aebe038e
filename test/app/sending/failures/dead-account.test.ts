/** What becomes of a campaign and its people when mailboxes do not work for days. */
import { describe, expect, it } from 'vitest';
import { noteSecrets } from '../../../../lib/app/sending/guard/note-secrets.ts';
import type { Sent } from '../../../../lib/app/sending/send.ts';
import { wireSecrets } from '../../../../lib/cli/wiring/sending/wire-secrets.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { openAlerts } from '../../../../lib/state/alerts/alerts.ts';
import { closeState } from '../../../../lib/state/file/open.ts';
import { transact, type State } from '../../../../lib/state/file/transact.ts';
import { createResponseStore } from '../../../../lib/state/responses/response-store.ts';
import { liftHolds } from '../../../../lib/state/sending/place-hold.ts';
import { openHolds } from '../../../../lib/state/sending/holds.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send as sendOn } from '../../../support/sending.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { messageStates, people, seededState, type Seed } from '../../../support/state-file.ts';

const open = closedAfterEach();
const NOBODY = 'smtp://ann:secret@127.0.0.1:1';
type Env = Record<string, string>;

async function world(
  seed: Seed,
  behaviour: Parameters<typeof startSink>[0] = {},
): Promise<{ state: State; sink: SmtpSink }> {
  const [state, sink] = await Promise.all([seededState(seed), startSink(behaviour)]);
  open.push(sink, { close: () => closeState(state) });
  await plan(state, MONDAY);
  return { state, sink };
}

/** Like the command: notes the secrets, then sends. */
async function send(state: State, now: number, env: Env): Promise<Sent> {
  await noteSecrets(wireSecrets({ state, env }, 'smtp'), now);
  return sendOn(state, { now, env, checkAccount: () => undefined });
}

async function sendEvery(
  state: State,
  { from, until, every }: { from: number; until: number; every: number },
  env: Env,
): Promise<void> {
  for (let now = from; now < until; now += every) await send(state, now, env);
}

const campaignHolds = (state: State, now: number): unknown[] =>
  openHolds(state.db, now).flatMap(({ scope, reason, until }) =>
    scope === 'campaign' ? [[reason, until]] : [],
  );
const alerts = (state: State, now: number): string[] =>
  openAlerts(state.db, now).map(({ code, level }) => `${level} ${code}`);
const events = (state: State, type: string): number =>
  state.db.prepare('SELECT count(*) FROM event WHERE type = ?').pluck().get(type) as number;
const HELD = [['account_persistently_failing', null]];

describe('no mailbox of the campaign works', () => {
  it('it alerts with the third failure, then daily; a day later the campaign is held, until a login works', async () => {
    const { state, sink } = await world({ people: people(3) });
    const dead = { ANN_SMTP: NOBODY };
    await send(state, MONDAY, dead);
    await send(state, MONDAY + HOUR, dead);
    expect(alerts(state, MONDAY + HOUR)).toEqual([]);
    await send(state, MONDAY + 2 * HOUR, dead);
    expect(alerts(state, MONDAY + 2 * HOUR)).toEqual(['warning account_failing']);
    await sendEvery(state, { from: MONDAY + 3 * HOUR, until: MONDAY + DAY, every: HOUR }, dead);
    expect(campaignHolds(state, MONDAY + DAY)).toEqual([]);
    // The night belongs to it: the login is tested then, too.
    await send(state, MONDAY + DAY, dead);
    expect(campaignHolds(state, MONDAY + DAY)).toEqual(HELD);
    await sendEvery(
      state,
      { from: MONDAY + DAY + 4 * HOUR, until: MONDAY + 5 * DAY, every: 4 * HOUR },
      dead,
    );
    const fifth = MONDAY + 5 * DAY;
    expect([alerts(state, fifth), campaignHolds(state, fifth), messageStates(state)]).toEqual([
      ['warning account_failing', 'critical account_persistently_failing'],
      HELD,
      { scheduled: 3 },
    ]);
    expect([events(state, 'account.failing'), events(state, 'hold.placed') > 10]).toEqual([
      5,
      true,
    ]);

    const back = { ANN_SMTP: NOBODY.replace(/127.*/, sink.url.slice('smtp://'.length)) };
    await send(state, fifth + 4 * HOUR, back);
    expect([alerts(state, fifth + 4 * HOUR), campaignHolds(state, fifth + 4 * HOUR)]).toEqual([
      [],
      [],
    ]);
    await sendEvery(
      state,
      { from: fifth + 5 * HOUR, until: fifth + 4 * DAY, every: 3 * HOUR },
      back,
    );
    expect([sink.messages.length, messageStates(state)]).toEqual([3, { sent: 3 }]);
  }, 120_000);

  it('a corrected secret is tried at the next call, whatever its breaker says, and lifts the hold', async () => {
    const login = ({ password }: { password?: string | undefined }, ...rest: unknown[]): void => {
      const done = rest.at(-1) as (error: Error | null, answer?: object) => void;
      if (password === 'right') done(null, { user: 'ann' });
      else done(Object.assign(new Error('5.7.8 Bad credentials'), { responseCode: 535 }));
    };
    const { state, sink } = await world({ people: people(3) }, { login: login as never });
    const url = (password: string): Env => ({
      ANN_SMTP: sink.url.replace('smtp://', `smtp://ann:${password}@`),
    });
    await sendEvery(state, { from: MONDAY, until: MONDAY + 26 * HOUR, every: HOUR }, url('wrong'));
    const later = MONDAY + 26 * HOUR;
    const { troubles } = await send(state, later, url('wrong'));
    expect([troubles, campaignHolds(state, later)]).toEqual([[], HELD]);
    expect((await send(state, later + 1, url('other'))).troubles).toMatchObject([
      { mailboxId: 'ann', problem: 'login_refused' },
    ]);
    expect(campaignHolds(state, later + 1)).toEqual(HELD);
    await send(state, later + 2, url('right'));
    expect([campaignHolds(state, later + 2), alerts(state, later + 2)]).toEqual([[], []]);
    const digests = state.db.prepare('SELECT digest FROM mailbox_secret').pluck().all();
    expect([digests.length, JSON.stringify(digests).includes('right')]).toEqual([1, false]);
  }, 60_000);

  it('where only a message can tell, one message tests the account when its breaker closes', async () => {
    let refused = true;
    const { state, sink } = await world(
      { people: people(3), file: { sendWindow: { start: '00:00', end: '24:00' } } },
      {
        refuse: () => (refused ? '553 5.7.1 Sender address rejected: not owned by user ann' : null),
      },
    );
    const env = { ANN_SMTP: sink.url };
    await sendEvery(state, { from: MONDAY, until: MONDAY + 30 * HOUR, every: HOUR }, env);
    const later = MONDAY + 30 * HOUR;
    expect(alerts(state, later)).toEqual([
      'warning account_failing',
      'critical account_persistently_failing',
    ]);
    expect(campaignHolds(state, later)).toEqual(HELD);
    refused = false;
    await sendEvery(state, { from: later, until: later + 8 * HOUR, every: HOUR }, env);
    expect([alerts(state, later + 8 * HOUR), campaignHolds(state, later + 8 * HOUR)]).toEqual([
      [],
      [],
    ]);
    expect(sink.messages.length).toBeGreaterThan(0);
  }, 60_000);

  it('an operator who resumes is heard until the next failure', async () => {
    const { state } = await world({ people: people(3) });
    const dead = { ANN_SMTP: NOBODY };
    await sendEvery(state, { from: MONDAY, until: MONDAY + 25 * HOUR, every: HOUR }, dead);
    const at = MONDAY + 25 * HOUR;
    await transact(state, () => liftHolds(state.db, { scope: 'campaign', scopeId: 'spring' }, at));
    await send(state, at + 1, dead);
    expect(campaignHolds(state, at + 1)).toEqual([]);
    await sendEvery(state, { from: at + HOUR, until: at + 6 * HOUR, every: HOUR }, dead);
    expect(campaignHolds(state, at + 6 * HOUR)).toEqual(HELD);
  }, 60_000);
});

it('the people of a mailbox that is dead for three days are written to by the other; new ones after a day', async () => {
  const { state, sink } = await world({
    people: people(6),
    mailboxes: ['ann', 'bea'],
    file: { sequences: { defaultDelay: [0, 1, 2] } },
  });
  state.db.prepare(`UPDATE mailbox SET smtp_ref = 'env:BEA_SMTP' WHERE id = 'bea'`).run();
  const both = { ANN_SMTP: sink.url, BEA_SMTP: sink.url };
  const one = { ANN_SMTP: sink.url, BEA_SMTP: NOBODY };
  await sendEvery(state, { from: MONDAY, until: MONDAY + 8 * HOUR, every: HOUR }, both);
  const from = (id: string): number =>
    sink.messages.filter((mail) => mail.from === `${id}@acme.test`).length;
  expect([from('ann'), from('bea')]).toEqual([3, 3]);
  for (let now = MONDAY + DAY; now < MONDAY + 8 * DAY; now += 4 * HOUR) {
    createResponseStore(state.db).markInboxRead('ann', now);
    createResponseStore(state.db).markInboxRead('bea', now);
    await plan(state, now);
    await send(state, now, one);
  }
  // Three people had their first message from bea: ann writes the other two of all six.
  expect([from('ann'), from('bea'), campaignHolds(state, MONDAY + 8 * DAY)]).toEqual([15, 3, []]);
}, 120_000);
