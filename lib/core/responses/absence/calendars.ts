/** Turns dates of the Iranian solar calendar and years of other eras into Gregorian ones. */
import { DAY, type Instant } from '../../../domain/time.ts';

/** Years of the Buddhist era are 543 ahead of the Gregorian ones. */
const BUDDHIST = 543;
/** Reiwa 1 is 2019. */
const REIWA = 2018;
/** 1 Farvardin of a solar year falls in the Gregorian year that is 621 ahead. */
export const SOLAR = 621;

/** Years are written in full or with two digits; Thais write those of the Buddhist era. */
export function yearOf(written: string | undefined, isThai: boolean): number | null {
  if (written === undefined || written === '') return null;
  const year = Number(written);
  if (written.length > 2) return year >= 2400 && year < 2700 ? year - BUDDHIST : year;
  return isThai && year > 50 ? 2500 + year - BUDDHIST : 2000 + year;
}

export function reiwaYear(written: string): number {
  return REIWA + (written === '元' ? 1 : Number(written));
}

/** UTC midnight of a solar date, by the 33-year cycle; right from 1206 to 1498 (1827 to 2119). */
export function solarDate(year: number, month: number, day: number): Instant | null {
  if (day < 1 || day > (month <= 6 ? 31 : 30)) return null;
  const past = year + 1595;
  const days =
    -355668 +
    365 * past +
    Math.floor(past / 33) * 8 +
    Math.floor(((past % 33) + 3) / 4) +
    day +
    (month < 7 ? (month - 1) * 31 : (month - 7) * 30 + 186);
  // The count begins a day before 1 January of the year 0.
  return Date.UTC(2000, 0, 1) + (days - 730_485) * DAY;
}
