/** Which mailbox a message leaves from. */
import { describe, expect, it } from 'vitest';
import { REASSIGN_AFTER } from '../../../lib/core/planning/placement.ts';
import type { Plan } from '../../../lib/core/planning/plan.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, planIn, type PlanWorld } from './plan.fixture.ts';

describe('which mailbox', () => {
  it('a follow-up comes from the mailbox the prospect knows, even when another is free sooner', () => {
    const busy = {
      mailboxes: ['ann', 'bea'],
      holds: { ann: [{ from: MONDAY, until: MONDAY + 2 * DAY }] },
    };
    const { planned } = planIn(busy, [
      candidate(1, { step: 1, mailboxId: 'ann' }),
      candidate(2),
    ]).plan;
    expect(
      planned.map(({ enrollmentId, mailboxId, sendAt }) => [
        enrollmentId,
        mailboxId,
        sendAt >= MONDAY + 2 * DAY,
      ]),
    ).toEqual([
      [2, 'bea', false],
      [1, 'ann', true],
    ]);
  });

  const held = (from: number, until: number | null): PlanWorld => ({
    mailboxes: ['ann', 'bea'],
    holds: { ann: [{ from, until }] },
  });
  it.each<[string, PlanWorld, string]>([
    ['left the campaign', { mailboxes: ['bea'] }, 'bea'],
    ['is held for days to come', held(MONDAY, MONDAY + REASSIGN_AFTER), 'bea'],
    ['will soon be free', held(MONDAY - 30 * DAY, MONDAY + REASSIGN_AFTER - 1), 'ann'],
    ['has been held for days without an end', held(MONDAY - REASSIGN_AFTER, null), 'bea'],
    ['will be held later', held(MONDAY + DAY, MONDAY + 30 * DAY), 'ann'],
  ])('a prospect whose mailbox %s', (_, world, mailbox) => {
    expect(planIn(world, [candidate(1, { step: 1, mailboxId: 'ann' })]).plan.planned).toMatchObject(
      [{ mailboxId: mailbox }],
    );
  });

  it('a prospect whose mailbox is held waits for it when no other is better, and when it was held just now', () => {
    expect(
      planIn({ mailboxes: ['ann'], holds: { ann: [{ from: MONDAY, until: MONDAY + 9 * DAY }] } }, [
        candidate(1, { step: 1, mailboxId: 'ann' }),
      ]).plan.planned[0]?.sendAt,
    ).toBeGreaterThanOrEqual(MONDAY + 9 * DAY);
    expect(
      planIn(held(MONDAY - DAY, null), [candidate(1, { step: 1, mailboxId: 'ann' })]).plan
        .unplanned,
    ).toMatchObject([{ reason: 'hold' }]);
  });

  const many = Array.from({ length: 60 }, (_, index) => candidate(index + 1));
  const tally = ({ planned }: Plan): Record<string, number> =>
    planned.reduce<Record<string, number>>(
      (counts, { mailboxId }) => ({ ...counts, [mailboxId]: (counts[mailboxId] ?? 0) + 1 }),
      {},
    );
  it.each<[string, PlanWorld, Record<string, number>]>([
    ['evenly, to the mail', {}, { ann: 30, bea: 30 }],
    ['evenly over the plans before this one too', { given: { ann: 20 } }, { ann: 20, bea: 40 }],
    [
      'by weight',
      { file: { rotation: { by: 'weighted', weights: { ann: 3 } } } },
      { ann: 45, bea: 15 },
    ],
    [
      'to the one that has used less of its day',
      { file: { rotation: { by: 'least_used' } }, given: { bea: 1_000 } },
      { ann: 30, bea: 30 },
    ],
  ])('new prospects are dealt %s', (_, world, expected) => {
    expect(
      tally(planIn({ limits: { perDay: 100, minGapSeconds: 0 }, ...world }, many).plan),
    ).toEqual(expected);
  });

  it('a mailbox with follow-ups overdue since yesterday gets no new prospects before it has caught up, if another has room today', () => {
    const owed = Array.from({ length: 30 }, (_, index) =>
      candidate(index + 101, { step: 1, dueAt: MONDAY - DAY, mailboxId: 'ann' }),
    );
    /** On ann, by day: how many follow-ups, how many new prospects. */
    const annOf = (mailboxes: string[]): [number, number][] => {
      const { planned } = planIn(
        {
          mailboxes,
          limits: { perDay: 20, minGapSeconds: 0 },
          file: { sequences: { followUpRatio: 0 } },
        },
        [...owed, ...many],
      ).plan;
      const on = (day: number, follows: boolean): number =>
        planned.filter(
          ({ mailboxId, sendAt, step }) =>
            mailboxId === 'ann' &&
            Math.floor((sendAt - MONDAY) / DAY) === day &&
            step > 0 === follows,
        ).length;
      return [0, 1, 2].map((day) => [on(day, true), on(day, false)]);
    };
    // With a ratio of 0 new prospects come first: those that no other mailbox has room for today.
    expect(annOf(['ann'])).toEqual([
      [0, 20],
      [0, 20],
      [0, 20],
    ]);
    expect(annOf(['ann', 'bea'])).toEqual([
      [0, 20],
      [20, 0],
      [10, 0],
    ]);
    expect(annOf(['ann', 'bea', 'cho', 'dan'])).toEqual([
      [20, 0],
      [10, 0],
      [0, 0],
    ]);
  });

  it('no person waits until tomorrow for a full mailbox', () => {
    const world = {
      limits: { perDay: 40, minGapSeconds: 0 },
      file: { rotation: { by: 'weighted' as const, weights: { ann: 1_000 } } },
    };
    const { planned } = planIn(world, many).plan;
    expect(tally({ planned, unplanned: [], others: [] })).toEqual({ ann: 40, bea: 20 });
    for (const { sendAt } of planned) expect(sendAt).toBeLessThan(MONDAY + 8 * HOUR);
  });
});
