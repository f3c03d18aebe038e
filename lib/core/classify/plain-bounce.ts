/** Stage: bounces that are no RFC 3464 reports. Who speaks, how it begins and what it returns must agree. */
import { BOUNCE_SENTENCES, BOUNCE_SUBJECTS, DAEMON_LOCAL_PARTS, DAEMON_NAMES, DELAY_SENTENCES, DELAY_SUBJECTS, FINAL_SENTENCES, VERDICT_ENDINGS } from '../../../data/classify/notices.ts';
import { diagnose } from './diagnose.ts';
import { hasNullPath, header } from './mail-parts.ts';
import type { MailView } from './mail-view.ts';
import { foldText, includesAny, phrases, type Folded } from '../phrases.ts';
import { findOriginalId } from './original-id.ts';
import { readCodes } from './read-codes.ts';
import { findRecipients } from './recipients.ts';
import type { Classification, ParsedMail } from '../../domain/response.ts';
import { toClassification } from './verdict.ts';

const WORDS = phrases(BOUNCE_SENTENCES);
const DELAYS = phrases(DELAY_SENTENCES);
const FINALS = phrases(FINAL_SENTENCES);

export function readPlainBounce(view: MailView): Classification | null {
  const subject = foldText(view.mail.subject).replace(/^(?:\[[^\]]{0,40}\] ?|\*{2,}[^*]{0,40}\*{2,} ?)/, '');
  const rule = bounceSigns(view, subject);
  if (rule === null) return null;
  const recipients = findRecipients(view);
  const originalMessageId = findOriginalId(view);
  const delayed = isDelay(view.folded, subject);
  const found = diagnose({ fate: delayed ? 'delayed' : 'failed', status: '', diagnostic: '', notice: view.notice, recipients, others: recipients.length - 1 });
  if (delayed) {
    return toClassification({ kind: 'delayed', rule: `text.delayed`, confidence: 0.9, bounce: { ...found.bounce, class: 'soft' }, originalMessageId });
  }
  return toClassification({ kind: 'bounce', rule: `text.${rule}:${found.rule}`, confidence: 0.9, bounce: found.bounce, originalMessageId });
}

function endsInVerdict(subject: string): boolean {
  const text = subject.endsWith(')') ? subject.slice(0, -1) : subject;
  return VERDICT_ENDINGS.some((ending) => text.endsWith(ending) && /[:(-] ?$/.test(text.slice(0, -ending.length)));
}

/** The combination that makes it a bounce, null when it is none. One sign alone never does: people quote bounces, and postmasters write mail. */
function bounceSigns(view: MailView, subject: string): string | null {
  const titled = BOUNCE_SUBJECTS.some((phrase) => subject.startsWith(phrase)) || endsInVerdict(subject);
  const machine = isDaemon(view.mail) || hasNullPath(view.mail) || header(view.mail, 'x-mlserver') !== '';
  const named = header(view.mail, 'x-failed-recipients') !== '';
  const robot = view.hasOriginalPart && isRobot(view.mail) && !isReply(view.mail);
  // As most mail: its words are not worth reading.
  if (!titled && !machine && !named && !robot) return null;
  const worded = includesAny(view.opening, WORDS);
  if (named && (machine || titled || worded)) return 'failed-recipients';
  if (machine && titled && (worded || bringsEvidence(view))) return 'daemon-subject';
  if (machine && worded && bringsEvidence(view)) return 'daemon-words';
  if (isDaemon(view.mail) && hasRefusal(view) && !isReply(view.mail)) return 'daemon-refusal';
  if (titled && worded && !isReply(view.mail) && bringsEvidence(view) && header(view.mail, 'list-id') === '') return 'subject-words';
  if (worded && robot) return 'robot-words';
  return null;
}

/** A returned message, a server's refusal, or the address it is about. */
function bringsEvidence(view: MailView): boolean {
  return view.original !== '' || hasRefusal(view) || findRecipients(view).length > 0;
}

function isDelay(folded: Folded, subject: string): boolean {
  if (includesAny(folded, FINALS)) return false;
  return DELAY_SUBJECTS.some((phrase) => subject.includes(phrase)) || includesAny(folded, DELAYS);
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
