/** Says in words what a calendar's answer means: "Accepted: Product demo, Tue 8 Sep 2026 ...". */
import type { CalendarEvent, CalendarTime } from '../../../domain/responses/calendar.ts';
import { weekdayOf } from '../../time/local-date.ts';
import type { CalendarAnswerKind, CalendarAnswer } from './read-answer.ts';

const WORDS: Readonly<Record<CalendarAnswerKind, string>> = {
  accepted: 'Accepted',
  declined: 'Declined',
  tentative: 'Tentatively accepted',
  delegated: 'Delegated',
  answered: 'Answered',
  counter: 'New time proposed',
  counter_declined: 'Proposed time declined',
  invitation: 'Invitation',
  cancelled: 'Cancelled',
  refresh: 'Asks for the newest version',
  event: 'Event',
};
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The words of the event, and below them what the person typed. */
export function describeAnswer({
  answer,
  event,
  title,
  attendee,
  comment,
}: CalendarAnswer): string {
  const to = answer === 'delegated' ? (attendee?.delegatedTo ?? null) : null;
  const when = event === null ? '' : describeTime(event);
  const parts = [title === '' ? '(no title)' : title, when].filter((part) => part !== '');
  const words = `${WORDS[answer]}${to === null ? '' : ` to ${to}`}: ${parts.join(', ')}`;
  return comment === '' ? words : `${words}\n\n${comment}`;
}

function describeTime({ start, end, zone, recurring }: CalendarEvent): string {
  if (start === null) return '';
  const last = end !== null && end.date !== start.date ? `${dateOf(end)} ` : '';
  const until = [last.trim(), end === null ? '' : timeOf(end)].filter((part) => part !== '');
  const isMoment = last === '' && end?.minutes === start.minutes;
  const from = [dateOf(start), timeOf(start)].filter((part) => part !== '').join(' ');
  const span =
    until.length === 0 || isMoment ? from : `${from}${last === '' ? '-' : ' - '}${until.join(' ')}`;
  return [span, zone ?? '', recurring ? '(repeats)' : ''].filter((part) => part !== '').join(' ');
}

function dateOf({ date }: CalendarTime): string {
  const weekday = WEEKDAYS[weekdayOf(date) - 1] ?? '';
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${weekday} ${Number(date.slice(8))} ${month} ${date.slice(0, 4)}`;
}

function timeOf({ minutes }: CalendarTime): string {
  if (minutes === null) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
