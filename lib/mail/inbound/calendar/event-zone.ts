/** Names the zone of an event: an IANA name where there is one, else the name with its offset. */
import { lineName, readLine, type Calendars } from './content-line.ts';
import { findComponent, type CalendarComponent } from './split-components.ts';

/** Thunderbird and Evolution write `/mozilla.org/20070129_1/Europe/Berlin`. */
const IANA = /(?:^|\/)([A-Z][A-Za-z]{2,20}\/[A-Z][A-Za-z_+-]{1,30}(?:\/[A-Z][A-Za-z_]{1,30})?)$/;
const LONGEST = 80;
const MAX_OBSERVANCES = 8;
/** "The last Sunday of March": any other rule is not worth the library's search for its days. */
const YEARLY =
  /^(?=.*\bFREQ=YEARLY)(?=.*\bBYDAY=-?[1-4][A-Z]{2}(?:;|$))(?=.*\bBYMONTH=\d{1,2}(?:;|$))[\w=;:-]{1,120}$/i;
const READ: ReadonlySet<string> = new Set(['tzid', 'dtstart', 'tzoffsetfrom', 'tzoffsetto']);

/** `start`: `2026-09-08T10:00:00`, for which an offset is computed. Null: no zone is named. */
export function nameZone(
  calendars: Calendars,
  calendar: CalendarComponent,
  { zone, start }: { zone: string | undefined; start: string },
): string | null {
  const name = (zone ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (name === '') return null;
  const iana = IANA.exec(name)?.[1];
  if (iana !== undefined) return iana;
  if (/^(?:utc|gmt|z)$/i.test(name)) return 'UTC';
  const offset = offsetOf(calendars, findZone(calendars, calendar, name), start);
  return offset === null ? name : `${name} (UTC${offset})`;
}

function findZone(
  calendars: Calendars,
  within: CalendarComponent,
  name: string,
): CalendarComponent | undefined {
  const holder = findComponent(within, 'vcalendar') ?? within;
  return holder.inner.find(
    (each) =>
      each.name === 'vtimezone' &&
      each.lines.some(
        (line) => lineName(line) === 'tzid' && readLine(calendars, line)?.value.trim() === name,
      ),
  );
}

/** `+02:00`; null when the calendar does not define the zone in the usual form. */
function offsetOf(
  calendars: Calendars,
  zone: CalendarComponent | undefined,
  start: string,
): string | null {
  const year = Number(start.slice(0, 4));
  if (zone === undefined || year < 1971 || year > 2100) return null;
  try {
    const observances = zone.inner
      .slice(0, MAX_OBSERVANCES)
      .map(({ name, lines }) => [name, lines.flatMap((line) => properties(calendars, line)), []]);
    const component = new calendars.Component(['vtimezone', [], observances] as never);
    const seconds = new calendars.Timezone({ component, tzid: 'zone' }).utcOffset(
      calendars.Time.fromJSDate(new Date(`${start.replace('Z', '')}Z`), true),
    );
    return Number.isFinite(seconds) ? inHours(seconds) : null;
  } catch {
    return null; // ical.js throws errors for incomplete definitions
  }
}

/** Rules begin in 1601 with Outlook: the years before 1970 would be counted one by one. */
function properties(calendars: Calendars, line: string): unknown[] {
  const name = lineName(line);
  if (name === 'rrule' && !YEARLY.test(line.slice(line.indexOf(':') + 1).trim())) return [];
  if (name !== 'rrule' && !READ.has(name)) return [];
  const recent =
    name === 'dtstart' ? line.replace(/:(?:0|1[0-8]|19[0-6])\d*(?=\d{4}T)/, ':1970') : line;
  return [calendars.parse.property(recent)];
}

function inHours(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
