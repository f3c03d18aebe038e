import { describe, expect, it } from 'vitest';
import { workLeftBy } from '../../../lib/core/planning/work-left.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { candidate, planIn, type PlanWorld } from './plan.fixture.ts';
import type { Candidate } from '../../../lib/domain/campaigns/candidate.ts';
import type { WorkLeft } from '../../../lib/domain/limits/full-slot.ts';

/** The last minute of the window, from 09:00 to 17:00 in New York, is for what is under way. */
const CLOSES = MONDAY + 8 * HOUR - MINUTE;

function workIn(world: PlanWorld, people: readonly Candidate[]): WorkLeft[] {
  const { plan, input } = planIn({ mailboxes: ['ann'], ...world }, people);
  return workLeftBy(plan, input.own, input.now);
}

const fresh = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => candidate(index + 1));

describe('work is left', () => {
  it('in the open hours from now until the last planned message leaves', () => {
    expect(workIn({ limits: { warmupSchedule: [1, 1], perHour: 10 } }, fresh(2))).toMatchObject([
      { mailboxId: null, opens: true, provider: null, from: MONDAY, until: CLOSES },
      { from: MONDAY + DAY },
    ]);
  });

  it('not when every message leaves now', () => {
    expect(workIn({}, fresh(3))).toEqual([]);
  });

  it('for a day more by the people who found no place in the batch', () => {
    const spans = workIn({ size: 2 }, fresh(3));
    expect(spans.map(({ from, until }) => [from, until])).toEqual([[MONDAY, CLOSES]]);
  });

  it('for follow-ups at their own mailbox, and not before they are due', () => {
    const people = [3, 4].map((id) =>
      candidate(id, { step: 1, mailboxId: 'bea', dueAt: MONDAY + 2 * HOUR }),
    );
    const spans = workIn({ mailboxes: ['ann', 'bea'], limits: { perHour: 1 } }, people);
    expect(spans).toMatchObject([{ mailboxId: 'bea', opens: false, from: MONDAY + 2 * HOUR }]);
    expect(spans[0]?.until).toBeGreaterThan(MONDAY + 3 * HOUR - MINUTE);
  });

  it('not while a hold keeps the campaign or the recipients back', () => {
    const hold = { from: MONDAY - HOUR, until: MONDAY + 3 * HOUR };
    const limits = { perHour: 1 };
    expect(workIn({ limits, campaignHolds: [hold] }, fresh(3))[0]?.from).toBe(MONDAY + 3 * HOUR);
    expect(
      workIn({ limits, recipientHoldsOf: () => [{ ...hold, until: null }] }, fresh(3)),
    ).toEqual([]);
  });

  it('only while the recipients have open hours', () => {
    const people = fresh(3).map((each) => ({ ...each, calendarKey: 'Asia/Tokyo' }));
    const [first] = workIn({ limits: { perHour: 1 } }, people);
    expect(first?.from).toBe(Date.parse('2026-03-10T00:00:00Z'));
  });
});
