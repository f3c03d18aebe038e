/** Under a policy, no text of a stranger makes a message leave that a person did not ask for. */
import { expect, it } from 'vitest';
import { approve } from '../../../lib/app/approval/approve.ts';
import { command as test } from '../../../lib/cli/rate-limiter/mailbox/mailbox-test.ts';
import { warnOfRefused } from '../../../lib/cli/wiring/approval/keep-refused.ts';
import { approving, putPolicy, refusalOf } from '../../support/approval.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { runOn } from '../../support/command-context.ts';
import { dryRunOf } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { seededState } from '../../support/state-file.ts';
import { change, standing } from '../people/people.fixture.ts';

const open = closedAfterEach();
const now = MONDAY;

async function world() {
  const sink = await startSink();
  const state = await seededState();
  open.push(sink, { close: () => state.db.close() });
  putPolicy(state, { approval: 'first' });
  const call = (values: Record<string, unknown>) =>
    runOn(
      test,
      { state, now, env: { ANN_SMTP: sink.url } },
      { mailbox: 'ann', step: 1, dryRun: false, ...values },
    ).then(({ data }) => data as { test: { outcome: string } });
  const allow = (digest: unknown) =>
    approve(approving(state, now), { digest: String(digest), by: 'Ann Lee', now });
  return { sink, state, call, allow };
}
const SHOWN = { campaignId: 'spring', prospect: 'p1@example.test' };
const OUTSIDE = { ...SHOWN, to: 'eve@evil.example' };

it('a test message leaves our domains once, after an approval of exactly this text', async () => {
  const { sink, state, call, allow } = await world();
  const refused = await refusalOf(state, () => call(OUTSIDE));
  expect(refused).toMatchObject({
    code: 'approval_needed',
    exit: 'refused',
    details: {
      action: { kind: 'test_outside', target: { to: 'eve@evil.example', mailbox: 'ann', step: 1 } },
    },
  });
  expect(state.db.prepare('SELECT count(*) FROM reservation').pluck().get()).toBe(0);
  await allow(refused.details['digest']);
  await refusalOf(state, () => call({ ...OUTSIDE, prospect: 'p2@example.test' }));
  await refusalOf(state, () => call({ ...OUTSIDE, to: 'eve@other.example' }));
  expect(sink.messages).toEqual([]);
  expect(await call(OUTSIDE)).toMatchObject({ test: { outcome: 'sent' } });
  expect(await call(OUTSIDE)).toMatchObject({ test: { outcome: 'known' } });
  expect(sink.messages.map(({ to }) => to)).toEqual(['eve@evil.example']);
});

it('a test message to our own domain needs none', async () => {
  const { sink, call } = await world();
  expect(await call({ ...SHOWN, to: 'Bob@Acme.test' })).toMatchObject({
    test: { outcome: 'sent' },
  });
  expect(sink.messages).toHaveLength(1);
});

it('a dry run of a test message outside says that the real call would be refused', async () => {
  const { state, call } = await world();
  await dryRunOf(state, async () => {
    expect(await call({ ...OUTSIDE, dryRun: true })).toMatchObject({
      test: { outcome: 'would_send' },
    });
    expect(warnOfRefused(state)).toMatchObject([{ code: 'approval_needed' }]);
  });
});

it('without a policy a test message goes where the user says', async () => {
  const { state, call } = await world();
  putPolicy(state, { approval: 'none', maxPerDay: 5 });
  expect(await call(OUTSIDE)).toMatchObject({ test: { outcome: 'sent' } });
});

it('a person whom the operator removed comes back only after an approval', async () => {
  const { state, allow } = await world();
  const person = { email: 'p1@example.test', now };
  await change(state, 'remove', person);
  const refused = await refusalOf(state, () => change(state, 'requeue', person));
  expect(refused).toMatchObject({
    code: 'approval_needed',
    details: {
      action: { kind: 'requeue', target: { campaignId: 'spring', people: person.email } },
    },
  });
  expect(standing(state, person.email).state).toBe('removed');
  await allow(refused.details['digest']);
  expect(await change(state, 'requeue', person)).toMatchObject({ changed: true });
  // In the campaign already: nothing changes, so nothing is asked.
  expect(await change(state, 'requeue', person)).toMatchObject({ changed: false });
});

it("the end of an operator's pause, and a skip taken back, need none", async () => {
  const { state } = await world();
  const person = { email: 'p1@example.test', now };
  await change(state, 'pause', person);
  expect(await change(state, 'resume', person)).toMatchObject({ changed: true });
});
