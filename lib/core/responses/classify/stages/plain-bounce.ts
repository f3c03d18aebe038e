/**
 * Stage: bounces that are no RFC 3464 reports. Sender, beginning and returned message must agree.
 */
import {
  AWAY_SENTENCES,
  PROMISE_SENTENCES,
} from '../../../../../data/classify/auto-replies/auto-sentences.ts';
import { BOUNCE_SENTENCES } from '../../../../../data/classify/notice-sentences.ts';
import { diagnose } from '../../../bounces/diagnose.ts';
import { isDaemon } from '../daemon.ts';
import { hasNullPath, header, isStatusReport } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { includesAny, phrases } from '../../../text/phrase-matcher.ts';
import { findOriginalId } from '../original-id.ts';
import { readCodes } from '../../../bounces/read-codes.ts';
import { sendingAddresses } from '../sending-addresses.ts';
import { findRecipients } from '../recipients.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { saysDelayed, saysDelivered, saysFinal } from './fate.ts';
import { isPassedOnReply } from './passed-on.ts';
import { saysAutomatic, titledBounce } from '../subject/subject-signs.ts';
import { toClassification } from '../verdict.ts';

const WORDS = phrases(BOUNCE_SENTENCES, 'open');
const ANSWERS = phrases([...AWAY_SENTENCES, ...PROMISE_SENTENCES], 'open');
const FIRST_WORDS = 120;
/** Fields of a message that was sent. */
const RETURNED = /^[ \t>]{0,4}(?:received|message-id) ?:/im;

export function readPlainBounce(view: MailView): Classification | null {
  const rule = bounceSigns(view);
  if (rule === null) return null;
  const originalMessageId = findOriginalId(view);
  if (saysDelivered(view))
    return toClassification({
      kind: 'delivered',
      rule: 'text.delivered',
      confidence: 0.9,
      originalMessageId,
    });
  const recipients = findRecipients(view);
  const delayed = !saysFinal(view) && saysDelayed(view);
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
  const daemon = isDaemon(view.mail);
  const isMachine =
    daemon ||
    hasNullPath(view.mail) ||
    isStatusReport(view.mail) ||
    header(view.mail, 'x-mlserver') !== '';
  const hasFailedHeader = header(view.mail, 'x-failed-recipients') !== '';
  const isRobotReport = view.hasOriginalPart && isRobot(view.mail) && !isReply(view);
  // Most messages have none of these, and their words need not be read.
  if (
    (!hasBounceSubject && !isMachine && !hasFailedHeader && !isRobotReport) ||
    isPassedOnReply(view)
  )
    return null;
  // Exim and Gmail set it on their reports; no mail program does.
  if (hasFailedHeader) return 'failed-recipients';
  const hasBounceWords = includesAny(view.opening, WORDS);
  if (isMachine && hasBounceSubject && (hasBounceWords || bringsEvidence(view)))
    return 'daemon-subject';
  if (isMachine && hasBounceWords && bringsEvidence(view)) return 'daemon-words';
  if (daemon && hasRefusal(view) && !isReply(view) && !isPosted(view)) return 'daemon-refusal';
  if (
    hasBounceSubject &&
    hasBounceWords &&
    !isReply(view) &&
    bringsEvidence(view) &&
    !isPosted(view)
  )
    return 'subject-words';
  if (hasBounceWords && isRobotReport) return 'robot-words';
  return isMachine ? damagedSigns(view, { daemon, hasBounceSubject }) : null;
}

/**
 * The same for a report of which no words are left, or none that are known: the envelope, the type
 * and the returned message still tell. Automatic replies have a null path, too, so these must not
 * speak of an absence or promise an answer.
 */
function damagedSigns(
  view: MailView,
  { daemon, hasBounceSubject }: { daemon: boolean; hasBounceSubject: boolean },
): string | null {
  const { mail } = view;
  if (isReply(view) || saysAutomatic(view) || includesAny(view.opening, ANSWERS)) return null;
  const isNull = hasNullPath(mail);
  if (isStatusReport(mail)) return 'report-type';
  if (hasBounceSubject && (isNull || view.notice.trim() === '')) return 'daemon-subject';
  if (daemon && returnsMessage(view) && (isNull || noWords(view))) return 'daemon-return';
  return null;
}

/**
 * Written to a list, by a member. A list passes reports on, too; what its members write about one
 * begins with other words.
 */
function isPosted(view: MailView): boolean {
  if (header(view.mail, 'list-id') === '') return false;
  return !returnsMessage(view) && !includesAny(view.opening, WORDS, FIRST_WORDS);
}

function returnsMessage({ original }: MailView): boolean {
  return RETURNED.test(original.slice(0, 4_096));
}

function noWords(view: MailView): boolean {
  return view.notice.trim() === '' || view.notice.trim() === view.original.trim();
}

/** A returned message, a server's refusal, or the failed address. */
function bringsEvidence(view: MailView): boolean {
  return view.original !== '' || hasRefusal(view) || findRecipients(view).length > 0;
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
