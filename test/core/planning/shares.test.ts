import { formatInTimeZone } from 'date-fns-tz';
import { describe, expect, it } from 'vitest';
import { countFromBeginning } from '../../../lib/core/planning/fair-share.ts';
import { planBatch, type Competitor } from '../../../lib/core/planning/plan.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import {
  candidate,
  competitor,
  instants,
  NEW_YORK,
  planIn,
  type PlanWorld,
} from './plan.fixture.ts';

describe('new prospects and follow-ups', () => {
  const crowd = [
    ...Array.from({ length: 40 }, (_, index) => candidate(index + 1)),
    ...Array.from({ length: 40 }, (_, index) =>
      candidate(index + 101, { step: 1, dueAt: MONDAY, mailboxId: 'ann' }),
    ),
  ];
  const begun = (ratio: number | undefined, size = 20): number =>
    planIn(
      {
        size,
        mailboxes: ['ann'],
        ...(ratio === undefined ? {} : { file: { sequences: { followUpRatio: ratio } } }),
      },
      crowd,
    ).plan.planned.filter(({ step }) => step === 0).length;

  it.each([
    [undefined, 0],
    [1, 0],
    [0.7, 6],
    [0.5, 10],
    [0, 20],
  ])(
    'with a ratio of %s, %i of 20 messages begin a sequence while both wait',
    (ratio, expected) => {
      expect(begun(ratio)).toBe(expected);
    },
  );

  it('messages due tomorrow do not keep this afternoon empty under a limit of any 24 hours; messages due this afternoon come before new people', () => {
    const now = MONDAY + 4 * HOUR;
    const limits = { perHour: 10, perDay: 10 };
    const fresh = Array.from({ length: 10 }, (_, index) => candidate(index + 1));
    const due = (at: number): Candidate[] =>
      Array.from({ length: 10 }, (_, index) =>
        candidate(index + 101, { step: 1, dueAt: at, mailboxId: 'ann' }),
      );
    const today = (candidates: Candidate[]): number[] =>
      planIn({ now, limits, mailboxes: ['ann'] }, candidates)
        .plan.planned.filter(({ sendAt }) => sendAt < MONDAY + 12 * HOUR)
        .map(({ step }) => step);
    expect(today([...fresh, ...due(now + 19 * HOUR)])).toEqual(fresh.map(() => 0));
    expect(today([...fresh, ...due(now + HOUR)])).toEqual(fresh.map(() => 1));
  });

  it('a campaign without competitors takes all slots', () => {
    expect(begun(0.5, 80)).toBe(40);
    expect(begun(1, 80)).toBe(40);
  });

  it('no more begin in a day than the campaign allows; follow-ups are not counted', () => {
    const { planned } = planIn(
      { file: { rateLimits: { newPerDay: 5 } }, limits: { minGapSeconds: 0 } },
      crowd,
    ).plan;
    const on = (day: string, step: number): number =>
      planned.filter(
        ({ sendAt, step: of }) =>
          formatInTimeZone(sendAt, NEW_YORK, 'yyyy-MM-dd') === day && of === step,
      ).length;
    expect(
      ['2026-03-09', '2026-03-10', '2026-03-11'].map((day) => [on(day, 0), on(day, 1)]),
    ).toEqual([
      [5, 40],
      [5, 0],
      [5, 0],
    ]);
  });
});

