/** An event of a calendar in a message (iTIP, RFC 5546), reduced to what classification reads. */

export const CALENDAR_METHODS = [
  'reply',
  'counter',
  'declinecounter',
  'request',
  'add',
  'cancel',
  'refresh',
  'publish',
] as const;
export type CalendarMethod = (typeof CALENDAR_METHODS)[number];

/** RFC 5545 3.2.12, without the states of tasks. */
export type Attendance = 'accepted' | 'declined' | 'tentative' | 'delegated' | 'needs_action';

/** Addresses are in lower case. All texts are untrusted. */
export type CalendarAttendee = {
  /** Null: a program left it out of an answer. */
  address: string | null;
  name: string;
  attendance: Attendance | null;
  delegatedTo: string | null;
};

/** As the calendar writes it, in its own zone. `minutes`: of the day; null for a whole day. */
export type CalendarTime = { date: string; minutes: number | null };

export type CalendarEvent = {
  /** Null: it declares none, or one that is unknown. */
  method: CalendarMethod | null;
  title: string;
  start: CalendarTime | null;
  /** Of a whole day: the last day. */
  end: CalendarTime | null;
  /** `UTC`, an IANA name, or any other name with its offset; null: the reader's own clock. */
  zone: string | null;
  recurring: boolean;
  organizer: string | null;
  attendees: CalendarAttendee[];
  /** What an attendee typed with the answer. */
  comment: string;
  /** The text of an invitation; an answer repeats it. */
  description: string;
};
