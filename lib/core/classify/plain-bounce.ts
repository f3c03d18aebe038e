/** Stage: bounces that are no RFC 3464 reports. Who speaks, how it begins and what it returns must agree. */
import { BOUNCE_SENTENCES, BOUNCE_SUBJECTS, DAEMON_LOCAL_PARTS, DAEMON_NAMES, DELAY_SENTENCES, DELAY_SUBJECTS, FINAL_SENTENCES } from '../../../data/classify/notices.ts';
import { diagnose } from './diagnose.ts';
import { foldText, hasNullPath, header, type MailView } from './mail-view.ts';
import { findOriginalId } from './original-id.ts';
import { readCodes } from './read-codes.ts';
import { findRecipients } from './recipients.ts';
import type { Classification, ParsedMail } from '../../domain/response.ts';
import { toClassification } from './verdict.ts';

/** A notice says what it is in its first lines. */
const OPENING = 2_500;

export function readPlainBounce(view: MailView): Classification | null {
  const subject = foldText(view.mail.subject).replace(/^(?:\[[^\]]{0,40}\] ?|\*{2,}[^*]{0,40}\*{2,} ?)/, '');
  const rule = bounceSigns(view, subject);
  if (rule === null) return null;
  const recipients = findRecipients(view);
  const originalMessageId = findOriginalId(view);
  const found = diagnose({ status: '', diagnostic: '', notice: view.notice, recipients, others: recipients.length - 1 });
  if (isDelay(view.folded, subject)) {
    return toClassification({ kind: 'delayed', rule: `text.delayed`, confidence: 0.9, bounce: { ...found.bounce, class: 'soft' }, originalMessageId });
  }
  return toClassification({ kind: 'bounce', rule: `text.${rule}:${found.rule}`, confidence: 0.9, bounce: found.bounce, originalMessageId });
}

/** The combination that makes it a bounce, null when it is none. One sign alone never does: people quote bounces, and postmasters write mail. */
function bounceSigns(view: MailView, subject: string): string | null {
  const opening = view.folded.slice(0, OPENING);
  const titled = BOUNCE_SUBJECTS.some((phrase) => subject.startsWith(phrase));
  const worded = BOUNCE_SENTENCES.some((phrase) => opening.includes(phrase));
  const machine = isDaemon(view.mail) || hasNullPath(view.mail);
  if (header(view.mail, 'x-failed-recipients') !== '' && (machine || titled || worded)) return 'failed-recipients';
  if (machine && titled && (worded || bringsEvidence(view))) return 'daemon-subject';
  if (machine && worded && bringsEvidence(view)) return 'daemon-words';
  if (isDaemon(view.mail) && hasRefusal(view) && !isReply(view.mail)) return 'daemon-refusal';
  if (titled && worded && !isReply(view.mail) && bringsEvidence(view) && header(view.mail, 'list-id') === '') return 'subject-words';
  if (worded && view.hasOriginalPart && isRobot(view.mail) && !isReply(view.mail)) return 'robot-words';
  return null;
}

/** A returned message, a server's refusal, or the address it is about. */
function bringsEvidence(view: MailView): boolean {
  return view.original !== '' || hasRefusal(view) || findRecipients(view).length > 0;
}

function isDelay(folded: string, subject: string): boolean {
  if (FINAL_SENTENCES.some((phrase) => folded.includes(phrase))) return false;
  return DELAY_SUBJECTS.some((phrase) => subject.includes(phrase)) || DELAY_SENTENCES.some((phrase) => folded.includes(phrase));
}

function isDaemon(mail: ParsedMail): boolean {
  if (mail.from === null) return false;
  const local = mail.from.address.toLowerCase().split('@')[0] as string;
  const name = mail.from.name.toLowerCase();
  return DAEMON_LOCAL_PARTS.some((part) => local.startsWith(part)) || DAEMON_NAMES.some((phrase) => name.includes(phrase));
}

function isRobot(mail: ParsedMail): boolean {
  return /^(?:no-?reply|do-?not-?reply|mail-?er|mail-?system|system)/i.test(mail.from?.address ?? '');
}

function hasRefusal(view: MailView): boolean {
  const { code, status } = readCodes(view.notice);
  return status !== '' || (code !== null && code >= 421);
}

function isReply(mail: ParsedMail): boolean {
  return mail.inReplyTo.length > 0 && /^(?:re|aw|sv|antw|rv|fwd?|wg)\s?:/i.test(mail.subject.trim());
}
