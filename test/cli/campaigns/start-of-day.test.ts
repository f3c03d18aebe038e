/** A day in a flag begins where the campaign is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readUntil, startOfDay } from '../../../lib/cli/campaigns/start-of-day.ts';
import { seededState } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';

let state: State;
beforeAll(async () => {
  state = await seededState({ file: { timezone: 'Asia/Tokyo' } });
});
afterAll(() => state.db.close());

it('a day begins at midnight of its zone, or with the first hour that there is', () => {
  expect(startOfDay('2026-04-01', () => 'Europe/Berlin')).toBe(Date.parse('2026-03-31T22:00Z'));
  // Cairo's clocks go from 0 to 1 o'clock that night.
  expect(startOfDay('2026-04-24', () => 'Africa/Cairo')).toBe(Date.parse('2026-04-23T22:00Z'));
  expect(startOfDay('2026-02-30', () => 'UTC')).toBeNull();
});

it('--until takes a day in the zone of the campaign, or an instant', () => {
  const read = (until: string | undefined, campaignId?: string) =>
    readUntil({ state } as never, { until, campaignId }, 'rate_limiter.ts pause');
  expect(read('2026-04-01', 'spring')).toBe(Date.parse('2026-03-31T15:00Z'));
  expect(read('2026-04-01')).toBe(Date.parse('2026-04-01T04:00Z'));
  expect(read('2026-04-01T09:00:00+02:00', 'spring')).toBe(Date.parse('2026-04-01T07:00Z'));
  expect(read(undefined)).toBeUndefined();
  for (const wrong of ['1 April', '2026-02-30', '2026-04-01T09:00', ''])
    expect(() => read(wrong, 'spring')).toThrow(/expected a day or an instant/);
});
