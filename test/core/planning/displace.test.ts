/** Planned messages of other campaigns: which stay, which move, and what holds of all plans. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBetween } from '../../../lib/core/limits/timeline.ts';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { newcomers, SharedMailboxes } from './campaigns.fixture.ts';
import { calendarOf, candidate, ZONES } from './plan.fixture.ts';
import { isOpen } from '../../../lib/core/time/calendar.ts';

const LIMITS = { perHour: 5, perDay: 20 };

describe('a full day, and a campaign that is planned later', () => {
  it.each<[string, object, object, Record<string, number>]>([
    ['of priority 10 beside 1', { priority: 1 }, { priority: 10 }, { a: 1, b: 19 }],
    ['of equal priority', { priority: 5 }, { priority: 5 }, { a: 10, b: 10 }],
    ['of priority 1 beside 10', { priority: 10 }, { priority: 1 }, { a: 19, b: 1 }],
    [
      'that is strict, of priority 1 beside 10',
      { priority: 10 },
      { priority: 1, precedence: 'strict' },
      { a: 0, b: 20 },
    ],
    [
      'of priority 10 beside a strict one',
      { priority: 1, precedence: 'strict' },
      { priority: 10 },
      { a: 20, b: 0 },
    ],
    [
      'strict of priority 6 beside strict of 5',
      { priority: 5, precedence: 'strict' },
      { priority: 6, precedence: 'strict' },
      { a: 0, b: 20 },
    ],
    [
      'strict beside strict of the same priority',
      { priority: 5, precedence: 'strict' },
      { priority: 5, precedence: 'strict' },
      { a: 10, b: 10 },
    ],
  ])('%s shares it as %j and %j say', (_, a, b, expected) => {
    const world = new SharedMailboxes(
      [
        { file: { id: 'a', ...a }, people: newcomers('a', 40) },
        { file: { id: 'b', ...b }, people: newcomers('b', 40) },
      ],
      LIMITS,
      ['ann'],
    );
    world.plan('a');
    // As if the other had not begun: it takes no slot before its own plan.
    world.messages.clear();
    for (const { enrollmentId } of newcomers('a', 20))
      world.messages.set(`a ${enrollmentId}`, {
        campaignId: 'a',
        id: enrollmentId,
        sendAt: MONDAY + enrollmentId * 20 * MINUTE,
        openUntil: MONDAY + 8 * HOUR,
        mailboxId: 'ann',
        sent: false,
      });
    world.plan('b');
    expect(world.on(0)).toEqual(expected);
    expect(world.of({ campaign: 'a' })).toHaveLength(20);
  });

  it('a message that is due keeps its slot while its campaign has not had its share', () => {
    const world = new SharedMailboxes(
      [
        { file: { id: 'a', priority: 5 }, people: newcomers('a', 10) },
        { file: { id: 'b', priority: 5 }, people: newcomers('b', 10) },
      ],
      { perHour: 4 },
      ['ann'],
    );
    for (let id = 1; id <= 4; id++)
      world.messages.set(`a ${id}`, {
        campaignId: 'a',
        id,
        sendAt: MONDAY + id,
        openUntil: MONDAY + 8 * HOUR,
        mailboxId: 'ann',
        sent: false,
      });
    const now = MONDAY + HOUR;
    world.plan('b', { now, size: 4 });
    const due = world.of({ campaign: 'a' }).filter(({ sendAt }) => sendAt <= now);
    expect(due.map(({ id }) => id)).toEqual([1, 2]);
    const all = world.of({}).map(({ sendAt }) => Math.max(sendAt, now));
    for (const at of all) expect(countBetween(all, at - HOUR, at)).toBeLessThanOrEqual(4);
  });
});

const anyCampaign = fc.record({
  priority: fc.integer({ min: 1, max: 10 }),
  strict: fc.boolean(),
  people: fc.array(
    fc.record({
      zone: fc.constantFrom(...ZONES),
      late: fc.option(fc.integer({ min: -4, max: 4 })),
    }),
    { maxLength: 25 },
  ),
});
const anyShared = fc.record({
  campaigns: fc.array(anyCampaign, { minLength: 2, maxLength: 3 }),
  limits: fc.record({
    perHour: fc.constantFrom(3, 6),
    perDay: fc.constantFrom(5, 12),
    burst: fc.constantFrom(null, { max: 2, perMinutes: 30 }),
    minGapSeconds: fc.constantFrom(null, 0, 120),
  }),
  calls: fc.array(
    fc.record({
      of: fc.integer({ min: 0, max: 2 }),
      size: fc.integer({ min: 1, max: 30 }),
      hours: fc.integer({ min: 0, max: 30 }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});
type Drawn = typeof anyShared extends fc.Arbitrary<infer World> ? World : never;

function worldOf({ campaigns, limits }: Drawn): SharedMailboxes {
  return new SharedMailboxes(
    campaigns.map(({ priority, strict, people }, index) => ({
      file: {
        id: 'abc'[index] as string,
        priority,
        precedence: strict ? 'strict' : 'weighted',
      },
      people: people.map(({ zone, late }, person) =>
        candidate(person + 1, {
          email: `${index}.${person}@example.test`,
          calendarKey: zone,
          ...(late === null ? {} : { step: 1, dueAt: MONDAY + late * DAY, mailboxId: 'ann' }),
        }),
      ),
    })),
    limits,
  );
}

/** Runs the calls, with everything sent that was planned until the next one. */
function live(drawn: Drawn, each: (world: SharedMailboxes, now: number) => void): SharedMailboxes {
  const world = worldOf(drawn);
  let now = MONDAY;
  for (const { of, size, hours } of drawn.calls) {
    now += hours * HOUR;
    world.send(now - 1);
    world.plan('abc'[of % drawn.campaigns.length] as string, { now, size });
    each(world, now);
  }
  return world;
}

