/**
 * Stages: messages that are no replies: copies of our own, mailing lists, newsletters, and machines
 * whose words no stage knows.
 */
import type { Classification, Intent } from '../../../../domain/responses/response.ts';
import { quotesMessage } from '../../reply-text/reply-mark.ts';
import { isDaemon } from '../daemon.ts';
import { answersSomething, hasNullPath, header, isReportType } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';
import { readIntent } from './human-reply.ts';
import { isPassedOnReply } from './passed-on.ts';

/** Intents that no automatic reply has by its words alone. */
const MACHINE_TOO: ReadonlySet<Intent> = new Set<Intent>(['unknown', 'question']);

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

/**
 * A daemon, a report, or a message with an empty reverse path (RFC 5321 4.5.5) is no person's, even
 * when nothing of it is understood.
 */
export function readMachine(view: MailView): Classification | null {
  const { mail } = view;
  const isReport = isReportType(mail);
  const daemon = isDaemon(mail);
  if (!isReport && !daemon && !hasNullPath(mail)) return null;
  if (isPassedOnReply(view) || (!isReport && isPersonal(view))) return null;
  const isAnswer = answersSomething(view) || view.subject.hasOwnSubject;
  return toClassification({
    kind: isAnswer || !daemon ? 'auto_reply' : 'unrelated',
    rule: `machine.${isReport ? 'report' : daemon ? 'daemon' : 'null-path'}`,
    confidence: 0.8,
    visibleText: view.visible === '' ? null : view.visible,
  });
}

/**
 * A person may be the postmaster, and some mail stores lose the path of people's messages: those
 * answer ours, and say what they want.
 */
function isPersonal(view: MailView): boolean {
  const { mail, subject } = view;
  if (!answersSomething(view) || !subject.isReply || /daemon/i.test(mail.from?.address ?? ''))
    return false;
  return hasNullPath(mail) ? !isDaemon(mail) && wantsSomething(view) : view.visible !== '';
}

function wantsSomething(view: MailView): boolean {
  return !MACHINE_TOO.has(readIntent(view.visible, view.visibleOpening).intent);
}
