/** Reads a Date field (RFC 5322 section 3.3, with the obsolete forms that real mail still carries) or an mbox separator's date. */
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts';

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours from UTC of the only letter zones that RFC 5322 4.3 gives a meaning; any other is UTC by the same section. */
const ZONES: Record<string, number> = { EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 };

const TIME = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?';
const ZONE = '(?<zone>[+-]\\d{4}|[A-Z]{1,5}\\b)';
/** `Thu, 12 Sep 2024 10:00:00 +0200` */
const MAIL_DATE = new RegExp(`\\b(?<day>0?\\d{1,2})[ -](?<month>[A-Z]{3})[A-Z]*[ -](?<year>\\d{2,4}),?\\s+${TIME}(?:\\s*${ZONE})?`, 'i');
/** `Thu Sep 12 10:00:00 2024`, as asctime(3) and mbox separators have it, a zone before or after the year */
const C_DATE = new RegExp(`\\b(?<month>[A-Z]{3})\\s+(?<day>\\d{1,2})\\s+${TIME}\\s+(?:${ZONE}\\s+)?(?<year>\\d{4})(?:\\s+(?<late>[+-]\\d{4}))?`, 'i');

/** Returns the instant, or null when the value is no date or not a plausible one. A date without a zone is UTC, never this machine's zone. */
export function readDate(value: string | undefined): Instant | null {
  if (value === undefined) return null;
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, ' ');
  const found = (MAIL_DATE.exec(text) ?? C_DATE.exec(text))?.groups;
  if (found === undefined) return null;
  const month = MONTHS.indexOf(found['month']!.toLowerCase());
  const [day, hour, minute, second] = [found['day'], found['hour'], found['minute'], found['second'] ?? '0'].map(Number) as [number, number, number, number];
  if (month < 0 || day > 31 || hour > 24 || minute > 59) return null;
  const at = Date.UTC(fullYear(found['year']!), month, day, hour, minute, second) - offset(found['late'] ?? found['zone'] ?? '');
  return at < EARLIEST || at > LATEST ? null : at;
}

/** RFC 5322 4.3: two digits below 50 are this century's, other years of two or three digits count from 1900. */
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
