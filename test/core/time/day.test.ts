import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateIn, dayIn } from '../../../lib/core/time/day.ts';
import { buildZone } from '../../../lib/core/time/zone.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { FROM, ZONES } from './zones.fixture.ts';

it('a day begins and ends with the date on the wall, and lasts 23 to 25 hours', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 400 * 24 * 60 }),
      fc.integer({ min: -48, max: 48 }),
      (zone, minute, neighbour) => {
        const at = FROM + minute * MINUTE;
        const dayOf = dayIn(buildZone(zone, at - 5 * DAY, at + 5 * DAY));
        // Asked for another instant first: what it remembers must not leak.
        dayOf(at + neighbour * HOUR);
        const { date, startsAt, endsAt } = dayOf(at);
        expect(date).toBe(formatInTimeZone(at, zone, 'yyyy-MM-dd'));
        expect(dateIn(zone, at)).toBe(date);
        expect(
          [startsAt, endsAt - 1].map((edge) => formatInTimeZone(edge, zone, 'yyyy-MM-dd')),
        ).toEqual([date, date]);
        expect(startsAt <= at && at < endsAt).toBe(true);
        expect([
          formatInTimeZone(startsAt - 1, zone, 'yyyy-MM-dd') < date,
          formatInTimeZone(endsAt, zone, 'yyyy-MM-dd') > date,
        ]).toEqual([true, true]);
      },
    ),
    { numRuns: 300 },
  );
});
