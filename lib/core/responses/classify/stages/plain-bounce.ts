/**
 * Stage: bounces that are no RFC 3464 reports. Sender, beginning and returned message must agree.
 */
import {
  BOUNCE_SENTENCES,
  DAEMON_LOCAL_PARTS,
  DAEMON_NAMES,
  DELAY_SENTENCES,
  DELAY_SUBJECTS,
  FINAL_SENTENCES,
} from '../../../../../data/classify/notices.ts';
import { diagnose } from '../../../bounces/diagnose.ts';
import { hasNullPath, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { includesAny, phrases } from '../../../text/phrase-matcher.ts';
import { findOriginalId } from '../original-id.ts';
import { readCodes } from '../../../bounces/read-codes.ts';
import { sendingAddresses } from '../sending-addresses.ts';
import { findRecipients } from '../recipients.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { isPassedOnReply } from './passed-on.ts';
import { titledBounce } from '../subject/subject-signs.ts';
import { toClassification } from '../verdict.ts';

const WORDS = phrases(BOUNCE_SENTENCES);
const DELAYS = phrases(DELAY_SENTENCES);
const FINALS = phrases(FINAL_SENTENCES);

export function readPlainBounce(view: MailView): Classification | null {
  const rule = bounceSigns(view);
  if (rule === null) return null;
  const recipients = findRecipients(view);
  const originalMessageId = findOriginalId(view);
  const delayed = isDelay(view);
  const diagnosis = diagnose({
    fate: delayed ? 'delayed' : 'failed',
    status: '',
    diagnostic: '',
    notice: view.notice,
    recipients,
    others: recipients.slice(1),
    ours: sendingAddresses(view),
  });
  if (delayed) {
    return toClassification({
      kind: 'delayed',
      rule: `text.delayed`,
      confidence: 0.9,
      bounce: { ...diagnosis.bounce, class: 'soft' },
      originalMessageId,
    });
  }
  return toClassification({
    kind: 'bounce',
    rule: `text.${rule}:${diagnosis.rule}`,
    confidence: 0.9,
    bounce: diagnosis.bounce,
    originalMessageId,
  });
}

/**
 * The combination of signs that makes it a bounce, null without one. One sign is never enough:
 * people quote bounces, and postmasters write messages.
 */
function bounceSigns(view: MailView): string | null {
  const hasBounceSubject = titledBounce(view.subject);
  const isMachine =
    isDaemon(view.mail) || hasNullPath(view.mail) || header(view.mail, 'x-mlserver') !== '';
  const hasFailedHeader = header(view.mail, 'x-failed-recipients') !== '';
  const isRobotReport = view.hasOriginalPart && isRobot(view.mail) && !isReply(view);
  // Most messages have none of these, and their words need not be read.
  if (
    (!hasBounceSubject && !isMachine && !hasFailedHeader && !isRobotReport) ||
    isPassedOnReply(view)
  )
    return null;
  const hasBounceWords = includesAny(view.opening, WORDS);
  if (hasFailedHeader && (isMachine || hasBounceSubject || hasBounceWords))
    return 'failed-recipients';
  if (isMachine && hasBounceSubject && (hasBounceWords || bringsEvidence(view)))
    return 'daemon-subject';
  if (isMachine && hasBounceWords && bringsEvidence(view)) return 'daemon-words';
  if (isDaemon(view.mail) && hasRefusal(view) && !isReply(view)) return 'daemon-refusal';
  if (
    hasBounceSubject &&
    hasBounceWords &&
    !isReply(view) &&
    bringsEvidence(view) &&
    header(view.mail, 'list-id') === ''
  )
    return 'subject-words';
  if (hasBounceWords && isRobotReport) return 'robot-words';
  return null;
}

/** A returned message, a server's refusal, or the failed address. */
function bringsEvidence(view: MailView): boolean {
  return view.original !== '' || hasRefusal(view) || findRecipients(view).length > 0;
}

function isDelay({ folded, subject }: MailView): boolean {
  if (includesAny(folded, FINALS)) return false;
  return (
    DELAY_SUBJECTS.some((phrase) => subject.whole.includes(phrase)) || includesAny(folded, DELAYS)
  );
}

function isDaemon(mail: ParsedMail): boolean {
  if (mail.from === null) return false;
  const [local = ''] = mail.from.address.toLowerCase().split('@');
  const name = mail.from.name.toLowerCase();
  return (
    DAEMON_LOCAL_PARTS.some((part) => local.startsWith(part)) ||
    DAEMON_NAMES.some((phrase) => name.includes(phrase))
  );
}

function isRobot(mail: ParsedMail): boolean {
  return /^(?:no-?reply|do-?not-?reply|mail-?er|mail-?system|system)/i.test(
    mail.from?.address ?? '',
  );
}

function hasRefusal(view: MailView): boolean {
  const { code, status } = readCodes(view.notice);
  return status !== '' || (code !== null && code >= 421);
}

function isReply({ mail, subject }: MailView): boolean {
  return mail.inReplyTo.length > 0 && (subject.isReply || subject.isForward);
}
