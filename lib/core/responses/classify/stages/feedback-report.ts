/** Stage: RFC 5965 complaints: a mailbox provider reports that a recipient pressed "spam". */
import {
  COMPLAINT_DOMAINS,
  COMPLAINT_LOCAL_PARTS,
  COMPLAINT_SUBJECTS,
} from '../../../../../data/classify/complaint-signs.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { sharing, startsBy } from '../../../text/prefix-index.ts';
import { header } from '../mail-parts.ts';
import { viewMail, type MailView } from '../mail-view.ts';
import { findOriginalId } from '../original-id.ts';
import { readFieldGroups, readHeaderFields } from '../read-fields.ts';
import { toAddress } from '../recipients.ts';
import { toClassification } from '../verdict.ts';

const TITLES = startsBy(COMPLAINT_SUBJECTS, (start) => start);
/** Microsoft adds it to the message that it returns, and names the recipient in it. */
const JMRP = 'x-hmxmroriginalrecipient';
/** What a report about our domain, not about a message, speaks of when its fields are lost. */
const AUTHENTICATION = /\b(?:dmarc|spf|dkim|authentication)\b/;

export function readFeedbackReport(view: MailView): Classification | null {
  const type = typeOf(view.feedbackReport ?? '');
  if (type === '')
    return view.feedbackReport !== null || isFeedbackType(view.mail)
      ? readLost(view)
      : readUnmarked(view);
  const originalMessageId = findOriginalId(view);
  // RFC 6591: an authentication failure report is about our domain, not from a person. RFC 6430:
  // not-spam withdraws a complaint.
  if (type.startsWith('auth') || type === 'not-spam' || type === 'dmarc') {
    return toClassification({
      kind: 'unrelated',
      rule: `arf.${type.startsWith('auth') ? 'auth-failure' : type}`,
      confidence: 0.95,
      originalMessageId,
    });
  }
  if (type.startsWith('opt-out') || type === 'unsubscribe')
    return toClassification({
      kind: 'unsubscribe',
      rule: 'arf.opt-out',
      confidence: 0.95,
      intent: 'unsubscribe',
      originalMessageId,
    });
  return complaint(view, 'arf.complaint', 0.99);
}

/** Of the group that has it: gateways put empty lines between the fields. */
function typeOf(report: string): string {
  const found = readFieldGroups(report).find((group) => group.has('feedback-type'));
  return /^[a-z-]{1,40}/.exec((found?.get('feedback-type') ?? '').toLowerCase())?.[0] ?? '';
}

function isFeedbackType(mail: ParsedMail): boolean {
  return (
    mail.contentType === 'multipart/report' &&
    /report-type ?= ?"?feedback-report/i.test(header(mail, 'content-type'))
  );
}

/** The part with the fields is lost or cannot be read. */
function readLost(view: MailView): Classification {
  return AUTHENTICATION.test(view.opening.text)
    ? toClassification({
        kind: 'unrelated',
        rule: 'arf.auth-failure',
        confidence: 0.7,
        originalMessageId: findOriginalId(view),
      })
    : complaint(view, 'arf.complaint', 0.9);
}

/**
 * Microsoft's JMRP and some others return the message under a subject, a field or an address of
 * their own instead.
 */
function readUnmarked(view: MailView): Classification | null {
  const { mail } = view;
  if (isReturnedByJmrp(mail)) return complaint(view, 'complaint.jmrp', 0.9, mail.messageId);
  const [local = '', domain = ''] = (mail.from?.address ?? '').toLowerCase().split('@');
  if (COMPLAINT_DOMAINS.includes(domain)) return complaint(view, 'complaint.sender', 0.9);
  if (!view.hasOriginalPart) return null;
  if (/^x-hmxmroriginalrecipient ?:/im.test(view.original.slice(0, 32_768)))
    return complaint(view, 'complaint.jmrp', 0.9);
  const isTitled = sharing(TITLES, view.subject.leading).some((start) =>
    view.subject.leading.startsWith(start),
  );
  if (!isTitled || !COMPLAINT_LOCAL_PARTS.some((part) => local.startsWith(part))) return null;
  return complaint(view, 'complaint.subject', 0.9);
}

/** Our own message comes back with Microsoft's field in its header, or a wrapper has the field. */
export function isReturnedByJmrp(mail: ParsedMail): boolean {
  return header(mail, JMRP) !== '';
}

function complaint(
  view: MailView,
  rule: string,
  confidence: number,
  own: string | null = null,
): Classification {
  const originalMessageId = view.hasOriginalPart
    ? findOriginalId(view)
    : (own ?? findOriginalId(view));
  return toClassification({ kind: 'complaint', rule, confidence, originalMessageId });
}

/**
 * The recipients that a complaint names, in lower case: the report's Original-Rcpt-To and
 * Removal-Recipient, JMRP's field, the returned To. `[]` when redacted.
 */
export function readComplaintRecipients(mail: ParsedMail): string[] {
  const view = viewMail(mail);
  const groups = readFieldGroups(view.feedbackReport ?? '');
  const returned = readHeaderFields(view.original);
  const jmrp = header(mail, JMRP);
  const values = [
    ...groups.flatMap((group) => [group.get('original-rcpt-to'), group.get('removal-recipient')]),
    jmrp,
    returned.get(JMRP),
    returned.get('to'),
    ...(jmrp === '' || view.hasOriginalPart ? [] : mail.to),
  ];
  return [
    ...new Set(
      values
        .map((value) => toAddress(/<([^<>]{3,320})>/.exec(value ?? '')?.[1] ?? value ?? ''))
        .filter((address): address is string => address !== null),
    ),
  ];
}
