/** The answers of `why` for a planned message, and for a whole campaign. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people } from '../../support/state-file.ts';
import { open, stateOf, why, whyAll, hold } from './why.fixture.ts';

describe('why, for a planned message', () => {
  it('is the gate in its order: held, not due, unread replies', async () => {
    const state = await stateOf({ people: people(1) });
    state.db.prepare(`UPDATE enrollment SET next_step = 1, due_at = 1, mailbox_id = 'ann'`).run();
    const {
      planned: [message],
    } = await plan(state, MONDAY);
    hold(state, 'mailbox', 'ann', MONDAY + 8 * DAY);
    const answered = await why(state, MONDAY);
    expect(answered).toMatchObject({
      planned: true,
      sendAt: message?.sendAt,
      mailboxId: 'ann',
      because: 'hold',
    });
    expect(answered.chain.map(({ code }) => code)).toEqual(
      message && message.sendAt > MONDAY
        ? ['hold', 'not_due', 'inbox_stale']
        : ['hold', 'inbox_stale'],
    );
  });

  it('says that it is due, under way, or in doubt', async () => {
    const state = await stateOf({ people: people(1) });
    const {
      planned: [message],
    } = await plan(state, MONDAY);
    expect((await why(state, message?.sendAt ?? 0)).because).toBe('due');
    for (const [name, because] of [
      ['reserved', 'under_way'],
      ['in_doubt', 'in_doubt'],
    ] as const) {
      state.db.prepare('UPDATE message SET state = ?').run(name);
      expect((await why(state, MONDAY)).because).toBe(because);
    }
  });
});

describe('why, for a campaign', () => {
  it('goes from not planned over planned and due to no sequence left', async () => {
    const sink = await startSink();
    open.push(sink);
    const state = await stateOf({
      people: people(1),
      file: { steps: [{ subject: 'x', text: 'x' }] },
    });
    const before = await whyAll(state, MONDAY);
    expect(before.chain.at(-1)?.code).toBe('not_planned');
    const {
      planned: [message],
    } = await plan(state, MONDAY);
    const due = message?.sendAt ?? 0;
    expect(before.sendAt).toBe(due);
    if (due > MONDAY)
      expect(await whyAll(state, MONDAY)).toMatchObject({
        because: 'not_due',
        chain: [{ until: due }],
      });
    expect(await whyAll(state, due)).toMatchObject({ because: 'due' });
    hold(state, 'mailbox', 'ann', due + HOUR);
    expect(await whyAll(state, due)).toMatchObject({
      because: 'hold',
      chain: [{ until: due + HOUR }],
    });
    await send(state, { now: due + HOUR, url: sink.url });
    expect(await whyAll(state, due + HOUR)).toMatchObject({ because: 'nobody_left', sendAt: null });
  });

  it('is stopped before anything else by what stops it as a whole', async () => {
    const state = await stateOf();
    hold(state, 'campaign', 'spring', null);
    expect(await whyAll(state, MONDAY)).toMatchObject({ because: 'hold' });
    state.db.prepare(`UPDATE campaign SET state = 'completed'`).run();
    expect(await whyAll(state, MONDAY)).toMatchObject({ because: 'campaign_completed' });
  });
});
