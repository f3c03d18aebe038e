/** Single days in a send window. */
import { describe, expect, it } from 'vitest';
import { at, calendarOf, written, type Options } from './calendar.fixture.ts';

/**
 * 9 to 13 March 2026 in Berlin: Monday to Friday, no holiday. Each row: the window, and its
 * intervals as `day HH:MM-HH:MM`.
 */
describe('what a window says of single days', () => {
  const noonToTwo = [
    { start: '09:00', end: '12:00' },
    { start: '14:00', end: '17:00' },
  ];
  const rows: [string, Options, string[]][] = [
    [
      'several windows a day leave the break closed',
      { window: { windows: noonToTwo } },
      [
        '09 09:00-12:00',
        '09 14:00-17:00',
        '10 09:00-12:00',
        '10 14:00-17:00',
        '11 09:00-12:00',
        '11 14:00-17:00',
        '12 09:00-12:00',
        '12 14:00-17:00',
        '13 09:00-12:00',
        '13 14:00-17:00',
      ],
    ],
    [
      'windows that touch are one',
      {
        window: {
          windows: [
            { start: '13:00', end: '17:00' },
            { start: '09:00', end: '13:00' },
          ],
          weekdays: { tuesday: [], wednesday: [], thursday: [], friday: [] },
        },
      },
      ['09 09:00-17:00'],
    ],
    [
      'a weekday may have hours of its own, or none',
      {
        window: {
          weekdays: {
            monday: [],
            wednesday: [{ start: '10:00', end: '11:00' }],
            friday: noonToTwo,
          },
        },
      },
      ['10 09:00-17:00', '11 10:00-11:00', '12 09:00-17:00', '13 09:00-12:00', '13 14:00-17:00'],
    ],
    [
      'a half day ends early, and what would begin later does not',
      {
        window: {
          windows: noonToTwo,
          halfDays: { '03-10': '12:30', '03-11': '15:00', '03-12': '08:00' },
        },
      },
      [
        '09 09:00-12:00',
        '09 14:00-17:00',
        '10 09:00-12:00',
        '11 09:00-12:00',
        '11 14:00-15:00',
        '13 09:00-12:00',
        '13 14:00-17:00',
      ],
    ],
    [
      'a blackout closes its first and its last day',
      { window: { blackouts: [{ from: '2026-03-10', to: '2026-03-12' }] } },
      ['09 09:00-17:00', '13 09:00-17:00'],
    ],
    [
      'a date of its own stands above weekday, holiday and half day',
      {
        holidays: ['2026-03-11'],
        window: {
          halfDays: { '03-12': '12:00' },
          days: {
            '2026-03-10': [],
            '2026-03-11': [{ start: '10:00', end: '11:00' }],
            '2026-03-12': [{ start: '13:00', end: '14:00' }],
          },
        },
      },
      ['09 09:00-17:00', '11 10:00-11:00', '12 13:00-14:00', '13 09:00-17:00'],
    ],
    [
      'and under a blackout',
      {
        window: {
          blackouts: [{ from: '2026-03-10', to: '2026-03-13' }],
          days: { '2026-03-11': [{ start: '10:00', end: '11:00' }] },
        },
      },
      ['09 09:00-17:00'],
    ],
    [
      'hours of a weekday do not open a holiday',
      {
        holidays: ['2026-03-10'],
        window: { weekdays: { monday: [], tuesday: noonToTwo, wednesday: [], thursday: [] } },
      },
      ['13 09:00-17:00'],
    ],
  ];
  it.each(rows)('%s', (_name, options, expected) => {
    const week = calendarOf({
      zone: 'Europe/Berlin',
      from: at('2026-03-09T00:00:00Z'),
      to: at('2026-03-13T20:00:00Z'),
      ...options,
    });
    expect(
      written(week, 'Europe/Berlin').map(
        (line) => `${line.slice(8, 10)} ${line.slice(11, 16)}-${line.slice(37, 42)}`,
      ),
    ).toEqual(expected);
  });

  it('a date of its own opens a weekend of the recipient on both clocks', () => {
    // Saturday 14 March: nine to ten in Berlin, for a reader in New York.
    const options = {
      zone: 'Europe/Berlin',
      recipient: 'America/New_York',
      from: at('2026-03-14T00:00:00Z'),
      to: at('2026-03-15T00:00:00Z'),
    };
    expect(calendarOf(options).starts).toHaveLength(0);
    expect(
      written(
        calendarOf({
          ...options,
          window: { days: { '2026-03-14': [{ start: '09:00', end: '10:00' }] } },
        }),
        'Europe/Berlin',
      ),
    ).toEqual(['2026-03-14T09:00:00+01:00 2026-03-14T10:00:00+01:00']);
  });

  it('refuses hours that overlap', () => {
    expect(() =>
      calendarOf({
        window: {
          windows: [
            { start: '09:00', end: '12:00' },
            { start: '11:00', end: '13:00' },
          ],
        },
      }),
    ).toThrow(RangeError);
  });
});
