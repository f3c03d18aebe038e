/**
 * From random states in the middle of a campaign's life, a forecast agrees with a rehearsal: as
 * many messages, and the last of them within one working day. FORECAST_STATES is their number (20),
 * FORECAST_SEED other ones.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { forecastCampaign } from '../../../lib/app/forecast/forecast.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireForecasting } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { midLife, rehearsed, temporaryFolder, workingDaysBetween } from './mid-life.fixture.ts';

const STATES = Number(process.env['FORECAST_STATES'] ?? 20);
const SEED = process.env['FORECAST_SEED'] ?? '';
const SOME = { reply: 0.04, bounce: 0.02 };

const { folder, remove } = temporaryFolder();
afterAll(remove);

function foresee(state: State, now: number, given: { reply: number; bounce: number }) {
  return forecastCampaign(wireForecasting(state), needCampaign(state.db, 'spring').campaign, {
    ...{ now, seed: '1', given, signal: new AbortController().signal },
    onDay: () => undefined,
  });
}

function rehearse(
  state: State,
  now: number,
  given: { reply: number; bounce: number },
  seed: string,
) {
  const rates = { replies: given.reply, hardBounces: given.bounce };
  return rehearsed(state, now + 365 * DAY, { from: now, keep: null, seed }, rates);
}

describe('when nobody answers any more', () => {
  it.each(Array.from({ length: STATES }, (_, n) => `${SEED}${n}`))(
    'state %s: volume within 2 %, and the last message within one working day',
    async (name) => {
      const { state, now, what } = await midLife(name, folder);
      const none = { reply: 0, bounce: 0 };
      const foreseen = await foresee(state, now, none);
      const lived = await rehearse(state, now, none, 'x');
      closeState(state);
      const { sent } = lived.outcome.totals.counts;
      expect(Math.abs(foreseen.messages - sent), what).toBeLessThanOrEqual(0.02 * sent);
      const ends = lived.endedBy === 'sequences_ended';
      expect(foreseen.stuck === null, what).toBe(ends);
      const [one, other] = [foreseen.finish.p50 ?? now, lived.lastSentAt ?? now];
      const dates = [one, other].map((at) => new Date(at).toISOString()).join(' ');
      if (ends) expect(workingDaysBetween(one, other), `${dates} ${what}`).toBeLessThanOrEqual(1);
    },
    300_000,
  );
});

describe('when some answer and some bounce', () => {
  it('as many messages as three rehearsals on average, over five states', async () => {
    let [foreseen, lived] = [0, 0];
    for (let n = 0; n < 5; n++) {
      const { state, now } = await midLife(`${SEED}rates ${n}`, folder);
      foreseen += (await foresee(state, now, SOME)).messages;
      for (const seed of ['x', 'y', 'z']) {
        const { counts } = (await rehearse(state, now, SOME, seed)).outcome.totals;
        lived += (counts.sent + counts.rejected) / 3;
      }
      closeState(state);
    }
    expect(Math.abs(foreseen / lived - 1), `${foreseen} ${lived}`).toBeLessThanOrEqual(0.02);
  }, 900_000);
});
