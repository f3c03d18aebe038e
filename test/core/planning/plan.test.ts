import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../lib/core/limits/pace.ts';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import type { PlanContext } from '../../../lib/core/planning/place.ts';
import { batchIdOf } from '../../../lib/core/planning/plan.ts';
import { countBetween } from '../../../lib/core/limits/timeline.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import { candidate, instants, planIn } from './plan.fixture.ts';
import { anyCandidates, anyWorld } from './any-world.fixture.ts';

describe('every plan', () => {
  it('is inside the send window of a working day, on the clock of the prospect, and not before its time', () => {
    fc.assert(
      fc.property(anyWorld, anyCandidates, (world, candidates) => {
        for (const { sendAt, openUntil, dueAt, calendarKey } of planIn(world, candidates).plan
          .planned) {
          const [time, weekday, date] = formatInTimeZone(
            sendAt,
            calendarKey,
            'HH:mm i yyyy-MM-dd',
          ).split(' ') as [string, string, string];
          expect(
            time >= '09:00' && time < '17:00' && Number(weekday) <= 5 && date !== '2026-03-17',
            `${time} ${weekday} ${date} in ${calendarKey}`,
          ).toBe(true);
          expect(sendAt).toBeGreaterThanOrEqual(Math.max(world.now ?? MONDAY, dueAt));
          expect(openUntil - sendAt).toBeGreaterThan(CLOSING_MARGIN);
          expect(formatInTimeZone(openUntil, calendarKey, 'HH:mm')).toBe('17:00');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every sliding limit of every mailbox and of the campaign', () => {
    fc.assert(
      fc.property(anyWorld, anyCandidates, (world, candidates) => {
        const { plan, input } = planIn(world, candidates);
        const sends = (of: string | null): number[] =>
          plan.planned
            .filter(({ mailboxId }) => of === null || mailboxId === of)
            .map(({ sendAt }) => sendAt);
        for (const { of, limits } of [
          ...input.own.mailboxes.map(({ quota: { scopeId, limits: own } }) => ({
            of: scopeId,
            limits: own,
          })),
          { of: null, limits: input.own.totals.limits },
        ]) {
          const all = sends(of);
          for (const at of all) {
            expect(countBetween(all, at - HOUR, at)).toBeLessThanOrEqual(
              limits.perHour ?? Infinity,
            );
            expect(countBetween(all, at - DAY, at)).toBeLessThanOrEqual(limits.perDay ?? Infinity);
            if (limits.burst)
              expect(
                countBetween(all, at - limits.burst.perMinutes * MINUTE, at),
              ).toBeLessThanOrEqual(limits.burst.max);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for the same snapshot and clock, in any order of rows', () => {
    fc.assert(
      fc.property(
        anyWorld,
        anyCandidates,
        fc.infiniteStream(fc.nat()),
        (world, candidates, chance) => {
          const shuffled = candidates
            .map((each) => ({ each, key: chance.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each);
          expect(instants(planIn(world, shuffled).plan)).toEqual(
            instants(planIn(world, candidates).plan),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('stays as it is when it is planned again at the same instant together with all others', () => {
    fc.assert(
      fc.property(anyWorld, anyCandidates, (world, candidates) => {
        const first = planIn(world, candidates).plan;
        const rows = new Map(
          first.planned.map(({ enrollmentId }) => [enrollmentId, enrollmentId + 1_000]),
        );
        const again = candidates.map((each) => ({
          ...each,
          messageRow: rows.get(each.enrollmentId) ?? each.messageRow,
        }));
        expect(instants(planIn(world, again).plan)).toEqual(instants(first));
      }),
      { numRuns: 100 },
    );
  });

  it('contains no person twice and none without a request, and every tried person or a reason', () => {
    fc.assert(
      fc.property(anyWorld, anyCandidates, (world, candidates) => {
        const { planned, unplanned } = planIn(world, candidates).plan;
        const ids = [
          ...planned,
          ...unplanned.map(({ candidate: { enrollmentId } }) => ({ enrollmentId })),
        ].map(({ enrollmentId }) => enrollmentId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { enrollmentId, tried } of candidates)
          if (tried) expect(ids).toContain(enrollmentId);
        expect(planned.filter(({ tried }) => !tried).length).toBeLessThanOrEqual(
          world.size ?? Infinity,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('pace', () => {
  it('an hour is spread evenly, a quarter more or less by hash, and the first message of a window is sent some time after it opens', () => {
    const { planned } = planIn(
      { now: MONDAY - HOUR, limits: { perHour: 10 }, mailboxes: ['ann'] },
      Array.from({ length: 60 }, (_, index) => candidate(index + 1)),
    ).plan;
    expect(planned[0]?.sendAt).toBeGreaterThan(MONDAY);
    const gaps = planned
      .slice(1, 60)
      .filter(({ openUntil }) => openUntil === planned[0]?.openUntil)
      .map(({ sendAt }, index) => sendAt - (planned[index]?.sendAt ?? 0));
    for (const gap of gaps)
      expect(gap >= 4.5 * MINUTE && gap <= 7.5 * MINUTE, String(gap)).toBe(true);
    expect(new Set(gaps).size).toBeGreaterThan(5);
  });

  it.each([
    [
      'a minimum gap replaces it and is never undercut',
      { perHour: 10, minGapSeconds: 60 },
      60_000,
      75_000,
    ],
    ['0 switches it off', { perHour: 10, minGapSeconds: 0 }, 0, 0],
    ['without an hourly limit there is nothing to spread', {}, 0, 0],
  ])('%s', (_, limits, least, most) => {
    for (const key of ['a', 'b', 'c'])
      expect(
        paceOf(quota(limits).limits, key).before >= least &&
          paceOf(quota(limits).limits, key).before <= most,
      ).toBe(true);
  });
});

it('a batch is named by its content: the same plan has the same name, another has another', () => {
  const plan = planIn({}, [candidate(1), candidate(2)]).plan;
  expect(batchIdOf({ ...plan, planned: [...plan.planned].reverse() })).toBe(batchIdOf(plan));
  expect(batchIdOf(plan)).toMatch(/^b[0-9a-z]+$/);
  expect(batchIdOf(planIn({}, [candidate(1)]).plan)).not.toBe(batchIdOf(plan));
});

describe('recipients', () => {
  it('get no more than the limits of their provider and domain, with earlier messages, and a limit delays only its own people', () => {
    fc.assert(
      fc.property(
        anyCandidates,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 0, max: 119 }), { maxLength: 4 }),
        (candidates, perHour, perDay, before) => {
          const sentBefore = before
            .map((minutes) => MONDAY - minutes * MINUTE)
            .sort((a, b) => a - b);
          const google = quota(
            { perHour },
            { scope: 'provider', id: 'google', timeline: sentBefore },
          );
          const domains = new Map(
            ['a.test', 'b.test'].map((id) => [id, quota({ perDay }, { scope: 'domain', id })]),
          );
          const named = candidates.map((each) => ({
            ...each,
            domain: each.enrollmentId % 3 === 0 ? 'a.test' : 'b.test',
            provider: each.enrollmentId % 2 === 0 ? 'google' : 'other',
          }));
          const recipientsOf: PlanContext['recipientsOf'] = ({ provider, domain }) => [
            ...(provider === 'google' ? [google] : []),
            ...(domains.has(domain) ? [domains.get(domain)!] : []),
          ];
          const {
            plan: { planned },
          } = planIn({ recipientsOf }, named);
          const instantsOf = (
            of: (each: { provider: string; domain: string }) => boolean,
          ): number[] => planned.filter(of).map(({ sendAt }) => sendAt);
          const fullest = (instants: readonly number[], width: number): number =>
            Math.max(
              0,
              ...instants.map(
                (from) => instants.filter((at) => at >= from && at < from + width).length,
              ),
            );
          expect(
            fullest([...sentBefore, ...instantsOf(({ provider }) => provider === 'google')], HOUR),
          ).toBeLessThanOrEqual(Math.max(perHour, fullest(sentBefore, HOUR)));
          for (const id of domains.keys())
            expect(
              fullest(
                instantsOf(({ domain }) => domain === id),
                DAY,
              ),
            ).toBeLessThanOrEqual(perDay);
          // A person outside both limits has the same place as without them.
          const free = named.map((each) => ({ ...each, domain: 'c.test', provider: 'other' }));
          expect(instants(planIn({ recipientsOf }, free).plan)).toEqual(
            instants(planIn({}, free).plan),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
