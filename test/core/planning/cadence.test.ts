import { addDays as addCalendarDays } from 'date-fns/addDays';
import { formatInTimeZone } from 'date-fns-tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestNextStep, resumeAfterAbsence } from '../../../lib/core/planning/cadence.ts';
import { isWorkingDay } from '../../../lib/core/time/working-day.ts';
import { createZones, formatLocal } from '../../../lib/core/time/zone.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { lawfulZone } from '../../support/time/wall-clock.ts';
import { FROM, TO, ZONES } from '../time/zones.fixture.ts';

const zones = createZones(FROM, TO);
const works =
  (holidays: string[], weekend = [6, 7]) =>
  (date: string): boolean =>
    isWorkingDay({ weekend, holidays: new Set(holidays) }, date);

describe('the gap between two steps', () => {
  const rows: [string, string, string, number, boolean, string][] = [
    [
      'three days later at the same time of day',
      'Europe/Berlin',
      '2026-06-01T10:00:00+02:00',
      3,
      false,
      '2026-06-04T10:00:00+02:00',
    ],
    [
      'across spring the clock time would be an hour short of 72: it waits the hour',
      'Europe/Berlin',
      '2026-03-27T10:00:00+01:00',
      3,
      false,
      '2026-03-30T11:00:00+02:00',
    ],
    [
      'across autumn the same clock time is 73 hours away',
      'Europe/Berlin',
      '2026-10-23T10:00:00+02:00',
      3,
      false,
      '2026-10-26T10:00:00+01:00',
    ],
    [
      'a clock time that spring skips moves to 24 hours after the send',
      'America/New_York',
      '2026-03-07T02:30:00-05:00',
      1,
      false,
      '2026-03-08T03:30:00-04:00',
    ],
    [
      'no gap is now',
      'Asia/Tokyo',
      '2026-06-01T10:00:00+09:00',
      0,
      false,
      '2026-06-01T10:00:00+09:00',
    ],
    [
      'no gap in the second run of a doubled hour is still now',
      'America/New_York',
      '2026-11-01T01:30:00-05:00',
      0,
      false,
      '2026-11-01T01:30:00-05:00',
    ],
    [
      'two working days after Thursday is Monday',
      'Europe/Berlin',
      '2026-06-11T10:00:00+02:00',
      2,
      true,
      '2026-06-15T10:00:00+02:00',
    ],
    [
      'a holiday is no working day',
      'Europe/Berlin',
      '2026-05-22T10:00:00+02:00',
      1,
      true,
      '2026-05-26T10:00:00+02:00',
    ],
    [
      'sent on a Sunday, one working day later is Monday',
      'Europe/Berlin',
      '2026-06-14T10:00:00+02:00',
      1,
      true,
      '2026-06-15T10:00:00+02:00',
    ],
    [
      'the day is the one on the wall of the recipient',
      'Asia/Tokyo',
      '2026-06-12T00:30:00+09:00',
      1,
      true,
      '2026-06-15T00:30:00+09:00',
    ],
    [
      'a date that the zone left out is no working day',
      'Pacific/Apia',
      '2011-12-29T22:28:00-10:00',
      1,
      true,
      '2012-01-02T22:28:00+14:00',
    ],
  ];
  it.each(rows)('%s', (_name, zone, sentAt, days, business, expected) => {
    const next = earliestNextStep({
      sentAt: Date.parse(sentAt),
      gap: { days, business },
      table: zones(zone),
      isWorkingDay: works(['2026-05-25']),
    });
    expect(formatLocal(zones(zone), next)).toBe(expected);
  });

  it('is never shorter than its days in hours, nor earlier on the wall clock, and at most an hour more than both', () => {
    const anyMoment = fc
      .integer({ min: FROM / 1000, max: TO / 1000 - 40 * 86_400 })
      .map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        anyMoment,
        fc.integer({ min: 0, max: 30 }),
        (zone, sentAt, days) => {
          const next = earliestNextStep({
            sentAt,
            gap: { days, business: false },
            table: zones(zone),
            isWorkingDay: () => true,
          });
          const wall = (instant: number): number =>
            Date.parse(
              `${formatInTimeZone(instant, lawfulZone(zone, instant), "yyyy-MM-dd'T'HH:mm:ss")}Z`,
            );
          const sameClock = addCalendarDays(wall(sentAt), days).getTime();
          expect(next - sentAt).toBeGreaterThanOrEqual(days * DAY);
          expect(wall(next)).toBeGreaterThanOrEqual(sameClock);
          expect(next - sentAt).toBeLessThanOrEqual(days * DAY + 3_600_000);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('in working days ends on a working day, and counts exactly as many', () => {
    const isWorking = works(['2026-12-25', '2027-01-01']);
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 1, max: 15 }),
        (zone, day, days) => {
          const sentAt = Date.UTC(2026, 5, 1, 10) + day * DAY;
          const next = earliestNextStep({
            sentAt,
            gap: { days, business: true },
            table: zones(zone),
            isWorkingDay: isWorking,
          });
          const dates = new Set<string>();
          for (let at = sentAt + DAY; at < next + DAY; at += DAY / 4)
            dates.add(formatInTimeZone(at, lawfulZone(zone, at), 'yyyy-MM-dd'));
          const last = formatInTimeZone(next, lawfulZone(zone, next), 'yyyy-MM-dd');
          expect(isWorking(last)).toBe(true);
          expect([...dates].filter((date) => date <= last && isWorking(date))).toHaveLength(days);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stops with an error, not a hang, when no day is ever a working day', () => {
    const request = {
      sentAt: FROM,
      gap: { days: 1, business: true },
      table: zones('Asia/Tokyo'),
      isWorkingDay: () => false,
    };
    expect(() => earliestNextStep(request)).toThrow(RangeError);
  });
});

describe('an absent person', () => {
  const rows: [string, string, string, string][] = [
    [
      'back on Monday is written to on Tuesday',
      'Europe/Berlin',
      '2026-06-15',
      '2026-06-16T00:00:00+02:00',
    ],
    [
      'back on Friday is written to on Monday',
      'Europe/Berlin',
      '2026-06-12',
      '2026-06-15T00:00:00+02:00',
    ],
    [
      'back before a holiday is written to after it',
      'Europe/Berlin',
      '2026-05-24',
      '2026-05-26T00:00:00+02:00',
    ],
    [
      'a day that begins at one begins at one',
      'Africa/Cairo',
      '2026-04-23',
      '2026-04-24T01:00:00+03:00',
    ],
    [
      'back on the eve of a day that the zone left out is written to after the weekend',
      'Pacific/Apia',
      '2011-12-29',
      '2012-01-02T00:00:00+14:00',
    ],
  ];
  it.each(rows)('%s', (_name, zone, returnDate, expected) => {
    const resume = resumeAfterAbsence({
      returnDate,
      table: zones(zone),
      isWorkingDay: works(['2026-05-25']),
    });
    expect(formatLocal(zones(zone), resume)).toBe(expected);
  });
});
