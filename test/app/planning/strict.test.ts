/** A strict campaign beside others: in the plan, and when late messages are sent. */
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import {
  begin,
  days,
  firstDay,
  mailboxes,
  open,
  planned,
  sentBy,
} from './begun-campaigns.fixture.ts';

describe('a strict campaign', () => {
  it('takes all slots, whatever the priorities, and is sent completely before the others', async () => {
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10 });
    await begin(state, 'first', { priority: 1, precedence: 'strict', size: 25, people: 25 });
    expect(days(state, 3)).toEqual([{ first: 20 }, { first: 5, high: 15 }, { high: 20 }]);
    expect(await firstDay(state)).toEqual({ first: 20 });
  });

  it('is not moved by others, which find the slots that it leaves', async () => {
    const state = await mailboxes();
    await begin(state, 'first', { priority: 1, precedence: 'strict', size: 25, people: 35 });
    const before = planned(state);
    const { others } = await begin(state, 'high', { priority: 10 });
    expect(others).toEqual([]);
    expect(planned(state).filter(({ campaign }) => campaign === 'first')).toEqual(before);
    // Ten people of the strict campaign still wait for a plan.
    expect(days(state, 3)).toEqual([{ first: 20 }, { first: 5, high: 5 }, { high: 20 }]);
  });

  it.each([
    [8, 2, { second: 20 }],
    [2, 8, { first: 20 }],
    [5, 5, { first: 10, second: 10 }],
  ])('of several, priorities %i and %i decide', async (second, first, expected) => {
    const state = await mailboxes();
    const strict = { precedence: 'strict' } as const;
    await begin(state, 'second', { ...strict, priority: second });
    await begin(state, 'first', { ...strict, priority: first });
    await begin(state, 'plain', { priority: 10 });
    expect(days(state, 1)).toEqual([expected]);
  });

  it('is sent first of a given number, also from another mailbox', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await mailboxes(2);
    await begin(state, 'high', { priority: 10, mailboxes: ['ann'], people: 5 });
    await begin(state, 'first', { precedence: 'strict', mailboxes: ['bea'], people: 3 });
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    await send(state, { now: MONDAY + HOUR, url: sink.url, max: 4 });
    expect(sentBy(state)).toEqual({ first: 3, high: 1 });
  });

  it('is claimed first of what is late, in a call for all campaigns', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await mailboxes();
    await begin(state, 'high', { priority: 10, people: 10 });
    await begin(state, 'first', { priority: 1, precedence: 'strict', people: 3 });
    state.db
      .prepare('UPDATE message SET send_at = ?, open_until = ?')
      .run(MONDAY, MONDAY + 8 * HOUR);
    await send(state, { now: MONDAY + HOUR, url: sink.url });
    expect(sentBy(state)).toEqual({ first: 3, high: 2 });
  });
});
