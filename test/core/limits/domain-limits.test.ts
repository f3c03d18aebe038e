import { describe, expect, it } from 'vitest';
import { domainLimits, mailboxLimits } from '../../../lib/core/limits/limits.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';

const settings = (own: RateLimitsFile[], campaign: RateLimitsFile = {}, warm = false) => {
  const defaults: RateLimitsFile = {};
  const mailboxes = own.map((limits) => mailboxLimits(limits, defaults, campaign));
  const { limits, warmupGoal } = domainLimits(mailboxes, { defaults, campaign, warm });
  return { schedule: limits.warmupSchedule, perDay: limits.perDay, warmupGoal };
};

describe('the limits of a sending domain', () => {
  const two: RateLimitsFile[] = [{}, {}];
  it.each<[string, ReturnType<typeof settings>, ReturnType<typeof settings>]>([
    [
      'are the schedule of its mailboxes, and it grows to what they may send in a day',
      settings(two, { warmupSchedule: [10, 25], perDay: 100 }),
      { schedule: [10, 25], perDay: null, warmupGoal: 200 },
    ],
    [
      'are those that are named for domains',
      settings(two, { perSendingDomain: { warmupSchedule: [5], perDay: 60 } }),
      { schedule: [5], perDay: 60, warmupGoal: 60 },
    ],
    [
      'allow what the furthest schedule allows, as long as all mailboxes have one',
      settings([{ warmupSchedule: [10, 20, 30] }, { warmupSchedule: [15, 15] }]),
      { schedule: [15, 20], perDay: null, warmupGoal: 400 },
    ],
    [
      'have no warmup when one mailbox has none: its domain is in use',
      settings([{ warmupEnabled: false }, {}]),
      { schedule: [], perDay: null, warmupGoal: 400 },
    ],
    [
      'have no warmup when the campaign turns it off, whatever is named for domains',
      settings(two, { warmupEnabled: false, perSendingDomain: { warmupSchedule: [5] } }),
      { schedule: [], perDay: null, warmupGoal: 400 },
    ],
    [
      'of a warm domain have no warmup, but keep perDay',
      settings(two, { perSendingDomain: { warmupSchedule: [5], perDay: 60 } }, true),
      { schedule: [], perDay: 60, warmupGoal: 60 },
    ],
  ])('%s', (_, limits, expected) => expect(limits).toEqual(expected));
});
