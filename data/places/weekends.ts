/**
 * Days off by country, ISO weekdays (1 Monday .. 7 Sunday). Countries not named rest on Saturday
 * and Sunday.
 *
 * Source: Unicode CLDR 48, supplemental data, weekData (weekendStart, weekendEnd). Stored here
 * instead of read from Intl, so that every Node plans the same week. Where CLDR and practice
 * differ, the days off of both count: a message that waits a day costs little, but none may be sent
 * on a day of rest.
 */
export const USUAL_WEEKEND: readonly number[] = [6, 7];

export const WEEKENDS: Readonly<Record<string, readonly number[]>> = {
  // CLDR: Thursday and Friday.
  AF: [4, 5],
  // CLDR: Friday and Saturday.
  BH: [5, 6],
  DZ: [5, 6],
  EG: [5, 6],
  IL: [5, 6],
  IQ: [5, 6],
  JO: [5, 6],
  KW: [5, 6],
  LY: [5, 6],
  OM: [5, 6],
  QA: [5, 6],
  SA: [5, 6],
  SD: [5, 6],
  SY: [5, 6],
  YE: [5, 6],
};

/** Countries with other days off than in CLDR, and the reason. */
export const CORRECTIONS: Readonly<Record<string, { days: readonly number[]; why: string }>> = {
  BD: { days: [5, 6], why: 'Government offices and banks close on Friday and Saturday.' },
  BN: { days: [5, 7], why: 'Public offices close on Friday and Sunday and open on Saturday.' },
  DJ: { days: [5, 6], why: 'The working week is Sunday to Thursday.' },
  IN: { days: [6, 7], why: 'CLDR names Sunday only; offices of companies rest on Saturday too.' },
  IR: { days: [4, 5], why: 'CLDR names Friday only; Thursday is at most half a day.' },
  MV: { days: [5, 6], why: 'The working week is Sunday to Thursday.' },
  PS: { days: [5, 6], why: 'Public offices and banks close on Friday and Saturday.' },
  SO: { days: [5, 6], why: 'Friday is the day of rest; Saturday is not one everywhere.' },
  UG: { days: [6, 7], why: 'CLDR names Sunday only; offices rest on Saturday too.' },
};
