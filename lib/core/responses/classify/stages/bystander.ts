/** Stage: messages that are no replies: copies of our own, mailing lists and newsletters. */
import type { Classification } from '../../../../domain/responses/response.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import { header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';

const LIST_FIELDS = ['list-id', 'list-post', 'mailing-list'];

/**
 * Our own message (from the Sent folder, by BCC, or from a list) must never count as a reply.
 * `own`: our addresses in lower case.
 */
export function readOwnCopy(view: MailView, own: ReadonlySet<string>): Classification | null {
  const from = view.mail.from?.address.toLowerCase() ?? '';
  if (from === '' || !own.has(from)) return null;
  return toClassification({ kind: 'unrelated', rule: 'guard.own-copy', confidence: 0.99 });
}

/**
 * RFC 2919 and RFC 2369 fields, or Precedence: a message to many recipients. A list post that
 * answers our message may still be a person's reply.
 */
export function readBroadcast(view: MailView): Classification | null {
  const listed = goesToMany(view);
  if (answersSomething(view) || !(listed || (isBulk(view) && !view.subject.isReply))) return null;
  return toClassification({
    kind: 'unrelated',
    rule: listed ? 'guard.mailing-list' : 'guard.bulk',
    confidence: 0.85,
  });
}

/** Whether it is a list post or a newsletter, whose text is not addressed to us. */
export function goesToMany(view: MailView): boolean {
  if (answersSomething(view)) return false;
  if (LIST_FIELDS.some((name) => header(view.mail, name) !== '')) return true;
  if (header(view.mail, 'list-unsubscribe') === '') return false;
  // Some CRMs lose the thread, and offer to unsubscribe in each message: "Re:" with our subject or
  // with a quote shows that a person answers.
  const { isReply, hasOwnSubject } = view.subject;
  return !isReply || isBulk(view) || !(hasOwnSubject || quotesMessage(view.text));
}

function isBulk({ mail }: MailView): boolean {
  return /^(?:bulk|list|junk)$/i.test(header(mail, 'precedence'));
}

/** Whether it names a message that it answers. */
export function answersSomething({ mail }: MailView): boolean {
  return mail.inReplyTo.length > 0 || mail.references.length > 0;
}
