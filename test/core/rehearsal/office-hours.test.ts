/** When people write: in their own office hours, and only after they got the message. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toOfficeHours } from '../../../lib/core/rehearsal/office-hours.ts';
import { createZones } from '../../../lib/core/time/zone.ts';
import { wallAt } from '../../support/time/wall-clock.ts';
import { FROM, TO, ZONES } from '../time/zones.fixture.ts';

const zones = createZones(FROM, TO);

it('whenever it is, the answer is written from eight to six on a working day where they are, and not earlier than it could be', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: FROM, max: TO - 10 * 86_400_000 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (zone, at, spread) => {
        const wall = wallAt(zone, at);
        const holiday = wallAt(zone, at + 86_400_000).date;
        const isWorkingDay = (date: string): boolean =>
          date !== holiday && new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0;
        const written = toOfficeHours(at, { table: zones(zone), isWorkingDay, spread });
        const then = wallAt(zone, written);
        expect(written).toBeGreaterThanOrEqual(at);
        expect(isWorkingDay(then.date)).toBe(true);
        expect(then.minutes).toBeGreaterThanOrEqual(8 * 60);
        expect(then.minutes).toBeLessThan(18 * 60);
        if (isWorkingDay(wall.date) && wall.minutes >= 8 * 60 && wall.minutes < 18 * 60)
          expect(written).toBe(at);
      },
    ),
  );
});
