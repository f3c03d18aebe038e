import { describe, expect, it } from 'vitest';
import { PLAN_WEEKS, USUAL_COLD_DAY, warmupPlan } from '../../../lib/core/limits/warmup-plan.ts';

describe('the warmup plan of a new domain', () => {
  it('has five days a week, from 10 to 20 in the first month', () => {
    expect(warmupPlan(4)).toEqual([
      10, 11, 11, 12, 12, 13, 14, 14, 15, 15, 15, 16, 16, 17, 17, 18, 19, 19, 20, 20,
    ]);
  });

  it('is then 30 to 50, which it reaches within a week', () => {
    const later = warmupPlan(PLAN_WEEKS.most).slice(20);
    expect(later[4]).toBe(30);
    expect(later.at(-1)).toBe(USUAL_COLD_DAY);
  });

  it('of fewer weeks begins like one of more', () => {
    for (let weeks = PLAN_WEEKS.least; weeks <= PLAN_WEEKS.most; weeks++)
      expect(warmupPlan(weeks)).toEqual(warmupPlan(PLAN_WEEKS.most).slice(0, weeks * 5));
  });

  it('never falls, and never rises by more than a fifth', () => {
    const caps = warmupPlan(PLAN_WEEKS.most);
    caps.slice(1).forEach((cap, index) => {
      const before = caps[index] ?? 0;
      expect(cap).toBeGreaterThanOrEqual(before);
      expect(cap).toBeLessThanOrEqual(before * 1.2);
    });
  });
});
