/** Any world to plan in, and any candidates. */
import fc from 'fast-check';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, ZONES, type PlanWorld } from './plan.fixture.ts';

export const anyCandidates = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 2 }),
      days: fc.integer({ min: -3, max: 6 }),
      zone: fc.constantFrom(...ZONES),
      mailbox: fc.constantFrom('ann', 'bea'),
      tried: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ step, days, zone, mailbox, tried }, index) =>
      candidate(index + 1, {
        step,
        dueAt: step === 0 ? 0 : MONDAY + days * DAY,
        calendarKey: zone,
        mailboxId: step === 0 ? null : mailbox,
        tried: tried && step > 0,
        messageRow: tried && step > 0 ? index + 1 : null,
      }),
    ),
  );
export const anyWorld: fc.Arbitrary<PlanWorld> = fc.record({
  now: fc.integer({ min: 0, max: 9 * 24 * 60 }).map((minutes) => MONDAY + minutes * MINUTE),
  size: fc.integer({ min: 1, max: 40 }),
  limits: fc.record({
    perHour: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    perDay: fc.option(fc.integer({ min: 2, max: 12 }), { nil: null }),
    warmupSchedule: fc.constantFrom<number[]>([], [2, 4, 8]),
    burst: fc.constantFrom(null, { max: 2, perMinutes: 30 }),
    minGapSeconds: fc.constantFrom(null, 0, 120),
  }),
  total: fc.record({
    perHour: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    perDay: fc.option(fc.integer({ min: 3, max: 20 }), { nil: null }),
  }),
});
