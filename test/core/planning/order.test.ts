/** Who comes first in a plan. */
import { describe, expect, it } from 'vitest';
import { planBatch, type Competitor } from '../../../lib/core/planning/plan.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, competitor, planIn, type PlanWorld } from './plan.fixture.ts';

describe('who comes first', () => {
  const one = { size: 1, limits: { perDay: 1 }, mailboxes: ['ann'] };
  const first = (candidates: Candidate[]): number | undefined =>
    planIn(one, candidates).plan.planned[0]?.enrollmentId;

  it('a due follow-up comes before a new prospect', () => {
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

  it('a new prospect comes before a follow-up that is due in two days', () => {
    expect(
      first([candidate(1, { step: 1, dueAt: MONDAY + 2 * DAY, mailboxId: 'ann' }), candidate(2)]),
    ).toBe(2);
  });

  it('a new prospect whose window opens sooner comes first', () => {
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
    const world: PlanWorld = { limits: { perDay: 8, minGapSeconds: 0 }, taken: full, holds: {} };
    const fresh = Array.from({ length: 60 }, (_, index) => candidate(index + 1));
    const late = (days: number, n: number): Candidate[] =>
      Array.from({ length: n }, (_, index) =>
        candidate(index + 101, { step: 1, dueAt: MONDAY - days * DAY + index, mailboxId: 'ann' }),
      );
    /** How many follow-ups a plan of `size` holds; bea is free. */
    const followUps = (candidates: Candidate[], size: number): number[] => {
      const own = competitor(world, [...fresh, ...candidates]);
      const bea = competitor({ ...world, taken: [] }, [])
        .mailboxes[1] as Competitor['mailboxes'][number];
      const { planned } = planBatch({
        now: MONDAY,
        size,
        own: { ...own, mailboxes: [own.mailboxes[0] as Competitor['mailboxes'][number], bea] },
        competitors: [],
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

  it('a person whose mailbox fills its 24 hours every afternoon gets a reserved morning after three days of waiting', () => {
    // Monday, nine in New York: in Dubai it is evening. What leaves this afternoon counts until
    // tomorrow afternoon.
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

  it('one that was tried and is due again after the window leaves the day to other follow-ups', () => {
    const follows = { step: 1, mailboxId: 'ann' };
    const { planned } = planIn({ mailboxes: ['ann'], limits: { perDay: 3 } }, [
      candidate(1, { ...follows, tried: true, messageRow: 7, dueAt: MONDAY + 9 * HOUR }),
      ...[2, 3, 4].map((id) => candidate(id, { ...follows, dueAt: MONDAY })),
      ...[5, 6, 7].map((id) => candidate(id)),
    ]).plan;
    const today = planned.filter(({ sendAt }) => sendAt < MONDAY + 8 * HOUR);
    expect(today.map(({ enrollmentId }) => enrollmentId)).toEqual([2, 3, 4]);
  });
});
