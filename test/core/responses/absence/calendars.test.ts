/** The Iranian solar calendar beside the one of Unicode, and years of other eras. */
import { describe, expect, it } from 'vitest';
import { solarDate, yearOf } from '../../../../lib/core/responses/absence/calendars.ts';

const PERSIAN = new Intl.DateTimeFormat('en-u-ca-persian', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

describe('calendars', () => {
  it('turn a solar date into the day that Unicode gives it, for sixty years', () => {
    for (let year = 1400; year < 1460; year++)
      for (let month = 1; month <= 12; month++) {
        const day = solarDate(year, month, 29);
        const parts = PERSIAN.formatToParts(day ?? 0).map(({ value }) => value);
        expect(parts.slice(0, 5).join('')).toBe(`${month}/29/${year}`);
      }
  });

  it('know no day beyond the months of the solar year', () => {
    expect(solarDate(1405, 7, 31)).toBeNull();
    expect(solarDate(1405, 6, 32)).toBeNull();
  });

  it('read years of the Buddhist era in full and in Thai with two digits', () => {
    expect(yearOf('2569', true)).toBe(2026);
    expect(yearOf('69', true)).toBe(2026);
    expect(yearOf('26', false)).toBe(2026);
    expect(yearOf(undefined, false)).toBeNull();
  });
});