describe('campaigns that share mailboxes', () => {
  const limits = { perHour: 20, perDay: 100 };
  const people = (n: number): Candidate[] =>
    Array.from({ length: n }, (_, index) => candidate(index + 1));
  const autumn = (priority: number, world: PlanWorld = {}, n = 500): Competitor =>
    competitor(
      { ...world, file: { id: 'autumn', priority } },
      people(n).map((each) => ({ ...each, email: `r${each.email}` })),
    );
  /** The campaign's own share of a full day that both need. */
  const shareOf = (own: number, of: number): number => {
    const other = autumn(of);
    const mine = competitor({ limits, mailboxes: ['ann'], file: { priority: own } }, people(500));
    const { planned } = planBatch({
      now: MONDAY - HOUR,
      size: 200,
      own: mine,
      competitors: [{ ...other, mailboxes: mine.mailboxes }],
    });
    return planned.filter(({ sendAt }) => sendAt < MONDAY + 10 * HOUR).length;
  };

  it.each([
    [5, 5, 50],
    [10, 5, 67],
    [5, 10, 33],
    [9, 1, 90],
    [1, 9, 10],
  ])('priorities %i and %i: the first gets about %i of a hundred', (own, of, expected) => {
    expect(Math.abs(shareOf(own, of) - expected)).toBeLessThanOrEqual(1);
  });

  it('slots left to a competitor are used by its own plan', () => {
    const shared = competitor({ limits, mailboxes: ['ann'], file: { priority: 5 } }, people(30));
    const mine = planBatch({
      now: MONDAY,
      size: 30,
      own: shared,
      competitors: [{ ...autumn(5), mailboxes: shared.mailboxes }],
    }).planned;
    const taken = mine.map(({ sendAt }) => sendAt);
    const theirs = competitor(
      { limits, mailboxes: ['ann'], taken, file: { id: 'autumn', priority: 5 } },
      people(30).map((each) => ({ ...each, email: `r${each.email}` })),
    );
    const planned = planBatch({ now: MONDAY, size: 30, own: theirs, competitors: [] }).planned.map(
      ({ sendAt }) => sendAt,
    );
    const both = [
      ...taken.map((at) => ({ at, of: 'mine' })),
      ...planned.map((at) => ({ at, of: 'theirs' })),
    ]
      .sort((a, b) => a.at - b.at)
      .slice(0, 40);
    expect(Math.abs(both.filter(({ of }) => of === 'mine').length - 20)).toBeLessThanOrEqual(1);
    expect(
      Math.max(...both.slice(1).map(({ at }, index) => at - (both[index]?.at ?? 0))),
    ).toBeLessThanOrEqual(2 * 1.25 * (HOUR / 20));
  });

  it('what one has sent this morning counts: the other comes first until it has as much', () => {
    const shared = competitor({ limits, mailboxes: ['ann'], used: 10 }, people(20));
    const before = planBatch({
      now: MONDAY,
      size: 1,
      own: shared,
      competitors: [{ ...autumn(5), mailboxes: shared.mailboxes }],
    });
    expect(before.planned[0]?.sendAt).toBeGreaterThan(MONDAY + 10 * 0.75 * (HOUR / 20));
  });

  it.each<[string, [id: string, priority: number, beganAt: number, had: number[]][], number[]]>([
    [
      'all have begun days ago',
      [
        ['a', 5, -3, [1, 2]],
        ['b', 5, -2, []],
      ],
      [2, 0],
    ],
    [
      'at noon, after one of its priority had four',
      [
        ['a', 5, -3, [1, 2, 3, 4, 14]],
        ['b', 5, 12, []],
      ],
      [5, 4],
    ],
    [
      'with half the priority',
      [
        ['a', 6, -3, [1, 2, 3, 4]],
        ['b', 3, 12, []],
      ],
      [4, 2],
    ],
    [
      'when one of two has had less than its part',
      [
        ['a', 5, -3, [1, 2, 3, 4]],
        ['b', 5, -3, [1]],
        ['c', 5, 12, []],
      ],
      [4, 1, 1],
    ],
    [
      'one after the other',
      [
        ['c', 5, 14, []],
        ['a', 5, -3, [1, 2, 13]],
        ['b', 10, 12, []],
      ],
      [2, 3, 4],
    ],
    [
      'tomorrow: today is no matter of it',
      [
        ['a', 5, -3, [1, 2]],
        ['b', 5, 30, []],
      ],
      [2, 0],
    ],
    [
      'as the first',
      [
        ['a', 5, 12, []],
        ['b', 5, 14, []],
      ],
      [0, 0],
    ],
  ])(
    'a campaign that begins %s counts as served its share of the day so far',
    (_, rows, expected) => {
      const at = (hours: number): number => MONDAY + hours * HOUR;
      const competitors = rows.map(([id, priority, beganAt, served]) => ({
        campaign: { id, priority },
        beganAt: at(beganAt),
        served: served.map(at),
      }));
      countFromBeginning(competitors, (instant) => {
        const startsAt = MONDAY + Math.floor((instant - MONDAY) / DAY) * DAY;
        return { date: '2026-03-09', startsAt, endsAt: startsAt + DAY };
      });
      expect(competitors.map(({ served }) => served.length)).toEqual(expected);
    },
  );

  it('a competitor without candidates takes nothing', () => {
    const alone = planIn({ limits, mailboxes: ['ann'] }, people(30)).plan;
    const shared = competitor({ limits, mailboxes: ['ann'] }, people(30));
    expect(
      instants(
        planBatch({
          now: MONDAY,
          size: 1_000,
          own: shared,
          competitors: [{ ...autumn(10, {}, 0), mailboxes: shared.mailboxes }],
        }),
      ),
    ).toEqual(instants(alone));
  });
});
