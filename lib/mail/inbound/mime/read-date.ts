/**
 * Reads a Date field (RFC 5322 section 3.3, with the obsolete forms still in use) or an mbox
 * separator's date.
 */
import { HOUR, MINUTE, type Instant } from '../../../domain/time.ts';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * Hours from UTC of the letter zones to which RFC 5322 4.3 gives a meaning; any other zone is UTC,
 * according to the same section.
 */
const ZONES: Record<string, number> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?';
const ZONE = '([+-]\\d{4}|[A-Z]{1,5}\\b)';
/** `Thu, 12 Sep 2024 10:00:00 +0200`: day, month, year, time, zone */
const MAIL_DATE = new RegExp(
  `\\b(0?\\d{1,2})[ -]([A-Z]{3})[A-Z]*[ -](\\d{2,4}),?\\s+${TIME}(?:\\s*${ZONE})?`,
  'i',
);
/**
 * `Thu Sep 12 10:00:00 2024`, the form of asctime(3) and mbox separators, with a zone before or
 * after the year: month, day, time, zone, year, zone
 */
const C_DATE = new RegExp(
  `\\b([A-Z]{3})\\s+(\\d{1,2})\\s+${TIME}\\s+(?:${ZONE}\\s+)?(\\d{4})(?:\\s+([+-]\\d{4}))?`,
  'i',
);

/**
 * Returns the instant, or null if the value is not a date or not a plausible one. A date without a
 * zone is UTC, never this machine's zone.
 */
export function readDate(value: string | undefined): Instant | null {
  if (value === undefined) return null;
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, ' ');
  const mail = MAIL_DATE.exec(text);
  if (mail !== null)
    return toInstant({
      day: mail[1]!,
      month: mail[2]!,
      year: mail[3]!,
      hour: mail[4]!,
      minute: mail[5]!,
      second: mail[6],
      zone: mail[7],
    });
  const c = C_DATE.exec(text);
  return c === null
    ? null
    : toInstant({
        month: c[1]!,
        day: c[2]!,
        hour: c[3]!,
        minute: c[4]!,
        second: c[5],
        zone: c[8] ?? c[6],
        year: c[7]!,
      });
}

type Written = {
  day: string;
  month: string;
  year: string;
  hour: string;
  minute: string;
  second: string | undefined;
  zone: string | undefined;
};

function toInstant(written: Written): Instant | null {
  const month = MONTHS.indexOf(written.month.toLowerCase());
  const [day, hour, minute] = [Number(written.day), Number(written.hour), Number(written.minute)];
  if (month < 0 || day > 31 || hour > 24 || minute > 59) return null;
  const at =
    Date.UTC(fullYear(written.year), month, day, hour, minute, Number(written.second ?? 0)) -
    offset(written.zone ?? '');
  return at < EARLIEST || at > LATEST ? null : at;
}

/**
 * RFC 5322 4.3: two digits below 50 mean this century, other years of two or three digits count
 * from 1900.
 */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function offset(zone: string): number {
  const numeric = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (numeric === null) return (ZONES[zone.toUpperCase()] ?? 0) * HOUR;
  return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * HOUR + Number(numeric[3]) * MINUTE);
}
