/** Decides what a calendar in a message, or the subject of a calendar's answer, says to us. */
import { ANSWER_SUBJECTS } from '../../../../data/classify/calendar/answer-subjects.ts';
import type {
  CalendarAttendee,
  CalendarEvent,
  CalendarMethod,
} from '../../../domain/responses/calendar.ts';
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { foldText } from '../../text/phrase-matcher.ts';
import { visibleReply } from '../reply-text/visible-reply.ts';
import { typedComment } from './typed-comment.ts';

/**
 * `answered`: without a yes or no. `counter`: another time is proposed. `counter_declined`: they turn
 * down the time that we proposed. `refresh`: a program asks for the newest version of the event.
 * `event`: without a wish, as the only content.
 */
export type CalendarAnswerKind =
  | 'accepted'
  | 'declined'
  | 'tentative'
  | 'delegated'
  | 'answered'
  | 'counter'
  | 'counter_declined'
  | 'invitation'
  | 'cancelled'
  | 'refresh'
  | 'event';

export type CalendarAnswer = {
  answer: CalendarAnswerKind;
  /** Null: the subject alone says it. */
  event: CalendarEvent | null;
  title: string;
  /** The attendee who answers; null when none is named. */
  attendee: CalendarAttendee | null;
  /** What the person typed; `''` without it. */
  comment: string;
};

const SUBJECTS = new Map(
  ANSWER_SUBJECTS.flatMap(({ answer, words }) => words.map((word) => [word, answer] as const)),
);
/** The word, a colon in any script, the title. */
const TITLED = /^\s*([^:：]{2,40}?) ?[:：]\s*(\S.*)$/su;
const BY_METHOD: Partial<Record<CalendarMethod, CalendarAnswerKind>> = {
  counter: 'counter',
  declinecounter: 'counter_declined',
  request: 'invitation',
  add: 'invitation',
  cancel: 'cancelled',
  refresh: 'refresh',
};

/** `text`: the text of the message. Null: it is read like any message. */
export function readAnswer(mail: ParsedMail, text: string): CalendarAnswer | null {
  const { calendar } = mail;
  if (calendar === undefined) return readSubjectAnswer(mail, text);
  const { method } = calendar;
  const title = withoutAnswer(calendar.title);
  if (mail.contentType === 'multipart/report') return null;
  if (method === 'reply') {
    const attendee = answeringAttendee(mail);
    const answer = statedAnswer(attendee) ?? subjectAnswer(mail)?.answer ?? 'answered';
    const comment = typedIn(calendar.comment, title) || typedIn(text, title);
    return { answer, event: calendar, title, attendee, comment };
  }
  const answer = method === null ? undefined : BY_METHOD[method];
  if (answer === undefined) {
    const shown = { event: calendar, title, attendee: null, comment: '' };
    return text.trim() === '' ? { answer: 'event', ...shown } : null;
  }
  const told =
    method === 'counter' || method === 'declinecounter' ? calendar.comment : calendar.description;
  const comment = typedIn(text, title) || typedIn(told, title);
  const attendee = method === 'counter' ? answeringAttendee(mail) : null;
  return { answer, event: calendar, title, attendee, comment };
}

/** RFC 5546 3.2.3: a REPLY names the one attendee who answers; some programs repeat all of them. */
export function answeringAttendee({ calendar, from }: ParsedMail): CalendarAttendee | null {
  const attendees = calendar?.attendees ?? [];
  const sender = from?.address.toLowerCase();
  return (
    attendees.find(({ address }) => address === sender) ??
    attendees.find(({ attendance }) => attendance !== null && attendance !== 'needs_action') ??
    attendees[0] ??
    null
  );
}

function statedAnswer(attendee: CalendarAttendee | null): CalendarAnswerKind | null {
  const attendance = attendee?.attendance ?? null;
  return attendance === 'needs_action' ? null : attendance;
}

type Titled = { answer: CalendarAnswerKind; title: string };

/** A server that keeps the calendar to itself sends a subject and no words. */
function readSubjectAnswer(mail: ParsedMail, text: string): CalendarAnswer | null {
  const found = subjectAnswer(mail);
  if (found === null) return null;
  const comment = typedIn(text, found.title);
  const isMarked = mail.headers.some(
    ({ name, value }) => name === 'content-class' && /calendarmessage/i.test(value),
  );
  return comment === '' || isMarked ? { ...found, event: null, attendee: null, comment } : null;
}

function subjectAnswer({ subject }: ParsedMail): Titled | null {
  return titled(subject.slice(0, 500));
}

function titled(text: string): Titled | null {
  const [, word = '', title = ''] = TITLED.exec(text) ?? [];
  const answer = word === '' ? undefined : SUBJECTS.get(foldText(word).trim());
  return answer === undefined ? null : { answer, title: title.trim() };
}

/** Outlook writes its word before the title of the event, too. */
function withoutAnswer(title: string): string {
  return titled(title)?.title ?? title;
}

function typedIn(text: string, title: string): string {
  return text.trim() === '' ? '' : typedComment(visibleReply(text), title);
}
