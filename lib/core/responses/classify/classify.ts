/**
 * Decides what one inbound message is: runs an ordered list of stages and takes the first verdict.
 */
import type { Classification, ParsedMail } from '../../../domain/responses/response.ts';
import { readAutoReply } from './stages/auto-reply.ts';
import { readBroadcast, readMachine, readOwnCopy } from './stages/bystander.ts';
import { readCalendarAnswer } from './stages/calendar-answer.ts';
import { readChallenge, readChallengingReport } from './stages/challenge.ts';
import { readDeliveryReport } from './stages/delivery-report.ts';
import { isReturnedByJmrp, readFeedbackReport } from './stages/feedback-report.ts';
import { readHumanReply } from './stages/human-reply.ts';
import { bringsAnother } from './stages/passed-on.ts';
import { viewMail } from './mail-view.ts';
import { readPlainBounce } from './stages/plain-bounce.ts';
import { readProviderNotice } from './stages/provider-notice.ts';
import { readReceiptText } from './stages/read-receipt.ts';
import { readServiceReport } from './stages/service-report.ts';
import { readUnsubscribe, readUnsubscribeSubject } from './stages/unsubscribe.ts';
import type { Stage } from './verdict.ts';

/** What the caller knows besides the message. */
export type Known = {
  ownAddresses?: readonly string[];
  /**
   * The subjects that we sent to this prospect: a reply repeats them, so they say nothing about it.
   */
  ownSubjects?: readonly string[];
};

/**
 * The order matters. Structured reports come first, because they are unambiguous, then calendars,
 * whose programs mark a person's answer as automatic. Bounces and
 * challenges in plain text come before automatic replies, because Exim and Postfix mark theirs
 * `Auto-Submitted` too. Newsletters come after automatic replies (vacation programs write
 * `Precedence: bulk`), unsubscribe requests before all other replies.
 */
const STAGES: readonly Stage[] = [
  readFeedbackReport,
  readChallengingReport,
  readDeliveryReport,
  readProviderNotice,
  readServiceReport,
  readCalendarAnswer,
  readPlainBounce,
  readUnsubscribeSubject,
  readReceiptText,
  readChallenge,
  readAutoReply,
  readUnsubscribe,
  readBroadcast,
  readMachine,
];

/**
 * Classifies one message. Pure: the same message gives the same verdict, because dates in
 * out-of-office texts are relative to the message's own date. With `ownAddresses`, copies of our
 * own messages are `unrelated` (reports never count as copies).
 */
export function classifyMail(mail: ParsedMail, known: Known = {}): Classification {
  const view = viewMail(mail, known.ownSubjects);
  const own = new Set((known.ownAddresses ?? []).map((address) => address.toLowerCase()));
  const isReport =
    view.deliveryStatus !== null || view.feedbackReport !== null || isReturnedByJmrp(mail);
  const copy = isReport || bringsAnother(view, own) ? null : readOwnCopy(view, own);
  if (copy !== null) return copy;
  for (const stage of STAGES) {
    const verdict = stage(view);
    if (verdict !== null) return verdict;
  }
  return readHumanReply(view);
}
