/** A mailbox whose inbox is not read writes to no new people, and does not climb in its warmup. */
import { beforeEach, describe, expect, it } from 'vitest';
import { mailboxQuota } from '../../../lib/app/planning/quotas.ts';
import { isBlind } from '../../../lib/app/planning/unread-days.ts';
import { wireQuotas } from '../../../lib/cli/wiring/planning/wire-quotas.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { findMailbox } from '../../../lib/state/campaigns/mailboxes.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import type { Mailbox } from '../../../lib/domain/campaigns/mailbox.ts';
import type { WarmupStanding } from '../../../lib/domain/limits/limits.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';

const open = closedAfterEach();
let sink: SmtpSink;
beforeEach(async () => {
  sink = await startSink();
  open.push(sink);
});

async function world({ imap }: { imap: boolean }, freshness = 24): Promise<State> {
  const state = await seededState({
    people: people(30),
    limits: { warmupEnabled: true, warmupSchedule: [1, 2, 3, 4, 5], perDay: 5 },
    file: { sequences: { inboxFreshness: freshness, defaultDelay: [0, 90, 91] } },
  });
  open.push({ close: () => closeState(state) });
  if (imap) state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
  return state;
}

const read = (state: State, at: number): void =>
  createResponseStore(state.db).markInboxRead('ann', at);

/** A working day: reads its inbox first, or not, and sends until the evening. */
async function day(state: State, at: number, { reads }: { reads: boolean }) {
  if (reads) read(state, at);
  await plan(state, at, 30);
  const before = sink.messages.length;
  const first = await send(state, { now: at, url: sink.url });
  for (let now = at + HOUR; now < at + 8 * HOUR; now += HOUR)
    await send(state, { now, url: sink.url });
  return { sent: sink.messages.length - before, waits: first.waiting.map(({ reason }) => reason) };
}

const ann = (state: State): Mailbox => findMailbox(state.db, 'ann') as Mailbox;
function warmup(state: State, now: number): WarmupStanding | undefined {
  const quota = mailboxQuota(wireQuotas(state), ann(state), [], { now, planned: false });
  return quota.warmup?.on(quota.dayOf(now).date);
}

describe('a mailbox with an IMAP account', () => {
  it('that was never read writes to nobody; read once, it begins', async () => {
    const state = await world({ imap: true });
    expect(await day(state, MONDAY, { reads: false })).toEqual({ sent: 0, waits: ['inbox_stale'] });
    expect(await day(state, MONDAY + DAY, { reads: true })).toMatchObject({ sent: 1 });
  });

  it('that is read every day climbs', async () => {
    const state = await world({ imap: true });
    const sent = [];
    for (let n = 0; n < 4; n++)
      sent.push((await day(state, MONDAY + n * DAY, { reads: true })).sent);
    expect(sent).toEqual([1, 2, 3, 4]);
  });

  it('that is not read since its last sending day stops, and stays where it was until it is read', async () => {
    const state = await world({ imap: true });
    expect(await day(state, MONDAY, { reads: true })).toMatchObject({ sent: 1 });
    // Monday's inbox was read on Monday; Tuesday's is not.
    expect(await day(state, MONDAY + DAY, { reads: false })).toMatchObject({ sent: 2 });
    expect(await day(state, MONDAY + 2 * DAY, { reads: false })).toEqual({
      sent: 0,
      waits: ['inbox_stale'],
    });
    const wednesday = MONDAY + 2 * DAY + 8 * HOUR;
    expect(warmup(state, wednesday)).toMatchObject({
      day: 2,
      held: { reason: 'inbox_unread', date: '2026-03-10' },
    });
    expect(await day(state, MONDAY + 3 * DAY, { reads: true })).toMatchObject({ sent: 3 });
  });

  it('goes on where the file switches the check off, but does not climb', async () => {
    const state = await world({ imap: true }, 0);
    const sent = [];
    for (let n = 0; n < 3; n++)
      sent.push((await day(state, MONDAY + n * DAY, { reads: false })).sent);
    expect(sent).toEqual([1, 1, 1]);
  });
});

describe('a mailbox without an IMAP account', () => {
  it('writes to new people until files were read for it: then files count', async () => {
    const state = await world({ imap: false });
    const sent = [];
    for (let n = 0; n < 3; n++)
      sent.push((await day(state, MONDAY + n * DAY, { reads: false })).sent);
    expect(sent).toEqual([1, 2, 3]);
    expect(await day(state, MONDAY + 3 * DAY, { reads: true })).toMatchObject({ sent: 4 });
    expect(await day(state, MONDAY + 4 * DAY, { reads: false })).toMatchObject({ sent: 5 });
    expect(await day(state, MONDAY + 7 * DAY, { reads: false })).toMatchObject({ sent: 0 });
    expect(isBlind(wireQuotas(state), ann(state), { now: MONDAY + 7 * DAY })).toBe(true);
  });
});