describe('plans of several campaigns, one after another', () => {
  it('never exceed a limit together, nor leave a window', () => {
    fc.assert(
      fc.property(anyShared, (drawn) => {
        const { perHour, perDay, burst } = drawn.limits;
        live(drawn, (world, now) => {
          for (const mailbox of ['ann', 'bea']) {
            const all = world.of({ mailbox }).map(({ sendAt }) => sendAt);
            for (const at of all) {
              expect(countBetween(all, at - HOUR, at)).toBeLessThanOrEqual(perHour);
              expect(countBetween(all, at - DAY, at)).toBeLessThanOrEqual(perDay);
              if (burst)
                expect(countBetween(all, at - burst.perMinutes * MINUTE, at)).toBeLessThanOrEqual(
                  burst.max,
                );
            }
          }
          for (const { campaignId, id, sendAt, openUntil, sent } of world.of({})) {
            const person = drawn.campaigns['abc'.indexOf(campaignId)]?.people[id - 1];
            expect(isOpen(calendarOf(person?.zone ?? ''), sendAt)).toBe(true);
            expect(openUntil - sendAt).toBeGreaterThan(CLOSING_MARGIN);
            if (!sent) expect(sendAt).toBeGreaterThanOrEqual(now);
          }
        });
      }),
      { numRuns: 120 },
    );
  });

  it('lose no planned message of another campaign', () => {
    fc.assert(
      fc.property(anyShared, (drawn) => {
        let before = new Set<string>();
        let call = 0;
        live(drawn, (world) => {
          const own = 'abc'[(drawn.calls[call++]?.of ?? 0) % drawn.campaigns.length];
          for (const key of before)
            if (!key.startsWith(`${own} `)) expect(world.messages.has(key)).toBe(true);
          before = new Set(world.messages.keys());
        });
      }),
      { numRuns: 100 },
    );
  });

  it('are the same in any order of rows and campaigns, and when the last is repeated', () => {
    fc.assert(
      fc.property(anyShared, (drawn) => {
        const reversed = worldOf(drawn);
        reversed.reversed = true;
        let now = MONDAY;
        const forward = live(drawn, () => undefined);
        for (const { of, size, hours } of drawn.calls) {
          now += hours * HOUR;
          reversed.send(now - 1);
          reversed.plan('abc'[of % drawn.campaigns.length] as string, { now, size });
        }
        expect(reversed.of({})).toEqual(forward.of({}));
        const last = drawn.calls.at(-1);
        const again = forward.plan('abc'[(last?.of ?? 0) % drawn.campaigns.length] as string, {
          now,
          size: last?.size ?? 1,
        });
        expect(again.others).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('leave each weighted campaign its part of every day, when all plan and send by the hour', () => {
    const campaigns = [
      { file: { id: 'a', priority: 1 }, people: newcomers('a', 200) },
      { file: { id: 'b', priority: 10 }, people: newcomers('b', 200) },
      { file: { id: 'c', priority: 5 }, people: newcomers('c', 200) },
    ];
    const world = new SharedMailboxes(campaigns, { perHour: 5, perDay: 32 }, ['ann']);
    for (let hour = 0; hour < 4 * 24; hour++) {
      const now = MONDAY + hour * HOUR;
      world.send(now - 1);
      const ids = ['a', 'b', 'c'];
      for (const id of [...ids.slice(hour % 3), ...ids.slice(0, hour % 3)])
        world.plan(id, { now, size: 30 });
    }
    for (let day = 0; day < 4; day++) {
      const { a = 0, b = 0, c = 0 } = world.on(day);
      expect(a + b + c, `day ${day}`).toBeGreaterThanOrEqual(30);
      expect(
        [Math.abs(a - 2) <= 1, Math.abs(b - 20) <= 1, Math.abs(c - 10) <= 1],
        `${day}: ${a} ${b} ${c}`,
      ).toEqual([true, true, true]);
    }
  });
});
