/** Names the zone of an event: an IANA name where there is one, else the name with its offset. */
import { lineName, readLine, type LineReader } from './content-line.ts';
import { findComponent, type CalendarComponent } from './split-components.ts';

/** Thunderbird and Evolution write `/mozilla.org/20070129_1/Europe/Berlin`. */
const IANA = /(?:^|\/)([A-Z][A-Za-z]{2,20}\/[A-Z][A-Za-z_+-]{1,30}(?:\/[A-Z][A-Za-z_]{1,30})?)$/;
const LONGEST = 80;
const MAX_OBSERVANCES = 16;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const DAY = 86_400_000;

/** Null: no zone is named. `start`: `2026-09-08T10:00:00`, for which the offset is looked up. */
export function nameZone(
  reader: LineReader,
  calendar: CalendarComponent,
  { zone, start }: { zone: string | undefined; start: string },
): string | null {
  const name = (zone ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (name === '') return null;
  const iana = IANA.exec(name)?.[1];
  if (iana !== undefined) return iana;
  if (/^(?:utc|gmt|z)$/i.test(name)) return 'UTC';
  const offset = offsetAt(findZone(reader, calendar, name), start);
  return offset === null ? name : `${name} (UTC${offset})`;
}

function findZone(
  reader: LineReader,
  within: CalendarComponent,
  name: string,
): CalendarComponent | undefined {
  const holder = findComponent(within, 'vcalendar') ?? within;
  return holder.inner.find(
    (each) =>
      each.name === 'vtimezone' &&
      each.lines.some(
        (line) => lineName(line) === 'tzid' && readLine(reader, line)?.value.trim() === name,
      ),
  );
}

/**
 * `+02:00`, by the observance that began last. Only the usual rule is read, a weekday of a month:
 * ical.js would search for the days of a damaged one without an end.
 */
function offsetAt(zone: CalendarComponent | undefined, start: string): string | null {
  const at = Date.parse(`${start.replace('Z', '')}Z`);
  if (zone === undefined || Number.isNaN(at)) return null;
  let latest: { onset: number; offset: string } | null = null;
  for (const { lines } of zone.inner.slice(0, MAX_OBSERVANCES)) {
    const [, sign, hours, minutes] =
      /^([+-])(\d{2})(\d{2})/.exec(valueOf(lines, 'tzoffsetto')) ?? [];
    const onset = lastOnset(lines, at);
    if (sign === undefined || onset === null || (latest !== null && onset < latest.onset)) continue;
    latest = { onset, offset: `${sign}${hours}:${minutes}` };
  }
  return latest?.offset ?? null;
}

/** On the clock of the zone; null: it has not begun, or its rule is another. */
function lastOnset(lines: readonly string[], at: number): number | null {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/.exec(valueOf(lines, 'dtstart')) ?? [];
  if (year === undefined) return null;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000;
  const rule = valueOf(lines, 'rrule').toUpperCase();
  const first = Date.UTC(Number(year), Number(month) - 1, Number(day)) + time;
  if (rule === '') return first <= at ? first : null;
  const [, which, weekday] = /BYDAY=(-?[1-5])([A-Z]{2})(?:;|$)/.exec(rule) ?? [];
  const [, inMonth] = /BYMONTH=(\d{1,2})(?:;|$)/.exec(rule) ?? [];
  const [, until] = /UNTIL=(\d{4})/.exec(rule) ?? [];
  if (which === undefined || inMonth === undefined || !WEEKDAYS.includes(weekday ?? ''))
    return null;
  const eventYear = new Date(at).getUTCFullYear();
  for (const each of [eventYear, eventYear - 1]) {
    if (each < Number(year) || each > Number(until ?? 9_999)) continue;
    const onset =
      dayOf(each, {
        month: Number(inMonth),
        which: Number(which),
        weekday: WEEKDAYS.indexOf(weekday!),
      }) + time;
    if (onset <= at) return onset;
  }
  return null;
}

/** The first (1), second (2) or last (-1) such weekday of a month. */
function dayOf(
  year: number,
  { month, which, weekday }: { month: number; which: number; weekday: number },
): number {
  const edge = which > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 0);
  const step = which > 0 ? 1 : -1;
  const gap = (step * (weekday - new Date(edge).getUTCDay()) + 7) % 7;
  return edge + step * (gap + 7 * (Math.abs(which) - 1)) * DAY;
}

function valueOf(lines: readonly string[], name: string): string {
  const line = lines.find((each) => lineName(each) === name) ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
}
