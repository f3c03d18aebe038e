import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../lib/core/limits/pace.ts';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import type { Place } from '../../../lib/core/planning/place.ts';
import { batchIdOf, planBatch, type Contender } from '../../../lib/core/planning/plan.ts';
import { seatInTurns } from '../../../lib/core/planning/fair-share.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import { countBetween } from '../../../lib/core/limits/timeline.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY, party } from '../../support/party.ts';
import {
  candidate,
  contender,
  instants,
  NEW_YORK,
  planIn,
  TO,
  ZONES,
  type World,
} from './plan.fixture.ts';

const anyCandidates = fc
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
const anyWorld: fc.Arbitrary<World> = fc.record({
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
describe('every plan', () => {
  it('lies inside the send window of a working day, on the clock of the prospect, and not before its time', () => {
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
          ...input.own.mailboxes.map(({ party: { scopeId, limits: own } }) => ({
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

  it('is the same for the same snapshot and clock, in whatever order the rows came', () => {
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

  it('stays as it is when it is planned again at the same instant together with everybody else', () => {
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

  it('holds nobody twice, nobody unasked, and everybody who was tried or says why not', () => {
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

describe('who comes first', () => {
  const one = { size: 1, limits: { perDay: 1 }, mailboxes: ['ann'] };
  const first = (candidates: Candidate[]): number | undefined =>
    planIn(one, candidates).plan.planned[0]?.enrollmentId;

  it('a follow-up that is due goes before a new prospect', () => {
    expect(first([candidate(1), candidate(2, { step: 1, dueAt: MONDAY, mailboxId: 'ann' })])).toBe(
      2,
    );
  });

  it('a small batch takes new prospects of today before follow-ups of tomorrow, and a large one keeps tomorrow for these', () => {
    const tomorrow = Array.from({ length: 30 }, (_, index) =>
      candidate(index + 101, { step: 1, dueAt: MONDAY + DAY, mailboxId: 'ann' }),
    );
    const fresh = Array.from({ length: 60 }, (_, index) => candidate(index + 1));
    const world = { limits: { perDay: 20, minGapSeconds: 0 }, mailboxes: ['ann'] };
    const steps = (size: number): number[] =>
      planIn({ ...world, size }, [...tomorrow, ...fresh]).plan.planned.map(({ step }) => step);
    expect(steps(15)).toEqual(Array(15).fill(0));
    expect(steps(40)).toEqual([...Array(20).fill(0), ...Array(20).fill(1)]);
  });

  it('a new prospect goes before a follow-up that is due in two days', () => {
    expect(
      first([candidate(1, { step: 1, dueAt: MONDAY + 2 * DAY, mailboxId: 'ann' }), candidate(2)]),
    ).toBe(2);
  });

  it('a new prospect whose window opens sooner goes first', () => {
    // Monday, 18:00 in Berlin: closed there, open in New York.
    expect(
      planIn({ ...one, now: MONDAY + 4 * HOUR }, [
        candidate(1, { calendarKey: 'Europe/Berlin' }),
        candidate(2),
      ]).plan.planned[0]?.enrollmentId,
    ).toBe(2);
  });

  describe('of those whose mailbox is full for days, while another has room for new people', () => {
    const full = Array.from({ length: 24 }, (_, index) => MONDAY + index * 3 * HOUR);
    const world: World = { limits: { perDay: 8, minGapSeconds: 0 }, taken: full, holds: {} };
    const fresh = Array.from({ length: 60 }, (_, index) => candidate(index + 1));
    const late = (days: number, n: number): Candidate[] =>
      Array.from({ length: n }, (_, index) =>
        candidate(index + 101, { step: 1, dueAt: MONDAY - days * DAY + index, mailboxId: 'ann' }),
      );
    /** How many follow-ups a plan of `size` holds; bea is free. */
    const followUps = (candidates: Candidate[], size: number): number[] => {
      const own = contender(world, [...fresh, ...candidates]);
      const bea = contender({ ...world, taken: [] }, [])
        .mailboxes[1] as Contender['mailboxes'][number];
      const { planned } = planBatch({
        now: MONDAY,
        size,
        own: { ...own, mailboxes: [own.mailboxes[0] as Contender['mailboxes'][number], bea] },
        rivals: [],
      });
      expect(planned).toHaveLength(size);
      return planned.filter(({ step }) => step === 1).map(({ enrollmentId }) => enrollmentId);
    };

    it.each<[string, Candidate[], number, number[]]>([
      [
        'a follow-up that waits since yesterday has its day in the plan, however late',
        late(1, 1),
        8,
        [101],
      ],
      ['one that is due since this morning comes later', late(0, 1), 8, []],
      ['those that wait longest have half the batch', late(3, 30), 8, [101, 102, 103, 104]],
      ['a batch of one is for whoever is next', late(3, 30), 1, []],
    ])('%s', (_, candidates, size, expected) => {
      expect(followUps(candidates, size)).toEqual(expected);
    });
  });

  it('somebody whose mailbox fills its 24 hours every afternoon has a morning kept free, when he has waited for three days', () => {
    // Monday, nine in New York: in Dubai it is evening. What leaves this afternoon counts until tomorrow afternoon.
    const fresh = Array.from({ length: 60 }, (_, index) => candidate(index + 1));
    const plannedFor = (days: number): [today: number, hours: number | null] => {
      const late = candidate(101, {
        step: 1,
        dueAt: MONDAY - days * DAY,
        mailboxId: 'ann',
        calendarKey: 'Asia/Dubai',
      });
      const { planned } = planIn({ size: 20, limits: { perDay: 8 }, mailboxes: ['ann'] }, [
        ...fresh,
        late,
      ]).plan;
      const his = planned.find(({ enrollmentId }) => enrollmentId === 101);
      return [
        planned.filter(({ sendAt }) => sendAt < MONDAY + 12 * HOUR).length,
        his ? Math.floor((his.sendAt - MONDAY) / HOUR) : null,
      ];
    };
    expect(plannedFor(4)).toEqual([7, 16]);
    expect(plannedFor(2)[0]).toBe(8);
    expect(plannedFor(2)[1]).toBeGreaterThan(2 * 24);
  });

  it('a message that was tried keeps its place however small the batch', () => {
    const { planned } = planIn({ size: 1 }, [
      candidate(1),
      candidate(2, { tried: true, messageRow: 7, mailboxId: 'ann' }),
      candidate(3, { tried: true, messageRow: 8, mailboxId: 'ann' }),
    ]).plan;
    expect(planned.map(({ enrollmentId }) => enrollmentId).sort()).toEqual([2, 3]);
  });
});

describe('what stands in the way', () => {
  it.each<[string, World, Partial<Candidate>, string]>([
    ['a hold without an end', { campaignHolds: [{ from: MONDAY - DAY, until: null }] }, {}, 'hold'],
    [
      'a hold on its mailbox without an end',
      { mailboxes: ['ann'], holds: { ann: [{ from: 0, until: null }] } },
      {},
      'hold',
    ],
    [
      'the end of the campaign',
      { file: { endAt: '2026-03-09T13:30:00Z' }, now: MONDAY + HOUR },
      {},
      'campaign_ended',
    ],
    ['a calendar without an opening left', {}, { dueAt: TO + DAY }, 'no_opening'],
    ['a step that the campaign no longer has', {}, { step: 3 }, 'step_gone'],
  ])('%s', (_, world, overrides, reason) => {
    expect(planIn(world, [candidate(1, overrides)]).plan).toMatchObject({
      planned: [],
      unplanned: [{ reason }],
    });
  });

  it('holds are waited out, one after another, also those that begin later', () => {
    const world = {
      limits: { minGapSeconds: 0 },
      campaignHolds: [
        { from: MONDAY, until: MONDAY + HOUR },
        { from: MONDAY + 30 * MINUTE, until: MONDAY + 2 * HOUR },
      ],
    };
    expect(planIn(world, [candidate(1)]).plan.planned[0]?.sendAt).toBe(MONDAY + 2 * HOUR);
    const later = {
      limits: { perDay: 1, minGapSeconds: 0 },
      taken: [MONDAY - DAY + HOUR],
      campaignHolds: [{ from: MONDAY + MINUTE, until: MONDAY + 2 * HOUR }],
      mailboxes: ['ann'],
    };
    expect(planIn(later, [candidate(1)]).plan.planned[0]?.sendAt).toBe(MONDAY + 2 * HOUR);
  });

  it('nothing is planned before startAt or from endAt on', () => {
    const file = { startAt: '2026-03-11T15:00:00Z', endAt: '2026-03-11T17:00:00Z' };
    const { planned, unplanned } = planIn(
      { file, limits: { perHour: 2, minGapSeconds: 0 }, mailboxes: ['ann'] },
      Array.from({ length: 10 }, (_, index) => candidate(index + 1)),
    ).plan;
    expect(planned).toHaveLength(4);
    for (const { sendAt } of planned)
      expect(sendAt >= Date.parse(file.startAt) && sendAt < Date.parse(file.endAt)).toBe(true);
    expect(new Set(unplanned.map(({ reason }) => reason))).toEqual(new Set(['campaign_ended']));
  });

  it('nothing is planned for the last minute of a window', () => {
    const { planned } = planIn(
      { now: MONDAY + 8 * HOUR - CLOSING_MARGIN, limits: { minGapSeconds: 0 } },
      [candidate(1)],
    ).plan;
    expect(formatInTimeZone(planned[0]?.sendAt ?? 0, NEW_YORK, 'i HH')).toBe('2 09');
  });
});

it('what cannot leave before the end of what is looked at is left for later, and books nothing', () => {
  const own = contender({ limits: { perDay: 3, minGapSeconds: 0 }, mailboxes: ['ann'] }, []);
  const queue = Array.from({ length: 5 }, (_, index) => candidate(index + 1));
  const seated = [
    ...seatInTurns([{ place: own, used: 0, take: () => queue.shift() }], {
      now: MONDAY,
      before: MONDAY + DAY,
    }),
  ];
  expect(seated.map(({ placed }) => (typeof placed === 'string' ? placed : 'placed'))).toEqual([
    'placed',
    'placed',
    'placed',
    'later',
    'later',
  ]);
  expect(own.mailboxes[0]?.party.timeline.length).toBe(3);
});

it('a hold on a recipient is waited out by that recipient only', () => {
  const { planned } = planIn(
    {
      recipientHoldsOf: ({ domain }) =>
        domain === 'held.test' ? [{ from: MONDAY, until: MONDAY + DAY }] : [],
    },
    [candidate(1, { domain: 'held.test' }), candidate(2)],
  ).plan;
  expect(planned.map(({ enrollmentId, sendAt }) => [enrollmentId, sendAt >= MONDAY + DAY])).toEqual(
    [
      [2, false],
      [1, true],
    ],
  );
});

describe('pace', () => {
  it('an hour is spread evenly, a quarter more or less by hash, and the first mail of a window leaves some way into it', () => {
    const { planned } = planIn(
      { now: MONDAY - HOUR, limits: { perHour: 10 }, mailboxes: ['ann'] },
      Array.from({ length: 10 }, (_, index) => candidate(index + 1)),
    ).plan;
    expect(planned[0]?.sendAt).toBeGreaterThan(MONDAY);
    const gaps = planned
      .slice(1)
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
        paceOf(party(limits).limits, key).before >= least &&
          paceOf(party(limits).limits, key).before <= most,
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
  it('get no more than their provider and their domain may, together with what they got before, and each limit holds nobody else up', () => {
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
          const google = party(
            { perHour },
            { scope: 'provider', id: 'google', timeline: sentBefore },
          );
          const domains = new Map(
            ['a.test', 'b.test'].map((id) => [id, party({ perDay }, { scope: 'domain', id })]),
          );
          const named = candidates.map((each) => ({
            ...each,
            domain: each.enrollmentId % 3 === 0 ? 'a.test' : 'b.test',
            provider: each.enrollmentId % 2 === 0 ? 'google' : 'other',
          }));
          const recipientsOf: Place['recipientsOf'] = ({ provider, domain }) => [
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
          // Whoever neither limit concerns stands where it would stand without them.
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
