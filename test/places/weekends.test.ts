import { getAllCountries } from 'countries-and-timezones';
import { describe, expect, it } from 'vitest';
import { CORRECTIONS } from '../../data/places/weekends.ts';
import { weekendOf } from '../../lib/places/weekends.ts';

type WeekInfo = { weekend: number[] };
/** A method in newer Nodes, a property in Node 20. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

describe('the weekend of a country', () => {
  it.each([
    ['DE', [6, 7]],
    ['AE', [6, 7]],
    ['SA', [5, 6]],
    ['EG', [5, 6]],
    ['IL', [5, 6]],
    ['BD', [5, 6]],
    ['BN', [5, 7]],
    ['AF', [4, 5]],
    ['IN', [6, 7]],
    [null, [6, 7]],
  ])('of %s is %j', (country, days) => {
    expect(weekendOf(country)).toEqual(days);
  });

  it.each(['', 'constructor', '__proto__', 'xx'])(
    'of %j, which is not a country, is Saturday and Sunday',
    (text) => {
      expect(weekendOf(text)).toEqual([6, 7]);
    },
  );

  it('is what CLDR says, or a correction with its reason', () => {
    for (const country of Object.keys(getAllCountries())) {
      const locale = new Intl.Locale(`und-${country}`) as LocaleWithWeek;
      const cldr = (locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend;
      if (cldr !== undefined && !Object.hasOwn(CORRECTIONS, country))
        expect(weekendOf(country), country).toEqual(cldr);
    }
  });

  it('leaves at least four working days everywhere', () => {
    for (const country of Object.keys(getAllCountries()))
      expect(weekendOf(country).length, country).toBeLessThanOrEqual(3);
  });
});
