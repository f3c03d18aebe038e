/** Reads the event in a calendar part: what happened to it, when it is, and who answered what. */
import {
  CALENDAR_METHODS,
  type Attendance,
  type CalendarAttendee,
  type CalendarEvent,
} from '../../../domain/responses/calendar.ts';
import { lineName, readLine, type LineReader, type ContentLine } from './content-line.ts';
import { readEventTime } from './event-time.ts';
import { nameZone } from './event-zone.ts';
import { findComponent, splitComponents } from './split-components.ts';

const READ: ReadonlySet<string> = new Set([
  'summary',
  'dtstart',
  'dtend',
  'duration',
  'rrule',
  'recurrence-id',
  'organizer',
  'attendee',
  'comment',
  'description',
]);
const LONGEST_TITLE = 300;
const LONGEST_COMMENT = 8_192;
const MAX_ATTENDEES = 50;

const ATTENDANCE: Readonly<Record<string, Attendance>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
  delegated: 'delegated',
  'needs-action': 'needs_action',
};

/**
 * `method`: the one that the part's Content-Type declares. Null: the text has no event.
 */
export async function readCalendar(
  text: string,
  method: string | undefined,
): Promise<CalendarEvent | null> {
  const root = splitComponents(text);
  const event = findComponent(root, 'vevent');
  if (event === undefined) return null;
  const { default: reader } = await import('ical.js');
  const lines = event.lines.flatMap((line) => readWanted(reader, line));
  const first = (name: string): ContentLine | undefined => lines.find((line) => line.name === name);
  const start = first('dtstart');
  const time = readEventTime(reader, {
    start,
    end: first('dtend'),
    duration: first('duration'),
  });
  const zone = time?.isUtc ? 'UTC' : start?.parameters['tzid'];
  const declared = methodIn(reader, root.inner[0]?.lines ?? []) ?? method;
  return {
    method: CALENDAR_METHODS.find((each) => each === declared?.trim().toLowerCase()) ?? null,
    title: (first('summary')?.value ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE),
    start: time?.start ?? null,
    end: time?.end ?? null,
    zone:
      time === null || time.start.minutes === null
        ? null
        : nameZone(reader, root, { zone, start: start!.value }),
    recurring: lines.some(({ name }) => name === 'rrule'),
    organizer: addressOf(first('organizer')),
    attendees: lines.filter(({ name }) => name === 'attendee').flatMap(toAttendee),
    comment: commentOf(lines),
    description: textOf(lines, 'description'),
  };
}

function readWanted(reader: LineReader, line: string): ContentLine[] {
  if (!READ.has(lineName(line))) return [];
  const read = readLine(reader, line);
  return read === null ? [] : [read];
}

function methodIn(reader: LineReader, lines: readonly string[]): string | undefined {
  const line = lines.find((each) => lineName(each) === 'method');
  return line === undefined ? undefined : readLine(reader, line)?.value;
}

/** Google puts the words of an attendee into a parameter of their line. */
function commentOf(lines: readonly ContentLine[]): string {
  const typed = lines.map(({ parameters }) => parameters['x-response-comment']).find(Boolean);
  return textOf(lines, 'comment') || (typed ?? '').trim().slice(0, LONGEST_COMMENT);
}

function textOf(lines: readonly ContentLine[], name: string): string {
  return lines
    .filter((line) => line.name === name)
    .map(({ value }) => value.trim())
    .join('\n')
    .trim()
    .slice(0, LONGEST_COMMENT);
}

function toAttendee(line: ContentLine, index: number): CalendarAttendee[] {
  const address = addressOf(line);
  const { cn, partstat, 'delegated-to': delegate } = line.parameters;
  if (index >= MAX_ATTENDEES || (address === null && partstat === undefined)) return [];
  return [
    {
      address,
      name: (cn ?? '').trim().slice(0, 200),
      attendance: ATTENDANCE[(partstat ?? '').trim().toLowerCase()] ?? null,
      delegatedTo: toAddress(delegate ?? ''),
    },
  ];
}

/** Exchange writes `mailto:`, others `MAILTO:`; some reader put the address into EMAIL. */
function addressOf(line: ContentLine | undefined): string | null {
  if (line === undefined) return null;
  return toAddress(line.value) ?? toAddress(line.parameters['email'] ?? '');
}

function toAddress(value: string): string | null {
  const address = value
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[<>]/g, '')
    .toLowerCase();
  return /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) ? address : null;
}
