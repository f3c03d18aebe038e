/**
 * Writes the meeting that a `winmail.dat` contains as the calendar that another program would have
 * sent (MS-OXOCAL): its class says what it is, its properties when.
 */
import { propertyKey, type TnefContent } from './read-attributes.ts';

/** By the end of the message class; the short ones are of Schedule+. */
const MEETINGS: readonly (readonly [end: RegExp, method: string, attendance: string])[] = [
  [/\.resp\.pos$|\.mtgrespp$/i, 'REPLY', 'ACCEPTED'],
  [/\.resp\.neg$|\.mtgrespn$/i, 'REPLY', 'DECLINED'],
  [/\.resp\.tent$|\.mtgrespa$/i, 'REPLY', 'TENTATIVE'],
  [/\.meeting\.request$|\.mtgreq$/i, 'REQUEST', ''],
  [/\.meeting\.canceled$|\.mtgcncl$/i, 'CANCEL', ''],
];

/** PSETID_Appointment, in the order of its bytes. */
const APPOINTMENT = '02200600:';
const START = [propertyKey(0x820d, APPOINTMENT), propertyKey(0x0060)];
const END = [propertyKey(0x820e, APPOINTMENT), propertyKey(0x0061)];
/** FILETIME counts tenths of microseconds from 1601. */
const EPOCH = 11_644_473_600_000n;

/** Null: it is no meeting. `title`: the subject of the message. */
export function meetingCalendar(tnef: TnefContent, title: string): string | null {
  const [, method, attendance = ''] =
    MEETINGS.find(([end]) => end.test(tnef.messageClass.trim())) ?? [];
  if (method === undefined) return null;
  const [start, end] = [instantOf(tnef, START), instantOf(tnef, END)];
  return [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `SUMMARY:${escaped(title)}`,
    ...(start === null ? [] : [`DTSTART:${start}`]),
    ...(end === null ? [] : [`DTEND:${end}`]),
    ...(attendance === '' ? [] : [`ATTENDEE;PARTSTAT=${attendance}:`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** `20260908T080000Z` */
function instantOf({ properties }: TnefContent, keys: readonly string[]): string | null {
  const bytes = keys.map((key) => properties.get(key)?.bytes).find((each) => each?.length === 8);
  if (bytes === undefined) return null;
  const at = new Date(Number(bytes.readBigUInt64LE(0) / 10_000n - EPOCH));
  const year = at.getUTCFullYear();
  if (!(year >= 1970 && year < 2200)) return null;
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ');
}
