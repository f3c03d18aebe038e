/** Names the people for whom a calendar may have sent a message, the likeliest first. */
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { answeringAttendee } from './read-answer.ts';

/** A booking names one or two people; a larger event says little about any of them. */
const MAX_GUESTS = 5;

/**
 * An answer is its attendee's, all else its organizer's. If neither is the sender, a service sent
 * it (Google Calendar, a booking page), and its guests may be the ones who made the appointment.
 */
export function calendarSenders(mail: ParsedMail): string[] {
  const { calendar, from } = mail;
  if (calendar === undefined) return [];
  const { method, organizer, attendees } = calendar;
  if (method === 'reply' || method === 'counter') {
    const attendee = answeringAttendee(mail);
    return attendee?.address ? [attendee.address] : [];
  }
  const guests = attendees.flatMap(({ address }) => address ?? []);
  const sender = from?.address.toLowerCase() ?? '';
  const isService = sender !== organizer && !guests.includes(sender);
  return [
    ...(organizer === null ? [] : [organizer]),
    ...(isService && guests.length <= MAX_GUESTS ? guests : []),
  ];
}
