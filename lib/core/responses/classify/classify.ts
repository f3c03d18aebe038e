/** Decides what one inbound mail is: an ordered list of stages, and the first that answers is right. */
import type { Classification, ParsedMail } from '../../../domain/responses/response.ts';
import { readAutoReply } from './stages/auto-reply.ts';
import { readBroadcast, readOwnCopy } from './stages/bystander.ts';
import { readChallenge } from './stages/challenge.ts';
import { readDeliveryReport } from './stages/delivery-report.ts';
import { readFeedbackReport } from './stages/feedback-report.ts';
import { readHumanReply } from './stages/human-reply.ts';
import { bringsAnother } from './stages/passed-on.ts';
import { viewMail } from './mail-view.ts';
import { readPlainBounce } from './stages/plain-bounce.ts';
import { readProviderNotice } from './stages/provider-notice.ts';
import { readUnsubscribe, readUnsubscribeSubject } from './stages/unsubscribe.ts';
import type { Stage } from './verdict.ts';

/** What the caller knows besides the message. */
export type Known = {
  ownAddresses?: readonly string[];
  /** The subjects of what was sent to this person: in a reply they say nothing of the reply. */
  ownSubjects?: readonly string[];
};

/**
 * The order is the decision. Reports with a structure come first, because it cannot be mistaken. Bounces in plain text come before
 * automatic replies, because Exim and Postfix mark theirs `Auto-Submitted` too, and challenges likewise. Newsletters come after
 * automatic replies (vacation programs write `Precedence: bulk`), "no more mail" before replies of every other kind.
 */
const STAGES: readonly Stage[] = [
  readFeedbackReport,
  readDeliveryReport,
  readProviderNotice,
  readPlainBounce,
  readUnsubscribeSubject,
  readChallenge,
  readAutoReply,
  readUnsubscribe,
  readBroadcast,
];

/**
 * Classifies one message. Pure: the same message gives the same answer. Dates in out-of-office texts are read relative to the message's own
 * date, so no clock is asked for. `ownAddresses` makes copies of our own mail `unrelated` (reports are never taken for copies).
 */
export function classifyMail(mail: ParsedMail, known: Known = {}): Classification {
  const view = viewMail(mail, known.ownSubjects);
  const own = new Set((known.ownAddresses ?? []).map((address) => address.toLowerCase()));
  const isReport = view.deliveryStatus !== null || view.feedbackReport !== null;
  const copy = isReport || bringsAnother(view, own) ? null : readOwnCopy(view, own);
  if (copy !== null) return copy;
  for (const stage of STAGES) {
    const found = stage(view);
    if (found !== null) return found;
  }
  return readHumanReply(view);
}
