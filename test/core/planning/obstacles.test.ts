/** What delays a message, and until when. */
import { formatInTimeZone } from 'date-fns-tz';
import { describe, expect, it } from 'vitest';
import { CLOSING_MARGIN } from '../../../lib/core/planning/place-from.ts';
import { placeByFairShare } from '../../../lib/core/planning/fair-share.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, competitor, NEW_YORK, planIn, TO, type PlanWorld } from './plan.fixture.ts';

describe('obstacles to a slot', () => {
  it.each<[string, PlanWorld, Partial<Candidate>, string]>([
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

it('a message without a slot in the examined range is left for later, and books nothing', () => {
  const own = competitor({ limits: { perDay: 3, minGapSeconds: 0 }, mailboxes: ['ann'] }, []);
  const queue = Array.from({ length: 5 }, (_, index) => candidate(index + 1));
  const seated = [
    ...placeByFairShare([{ context: own, used: 0, take: () => queue.shift() }], {
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
  expect(own.mailboxes[0]?.quota.timeline.length).toBe(3);
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
