/** Reads when an event takes place, in the words of its calendar: date, time of day, zone. */
import type { CalendarTime } from '../../../domain/responses/calendar.ts';
import type { LineReader, ContentLine } from './content-line.ts';

type EventTime = { start: CalendarTime; end: CalendarTime | null; isUtc: boolean };

const DATE_TIME =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T([01]\d|2[0-3]):([0-5]\d))?/;
const DAYS = 24 * 60 * 60;
/** A longer event is damaged, and the library would count its days one by one. */
const LONGEST = 366 * DAYS;

/** Null: the start is missing or damaged. */
export function readEventTime(
  reader: LineReader,
  { start, end, duration }: Record<'start' | 'end' | 'duration', ContentLine | undefined>,
): EventTime | null {
  const first = toTime(start?.value);
  if (start === undefined || first === null) return null;
  return {
    start: first,
    end: lastOf(reader, start.value, { end: end?.value, duration: duration?.value }),
    isUtc: start.value.endsWith('Z'),
  };
}

/** The end of a whole day is the day after (RFC 5545 3.6.1), which is not how people say it. */
function lastOf(
  reader: LineReader,
  start: string,
  { end, duration }: { end: string | undefined; duration: string | undefined },
): CalendarTime | null {
  const given = toTime(end);
  if (end !== undefined && given !== null)
    return given.minutes === null ? toTime(shift(end, -DAYS)) : given;
  try {
    const seconds = reader.Duration.fromString(duration ?? '').toSeconds();
    if (!(seconds > 0 && seconds <= LONGEST)) return null;
    const isDay = toTime(start)?.minutes === null;
    return toTime(shift(start, isDay ? seconds - DAYS : seconds));
  } catch {
    return null; // ical.js throws an error for what is no duration
  }
}

/** On the clock of the event: an hour that a clock change skips or repeats is not looked for. */
function shift(at: string, seconds: number): string {
  const clock = Date.parse(at.includes('T') ? `${at.replace('Z', '')}Z` : `${at}T00:00:00Z`);
  const shifted = new Date(clock + seconds * 1_000).toISOString();
  return at.includes('T') ? shifted : shifted.slice(0, 10);
}

function toTime(value: string | undefined): CalendarTime | null {
  const [, date, hour, minute] = DATE_TIME.exec(value ?? '') ?? [];
  if (date === undefined) return null;
  return { date, minutes: hour === undefined ? null : Number(hour) * 60 + Number(minute) };
}
