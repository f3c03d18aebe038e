/** A rehearsal answers for itself alone: from a copy, by its rates, and repeatably. */
import { expect, it } from 'vitest';
import { ratesFor } from '../../../lib/app/rehearsal/rehearse-campaign.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { PERSONA_RATES } from '../../../lib/domain/rehearsal.ts';
import { createReportStore } from '../../../lib/state/reports/report-store.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { effectOf, NOTHING } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { newFile, rehearsal, states } from './rehearsal.fixture.ts';

const NO_REACTION = Object.fromEntries(PERSONA_RATES.map((rate) => [rate, 0]));

async function eight(limits = {}): Promise<State> {
  const state = await seededState({ people: people(8), limits }, newFile());
  states.push(state);
  return state;
}

it('every message of the campaign is sent in the copy, and nothing changes in the file', async () => {
  const state = await eight();
  const { answer, ...effect } = await effectOf(state, () =>
    rehearsal(state, { rates: NO_REACTION }),
  );
  expect(effect).toEqual(NOTHING);
  expect(answer).toMatchObject({ endedBy: 'sequences_ended', open: 0, inDoubt: 0 });
  expect(answer.outcome.totals.counts.sent).toBe(24);
});

it('the same seed gives the same rehearsal, day by day', async () => {
  const state = await eight();
  const rates = { ...NO_REACTION, replies: 0.4 };
  const [once, twice] = [await rehearsal(state, { rates }), await rehearsal(state, { rates })];
  expect(twice).toEqual(once);
  expect(once.outcome.totals.counts.sent).toBeLessThan(24);
});

it('what was sent before is not counted as rehearsed', async () => {
  const sink = await startSink();
  const state = await eight();
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  await sink.close();
  expect(sink.messages).toHaveLength(8);
  const told = await rehearsal(state, { from: MONDAY + HOUR, rates: NO_REACTION });
  expect(told.outcome.totals.counts.sent).toBe(16);
  expect(told.report.totals.counts.sent).toBe(24);
});

it('a limit that was reached is named with the days on which it had no room', async () => {
  const state = await eight({ perDay: 5 });
  const told = await rehearsal(state, { rates: NO_REACTION, until: MONDAY + 2 * DAY });
  expect(told.limits).toContainEqual(
    expect.objectContaining({ scope: 'mailbox', scopeId: 'ann', kind: 'day', most: 5, limit: 5 }),
  );
});

it('rates that are not given are assumed as long as too little was observed', async () => {
  const state = await eight();
  const rates = ratesFor(createReportStore(state.db), 'spring', { replies: 0.5 });
  expect(rates.replies).toEqual({ rate: 0.5, from: 'given', of: null });
  expect(rates.hardBounces).toMatchObject({ from: 'assumed' });
});

it('a rehearsal that is broken off answers nothing: interrupted', async () => {
  const state = await eight();
  const broken = await effectOf(state, () =>
    rehearsal(state, { signal: AbortSignal.abort() }).catch((error: unknown) => error),
  );
  expect(broken).toMatchObject({ ...NOTHING, answer: { code: 'interrupted', exit: 'tryAgain' } });
});
