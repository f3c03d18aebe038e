/** Changes after the plan, and refusals of the server, stop the message. */
import { describe, expect, it } from 'vitest';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { findPerson } from '../../../../lib/state/why/why-store.ts';
import { openHolds } from '../../../../lib/state/sending/holds.ts';
import { placeHold } from '../../../../lib/state/sending/place-hold.ts';
import { transact } from '../../../../lib/state/file/transact.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { send } from '../../../support/sending.ts';
import { messageStates, people } from '../../../support/state-file.ts';
import { started, counts, slots } from '../send.fixture.ts';

describe('a change in the meantime', () => {
  it('a suppression added after the plan stops the message', async () => {
    const { state, sink } = await started();
    await transact(state, () =>
      addSuppression(state.db, {
        kind: 'address',
        value: 'p2@example.test',
        canonical: 'p2@example.test',
        reason: 'asked',
        source: 'operator',
        at: MONDAY,
      }),
    );
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect([sink.messages.map(({ to }) => to), sent.stopped]).toEqual([
      ['p1@example.test', 'p3@example.test'],
      1,
    ]);
    expect([messageStates(state), enrollmentCounts(state.db, 'spring')]).toEqual([
      { sent: 2, cancelled: 1 },
      { waiting: 2, suppressed: 1 },
    ]);
  });
});

describe('a pause', () => {
  it('is not lifted by a clock that is set back', async () => {
    const { state, sink } = await started();
    await transact(state, () =>
      placeHold(
        state.db,
        {
          scope: 'campaign',
          scopeId: 'spring',
          reason: 'a wrong price',
          placedBy: 'operator',
          from: MONDAY + MINUTE,
          until: null,
        },
        MONDAY + MINUTE,
      ),
    );
    expect((await send(state, { now: MONDAY, url: sink.url })).waiting).toMatchObject([
      { reason: 'hold', messages: 3 },
    ]);
    expect(sink.messages).toEqual([]);
  });
});

describe('what the server refuses', () => {
  it('an unknown user ends the sequence and marks the prospect invalid; the others go on', async () => {
    const { state, sink } = await started(
      {},
      { refuse: (address) => (address.startsWith('p2') ? '550 5.1.1 User unknown' : null) },
    );
    expect(counts(await send(state, { now: MONDAY, url: sink.url }))).toEqual({ sent: 2, hard: 1 });
    expect(findPerson(state.db, 'p2@example.test')?.state).toBe('invalid');
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), slots(state)]).toEqual([
      { sent: 2, rejected: 1 },
      { waiting: 2, invalid: 1 },
      2,
    ]);
  });

  it('a deferral gives its slot back and is tried again after minutes', async () => {
    let greylist = true;
    const { state, sink } = await started(
      { people: people(1) },
      { refuse: () => (greylist ? '450 4.2.0 Greylisted, try again later' : null) },
    );
    const first = await send(state, { now: MONDAY, url: sink.url });
    expect([counts(first), slots(state), first.nextDueAt]).toEqual([
      { deferred: 1 },
      0,
      MONDAY + 5 * MINUTE,
    ]);
    greylist = false;
    expect(counts(await send(state, { now: MONDAY + 5 * MINUTE, url: sink.url }))).toEqual({
      sent: 1,
    });
  });

  it('a full mailbox is tried again on the next days, three times, and then marked as bounced', async () => {
    const { state, sink } = await started(
      { people: people(1) },
      { refuse: () => '552 5.2.2 Mailbox full' },
    );
    const outcomes = [];
    for (let at = MONDAY; outcomes.length < 4;) {
      const sent = await send(state, { now: at, url: sink.url });
      outcomes.push(...Object.keys(counts(sent)));
      at = sent.nextDueAt ?? at;
    }
    expect(outcomes).toEqual(['soft', 'soft', 'soft', 'soft_exhausted']);
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), slots(state)]).toEqual([
      { rejected: 1 },
      { bounced: 1 },
      0,
    ]);
    // Full is not invalid: another campaign may write in a month.
    expect(findPerson(state.db, 'p1@example.test')?.state).toBe('active');
  });

  it('a block is held against the mailbox, never against the prospect', async () => {
    const { state, sink } = await started(
      {},
      { refuse: () => '550 5.7.1 Blocked, your IP is listed at zen.spamhaus.org' },
    );
    const sent = await send(state, { now: MONDAY, url: sink.url });
    expect([
      counts(sent),
      enrollmentCounts(state.db, 'spring'),
      openHolds(state.db, MONDAY),
    ]).toMatchObject([
      { blocked: 1 },
      { queued: 3 },
      [{ scope: 'mailbox', scopeId: 'ann', reason: 'blocks', placedBy: 'breaker' }],
    ]);
    expect(findPerson(state.db, 'p1@example.test')?.state).toBe('active');
  });
});
