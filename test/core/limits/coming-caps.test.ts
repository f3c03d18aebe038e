import { describe, expect, it } from 'vitest';
import { MOST_DATES, warmupCourses } from '../../../lib/core/limits/coming-caps.ts';
import { resolveCampaign } from '../../../lib/core/campaigns/resolve-campaign.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY, quota } from '../../support/quota.ts';
import type { SendWindowFile } from '../../../lib/domain/campaigns/campaign.ts';

const windowOf = (sendWindow: SendWindowFile) =>
  resolveCampaign(campaignFile({ sendWindow }), 'UTC').sendWindow;
const caps = (perDay: number, sendWindow: SendWindowFile, schedule = [10, 20, 30]) =>
  warmupCourses([quota({ warmupSchedule: schedule, perDay })], windowOf(sendWindow), MONDAY)[0];

describe('the coming caps of a warmup', () => {
  it('are those of the open days, until perDay applies', () => {
    const course = caps(40, { blackouts: [{ from: '2026-03-11', to: '2026-03-12' }] });
    expect(course).toEqual({
      scope: 'mailbox',
      scopeId: 'ann',
      dates: [
        { date: '2026-03-09', day: 1, cap: 10 },
        { date: '2026-03-10', day: 2, cap: 20 },
        { date: '2026-03-13', day: 3, cap: 30 },
        { date: '2026-03-16', day: 4, cap: 36 },
      ],
      endsOn: '2026-03-17',
    });
  });

  it('include weekends when these are not skipped', () =>
    expect(caps(40, { skipWeekends: false })?.endsOn).toBe('2026-03-13'));

  it('are no more than a fortnight of sending days', () => {
    const course = caps(1_000, {});
    expect(course?.dates).toHaveLength(MOST_DATES);
    expect(course?.endsOn).toBeNull();
  });

  it('are none of a warmup that is over, or of no warmup', () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
    const over = quota({ warmupSchedule: [1, 2, 3], perDay: 3 }, { sentOn: days });
    expect(warmupCourses([over, quota({ perDay: 3 })], windowOf({}), MONDAY)).toEqual([]);
  });

  it('are none of a window that never opens, and the search ends', () => {
    const never = { weekdays: Object.fromEntries(DAYS.map((day) => [day, []])) };
    expect(caps(40, never)).toMatchObject({ dates: [], endsOn: null });
  });

  it('change nothing in the quota', () => {
    const mailbox = quota({ warmupSchedule: [10, 20], perDay: 20 });
    warmupCourses([mailbox], windowOf({}), MONDAY);
    expect(mailbox.warmup?.on('2026-03-11')).toMatchObject({ day: 1 });
  });
});

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
