import { describe, expect, it } from 'vitest';
import { campaignLimits, mailboxLimits, MAILBOX_DEFAULTS } from '../../lib/core/limits.ts';
import type { RateLimitsFile } from '../../lib/domain/campaign.ts';

const burst = { max: 5, perMinutes: 10 };

describe('the limits of a mailbox', () => {
  it.each<[string, RateLimitsFile, RateLimitsFile, RateLimitsFile | null, number]>([
    ['its own word', { perHour: 1 }, { perHour: 2 }, { perHour: 3 }, 1],
    ['then that of every mailbox', {}, { perHour: 2 }, { perHour: 3 }, 2],
    ['then that of the campaign it sends for', {}, {}, { perHour: 3 }, 3],
    ['then the defaults', {}, {}, {}, MAILBOX_DEFAULTS.perHour],
    ['each key by itself', { perDay: 9 }, { warmupEnabled: false }, { perHour: 3, perDay: 4 }, 3],
    ['without a campaign', {}, {}, null, MAILBOX_DEFAULTS.perHour],
  ])('%s', (_, own, defaults, campaign, perHour) => expect(mailboxLimits(own, defaults, campaign).perHour).toBe(perHour));

  it('warmup switched off has no schedule, and the schedule written down comes back with it', () => {
    expect(mailboxLimits({ warmupEnabled: false }, {}, { warmupSchedule: [1, 2] }).warmupSchedule).toEqual([]);
    expect(mailboxLimits({}, { warmupEnabled: false }, { warmupSchedule: [1, 2] }).warmupSchedule).toEqual([]);
    expect(mailboxLimits({ warmupEnabled: true }, { warmupEnabled: false }, { warmupSchedule: [1, 2] }).warmupSchedule).toEqual([1, 2]);
  });

  it('a gap said for one mailbox leaves the burst limit said for all in force', () => {
    expect(mailboxLimits({ burst: { minGapSeconds: 0 } }, { burst }, null)).toMatchObject({ burst, minGapSeconds: 0 });
    expect(mailboxLimits({}, { burst: { minGapSeconds: 30 } }, { burst })).toMatchObject({ burst, minGapSeconds: 30 });
    expect(mailboxLimits({}, {}, null)).toMatchObject({ burst: null, minGapSeconds: null });
  });
});

it("a campaign's totals are only what its file says; warmup and burst are a mailbox's affair", () => {
  expect(campaignLimits({ perHour: 7, warmupSchedule: [1], burst })).toEqual({ perHour: 7, perDay: null, warmupSchedule: [], burst: null, minGapSeconds: null });
});
