/**
 * Stage: answers and invitations of calendars (RFC 5546, RFC 6047). A yes, another time and an
 * invitation are interest; what the person typed with it says more than the button.
 */
import type { Classification, Contact, Intent } from '../../../../domain/responses/response.ts';
import { ENDING_INTENTS } from '../../apply-label.ts';
import { describeAnswer } from '../../calendar/describe-event.ts';
import type { CalendarAnswerKind, CalendarAnswer } from '../../calendar/read-answer.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';
import { goesToMany } from './bystander.ts';
import { readHumanReply } from './human-reply.ts';
import { readUnsubscribe } from './unsubscribe.ts';

/**
 * Interest, unless the words end it. The others have no intent of their own: a declined meeting is
 * no "no" to every message, since its time or its form may not suit.
 */
const INTERESTED: ReadonlySet<CalendarAnswerKind> = new Set(['accepted', 'counter', 'invitation']);

export function readCalendarAnswer(view: MailView): Classification | null {
  const { calendarAnswer } = view;
  if (calendarAnswer === null || goesToMany(view)) return null;
  const { answer, event } = calendarAnswer;
  const visibleText = describeAnswer(calendarAnswer);
  const rule = `calendar.${answer}`;
  const confidence = event === null ? 0.8 : 0.95;
  if (answer === 'refresh')
    return toClassification({ kind: 'auto_reply', rule, confidence, visibleText });
  const unsubscribe = readUnsubscribe(view);
  if (unsubscribe !== null) return { ...unsubscribe, visibleText };
  const said = readHumanReply(view);
  return toClassification({
    kind: 'reply',
    rule,
    confidence,
    visibleText,
    intent: intentOf(answer, said.intent ?? 'unknown'),
    contact: said.contact ?? delegateOf(calendarAnswer),
  });
}

function intentOf(answer: CalendarAnswerKind, said: Intent): Intent {
  if (ENDING_INTENTS.has(said)) return said;
  if (INTERESTED.has(answer)) return 'interested';
  return answer === 'delegated' && said === 'unknown' ? 'referral' : said;
}

function delegateOf({ answer, attendee }: CalendarAnswer): Contact | null {
  const address = answer === 'delegated' ? (attendee?.delegatedTo ?? null) : null;
  return address === null ? null : { name: null, address };
}
