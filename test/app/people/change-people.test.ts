import { expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { started } from '../sending/send.fixture.ts';
import { change, place, round, seed, standing, stop } from './people.fixture.ts';

const ONE = 'p1@example.test';
it('a paused person gets nothing, and goes on where the sequence stood when the pause ends', async () => {
  const { state, sink } = await started(seed(2));
  await send(state, { now: MONDAY, url: sink.url });
  const before = place(state, ONE);
  const pause = { email: ONE, now: MONDAY + HOUR, until: MONDAY + 3 * DAY };
  expect(await change(state, 'pause', pause)).toMatchObject({ changed: true, state: 'paused' });
  expect(await change(state, 'pause', pause)).toMatchObject({ changed: false, state: 'paused' });
  await round(state, MONDAY + DAY + HOUR, sink.url);
  expect(sink.messages.filter(({ to }) => to === ONE)).toHaveLength(1);
  await round(state, MONDAY + 3 * DAY + HOUR, sink.url);
  expect(sink.messages.filter(({ to }) => to === ONE)).toHaveLength(2);
  expect(standing(state, ONE)).toMatchObject({ state: 'waiting', step: before.step + 1 });
});

it('a skipped step is never sent; the step after it keeps its date, and the skip can be undone', async () => {
  const { state, sink } = await started(seed(1));
  await send(state, { now: MONDAY, url: sink.url });
  const before = place(state, ONE);
  const at = { email: ONE, now: MONDAY + HOUR };
  expect(await change(state, 'skip', at)).toMatchObject({ changed: true, step: 1 });
  expect(standing(state, ONE)).toMatchObject({ step: 2, dueAt: before.dueAt + DAY });
  // Asked again, it does not skip the next one as well, unless that is named.
  expect(await change(state, 'skip', at)).toMatchObject({ changed: false });
  await change(state, 'unskip', at);
  expect(place(state, ONE)).toEqual(before);
  await change(state, 'skip', at);
  expect(await change(state, 'skip', { ...at, step: 2 })).toMatchObject({ state: 'finished' });
  await change(state, 'unskip', at);
  await round(state, MONDAY + 2 * DAY + HOUR, sink.url);
  expect(sink.messages.map(({ raw }) => /First|Second|Third/.exec(raw)?.[0])).toEqual([
    'First',
    'Third',
  ]);
  const late = await change(state, 'unskip', { ...at, now: MONDAY + 3 * DAY });
  expect(late.refusal?.code).toBe('nothing_skipped');
});

it('a sequence begins with its first step, so that one is not skipped', async () => {
  const { state } = await started(seed(1));
  const refused = await change(state, 'skip', { email: ONE, now: MONDAY });
  expect(refused.refusal?.code).toBe('sequence_not_begun');
});

it.each(['replied', 'unsubscribed', 'complained', 'bounced', 'invalid'] as const)(
  'a removed person who is %s since is not put back',
  async (end) => {
    const { state, sink } = await started(seed(1));
    await send(state, { now: MONDAY, url: sink.url });
    await change(state, 'remove', { email: ONE, now: MONDAY });
    stop(state, ONE, end);
    const refused = await change(state, 'requeue', { email: ONE, now: MONDAY + HOUR });
    expect(refused.refusal?.exit).toBe('refused');
    await round(state, MONDAY + 2 * DAY, sink.url);
    expect(sink.messages).toHaveLength(1);
  },
);

it('a message under way is left alone; its step is not sent again after an undo', async () => {
  let underWay: string | null = null;
  const { state, sink } = await started(seed(1), {
    onMail: async () => {
      const removed = await change(state, 'remove', { email: ONE, now: MONDAY });
      underWay = removed.place.underWay;
      await change(state, 'requeue', { email: ONE, now: MONDAY });
      await change(state, 'remove', { email: ONE, now: MONDAY });
    },
  });
  await send(state, { now: MONDAY, url: sink.url });
  expect(underWay).toBe('transmitting');
  expect(standing(state, ONE)).toMatchObject({ state: 'removed', step: 1 });
  await change(state, 'requeue', { email: ONE, now: MONDAY + HOUR });
  expect(place(state, ONE)).toMatchObject({ state: 'waiting', step: 1 });
});
