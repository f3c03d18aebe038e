/**
 * A text that cannot be rendered for a person holds its campaign and ends no sequence; after the
 * correction every message is sent.
 */
import { describe, expect, it } from 'vitest';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { openHolds } from '../../../../lib/state/sending/holds.ts';
import { liftHolds } from '../../../../lib/state/sending/place-hold.ts';
import { putCampaign } from '../../../../lib/state/campaigns/put-campaign.ts';
import { transact, transactOnce, type State } from '../../../../lib/state/file/transact.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import type { CampaignFile } from '../../../../lib/domain/campaigns/campaign.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { messageStates, people, seededState } from '../../../support/state-file.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const open = closedAfterEach();

async function planned(): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink();
  const state = await seededState({ people: people(6), limits: { perHour: 100, perDay: 100 } });
  open.push(sink, state.db);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  return { state, sink };
}

const fileOf = (state: State): CampaignFile =>
  JSON.parse(
    state.db.prepare('SELECT config FROM campaign').pluck().get() as string,
  ) as CampaignFile;
const write = (state: State, text: string): Promise<unknown> =>
  transact(state, () => {
    const file = fileOf(state);
    return putCampaign(
      state.db,
      { ...file, steps: file.steps.map((step, index) => (index === 0 ? { ...step, text } : step)) },
      MONDAY,
    );
  });
const slots = (state: State): number =>
  state.db
    .prepare('SELECT count(*) FROM reservation WHERE owner IS NOT NULL')
    .pluck()
    .get() as number;

describe.each([
  ['render_failed', '{% for i in (1..1000000000) %}x{% endfor %}'],
  ['render_failed', '{{ "5" | divided_by: 0 }}'],
  ['too_long', '{% for i in (1..9000) %}0123456789012345678901234567890123456789{% endfor %}'],
  ['missing_field', 'Hi {{ nobody_has_this }}'],
  ['empty_text', '{% if nobody_has_this %}x{% endif %}'],
])('%s', (reason, text) => {
  it(`of ${text.slice(0, 40)} holds the campaign, and due messages are sent after the correction`, async () => {
    const { state, sink } = await planned();
    const before = fileOf(state).steps[0]?.text as string;
    await write(state, text);
    const held = await send(state, { now: MONDAY, url: sink.url });
    expect([sink.messages.length, held.counts.sent, held.stopped]).toEqual([0, 0, 0]);
    expect(held.unwritable).toMatchObject([
      {
        campaignId: 'spring',
        email: expect.stringMatching(/@example\.test$/),
        step: 0,
        fault: { reason },
      },
    ]);
    expect(held.waiting).toMatchObject([
      { reason: 'hold', messages: 6, hold: { scope: 'campaign', scopeId: 'spring', reason } },
    ]);
    expect(openHolds(state.db, MONDAY)).toMatchObject([
      { scope: 'campaign', scopeId: 'spring', reason, until: null },
    ]);
    expect([messageStates(state), enrollmentCounts(state.db, 'spring'), slots(state)]).toEqual([
      { scheduled: 6 },
      { queued: 6 },
      0,
    ]);
    expect(
      state.db
        .prepare(`SELECT count(*) FROM event WHERE type = 'message.unwritable'`)
        .pluck()
        .get(),
    ).toBe(1);
    // Held is held: the next call tries nothing.
    expect((await send(state, { now: MONDAY + MINUTE, url: sink.url })).unwritable).toEqual([]);
    await write(state, before);
    await transact(state, () =>
      liftHolds(state.db, { scope: 'campaign', scopeId: 'spring' }, MONDAY + MINUTE),
    );
    await send(state, { now: MONDAY + MINUTE, url: sink.url });
    expect([sink.messages.length, enrollmentCounts(state.db, 'spring')]).toEqual([
      6,
      { waiting: 6 },
    ]);
  });
});

it('one person with unusable data holds the campaign once: earlier messages are sent, and no sequence ends', async () => {
  const { state, sink } = await planned();
  await write(state, 'Hi {% for i in (1..n) %}x{% endfor %}{{ first_name }}');
  state.db
    .prepare(
      `UPDATE prospect SET fields = json_set(fields, '$.n', CASE WHEN email LIKE 'p4@%' THEN '99999999' ELSE '2' END)`,
    )
    .run();
  const held = await send(state, { now: MONDAY, url: sink.url });
  expect(held.unwritable).toMatchObject([
    { email: 'p4@example.test', fault: { reason: 'render_failed', part: 'text' } },
  ]);
  expect(sink.messages.length + (messageStates(state)['scheduled'] ?? 0)).toBe(6);
  // Another row for the same person mends it.
  state.db.prepare(`UPDATE prospect SET fields = json_set(fields, '$.n', '2')`).run();
  await transact(state, () =>
    liftHolds(state.db, { scope: 'campaign', scopeId: 'spring' }, MONDAY),
  );
  await send(state, { now: MONDAY + MINUTE, url: sink.url });
  expect(sink.messages).toHaveLength(6);
});

it('a running send uses the corrected text', async () => {
  const { state, sink } = await planned();
  const before = fileOf(state);
  await write(state, '{{ nobody_has_this }}');
  const correct = (): void =>
    void transactOnce(state, () => {
      putCampaign(state.db, before, MONDAY);
      liftHolds(state.db, { scope: 'campaign', scopeId: 'spring' }, MONDAY);
    });
  const sent = await send(state, {
    now: MONDAY,
    url: sink.url,
    onProgress: (outcome) => (outcome === 'unwritable' ? correct() : undefined),
  });
  expect([sent.counts.unwritable, sink.messages.length]).toEqual([1, 6]);
});
