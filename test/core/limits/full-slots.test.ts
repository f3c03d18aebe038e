import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullSlots, isNewSlot, nearlyFull } from '../../../lib/core/limits/full-slots.ts';
import { book } from '../../../lib/core/limits/slots.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import type { RateLimits } from '../../../lib/domain/limits/limits.ts';

type Told = { kind: string; startsAt: number; endsAt: number; resetAt: number | null };

/** Sends and looks at random instants, and tells as the calls do: room first, then what is full. */
function tellAll(limits: Partial<RateLimits>, steps: readonly (readonly [number, boolean])[]) {
  const ann = quota(limits);
  const told: Told[] = [];
  const sent: number[] = [];
  const last = (kind: string): Told | null => told.findLast((each) => each.kind === kind) ?? null;
  let now = MONDAY;
  for (const [pause, sends] of steps) {
    now += pause;
    for (const slot of told.filter(({ resetAt, endsAt }) => resetAt === null && endsAt <= now))
      if (!fullSlots(ann, now).some(({ kind }) => kind === slot.kind)) slot.resetAt = now;
    if (sends && fullSlots(ann, now).length === 0) {
      book([ann], now);
      sent.push(now);
    }
    for (const slot of fullSlots(ann, now))
      if (isNewSlot(slot, last(slot.kind)))
        told.push({ kind: slot.kind, startsAt: slot.startsAt, endsAt: slot.endsAt, resetAt: null });
  }
  return { told, sent, now };
}

const steps = (longest: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: longest }), fc.boolean()), { maxLength: 120 });

describe('a full slot', () => {
  it('of a sliding limit is told once: the first full windows that do not overlap, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps(40 * MINUTE), (perHour, calls) => {
        const { told, sent } = tellAll({ perHour }, calls);
        const expected: number[] = [];
        for (let end = perHour - 1; end < sent.length; end++) {
          const start = sent[end - perHour + 1] as number;
          const full = (sent[end] as number) - start < HOUR;
          if (full && start >= (expected.at(-1) ?? -Infinity) + HOUR) expected.push(start);
        }
        expect(told.map(({ startsAt }) => startsAt)).toEqual(expected);
        for (const { startsAt, endsAt } of told) expect(endsAt).toBe(startsAt + HOUR);
      }),
    );
  });

  it('of a day is not told a second time by a warmup that has ended', () => {
    const over = quota(
      { perDay: 2, warmupSchedule: [1, 2] },
      { sentOn: ['2026-03-04', '2026-03-05', '2026-03-06'], timeline: [MONDAY, MONDAY] },
    );
    expect(fullSlots(over, MONDAY + HOUR).map(({ kind }) => kind)).toEqual(['day', 'rolling_day']);
  });

  it('of a calendar day is told once a day, however often a call looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), steps(9 * HOUR), (cap, calls) => {
        const { told, sent } = tellAll({ warmupSchedule: [cap, cap, cap] }, calls);
        const { dayOf } = quota({});
        const counts = new Map<number, number>();
        for (const at of sent)
          counts.set(dayOf(at).startsAt, (counts.get(dayOf(at).startsAt) ?? 0) + 1);
        // The fourth sending day has no cap.
        const days = [...counts.keys()].slice(0, 3);
        expect(told.map(({ startsAt }) => startsAt)).toEqual(
          days.filter((day) => counts.get(day) === cap),
        );
      }),
    );
  });

  it('has room again before the next one of the same limit is told', () => {
    fc.assert(
      fc.property(steps(30 * MINUTE), (calls) => {
        const { told } = tellAll(
          { perHour: 3, perDay: 7, burst: { max: 2, perMinutes: 10 } },
          calls,
        );
        for (const kind of ['hour', 'day', 'rolling_day', 'burst']) {
          const own = told.filter((each) => each.kind === kind);
          for (const [index, { endsAt, resetAt }] of own.entries()) {
            if (index < own.length - 1) expect(resetAt).not.toBeNull();
            if (resetAt !== null) expect(resetAt).toBeGreaterThanOrEqual(endsAt);
            const next = own[index + 1];
            if (next && kind !== 'day') expect(next.startsAt).toBeGreaterThanOrEqual(endsAt);
          }
        }
      }),
    );
  });

  it('is neither a gap nor a limit of a recipient domain', () => {
    const timeline = [MONDAY];
    expect(fullSlots(quota({ minGapSeconds: 60 }, { timeline }), MONDAY)).toEqual([]);
    expect(
      fullSlots(quota({ perHour: 1 }, { timeline, scope: 'domain', id: 'a.test' }), MONDAY),
    ).toEqual([]);
  });
});

describe('a limit that is nearly full', () => {
  const every = (count: number, gap: number): number[] =>
    Array.from({ length: count }, (_, index) => MONDAY - (count - 1 - index) * gap);

  it('is one of which 90 % are used, until the count falls below that', () => {
    const near = (used: number) =>
      nearlyFull(quota({ perHour: 20 }, { timeline: every(used, MINUTE) }), MONDAY);
    expect(near(17)).toEqual([]);
    expect(near(18)).toMatchObject([
      // The oldest of 18 was sent 17 minutes ago.
      {
        scope: 'mailbox',
        scopeId: 'ann',
        kind: 'hour',
        used: 18,
        limit: 20,
        until: MONDAY + 43 * MINUTE,
      },
    ]);
    expect(near(20)).toMatchObject([{ used: 20, until: MONDAY + 43 * MINUTE }]);
  });

  it('is no small one, no minute, no burst and no gap', () => {
    const timeline = every(9, 1_000);
    expect(
      nearlyFull(
        quota(
          { perHour: 9, perMinute: 10, burst: { max: 10, perMinutes: 5 }, minGapSeconds: 1 },
          { timeline },
        ),
        MONDAY,
      ),
    ).toEqual([]);
  });

  it('counts one limit for a day once, by the day that lasts longer', () => {
    const near = nearlyFull(quota({ perDay: 10 }, { timeline: every(10, MINUTE) }), MONDAY);
    expect(near.map(({ kind, until }) => [kind, until])).toEqual([
      ['rolling_day', MONDAY - 8 * MINUTE + DAY],
    ]);
  });

  it('lasts to the end of the day by the warmup schedule', () => {
    const near = nearlyFull(
      quota({ warmupSchedule: [10] }, { timeline: every(9, MINUTE) }),
      MONDAY,
    );
    expect(near).toMatchObject([
      { kind: 'warmup', used: 9, until: Date.parse('2026-03-10T04:00:00Z') },
    ]);
  });
});
