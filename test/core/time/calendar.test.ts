import { describe, expect, it } from 'vitest';
import { nextOpening, windowAt } from '../../../lib/core/time/calendar.ts';
import { at, calendarOf, written } from './calendar.fixture.ts';

describe('a calendar', () => {
  it('is open from nine to five, Monday to Friday, on the wall clock of the prospect', () => {
    const week = calendarOf({ from: at('2026-03-06T00:00:00Z'), to: at('2026-03-10T20:00:00Z') });
    expect(written(week, 'America/New_York')).toEqual([
      '2026-03-06T09:00:00-05:00 2026-03-06T17:00:00-05:00',
      '2026-03-09T09:00:00-04:00 2026-03-09T17:00:00-04:00',
      '2026-03-10T09:00:00-04:00 2026-03-10T17:00:00-04:00',
    ]);
  });

  it('holds the window at either edge whole, so that its start and end are true', () => {
    const hour = calendarOf({ from: at('2026-03-09T15:00:00Z'), to: at('2026-03-09T16:00:00Z') });
    expect(written(hour, 'America/New_York')).toEqual([
      '2026-03-09T09:00:00-04:00 2026-03-09T17:00:00-04:00',
    ]);
  });

  it('is closed on a holiday, and open on it when holidays are not skipped', () => {
    const monday = {
      from: at('2026-05-25T04:00:00Z'),
      to: at('2026-05-26T04:00:00Z'),
      holidays: ['2026-05-25'],
    };
    expect(calendarOf(monday).starts).toHaveLength(0);
    expect(calendarOf({ ...monday, skipHolidays: false }).starts).toHaveLength(1);
  });

  it('is closed on Friday and Saturday in Riyadh and open on Sunday', () => {
    const riyadh = calendarOf({
      zone: 'Asia/Riyadh',
      weekend: [5, 6],
      from: at('2026-03-05T00:00:00Z'),
      to: at('2026-03-08T20:00:00Z'),
    });
    expect(written(riyadh, 'Asia/Riyadh').map((line) => line.slice(0, 10))).toEqual([
      '2026-03-05',
      '2026-03-08',
    ]);
  });

  it('runs through midnight when the window is the whole day, and stops at the weekend', () => {
    const week = calendarOf({
      zone: 'Europe/Berlin',
      start: '00:00',
      end: '24:00',
      from: at('2026-03-02T00:00:00Z'),
      to: at('2026-03-08T00:00:00Z'),
    });
    expect(written(week, 'Europe/Berlin')).toEqual([
      '2026-03-02T00:00:00+01:00 2026-03-07T00:00:00+01:00',
    ]);
  });

  it('has no hour that spring skips, and both runs of the hour that autumn repeats', () => {
    const day = { zone: 'America/New_York', start: '01:30', end: '02:30', skipWeekends: false };
    const spring = calendarOf({
      ...day,
      from: at('2026-03-08T05:00:00Z'),
      to: at('2026-03-09T04:00:00Z'),
    });
    expect(written(spring, day.zone)).toEqual([
      '2026-03-08T01:30:00-05:00 2026-03-08T03:00:00-04:00',
    ]);
    const autumn = calendarOf({
      ...day,
      from: at('2026-11-01T04:00:00Z'),
      to: at('2026-11-02T05:00:00Z'),
    });
    expect(written(autumn, day.zone)).toEqual([
      '2026-11-01T01:30:00-04:00 2026-11-01T01:00:00-05:00',
      '2026-11-01T01:30:00-05:00 2026-11-01T02:30:00-05:00',
    ]);
  });

  it('is closed on a day whose whole window the clock skips', () => {
    const spring = calendarOf({
      start: '02:00',
      end: '03:00',
      skipWeekends: false,
      from: at('2026-03-08T05:00:00Z'),
      to: at('2026-03-09T04:00:00Z'),
    });
    expect(spring.starts).toHaveLength(0);
  });

  it('with a fixed zone opens only where the date is a working day on both clocks', () => {
    // Friday 09:00-17:00 in New York is Friday 23:00 to Saturday 07:00 in Tokyo; Sunday evening
    // there is not New York's Monday either.
    const calendar = calendarOf({
      zone: 'America/New_York',
      recipient: 'Asia/Tokyo',
      from: at('2026-03-12T04:00:00Z'),
      to: at('2026-03-17T04:00:00Z'),
    });
    expect(written(calendar, 'Asia/Tokyo')).toEqual([
      '2026-03-12T22:00:00+09:00 2026-03-13T06:00:00+09:00',
      '2026-03-13T22:00:00+09:00 2026-03-14T00:00:00+09:00',
      '2026-03-16T22:00:00+09:00 2026-03-17T06:00:00+09:00',
    ]);
  });

  it('refuses a window that ends before it starts, and one that has no length', () => {
    expect(() => calendarOf({ start: '17:00', end: '09:00' })).toThrow(RangeError);
    expect(() => calendarOf({ start: '09:00', end: '09:00' })).toThrow(RangeError);
  });
});

describe('the next opening', () => {
  const calendar = calendarOf({ holidays: ['2026-03-03'] });
  const rows: [string, string, string | null, string | null][] = [
    [
      'in the window it is now',
      '2026-03-02T15:00:00Z',
      '2026-03-02T15:00:00Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'at the first moment it is now',
      '2026-03-02T14:00:00Z',
      '2026-03-02T14:00:00Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'at the last moment it is the next working day, past the holiday',
      '2026-03-02T22:00:00Z',
      '2026-03-04T14:00:00Z',
      '2026-03-04T22:00:00Z',
    ],
    [
      'a millisecond before the last moment it is still now',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T22:00:00Z',
    ],
    [
      'on Saturday it is Monday, an hour earlier in UTC after the clocks went forward',
      '2026-03-07T12:00:00Z',
      '2026-03-09T13:00:00Z',
      '2026-03-09T21:00:00Z',
    ],
    ['after the last window there is none', '2026-04-01T12:00:00Z', null, null],
  ];
  it.each(rows)('%s (%s)', (_name, instant, expectedAt, until) => {
    const opening = nextOpening(calendar, at(instant));
    expect(opening).toEqual(
      expectedAt === null || until === null ? null : { at: at(expectedAt), until: at(until) },
    );
  });

  it('cannot be asked before the calendar starts', () => {
    expect(() => nextOpening(calendar, calendar.from - 1)).toThrow(RangeError);
  });

  it('is inside the window that windowAt reports', () => {
    expect(windowAt(calendar, at('2026-03-02T15:00:00Z'))).toEqual({
      at: at('2026-03-02T14:00:00Z'),
      until: at('2026-03-02T22:00:00Z'),
    });
    expect(windowAt(calendar, at('2026-03-03T15:00:00Z'))).toBeNull();
  });
});
