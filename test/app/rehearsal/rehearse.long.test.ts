/**
 * A rehearsal keeps every promise in its copy, changes nothing in the original, sends nothing out,
 * and can be repeated.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { openState } from '../../../lib/state/file/open.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { enroll, people } from '../../support/state-file.ts';
import { BUSY, folder, states, newFile, sixty, rehearsal } from './rehearsal.fixture.ts';

it('the same seed gives the same rehearsal, byte for byte, another one another', async () => {
  const [first, second] = [await sixty(), await sixty()];
  const again = await rehearsal(first);
  expect(JSON.stringify(await rehearsal(second))).toBe(JSON.stringify(again));
  expect(JSON.stringify(await rehearsal(first))).toBe(JSON.stringify(again));
  expect((await rehearsal(first, { seed: 'other' })).outcome).not.toEqual(again.outcome);
}, 120_000);

it('interrupted, it leaves neither folder nor file', async () => {
  const state = await sixty();
  for (const keep of [null, newFile()]) {
    const stop = new AbortController();
    let seen: string[] = [];
    const broken = rehearsal(state, {
      signal: stop.signal,
      keep,
      onRound() {
        seen = keep === null ? readdirSync(folder) : [keep].filter(existsSync);
        stop.abort();
      },
    });
    await expect(broken).rejects.toMatchObject({ code: 'interrupted', exit: 'tryAgain' });
    expect([seen.length, readdirSync(folder), keep !== null && existsSync(keep)]).toEqual([
      1,
      [],
      false,
    ]);
  }
});

it("while it lasts its folder is its owner's alone, and a file that exists is not replaced", async () => {
  const state = await sixty();
  let mode = 0;
  await rehearsal(state, {
    until: MONDAY + 2 * HOUR,
    onRound: () =>
      void (mode = statSync(join(folder, readdirSync(folder)[0] as string)).mode & 0o777),
  });
  expect(mode).toBe(0o700);
  await expect(rehearsal(state, { keep: state.path })).rejects.toMatchObject({
    code: 'backup_onto_itself',
  });
  expect(existsSync(state.path)).toBe(true);
});

it('ends at its last instant, with its open sequences', async () => {
  const told = await rehearsal(await sixty(), { until: MONDAY + 2 * DAY });
  expect(told).toMatchObject({ endedBy: 'until', endedAt: MONDAY + 2 * DAY });
  expect(told.open).toBeGreaterThan(30);
  expect(told.lastSentAt).toBeLessThanOrEqual(MONDAY + 2 * DAY);
});

it('a paused campaign never ends, and the answer gives the reason', async () => {
  const state = await sixty();
  transactOnce(state, () =>
    placeHold(
      state.db,
      {
        scope: 'campaign',
        scopeId: 'spring',
        reason: 'price list',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    ),
  );
  expect(await rehearsal(state)).toMatchObject({
    endedBy: 'nothing_moves',
    lastSentAt: null,
    open: 60,
    unplanned: { hold: expect.any(Number) as number },
  });
});

it('nor does one whose people wait for ever: a new plan every day is no progress', async () => {
  const state = await sixty({ sequences: { onReply: { sameCompany: 'hold' } } });
  const told = await rehearsal(state, { rates: { ...BUSY, replies: 0.3 } });
  expect(told.endedBy).toBe('nothing_moves');
  expect(told.open).toBeGreaterThan(10);
  expect(told.report.holds).toMatchObject([{ scope: 'company', reason: 'colleague_replied' }]);
});

it('a message that was being sent at the time of the copy is in doubt there, and the others reach their end', async () => {
  const state = await sixty();
  await plan(state, MONDAY);
  const port = wireSending(state);
  const [message] = port.due(
    { mailboxId: 'ann', campaignId: 'spring', campaignState: 'active' },
    { now: MONDAY + DAY, batchId: null, after: { sendAt: 0, row: 0 }, limit: 1 },
  );
  await port.transact(() =>
    port.reserve(message as never, { owner: 'somebody', now: MONDAY, leaseUntil: MONDAY + HOUR }),
  );
  await port.transact(() =>
    port.beginTransmission((message as { row: number }).row, {
      owner: 'somebody',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'Hello',
    }),
  );
  const told = await rehearsal(state);
  expect(told).toMatchObject({ endedBy: 'sequences_ended', open: 1, inDoubt: 1 });
  expect(port.openClaims()).toHaveLength(1);
});

it('campaigns that share a mailbox are rehearsed too, unless they are excluded', async () => {
  const state = await sixty();
  transactOnce(state, () => {
    putCampaign(state.db, campaignFile({ id: 'summer', mailboxes: ['bea'], priority: 9 }), MONDAY);
    activateCampaign(state.db, 'summer', MONDAY);
    enroll(
      state,
      'summer',
      people(120).map(({ email }) => ({ email: `s-${email}` })),
      MONDAY,
    );
    // Neither shares a mailbox nor sends.
    putCampaign(state.db, campaignFile({ id: 'draft', mailboxes: ['ann'] }), MONDAY);
  });
  const until = MONDAY + DAY;
  const [along, alone] = [
    await rehearsal(state, { until }),
    await rehearsal(state, { until, alone: true }),
  ];
  expect([along.alongside, alone.alongside]).toEqual([['summer'], []]);
  expect(along.outcome.totals.counts.sent).toBeLessThan(alone.outcome.totals.counts.sent);
});

it('people answer as they have answered so far, once enough of them have', async () => {
  const state = await sixty();
  const keep = newFile();
  const told = await rehearsal(state, { keep });
  const later = await openState(keep, 'write', { now: told.endedAt });
  states.push(later);
  transactOnce(later, () => void enroll(later, 'spring', people(100).slice(60), told.endedAt));
  const after = await rehearsal(later, {
    from: told.endedAt,
    until: told.endedAt + 60 * DAY,
    rates: {},
  });
  expect(after.rates.hardBounces).toMatchObject({ from: 'observed', of: 60 });
  expect(after.rates.replies).toMatchObject({ from: 'assumed' });
  expect(
    after.outcome.days.every(
      ({ date }) => date >= new Date(told.endedAt - DAY).toISOString().slice(0, 10),
    ),
  ).toBe(true);
}, 120_000);
