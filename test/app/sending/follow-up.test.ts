/** When the next step is due, in one run that serves several campaigns. */
import { expect, it } from 'vitest';
import { createFollowUps } from '../../../lib/app/sending/follow-up.ts';
import { formatLocal, createZones } from '../../../lib/core/time/zone.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';

const ZONE = 'America/New_York';
const table = createZones(MONDAY - DAY, MONDAY + 30 * DAY)(ZONE);

it('follow-ups due on a weekend are spread over the open hours of their own campaign, whichever campaign the run served before', async () => {
  const windows = {
    morning: { start: '06:00', end: '08:00' },
    evening: { start: '18:00', end: '20:00' },
  };
  const followUps = createFollowUps({
    loadHolidays: () => Promise.resolve({ holidaySetOf: () => new Set<string>() }),
    weekendOf: () => [6, 7],
    countryOfZone: () => Promise.resolve(null),
    countDueBetween: () => 1_000,
  });
  // Three days after Wednesday noon: neither campaign is open at that time of day.
  const at = MONDAY + 2 * DAY + 3 * HOUR;
  for (const [id, sendWindow] of Object.entries(windows)) {
    const next = await followUps({
      message: { step: 0, calendarKey: `${ZONE}||`, email: 'p@example.test' },
      campaign: campaign({ id, sendWindow }),
      at,
    });
    expect([id, formatLocal(table, next?.dueAt ?? 0).slice(11, 16)]).toEqual([
      id,
      sendWindow.start,
    ]);
  }
});
