import { describe, expect, it } from 'vitest';
import {
  campaignLimits,
  mailboxLimits,
  MAILBOX_DEFAULTS,
  recipientLimits,
} from '../../../lib/core/limits/limits.ts';
import type { RateLimitsFile } from '../../../lib/domain/campaigns/campaign.ts';

const burst = { max: 5, perMinutes: 10 };

describe('the limits of a mailbox', () => {
  it.each<[string, RateLimitsFile, RateLimitsFile, RateLimitsFile | null, number]>([
    ['its own word', { perHour: 1 }, { perHour: 2 }, { perHour: 3 }, 1],
    ['then that of every mailbox', {}, { perHour: 2 }, { perHour: 3 }, 2],
    ['then that of the campaign it sends for', {}, {}, { perHour: 3 }, 3],
    ['then the defaults', {}, {}, {}, MAILBOX_DEFAULTS.perHour],
    ['each key by itself', { perDay: 9 }, { warmupEnabled: false }, { perHour: 3, perDay: 4 }, 3],
    ['without a campaign', {}, {}, null, MAILBOX_DEFAULTS.perHour],
  ])('%s', (_, own, defaults, campaign, perHour) =>
    expect(mailboxLimits(own, defaults, campaign).perHour).toBe(perHour),
  );

  it('warmup switched off has no schedule, and the schedule written down comes back with it', () => {
    expect(
      mailboxLimits({ warmupEnabled: false }, {}, { warmupSchedule: [1, 2] }).warmupSchedule,
    ).toEqual([]);
    expect(
      mailboxLimits({}, { warmupEnabled: false }, { warmupSchedule: [1, 2] }).warmupSchedule,
    ).toEqual([]);
    expect(
      mailboxLimits({ warmupEnabled: true }, { warmupEnabled: false }, { warmupSchedule: [1, 2] })
        .warmupSchedule,
    ).toEqual([1, 2]);
  });

  it('a gap set for one mailbox leaves the burst limit set for all in force', () => {
    expect(mailboxLimits({ burst: { minGapSeconds: 0 } }, { burst }, null)).toMatchObject({
      burst,
      minGapSeconds: 0,
    });
    expect(mailboxLimits({}, { burst: { minGapSeconds: 30 } }, { burst })).toMatchObject({
      burst,
      minGapSeconds: 30,
    });
    expect(mailboxLimits({}, {}, null)).toMatchObject({
      burst: null,
      minGapSeconds: null,
      newPerDay: null,
    });
  });
});

it("a campaign's totals are only what its file says; warmup and burst are a mailbox's affair", () => {
  expect(campaignLimits({ perHour: 7, warmupSchedule: [1], burst })).toEqual({
    perMinute: null,
    perHour: 7,
    perDay: null,
    warmupSchedule: [],
    burst: null,
    minGapSeconds: null,
    newPerDay: null,
  });
});

describe('the limits towards a recipient', () => {
  const company = { provider: 'google', ofProvider: false };
  const NONE = {
    perMinute: null,
    perHour: null,
    perDay: null,
    warmupSchedule: [],
    burst: null,
    minGapSeconds: null,
    newPerDay: null,
  };

  it.each<[string, RateLimitsFile, RateLimitsFile, typeof company, object]>([
    ['there are none unless somebody says so', {}, {}, company, { provider: null, domain: null }],
    [
      "the provider's by its name",
      {},
      { perProvider: { google: { perHour: 5 }, yahoo: { perHour: 9 } } },
      company,
      { provider: { ...NONE, perHour: 5 }, domain: null },
    ],
    [
      'the same for every domain',
      {},
      { perDomain: { perMinute: 2 } },
      company,
      { provider: null, domain: { ...NONE, perMinute: 2 } },
    ],
    [
      "the defaults above the campaign's, key by key",
      { perProvider: { google: { perDay: 8 } }, perDomain: { perDay: 3 } },
      { perProvider: { google: { perDay: 9, perHour: 5 } }, perDomain: { perDay: 1 } },
      company,
      { provider: { ...NONE, perDay: 8, perHour: 5 }, domain: { ...NONE, perDay: 3 } },
    ],
    [
      "no domain limit for a provider's own domain",
      {},
      { perProvider: { google: { perDay: 9 } }, perDomain: { perDay: 1 } },
      { provider: 'google', ofProvider: true },
      { provider: { ...NONE, perDay: 9 }, domain: null },
    ],
    [
      'a name that objects have by nature is nobody',
      {},
      { perProvider: { google: { perDay: 9 } } },
      { provider: 'constructor', ofProvider: false },
      { provider: null, domain: null },
    ],
  ])('%s', (_, defaults, campaign, recipient, expected) =>
    expect(recipientLimits(defaults, campaign, recipient)).toEqual(expected),
  );
});
